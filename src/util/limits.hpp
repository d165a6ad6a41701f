// SPDX-License-Identifier: GPL-3.0-or-later
//
// What bounds time and memory for input that strangers send: the checks use these numbers, and
// `audiosheet --limits` prints them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace audiosheet::limits {

constexpr std::uintmax_t k_kib = 1024;
constexpr std::uintmax_t k_mib = 1024 * k_kib;

// Sheets
constexpr std::uintmax_t k_sheet_bytes = 64 * k_mib;
constexpr std::size_t k_sheet_lines = 2'000'000;
constexpr std::size_t k_html_depth = 200;
constexpr std::size_t k_html_nodes = 400'000;
constexpr std::size_t k_html_attributes = 200; ///< of one tag
constexpr std::size_t k_html_tag_bytes = 4 * k_mib;
constexpr std::size_t k_html_table_columns = 200;
constexpr std::size_t k_html_table_cells = 200'000; ///< of one table
constexpr int k_block_depth = 12;                   ///< lists, callouts and quotations inside one another
constexpr std::size_t k_markdown_marks = 1'000'000; ///< lines, and characters that may be markup
constexpr int k_markdown_markers = 30;              ///< quotations and items that one line opens
constexpr std::size_t k_markdown_columns = 100;
constexpr std::size_t k_markdown_cells = 300'000; ///< of all tables
constexpr std::size_t k_front_matter_bytes = 1'000'000;
constexpr std::size_t k_front_matter_entries = 1000;
constexpr std::size_t k_json_ld_bytes = 1'000'000;
constexpr std::size_t k_json_ld_questions = 500;
constexpr std::chrono::seconds k_pandoc_time{30};
constexpr std::size_t k_pandoc_output_bytes = 64 * k_mib;
constexpr std::uintmax_t k_pandoc_memory_mib = 512;

// Sentences
constexpr std::size_t k_sentence_bytes = 600;
constexpr std::size_t k_request_bytes = 1000; ///< of one call of the speech engine
constexpr std::chrono::seconds k_sentence_time{30};
constexpr std::chrono::seconds k_speaker_time{10};         ///< of CPU, then a fresh process takes over
constexpr std::uintmax_t k_sentence_memory = 1024 * k_mib; ///< beyond what the engine has loaded
constexpr std::uintmax_t k_sentence_reply = 64 * k_mib;    ///< eight minutes of samples are 22 MB
constexpr std::uintmax_t k_sentence_files = 64;
constexpr std::size_t k_audit_bytes = 256 * k_kib; ///< of a sentence, written or spoken

// Scripts
constexpr std::size_t k_script_bytes = 16 * k_mib;
constexpr std::size_t k_script_elements = 200'000;
constexpr std::size_t k_script_depth = 100;
constexpr std::size_t k_script_files = 10'000;
constexpr std::chrono::milliseconds k_break{600'000};
constexpr std::size_t k_script_lexicons = 16;
constexpr std::uintmax_t k_lexicon_bytes = 4 * k_mib;

// Outputs
constexpr std::chrono::seconds k_batch_time{3600}; ///< of a sheet, unless --time-limit says otherwise
constexpr std::uintmax_t k_unpacked_bytes = 2048 * k_mib;

struct Limit {
  std::string_view what;
  std::uintmax_t most = 0;
  std::string_view unit;
  std::string_view beyond; ///< what happens then
};

/// All of them, in the order of `--limits`.
std::span<const Limit> table();

} // namespace audiosheet::limits
