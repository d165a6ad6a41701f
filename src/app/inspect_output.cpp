// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspect_output.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace audiosheet::app {

namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Writes one object with a member a line and, in arrays, an element a line. Elements are written as they
/// come: a hostile sheet may have millions.
class Writer {
public:
  void member(std::string_view name, const Json& value) {
    begin_member(name);
    m_out += dumped(value);
  }
  void begin_array(std::string_view name) {
    begin_member(name);
    m_out += '[';
    m_first = true;
  }
  void element(const Json& value) {
    m_out += m_first ? "\n    " : ",\n    ";
    m_out += dumped(value);
    m_first = false;
  }
  void end_array() { m_out += m_first ? "]" : "\n  ]"; }
  std::string finish() { return std::move(m_out) + "\n}\n"; }

private:
  void begin_member(std::string_view name) {
    m_out += m_out.empty() ? "{\n  " : ",\n  ";
    m_out += dumped(Json(name)) + ": ";
  }

  std::string m_out;
  bool m_first = true;
};

/// Writes the callouts below the blocks, wherever they lie, with the heading they stand under.
void write_callouts(Writer& out, const Blocks& blocks, const std::string& heading) {
  for (const Block& block : blocks) {
    if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) {
        write_callouts(out, item.blocks, heading);
      }
    } else if (const auto* quotation = std::get_if<Quotation>(&block.value)) {
      write_callouts(out, quotation->blocks, heading);
    } else if (const auto* callout = std::get_if<Callout>(&block.value)) {
      Json entry = {{"kind", to_string(callout->kind)},
                    {"title", callout->title},
                    {"section", heading},
                    {"line", block.line},
                    {"text", plain_text(callout->blocks)}};
      if (!callout->evidence.empty()) {
        entry["evidence"] = callout->evidence;
      }
      out.element(entry);
      write_callouts(out, callout->blocks, heading);
    }
  }
}

std::string text_of(const Section& section) {
  std::string text = plain_text(section.blocks);
  const auto add = [&text](const std::string& more) {
    text += (text.empty() || more.empty() ? "" : "\n") + more;
  };
  for (const Question& question : section.questions) {
    add(question.question);
    add(plain_text(question.answer));
  }
  for (const Takeaway& takeaway : section.takeaways) {
    add(plain_text(takeaway.blocks));
  }
  for (const Reference& reference : section.references) {
    add(reference.text);
  }
  return text;
}

void write_sections(Writer& out, const FactSheet& sheet) {
  // The document's own levels, when it keeps its highest for the title.
  const bool from_source = std::none_of(sheet.sections.begin(), sheet.sections.end(),
                                        [](const Section& each) { return each.source_level == 1; });
  out.begin_array("sections");
  for (const Section& section : sheet.sections) {
    out.element({{"heading", section.heading},
                 {"level", from_source && section.source_level > 1 ? section.source_level : section.level},
                 {"kind", to_string(section.kind)},
                 {"line", section.line},
                 {"text", text_of(section)}});
  }
  out.end_array();
}

void write_all_callouts(Writer& out, const FactSheet& sheet) {
  out.begin_array("callouts");
  write_callouts(out, sheet.lead, sheet.title);
  for (const Section& section : sheet.sections) {
    write_callouts(out, section.blocks, section.heading);
    for (const Question& question : section.questions) {
      write_callouts(out, question.answer, question.question);
    }
    for (const Takeaway& takeaway : section.takeaways) {
      write_callouts(out, takeaway.blocks, section.heading);
    }
  }
  out.end_array();
}

/// An array of what `list` of each section holds, as `entry` makes it.
template <typename List, typename Entry>
void write_from_sections(Writer& out, const FactSheet& sheet, std::string_view name, List list, Entry entry) {
  out.begin_array(name);
  for (const Section& section : sheet.sections) {
    for (const auto& element : section.*list) {
      out.element(entry(element));
    }
  }
  out.end_array();
}

} // namespace

std::string inspect_json(const FactSheet& sheet) {
  Writer out;
  out.member("title", sheet.title);
  out.member("language", sheet.language);
  out.member("form", sheet.form);
  if (!sheet.publisher.empty()) {
    out.member("publisher", sheet.publisher);
  }
  if (!sheet.date.empty()) {
    out.member("date", sheet.date);
  }
  out.member("lead", plain_text(sheet.lead));
  write_sections(out, sheet);
  write_all_callouts(out, sheet);
  write_from_sections(out, sheet, "faq", &Section::questions, [](const Question& question) {
    return Json{{"question", question.question}, {"answer", plain_text(question.answer)}};
  });
  write_from_sections(out, sheet, "takeaways", &Section::takeaways,
                      [](const Takeaway& takeaway) { return Json(plain_text(takeaway.blocks)); });
  write_from_sections(out, sheet, "references", &Section::references,
                      [](const Reference& reference) { return Json(reference.text); });
  out.begin_array("skipped");
  for (const Skipped& piece : sheet.skipped) {
    out.element({{"line", piece.line}, {"text", piece.text}, {"reason", piece.reason}});
  }
  out.end_array();
  const WordAccount& account = sheet.account;
  out.member("words", {{"source", account.words},
                       {"kept", account.kept},
                       {"skipped", account.skipped},
                       {"lost", account.lost}});
  return out.finish();
}

} // namespace audiosheet::app
