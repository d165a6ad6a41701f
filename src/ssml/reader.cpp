// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/interpreter.hpp"
#include "ssml/ssml.hpp"
#include "ssml/values.hpp"
#include "util/error.hpp"
#include "util/text.hpp"

#include <fmt/format.h>

namespace audiosheet::ssml {

namespace {

std::string attribute(const Element& element, Space space, std::string_view name) {
  const auto* value = element.find(space, name);
  return value == nullptr ? std::string() : *value;
}

void require_speak(const std::string& file, const Element& root) {
  if (root.space == Space::ssml && root.name == "speak") {
    return;
  }
  throw Error(fmt::format(
      "{}:{}:{}: not SSML: the outermost element is {} and should be \"speak\" (namespace {})", file,
      root.position.line, root.position.column, in_quotes(root.name), "http://www.w3.org/2001/10/synthesis"));
}

void read_head(const Element& root, ChapterFile& result, Problems& problems) {
  result.script_title = attribute(root, Space::as, "script");
  result.language = attribute(root, Space::xml, "lang");
  result.slug = attribute(root, Space::as, "slug");
  result.number = parse_count(attribute(root, Space::as, "number")).value_or(0);
  result.chapter.id = attribute(root, Space::as, "id");
  result.chapter.title = attribute(root, Space::as, "title");
  if (const auto* level = root.find(Space::as, "level")) {
    const auto value = parse_count(*level);
    if (value && (*value == 1 || *value == 2)) {
      result.chapter.level = *value;
    } else {
      problems.add(Severity::error, root, "level", "the level of a chapter is 1 or 2");
    }
  }
  if (const auto* role = root.find(Space::as, "role")) {
    if (const auto value = chapter_role_from(*role)) {
      result.chapter.role = *value;
    } else {
      problems.add(
          Severity::error, root, "role",
          fmt::format("no chapter has the role {}; roles are title, section, faq, question, takeaways, "
                      "takeaway, trials, references, notice",
                      in_quotes(*role)));
    }
  }
}

} // namespace

ChapterFile read_chapter(const std::string& file, std::string_view document, Diagnostics& diagnostics,
                         const ReadOptions& options) {
  const Document parsed = parse_xml(file, document);
  const Element& root = parsed.root;
  require_speak(file, root);
  Problems problems(file, document, diagnostics);
  ChapterFile result;
  read_head(root, result, problems);
  if (result.language.empty()) {
    result.language = options.language;
  }
  Collected collected = Interpreter(problems, result.language, options).run(root);
  result.chapter.utterances = std::move(collected.utterances);
  result.lines = std::move(collected.lines);
  result.comments = std::move(collected.comments);
  result.chapter.marks = std::move(collected.marks);
  const std::string generated = fold_spaces(parsed.generated);
  for (const auto piece : split(generated, ' ')) {
    if (!piece.empty()) {
      result.generated.emplace_back(piece);
    }
  }
  return result;
}

} // namespace audiosheet::ssml
