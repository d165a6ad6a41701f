// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspect_output.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace audiosheet::app {

namespace {

using Json = nlohmann::ordered_json;

/// Gathers callouts in document order, wherever they lie, with the heading they stand under.
class CalloutList {
public:
  void add(const Blocks& blocks, const std::string& heading) {
    m_heading = heading;
    walk(blocks);
  }
  Json take() { return std::move(m_list); }

private:
  void walk(const Blocks& blocks) {
    for (const Block& block : blocks) {
      if (const auto* list = std::get_if<List>(&block.value)) {
        for (const ListItem& item : list->items) {
          walk(item.blocks);
        }
      } else if (const auto* quotation = std::get_if<Quotation>(&block.value)) {
        walk(quotation->blocks);
      } else if (const auto* callout = std::get_if<Callout>(&block.value)) {
        Json entry = {{"kind", to_string(callout->kind)},
                      {"title", callout->title},
                      {"section", m_heading},
                      {"line", block.line},
                      {"text", plain_text(callout->blocks)}};
        if (!callout->evidence.empty()) {
          entry["evidence"] = callout->evidence;
        }
        m_list.push_back(std::move(entry));
        walk(callout->blocks);
      }
    }
  }

  std::string m_heading;
  Json m_list = Json::array();
};

/// The level that the document itself gives a heading, when it gives levels below its title.
int shown_level(const FactSheet& sheet, const Section& section) {
  const bool from_source = std::none_of(sheet.sections.begin(), sheet.sections.end(),
                                        [](const Section& each) { return each.source_level == 1; });
  return from_source && section.source_level > 1 ? section.source_level : section.level;
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

} // namespace

std::string inspect_json(const FactSheet& sheet) {
  Json sections = Json::array();
  Json faq = Json::array();
  Json takeaways = Json::array();
  Json references = Json::array();
  Json skipped = Json::array();
  CalloutList callouts;
  callouts.add(sheet.lead, sheet.title);
  for (const Section& section : sheet.sections) {
    sections.push_back({{"heading", section.heading},
                        {"level", shown_level(sheet, section)},
                        {"kind", to_string(section.kind)},
                        {"line", section.line},
                        {"text", text_of(section)}});
    callouts.add(section.blocks, section.heading);
    for (const Question& question : section.questions) {
      faq.push_back({{"question", question.question}, {"answer", plain_text(question.answer)}});
      callouts.add(question.answer, section.heading);
    }
    for (const Takeaway& takeaway : section.takeaways) {
      takeaways.push_back(plain_text(takeaway.blocks));
      callouts.add(takeaway.blocks, section.heading);
    }
    for (const Reference& reference : section.references) {
      references.push_back(reference.text);
    }
  }
  for (const Skipped& piece : sheet.skipped) {
    skipped.push_back({{"line", piece.line}, {"text", piece.text}, {"reason", piece.reason}});
  }
  const Json out = {{"title", sheet.title},
                    {"language", sheet.language},
                    {"form", sheet.form},
                    {"lead", plain_text(sheet.lead)},
                    {"sections", sections},
                    {"callouts", callouts.take()},
                    {"faq", faq},
                    {"takeaways", takeaways},
                    {"references", references},
                    {"skipped", skipped}};
  return out.dump(2) + "\n";
}

} // namespace audiosheet::app
