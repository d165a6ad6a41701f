// SPDX-License-Identifier: GPL-3.0-or-later
//
// A parsed XML file, for tests that read back what was written.
#pragma once

#include <deque>
#include <expat.h>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace audiosheet::test {

/// An element. Names keep their prefixes as they are written.
struct Xml {
  std::string name; ///< empty for the document, whose only child is the root
  std::map<std::string, std::string> attributes;
  std::vector<const Xml*> children;
  const Xml* parent = nullptr;
  std::string text;      ///< of it and all inside, in order
  std::size_t order = 0; ///< place in the document

  [[nodiscard]] std::string attribute(const std::string& key) const {
    const auto found = attributes.find(key);
    return found == attributes.end() ? "" : found->second;
  }

  /// All elements of a name inside it, in document order; every element for "*".
  [[nodiscard]] std::vector<const Xml*> all(const std::string& wanted) const {
    std::vector<const Xml*> out;
    collect(wanted, out);
    return out;
  }

  [[nodiscard]] const Xml* first(const std::string& wanted) const {
    const auto found = all(wanted);
    return found.empty() ? nullptr : found.front();
  }

  [[nodiscard]] const Xml* by_id(const std::string& id) const {
    for (const Xml* element : all("*")) {
      if (element->attribute("id") == id) {
        return element;
      }
    }
    return nullptr;
  }

private:
  void collect(const std::string& wanted, std::vector<const Xml*>& out) const {
    for (const Xml* child : children) {
      if (wanted == "*" || child->name == wanted) {
        out.push_back(child);
      }
      child->collect(wanted, out);
    }
  }
};

/// Owns the elements. Throws std::runtime_error for what is not well-formed.
class XmlTree {
public:
  explicit XmlTree(const std::string& xml) {
    m_elements.emplace_back();
    m_open = &m_elements.back();
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate("UTF-8"), XML_ParserFree);
    XML_SetUserData(parser.get(), this);
    XML_SetElementHandler(parser.get(), start, end);
    XML_SetCharacterDataHandler(parser.get(), characters);
    if (XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), 1) != XML_STATUS_OK) {
      throw std::runtime_error("line " + std::to_string(XML_GetCurrentLineNumber(parser.get())) + ": " +
                               XML_ErrorString(XML_GetErrorCode(parser.get())));
    }
  }

  [[nodiscard]] const Xml& document() const { return m_elements.front(); }
  [[nodiscard]] const Xml& root() const { return *m_elements.front().children.front(); }

private:
  static void start(void* self, const XML_Char* name, const XML_Char** attributes) {
    auto& tree = *static_cast<XmlTree*>(self);
    Xml& element = tree.m_elements.emplace_back();
    element.name = name;
    element.order = tree.m_elements.size();
    for (; *attributes != nullptr; attributes += 2) {
      element.attributes[attributes[0]] = attributes[1];
    }
    element.parent = tree.m_open;
    tree.m_open->children.push_back(&element);
    tree.m_open = &element;
  }

  static void end(void* self, const XML_Char* /*name*/) {
    auto& tree = *static_cast<XmlTree*>(self);
    tree.m_open = const_cast<Xml*>(tree.m_open->parent); // NOLINT: all of them are this tree's own
  }

  static void characters(void* self, const XML_Char* text, int length) {
    for (const Xml* at = static_cast<XmlTree*>(self)->m_open; at != nullptr; at = at->parent) {
      const_cast<Xml*>(at)->text.append(text, static_cast<std::size_t>(length)); // NOLINT: as above
    }
  }

  std::deque<Xml> m_elements;
  Xml* m_open = nullptr;
};

} // namespace audiosheet::test
