// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnostic.hpp"
#include "ssml/xml_tree.hpp"

#include <string>
#include <string_view>

namespace audiosheet::ssml {

/// Collects what is wrong with one document, with its places; at most a hundred problems.
class Problems {
public:
  Problems(std::string file, std::string_view document, Diagnostics& diagnostics)
      : m_file(std::move(file)), m_document(document), m_diagnostics(diagnostics) {}

  /// Of an element as a whole.
  void add(Severity severity, const Element& element, std::string message);
  /// Of one attribute (local name).
  void add(Severity severity, const Element& element, std::string_view attribute, std::string message);

  /// Whether nothing more is reported: then a message needn't be made.
  [[nodiscard]] bool is_full() const { return m_count > k_limit; }

  /// Where they are collected: for problems of other documents that this one names.
  [[nodiscard]] Diagnostics& diagnostics() const { return m_diagnostics; }

private:
  static constexpr std::size_t k_limit = 100;

  void add(Severity severity, Position position, std::string message);

  std::string m_file;
  std::string_view m_document;
  Diagnostics& m_diagnostics;
  std::size_t m_count = 0;
};

/// A name or value for a message: in quotes, shortened.
std::string in_quotes(std::string_view text);

} // namespace audiosheet::ssml
