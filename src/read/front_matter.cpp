// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/front_matter.hpp"

#include "util/limits.hpp"
#include "util/text.hpp"
#include "util/visible.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <toml++/toml.h>

namespace audiosheet::read {

namespace {

constexpr std::size_t k_max_entries = limits::k_front_matter_entries;
constexpr std::size_t k_max_toml = limits::k_front_matter_bytes;
constexpr std::array<std::string_view, 7> k_takeaways{
    "key_points", "key_takeaways", "takeaways", "key_facts", "key_messages", "highlights", "at_a_glance"};

std::string normal_key(std::string_view key) { return replace_all(ascii_lower(trim(key)), "-", "_"); }

bool is_takeaways_key(std::string_view key) {
  return std::find(k_takeaways.begin(), k_takeaways.end(), replace_all(normal_key(key), "keyp", "key_p")) !=
             k_takeaways.end() ||
         normal_key(key) == "keytakeaways";
}

std::string label_of(std::string_view key) {
  std::string label = replace_all(normal_key(key), "_", " ");
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') {
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
  }
  return label;
}

// --- YAML: "key: value" lines, lists of texts and of maps, block scalars; nothing else is needed ---

struct YamlLine {
  std::size_t indent = 0; ///< of the key; behind "- " when the line starts an item
  bool item = false;
  std::string key;
  std::string value;
  int number = 0;
};

/// Position of the quote that closes the one at the start; npos: it isn't closed.
std::size_t closing_quote(std::string_view value) {
  for (std::size_t at = 1; at < value.size(); ++at) {
    if (value[at] == '\\' && value[0] == '"') {
      ++at;
    } else if (value[at] == value[0] && value.substr(at + 1, 1) == "'" && value[0] == '\'') {
      ++at; // '' is a quote in a text
    } else if (value[at] == value[0]) {
      return at;
    }
  }
  return std::string_view::npos;
}

std::string unquoted(std::string_view value) {
  value = trim(value);
  if (!value.empty() && (value.front() == '"' || value.front() == '\'')) {
    if (const std::size_t close = closing_quote(value); close != std::string_view::npos) {
      value = value.substr(0, close + 1); // a comment may follow
    }
  }
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) {
    const bool twice = value.front() == '"';
    const std::string inner(value.substr(1, value.size() - 2));
    return twice ? replace_all(replace_all(inner, "\\\"", "\""), "\\n", " ") : replace_all(inner, "''", "'");
  }
  if (const std::size_t comment = value.find(" #");
      comment != std::string_view::npos && !value.empty() && value.front() != '"') {
    value = trim(value.substr(0, comment));
  }
  return std::string(value);
}

YamlLine parse_yaml_line(std::string_view raw, int number) {
  YamlLine line;
  line.number = number;
  std::size_t at = raw.find_first_not_of(" \t");
  if (at == std::string_view::npos) {
    return line;
  }
  while (raw.substr(at, 2) == "- ") {
    line.item = true;
    const std::size_t next = raw.find_first_not_of(" \t", at + 1);
    at = next == std::string_view::npos ? raw.size() : next;
  }
  line.indent = at;
  const std::string_view rest = raw.substr(at);
  const std::size_t colon = rest.find(':');
  const bool is_key = colon != std::string_view::npos && colon > 0 && colon < 60 && rest[0] != '"' &&
                      rest[0] != '\'' && (colon + 1 == rest.size() || rest[colon + 1] == ' ') &&
                      rest.substr(0, colon).find(' ') == std::string_view::npos;
  if (is_key) {
    line.key = normal_key(rest.substr(0, colon));
    line.value = std::string(trim(rest.substr(colon + 1)));
  } else {
    line.value = std::string(trim(rest));
  }
  return line;
}

class Yaml {
public:
  Yaml(const std::vector<std::string_view>& lines, int first, FrontMatter& matter)
      : m_lines(lines), m_first(first), m_matter(matter) {}

  void read() {
    for (m_at = 0; m_at < m_lines.size(); ++m_at) {
      YamlLine line = parse_yaml_line(m_lines[m_at], m_first + static_cast<int>(m_at));
      if (line.indent == 0 && !line.item) {
        m_section = line.key;
      }
      const std::string value = scalar(line);
      if (!line.key.empty()) {
        pair(line, value);
      } else if (line.item && is_takeaways_key(m_section) && m_matter.takeaways.size() < k_max_entries) {
        m_matter.takeaways_label = label_of(m_section);
        m_matter.takeaways.push_back(value);
      }
    }
  }

private:
  /// The value, with the lines that go on below it.
  std::string scalar(const YamlLine& line) {
    std::string value = line.value;
    const bool block = !value.empty() && (value[0] == '|' || value[0] == '>') && value.size() <= 3;
    const bool open_quote = !block && !value.empty() && (value[0] == '"' || value[0] == '\'') &&
                            closing_quote(value) == std::string_view::npos;
    if (!block && !open_quote) {
      return unquoted(value);
    }
    std::string text = block ? std::string() : value;
    while (m_at + 1 < m_lines.size()) {
      const std::string_view next = m_lines[m_at + 1];
      const std::size_t indent = next.find_first_not_of(" \t");
      if (block && indent != std::string_view::npos && indent <= line.indent) {
        break;
      }
      ++m_at;
      text += (text.empty() ? "" : "\n") + std::string(trim(next));
      if (open_quote && !trim(next).empty() && trim(next).back() == value[0]) {
        break;
      }
    }
    return block ? text : unquoted(text);
  }

  void pair(const YamlLine& line, const std::string& value) {
    const std::string& key = line.key;
    const bool top = line.indent == 0 && !line.item;
    if (top) {
      m_matter.imprint.say(key, value);
    }
    if (top && key == "title") {
      m_matter.title = fold_spaces(value);
    } else if (top && (key == "lang" || key == "language" || key == "locale")) {
      m_matter.language = replace_all(value, "_", "-");
    } else if ((key == "question" || key == "q") && m_matter.questions.size() < k_max_entries &&
               !value.empty()) {
      m_matter.questions.push_back({fold_spaces(value), {}, line.number});
    } else if ((key == "answer" || key == "a") && !m_matter.questions.empty() &&
               m_matter.questions.back().answer.empty()) {
      m_matter.questions.back().answer = value;
    }
  }

  const std::vector<std::string_view>& m_lines;
  int m_first;
  FrontMatter& m_matter;
  std::size_t m_at = 0;
  std::string m_section;
};

// --- TOML: its texts may have escapes for characters that no text may have ---

std::string text_of(const toml::table& table, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    if (const auto value = table[key].value<std::string>()) {
      return visible_text(*value);
    }
  }
  return {};
}

std::string toml_day(const toml::date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

void read_toml_lists(const toml::table& table, int first, FrontMatter& matter, int depth) {
  for (const auto& [key, value] : table) {
    const std::string name(key.str());
    if (const toml::table* below = value.as_table(); below != nullptr && depth < 4) {
      read_toml_lists(*below, first, matter, depth + 1);
    }
    const toml::array* array = value.as_array();
    if (array == nullptr) {
      continue;
    }
    for (const toml::node& item : *array) {
      if (const auto text = item.value<std::string>();
          text && is_takeaways_key(name) && matter.takeaways.size() < k_max_entries) {
        matter.takeaways_label = label_of(name);
        matter.takeaways.push_back(visible_text(*text));
      }
      const toml::table* entry = item.as_table();
      if (entry == nullptr || matter.questions.size() >= k_max_entries) {
        continue;
      }
      const int line = first + static_cast<int>(entry->source().begin.line) - 1;
      const std::string question = text_of(*entry, {"question", "q"});
      if (!question.empty()) {
        matter.questions.push_back({fold_spaces(question), text_of(*entry, {"answer", "a"}), line});
      } else if (name == "footnotes" || name == "references") {
        const auto id = (*entry)["id"].value<std::int64_t>();
        matter.notes.push_back(
            {id ? std::to_string(*id) : text_of(*entry, {"id"}), text_of(*entry, {"content", "text"}), line});
      }
    }
  }
}

void read_toml(std::string_view text, int first, FrontMatter& matter) {
  if (text.size() > k_max_toml) {
    return;
  }
  try {
    const toml::table table = toml::parse(text);
    matter.title = fold_spaces(text_of(table, {"title"}));
    matter.language = text_of(table, {"lang", "language", "locale"});
    for (const auto& [key, value] : table) {
      if (const auto* date = value.as_date()) {
        matter.imprint.say(key.str(), toml_day(date->get()));
      } else if (const auto* time = value.as_date_time()) {
        matter.imprint.say(key.str(), toml_day(time->get().date));
      } else {
        matter.imprint.say(key.str(), visible_text(value.value_or(std::string_view())));
      }
    }
    read_toml_lists(table, first, matter, 0);
  } catch (const toml::parse_error&) {
    // Broken front matter says nothing; the document below it is read all the same.
    matter.questions.clear();
  }
}

} // namespace

FrontMatter take_front_matter(std::string_view text, std::vector<Skipped>& skipped) {
  FrontMatter matter;
  const auto lines = split(text, '\n');
  std::size_t begin = 0;
  while (begin < lines.size() && begin < 50 && trim(lines[begin]).empty()) {
    ++begin;
  }
  const std::string_view fence = begin < lines.size() ? trim(lines[begin]) : std::string_view();
  std::size_t end = begin + 1;
  if (fence == "---" || fence == "+++") {
    while (end < lines.size() && trim(lines[end]) != fence &&
           !(fence == "---" && trim(lines[end]) == "...")) {
      ++end;
    }
  }
  const bool has_pair =
      end < lines.size() && end > begin + 1 &&
      (fence == "+++" || (fence == "---" && trim(lines[begin + 1]).find(':') != std::string_view::npos) ||
       (fence == "---" && trim(lines[begin + 1]).substr(0, 1) == "#"));
  if (!has_pair) {
    matter.rest = std::string(text);
    return matter;
  }
  for (std::size_t i = begin; i <= end; ++i) {
    if (!trim(lines[i]).empty()) {
      skipped.push_back({static_cast<int>(i) + 1, fold_spaces(lines[i]), "front matter"});
    }
  }
  const std::vector<std::string_view> inside(lines.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                                             lines.begin() + static_cast<std::ptrdiff_t>(end));
  const int first = static_cast<int>(begin) + 2;
  if (fence == "+++") {
    const std::size_t from = static_cast<std::size_t>(inside.front().data() - text.data());
    const std::size_t to = static_cast<std::size_t>(lines[end].data() - text.data());
    read_toml(text.substr(from, to - from), first, matter);
  } else {
    Yaml(inside, first, matter).read();
  }
  matter.rest.assign(end + 1, '\n');
  if (end + 1 < lines.size()) {
    matter.rest += text.substr(static_cast<std::size_t>(lines[end + 1].data() - text.data()));
  }
  return matter;
}

} // namespace audiosheet::read
