// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/rst_directives.hpp"

#include "read/signals.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace audiosheet::read {

namespace {

using enum RstUse;

constexpr std::array<std::pair<std::string_view, RstDirective>, 45> k_directives{{
    {"danger", {callout, CalloutKind::danger}},
    {"error", {callout, CalloutKind::danger}},
    {"warning", {callout, CalloutKind::warning}},
    {"caution", {callout, CalloutKind::caution}},
    {"attention", {callout, CalloutKind::caution}},
    {"important", {callout, CalloutKind::important}},
    {"note", {callout, CalloutKind::note}},
    {"admonition", {callout, CalloutKind::note}},
    {"tip", {callout, CalloutKind::tip}},
    {"hint", {callout, CalloutKind::tip}},
    {"image", {figure, {}}},
    {"figure", {figure, {}}},
    {"thumbnail", {figure, {}}},
    {"table", {table, {}}},
    {"list-table", {cells, {}}},
    {"csv-table", {csv, {}}},
    {"contents", {machine, {}}},
    {"toctree", {machine, {}}},
    {"sectnum", {machine, {}}},
    {"section-numbering", {machine, {}}},
    {"header", {machine, {}}},
    {"footer", {machine, {}}},
    {"meta", {machine, {}}},
    {"raw", {machine, {}}},
    {"include", {machine, {}}},
    {"role", {machine, {}}},
    {"default-role", {machine, {}}},
    {"default-domain", {machine, {}}},
    {"highlight", {machine, {}}},
    {"index", {machine, {}}},
    {"code", {machine, {}}},
    {"code-block", {machine, {}}},
    {"sourcecode", {machine, {}}},
    {"literalinclude", {machine, {}}},
    {"math", {machine, {}}},
    {"graphviz", {machine, {}}},
    {"mermaid", {machine, {}}},
    {"youtube", {machine, {}}},
    {"vimeo", {machine, {}}},
    {"video", {machine, {}}},
    {"target-notes", {machine, {}}},
    {"tabularcolumns", {machine, {}}},
    {"currentmodule", {machine, {}}},
    {"module", {machine, {}}},
    {"title", {machine, {}}},
}};

} // namespace

RstDirective rst_directive(std::string_view name) {
  const std::string lower = ascii_lower(name);
  const auto* const found = std::find_if(k_directives.begin(), k_directives.end(),
                                         [&lower](const auto& entry) { return entry.first == lower; });
  if (found != k_directives.end()) {
    return found->second;
  }
  // Translators translate names too: ".. remarque::".
  const auto signal = signal_at_start(lower + ":");
  return signal ? RstDirective{callout, signal->kind} : RstDirective{};
}

} // namespace audiosheet::read
