// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script.hpp"

#include "model/names.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>

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

constexpr std::array<std::string_view, 8> k_containers{"callout", "list", "ordered-list", "item",
                                                       "table",   "row",  "figure",       "quotation"};

/// "list-3"
bool is_container(std::string_view text) {
  const std::size_t dash = text.rfind('-');
  if (dash == std::string_view::npos || dash + 1 == text.size()) {
    return false;
  }
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::ranges::find(k_containers, text.substr(0, dash)) != k_containers.end() &&
         std::ranges::all_of(text.substr(dash + 1), is_digit);
}

} // namespace

bool is_container_path(std::string_view text) {
  return text.size() <= k_longest_container_path && std::ranges::all_of(split(text, '/'), is_container);
}

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
