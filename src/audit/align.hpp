// SPDX-License-Identifier: GPL-3.0-or-later
//
// One sentence: its written facts against its spoken words, one to one and in order.
#pragma once

#include "audit/audit.hpp"
#include "audit/written.hpp"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace audiosheet::audit {

/// A stretch of the written text that is said in its own way.
struct RunSpan {
  std::size_t begin = 0; ///< bytes of the written text
  std::size_t end = 0;
  bool changed = false;         ///< spoken otherwise than written
  bool phonemes = false;        ///< the engine reads sounds instead of the spoken words
  std::size_t spoken_begin = 0; ///< bytes of the spoken text
  std::size_t spoken_end = 0;
};

/// From, up to; in bytes.
using Stretch = std::pair<std::size_t, std::size_t>;

struct SentenceAudit {
  std::vector<Finding> findings;           ///< without chapter and line
  std::vector<Stretch> unexplained;        ///< of the written text: not found in what is said
  std::vector<Stretch> unexplained_spoken; ///< of the spoken text: comes from nothing written
};

SentenceAudit audit_sentence(std::string_view written, std::string_view spoken,
                             const std::vector<RunSpan>& runs, DateOrder order);

} // namespace audiosheet::audit
