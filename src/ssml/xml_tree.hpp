// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small XML tree with positions, made by expat: strict, with namespaces, without entities of the
// document's own, bounded in size and depth. Nothing outside the document is ever opened.
#pragma once

#include "ssml/ssml.hpp"
#include "util/limits.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace audiosheet::ssml {

constexpr std::size_t k_max_elements = limits::k_script_elements;
constexpr std::size_t k_max_depth = limits::k_script_depth;

/// Which vocabulary a name belongs to. `ssml` also stands for elements without any namespace, which is
/// how most SSML on the web is written.
enum class Space { none, ssml, as, xml, foreign };

struct Position {
  int line = 0;   ///< from 1
  int column = 0; ///< from 1, in characters
  bool operator==(const Position&) const = default;
};

struct Attribute {
  Space space = Space::none;
  std::string name; ///< local name
  std::string value;
};

struct Node;

struct Element {
  Space space = Space::ssml;
  std::string name; ///< local name
  std::vector<Attribute> attributes;
  std::vector<Node> children;
  Position position;      ///< of its "<"
  std::size_t offset = 0; ///< of its "<", in bytes

  /// The value of an attribute, or null.
  [[nodiscard]] const std::string* find(Space space, std::string_view name) const;
};

/// A comment.
struct Remark {
  std::string text;
};

/// An element, the text between two (neighbouring texts are one), or a comment.
struct Node {
  std::variant<std::string, Element, Remark> value;
};

struct Document {
  Element root;
  std::string generated; ///< content of the last processing instruction `audiosheet-generated`
};

/// Throws Error "file:line:column: …" when the document is not well formed, declares entities or is
/// beyond the limits above.
Document parse_xml(const std::string& file, std::string_view document);

/// Where an attribute's name stands, for messages; the element's position when it can't be found.
Position attribute_position(std::string_view document, const Element& element, std::string_view name);

} // namespace audiosheet::ssml
