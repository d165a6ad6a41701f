// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script.hpp"

#include "model/names.hpp"
#include "util/text.hpp"

namespace audiosheet {

namespace {

constexpr Names<Role, 11> k_roles{{{Role::title, "title"},
                                   {Role::heading, "heading"},
                                   {Role::body, "body"},
                                   {Role::item, "item"},
                                   {Role::question, "question"},
                                   {Role::answer, "answer"},
                                   {Role::warning, "warning"},
                                   {Role::note, "note"},
                                   {Role::takeaway, "takeaway"},
                                   {Role::reference, "reference"},
                                   {Role::prompt, "prompt"}}};

constexpr Names<Part, 5> k_parts{{{Part::speech, "speech"},
                                  {Part::label, "label"},
                                  {Part::close, "close"},
                                  {Part::cue, "cue"},
                                  {Part::pause, "pause"}}};

constexpr Names<ChapterRole, 9> k_chapter_roles{{{ChapterRole::title, "title"},
                                                 {ChapterRole::section, "section"},
                                                 {ChapterRole::faq, "faq"},
                                                 {ChapterRole::question, "question"},
                                                 {ChapterRole::takeaways, "takeaways"},
                                                 {ChapterRole::takeaway, "takeaway"},
                                                 {ChapterRole::trials, "trials"},
                                                 {ChapterRole::references, "references"},
                                                 {ChapterRole::notice, "notice"}}};

} // namespace

std::string to_string(Role role) { return std::string(name_of(k_roles, role)); }
std::string to_string(Part part) { return std::string(name_of(k_parts, part)); }
std::string to_string(ChapterRole role) { return std::string(name_of(k_chapter_roles, role)); }
std::optional<Role> role_from(const std::string& name) { return value_of(k_roles, name); }
std::optional<Part> part_from(const std::string& name) { return value_of(k_parts, name); }
std::optional<ChapterRole> chapter_role_from(const std::string& name) {
  return value_of(k_chapter_roles, name);
}

std::string written_text(const Sentence& sentence) {
  std::string out;
  for (const auto& run : sentence.runs) {
    if (const auto* words = std::get_if<Words>(&run)) {
      out += words->written;
    }
  }
  return fold_spaces(out);
}

std::string spoken_text(const Sentence& sentence) {
  std::string out;
  for (const auto& run : sentence.runs) {
    if (const auto* words = std::get_if<Words>(&run)) {
      out += words->spoken;
    }
  }
  return fold_spaces(out);
}

} // namespace audiosheet
