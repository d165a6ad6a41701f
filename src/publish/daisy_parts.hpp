// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the files of a DAISY book share.
#pragma once

#include "publish/book.hpp"

#include <string>
#include <string_view>

namespace audiosheet::publish {

inline constexpr std::string_view k_daisy_generator = "audiosheet";

/// The text with numeric references for all that is not ASCII. REQUIRES: XML, without CDATA.
std::string ascii_only(std::string_view xml);

/// `<meta name="…" content="…"/>` and a line break.
std::string daisy_meta(std::string_view name, std::string_view content, std::string_view scheme = {});

/// "1:02:03", to the nearest second.
std::string daisy_time(std::chrono::milliseconds time);

/// The id of the `par` of a sentence; of the first one when the sentence is null.
std::string daisy_par_id(const BookIds& ids, const OutlineSentence* sentence);

/// The head of a SMIL 1.0 file: metadata, then the layout that players expect.
std::string daisy_smil_head(const std::string& metadata, std::string_view region);

} // namespace audiosheet::publish
