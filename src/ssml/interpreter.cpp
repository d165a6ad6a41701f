// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/interpreter.hpp"

#include "ssml/names.hpp"
#include "ssml/runs.hpp"
#include "ssml/values.hpp"
#include "util/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace audiosheet::ssml {

namespace {

/// Line and paragraph numbers beyond this are slips; well below what an int holds.
constexpr int k_max_number = 1'000'000'000;

std::string full_name(const Attribute& attribute) {
  switch (attribute.space) {
  case Space::as:
    return "as:" + attribute.name;
  case Space::xml:
    return "xml:" + attribute.name;
  default:
    return attribute.name;
  }
}

/// The shape of a BCP 47 tag, or empty (no language): what may go on to an engine.
bool is_language(std::string_view tag) {
  constexpr std::size_t k_longest = 35;
  return tag.size() <= k_longest && std::all_of(tag.begin(), tag.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
         });
}

/// Whether an element changes more than the way its words are said.
bool has_structure(const Element& element) {
  const bool marked = std::any_of(element.attributes.begin(), element.attributes.end(),
                                  [](const Attribute& each) { return each.space == Space::as; });
  return marked || std::any_of(element.children.begin(), element.children.end(), [](const Node& node) {
           const auto* inner = std::get_if<Element>(&node.value);
           return inner != nullptr && (inner->name == "p" || inner->name == "s" || has_structure(*inner));
         });
}

std::vector<std::string> words_of(const std::string* text) {
  std::vector<std::string> words;
  if (text != nullptr) {
    const std::string folded = fold_spaces(*text);
    for (const auto word : split(folded, ' ')) {
      if (!word.empty()) {
        words.emplace_back(word);
      }
    }
  }
  return words;
}

} // namespace

std::string text_of(const Element& element) {
  std::string out;
  for (const auto& node : element.children) {
    if (const auto* text = std::get_if<std::string>(&node.value)) {
      out += fold_lines(*text);
    } else if (const auto* inner = std::get_if<Element>(&node.value);
               inner != nullptr && inner->name != "desc") {
      out += text_of(*inner);
    }
  }
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

Collected Interpreter::run(const Element& speak) {
  check_speak(speak);
  State state;
  state.language = m_language;
  state.source_line = speak.position.line;
  children(speak, state);
  return m_collector.take();
}

void Interpreter::check_speak(const Element& speak) {
  check_attributes(speak, rule_of(Tag::speak));
  if (const auto* version = speak.find(Space::none, "version");
      version != nullptr && *version != "1.0" && *version != "1.1") {
    m_problems.add(Severity::warning, speak, "version",
                   fmt::format("version {} is read as if it were 1.1", in_quotes(*version)));
  }
  for (const std::string_view name : {"startmark", "endmark"}) {
    if (speak.find(Space::none, name) != nullptr) {
      m_problems.add(Severity::warning, speak, name,
                     fmt::format("\"{}\" is not honoured: the whole document is spoken", name));
    }
  }
  if (const auto* base = speak.find(Space::xml, "base")) {
    m_base = *base;
  }
}

void Interpreter::children(const Element& element, const State& state) {
  for (const auto& node : element.children) {
    if (const auto* piece = std::get_if<std::string>(&node.value)) {
      text(state, *piece);
    } else if (const auto* inner = std::get_if<Element>(&node.value)) {
      child(*inner, element, state);
    } else {
      m_collector.add_comment(std::get<Remark>(node.value).text);
    }
  }
}

void Interpreter::child(const Element& element, const Element& parent, const State& state) {
  static constexpr std::array<Row, 19> k_handlers{{
      {Tag::lexicon, &Interpreter::lexicon}, {Tag::lookup, &Interpreter::lookup},
      {Tag::meta, &Interpreter::silent},     {Tag::metadata, &Interpreter::silent},
      {Tag::p, &Interpreter::paragraph},     {Tag::s, &Interpreter::sentence},
      {Tag::token, &Interpreter::plain},     {Tag::w, &Interpreter::plain},
      {Tag::say_as, &Interpreter::say_as},   {Tag::phoneme, &Interpreter::phoneme},
      {Tag::sub, &Interpreter::sub},         {Tag::lang, &Interpreter::lang},
      {Tag::voice, &Interpreter::voice},     {Tag::emphasis, &Interpreter::emphasis},
      {Tag::break_, &Interpreter::pause},    {Tag::prosody, &Interpreter::prosody},
      {Tag::audio, &Interpreter::audio},     {Tag::mark, &Interpreter::mark},
      {Tag::desc, &Interpreter::silent},
  }};
  State inside = state;
  inside.source_line = element.position.line;
  const ElementRule* rule = element.space == Space::ssml ? find_element(element.name) : nullptr;
  if (rule == nullptr || rule->tag == Tag::speak) {
    if (element.space == Space::ssml && !m_problems.is_full()) {
      m_problems.add(Severity::error, element,
                     fmt::format("SSML has no element {} here{}; its text is spoken", in_quotes(element.name),
                                 suggest(element.name, element_names())));
    }
    return children(element, inside);
  }
  const ElementRule* outer = parent.space == Space::ssml ? find_element(parent.name) : nullptr;
  const bool nested = (rule->tag == Tag::p || rule->tag == Tag::s) && state.in_sentence;
  if (nested || (outer != nullptr && (outer->children & bit(rule->tag)) == 0)) {
    m_problems.add(Severity::error, element,
                   fmt::format("\"{}\" can't stand inside \"{}\"", element.name, nested ? "s" : parent.name));
  }
  check_attributes(element, *rule);
  check_text(element, *rule);
  const auto row = std::find_if(k_handlers.begin(), k_handlers.end(),
                                [&](const Row& each) { return each.tag == rule->tag; });
  (this->*row->handler)(element, std::move(inside));
}

void Interpreter::text(const State& state, const std::string& text) {
  if (state.lexicons.empty() && m_everywhere.empty()) {
    return m_collector.add_text(state, text);
  }
  std::vector<const Lexicon*> lexicons = m_everywhere;
  lexicons.insert(lexicons.end(), state.lexicons.begin(), state.lexicons.end());
  std::vector<Words> pieces(1);
  pieces[0].written = pieces[0].spoken = fold_lines(text);
  for (auto lexicon = lexicons.rbegin(); lexicon != lexicons.rend(); ++lexicon) {
    std::vector<Words> finer;
    for (auto& piece : pieces) {
      const bool known = !piece.phonemes.empty() || piece.spoken != piece.written;
      for (auto& words : known ? std::vector<Words>{piece} : (*lexicon)->apply(piece.written)) {
        finer.push_back(std::move(words));
      }
    }
    pieces = std::move(finer);
  }
  for (auto& piece : pieces) {
    m_collector.add_words(state, std::move(piece));
  }
}

void Interpreter::check_attributes(const Element& element, const ElementRule& rule) {
  for (const auto& attribute : element.attributes) {
    if (m_problems.is_full()) {
      return;
    }
    const std::string name = full_name(attribute);
    const bool known =
        std::find(rule.attributes.begin(), rule.attributes.end(), name) != rule.attributes.end();
    if (!known && (attribute.space == Space::none || attribute.space == Space::as)) {
      m_problems.add(Severity::error, element, attribute.name,
                     fmt::format("\"{}\" has no attribute {}{}", element.name, in_quotes(name),
                                 suggest(name, rule.attributes)));
    }
  }
}

void Interpreter::check_text(const Element& element, const ElementRule& rule) {
  if (rule.text) {
    return;
  }
  for (const auto& node : element.children) {
    const auto* text = std::get_if<std::string>(&node.value);
    if (text != nullptr && !trim(*text).empty()) {
      m_problems.add(
          Severity::error, element,
          fmt::format("\"{}\" holds no text; {} is not spoken", element.name, in_quotes(trim(*text))));
    }
  }
}

void Interpreter::bad_value(const Element& element, std::string_view attribute, const std::string& value,
                            std::string_view meant) {
  m_problems.add(Severity::error, element, attribute,
                 fmt::format("{}={} is not understood; {}", attribute, in_quotes(value), meant));
}

std::string Interpreter::one_of(const Element& element, std::string_view attribute,
                                const std::vector<std::string_view>& names, std::string_view usual) {
  const auto* value = element.find(Space::none, attribute);
  if (value == nullptr || value->empty()) {
    return std::string(usual);
  }
  if (std::find(names.begin(), names.end(), *value) != names.end()) {
    return *value;
  }
  const std::string_view meant = closest(*value, names);
  bad_value(element, attribute, *value,
            meant.empty() ? fmt::format("it is one of {}", fmt::join(names, ", "))
                          : fmt::format("did you mean \"{}\"?", meant));
  return std::string(usual);
}

void Interpreter::inherit(const Element& element, State& state) {
  if (const auto* language = element.find(Space::xml, "lang")) {
    if (is_language(*language)) {
      state.language = *language;
    } else {
      bad_value(element, "lang", *language, "a language is written like \"en-GB\"");
    }
  }
  one_of(element, "onlangfailure", {"changevoice", "ignoretext", "ignorelang", "processorchoice"}, "");
  if (const auto* role = element.find(Space::as, "role")) {
    if (const auto value = role_from(*role)) {
      state.role = *value;
    } else {
      bad_value(element, "role", *role,
                "roles are title, heading, body, item, question, answer, warning, note, takeaway, reference, "
                "prompt");
    }
  }
  if (const auto* kind = element.find(Space::as, "kind")) {
    state.kind = callout_kind(*kind);
    if (!state.kind && *kind != "none") {
      bad_value(element, "kind", *kind, "kinds are danger, warning, caution, important, note, tip, none");
    }
  }
  if (const auto* part = element.find(Space::as, "part")) {
    state.part = part_from(*part);
    if (!state.part) {
      bad_value(element, "part", *part, "parts are speech, label, close, cue, pause");
    }
  }
  if (const auto* within = element.find(Space::as, "within")) {
    if (*within == "none" || is_container_path(*within)) {
      state.within = *within == "none" ? std::string() : *within;
    } else {
      bad_value(element, "within", *within, "containers are written like \"list-1/item-2\"");
    }
  }
  for (const auto& [name, field] : {std::pair{"warning", &State::warning}, std::pair{"line", &State::line}}) {
    if (const auto* text = element.find(Space::as, name)) {
      if (const auto value = parse_count(*text); value && *value <= k_max_number) {
        state.*field = *value;
      } else {
        bad_value(element, name, *text, "a whole number is needed");
      }
    }
  }
}

std::optional<int> Interpreter::paragraph_number(const Element& element) {
  const auto* number = element.find(Space::as, "paragraph");
  if (number == nullptr) {
    return std::nullopt;
  }
  const auto value = parse_count(*number);
  if (!value || *value > k_max_number) {
    bad_value(element, "paragraph", *number, "a whole number is needed");
    return std::nullopt;
  }
  return value;
}

void Interpreter::paragraph(const Element& element, State state) {
  m_collector.end_sentence();
  inherit(element, state);
  m_paragraph = std::max(1, paragraph_number(element).value_or(m_paragraph + 1));
  state.paragraph = m_paragraph;
  m_collector.begin_scope();
  state.base = combine(state.base, state.words);
  state.words = {};
  children(element, state);
  m_collector.end_sentence();
}

void Interpreter::sentence(const Element& element, State state) {
  inherit(element, state);
  state.base = combine(state.base, state.words);
  state.words = {};
  state.in_sentence = true;
  m_collector.begin_sentence(state);
  state.part.reset();
  children(element, state);
  m_collector.end_sentence();
}

void Interpreter::plain(const Element& element, State state) {
  inherit(element, state);
  children(element, state);
}

void Interpreter::silent(const Element& /*element*/, State /*state*/) {}

void Interpreter::mark(const Element& element, State /*state*/) {
  const auto* name = element.find(Space::none, "name");
  if (name == nullptr) {
    m_problems.add(Severity::error, element, "\"mark\" needs an attribute \"name\"");
  } else {
    m_collector.add_mark(*name);
  }
}

void Interpreter::lang(const Element& element, State state) {
  if (element.find(Space::xml, "lang") == nullptr) {
    m_problems.add(Severity::error, element, "\"lang\" needs an attribute \"xml:lang\"");
  }
  plain(element, std::move(state));
}

VoiceWish Interpreter::voice_wish(const Element& element) {
  static const std::vector<std::string_view> k_genders{"male", "female", "neutral"};
  VoiceWish wish;
  wish.names = words_of(element.find(Space::none, "name"));
  wish.languages = words_of(element.find(Space::none, "languages"));
  wish.gender = one_of(element, "gender", k_genders, "");
  constexpr std::string_view k_number = "a whole number is needed";
  if (const auto* age = element.find(Space::none, "age"); age != nullptr && !age->empty()) {
    wish.age = value_or(element, "age", parse_count, 0, k_number);
  }
  if (const auto* variant = element.find(Space::none, "variant"); variant != nullptr && !variant->empty()) {
    wish.variant = value_or(element, "variant", parse_count, 1, k_number);
  }
  if (const auto* required = element.find(Space::none, "required")) {
    wish.required = words_of(required);
  }
  if (const auto* ordering = element.find(Space::none, "ordering")) {
    wish.ordering = words_of(ordering);
  }
  return wish;
}

std::optional<std::string> Interpreter::find_voice(const Element& element, const State& state) {
  const VoiceWish wish = voice_wish(element);
  const std::string on_failure = one_of(
      element, "onvoicefailure", {"priorityselect", "keepexisting", "ignoretext", "processorchoice"}, "");
  const auto& voices = m_options.voices;
  const auto* whole_name = element.find(Space::none, "name");
  if (whole_name != nullptr && (voices.empty() || voices.count(*whole_name) > 0)) {
    return *whole_name; // names of a profile may hold spaces
  }
  for (const auto& name : wish.names) {
    if (voices.count(name) > 0) {
      return name;
    }
  }
  const bool describes = !wish.languages.empty() || !wish.gender.empty() || wish.age || wish.variant != 1;
  if (!voices.empty() && describes) {
    if (auto chosen = choose_voice(wish, voices)) {
      return chosen;
    }
  }
  if (whole_name != nullptr || (!voices.empty() && describes)) {
    std::vector<std::string_view> names;
    for (const auto& [name, voice] : voices) {
      names.push_back(name);
    }
    const bool silent = on_failure == "ignoretext";
    m_problems.add(
        Severity::warning, element, whole_name != nullptr ? "name" : "languages",
        fmt::format("the profile has no such voice{}; {}",
                    whole_name != nullptr ? suggest(*whole_name, names) : "",
                    silent ? "the text is left out, as onvoicefailure asks" : "the voice stays as it is"));
    return silent ? std::nullopt : std::optional(state.voice);
  }
  return state.voice;
}

void Interpreter::voice(const Element& element, State state) {
  auto chosen = find_voice(element, state);
  if (!chosen) {
    return;
  }
  inherit(element, state);
  state.voice = std::move(*chosen);
  if (state.in_sentence || !has_structure(element)) {
    return children(element, state);
  }
  m_collector.end_sentence();
  m_collector.begin_scope();
  children(element, state);
  m_collector.end_sentence();
}

} // namespace audiosheet::ssml
