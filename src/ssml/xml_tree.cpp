// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/xml_tree.hpp"

#include "ssml/names.hpp"
#include "util/error.hpp"
#include "util/text.hpp"

#include <expat.h>
#include <fmt/core.h>

#include <memory>
#include <utility>

namespace audiosheet::ssml {

namespace {

constexpr char k_separator = '\n'; // can't occur in a namespace name that came through a parser

struct Name {
  Space space = Space::none;
  std::string local;
};

Name resolve(std::string_view name) {
  const std::size_t at = name.rfind(k_separator);
  if (at == std::string_view::npos) {
    return {Space::none, std::string(name)};
  }
  const std::string_view uri = name.substr(0, at);
  const Space space = uri == k_ssml_namespace  ? Space::ssml
                      : uri == k_as_namespace  ? Space::as
                      : uri == k_xml_namespace ? Space::xml
                                               : Space::foreign;
  return {space, std::string(name.substr(at + 1))};
}

/// Collects the tree from expat's callbacks. These never throw: the first problem is kept and stops expat.
class Builder {
public:
  explicit Builder(XML_Parser parser) : m_parser(parser) {}

  static void on_start(void* self, const XML_Char* name, const XML_Char** attributes) {
    static_cast<Builder*>(self)->start(name, attributes);
  }
  static void on_end(void* self, const XML_Char* /*name*/) { static_cast<Builder*>(self)->end(); }
  static void on_text(void* self, const XML_Char* text, int size) {
    static_cast<Builder*>(self)->text({text, static_cast<std::size_t>(size)});
  }
  static void on_instruction(void* self, const XML_Char* target, const XML_Char* data) {
    if (target == k_generated_instruction) {
      static_cast<Builder*>(self)->m_document.generated = data;
    }
  }
  static void on_comment(void* self, const XML_Char* text) { static_cast<Builder*>(self)->comment(text); }
  static void on_entity(void* self, const XML_Char* name, int /*parameter*/, const XML_Char* /*value*/,
                        int /*size*/, const XML_Char* /*base*/, const XML_Char* /*system*/,
                        const XML_Char* /*public_id*/, const XML_Char* /*notation*/) {
    static_cast<Builder*>(self)->fail(fmt::format(
        "the document declares the entity \"{}\"; write its text out instead", shorten(name, 40)));
  }
  static void on_skipped(void* self, const XML_Char* name, int /*parameter*/) {
    static_cast<Builder*>(self)->fail(
        fmt::format("unknown entity \"&{};\"; write the character itself", shorten(name, 40)));
  }

  [[nodiscard]] const std::string& problem() const { return m_problem; }
  [[nodiscard]] Position problem_position() const { return m_problem_position; }
  [[nodiscard]] Position position() const {
    return {static_cast<int>(XML_GetCurrentLineNumber(m_parser)),
            static_cast<int>(XML_GetCurrentColumnNumber(m_parser)) + 1};
  }
  Document take() { return std::move(m_document); }

private:
  void fail(std::string problem) {
    if (m_problem.empty()) {
      m_problem = std::move(problem);
      m_problem_position = position();
      XML_StopParser(m_parser, XML_FALSE);
    }
  }

  void start(const XML_Char* name, const XML_Char** attributes) {
    if (!m_problem.empty()) {
      return;
    }
    if (m_open.size() >= k_max_depth) {
      return fail(fmt::format("more than {} elements inside one another", k_max_depth));
    }
    if (++m_elements > k_max_elements) {
      return fail(fmt::format("more than {} elements", k_max_elements));
    }
    Element element;
    Name resolved = resolve(name);
    element.space = resolved.space == Space::none ? Space::ssml : resolved.space;
    element.name = std::move(resolved.local);
    element.position = position();
    element.offset = static_cast<std::size_t>(XML_GetCurrentByteIndex(m_parser));
    for (; *attributes != nullptr; attributes += 2) {
      Name attribute = resolve(attributes[0]);
      element.attributes.push_back({attribute.space, std::move(attribute.local), attributes[1]});
    }
    m_open.push_back(std::move(element));
  }

  void end() {
    if (!m_problem.empty()) {
      return;
    }
    Element element = std::move(m_open.back());
    m_open.pop_back();
    if (m_open.empty()) {
      m_document.root = std::move(element);
    } else {
      m_open.back().children.push_back({std::move(element)});
    }
  }

  void text(std::string_view piece) {
    if (!m_problem.empty() || m_open.empty()) {
      return;
    }
    auto& children = m_open.back().children;
    if (!children.empty()) {
      if (auto* before = std::get_if<std::string>(&children.back().value)) {
        before->append(piece);
        return;
      }
    }
    children.push_back({std::string(piece)});
  }

  void comment(const XML_Char* text) {
    if (m_problem.empty() && !m_open.empty()) {
      m_open.back().children.push_back({Remark{text}});
    }
  }

  XML_Parser m_parser;
  std::vector<Element> m_open;
  Document m_document;
  std::size_t m_elements = 0;
  std::string m_problem;
  Position m_problem_position;
};

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

[[noreturn]] void fail(const std::string& file, Position position, const std::string& problem) {
  throw Error(fmt::format("{}:{}:{}: {}", file, position.line, position.column, problem));
}

/// expat's words for what is wrong, and the mend where an editor is likely to need it.
std::string explain(XML_Error code) {
  switch (code) {
  case XML_ERROR_TAG_MISMATCH:
    return "this closing tag doesn't match the element that is open here";
  case XML_ERROR_UNDEFINED_ENTITY:
    return "unknown entity; write the character itself (\"&\" itself is written \"&amp;\")";
  case XML_ERROR_INVALID_TOKEN:
    return "not well formed here; \"<\" in text is written \"&lt;\" and \"&\" is written \"&amp;\"";
  case XML_ERROR_NO_ELEMENTS:
    return "no element found: the document is empty or cut off";
  default:
    return fmt::format("not well-formed XML: {}", XML_ErrorString(code));
  }
}

} // namespace

const std::string* Element::find(Space wanted_space, std::string_view wanted_name) const {
  for (const auto& attribute : attributes) {
    if (attribute.space == wanted_space && attribute.name == wanted_name) {
      return &attribute.value;
    }
  }
  return nullptr;
}

Document parse_xml(const std::string& file, std::string_view document) {
  if (document.size() > k_max_document_bytes) {
    throw Error(fmt::format("{}: too large for a script: {} bytes, at most {} are read", file,
                            document.size(), k_max_document_bytes));
  }
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser(
      XML_ParserCreateNS(nullptr, k_separator));
  if (!parser) {
    throw Error(fmt::format("{}: out of memory", file));
  }
  Builder builder(parser.get());
  XML_SetUserData(parser.get(), &builder);
  XML_SetElementHandler(parser.get(), Builder::on_start, Builder::on_end);
  XML_SetCharacterDataHandler(parser.get(), Builder::on_text);
  XML_SetProcessingInstructionHandler(parser.get(), Builder::on_instruction);
  XML_SetCommentHandler(parser.get(), Builder::on_comment);
  XML_SetEntityDeclHandler(parser.get(), Builder::on_entity);
  XML_SetSkippedEntityHandler(parser.get(), Builder::on_skipped);
  const XML_Status status =
      XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE);
  if (!builder.problem().empty()) {
    fail(file, builder.problem_position(), builder.problem());
  }
  if (status != XML_STATUS_OK) {
    fail(file, builder.position(), explain(XML_GetErrorCode(parser.get())));
  }
  return builder.take();
}

Position attribute_position(std::string_view document, const Element& element, std::string_view name) {
  constexpr std::string_view k_space = " \t\r\n";
  const auto is_one_of = [&](std::size_t i, std::string_view set) {
    return i < document.size() && set.find(document[i]) != std::string_view::npos;
  };
  Position at = element.position;
  Position name_start = at; // with its prefix
  char quote = 0;
  for (std::size_t i = element.offset; i < document.size(); ++i) {
    const char c = document[i];
    if (i > element.offset && is_one_of(i - 1, k_space)) {
      name_start = at;
    }
    if (quote != 0) {
      quote = c == quote ? '\0' : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      break;
    } else if (document.compare(i, name.size(), name) == 0 && i > element.offset + 1 &&
               (is_one_of(i - 1, k_space) || is_one_of(i - 1, ":")) &&
               (is_one_of(i + name.size(), k_space) || is_one_of(i + name.size(), "="))) {
      return name_start;
    }
    if (c == '\n') {
      ++at.line;
      at.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++at.column;
    }
  }
  return element.position;
}

} // namespace audiosheet::ssml
