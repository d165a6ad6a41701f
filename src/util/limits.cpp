// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/limits.hpp"

#include <array>

namespace audiosheet::limits {

namespace {

constexpr std::string_view k_refused = "refused";
constexpr std::string_view k_plain = "the rest is read as plain text, with a warning";

constexpr std::uintmax_t milliseconds(std::chrono::milliseconds time) {
  return static_cast<std::uintmax_t>(time.count());
}

constexpr std::uintmax_t seconds(std::chrono::seconds time) {
  return static_cast<std::uintmax_t>(time.count());
}

constexpr std::array k_table{
    Limit{"sheet", k_sheet_bytes, "bytes", k_refused},
    Limit{"lines of a sheet", k_sheet_lines, "", k_refused},
    Limit{"elements inside one another (HTML)", k_html_depth, "", k_plain},
    Limit{"elements of a page (HTML)", k_html_nodes, "", k_plain},
    Limit{"attributes of an element (HTML)", k_html_attributes, "", k_plain},
    Limit{"one tag (HTML)", k_html_tag_bytes, "bytes", k_plain},
    Limit{"columns of a table (HTML)", k_html_table_columns, "", "spans end there"},
    Limit{"cells that spans fill in a table (HTML)", k_html_table_cells, "", "spans end there"},
    Limit{"lists and boxes inside one another", k_block_depth, "", "deeper ones join the one they stand in"},
    Limit{"lines and marks (Markdown)", k_markdown_marks, "", "all is read as plain text, with a warning"},
    Limit{"quotations and items that a line opens (Markdown)", k_markdown_markers, "", k_plain},
    Limit{"columns of a table (Markdown)", k_markdown_columns, "", k_plain},
    Limit{"cells of all tables (Markdown)", k_markdown_cells, "", k_plain},
    Limit{"front matter (TOML)", k_front_matter_bytes, "bytes", "left out"},
    Limit{"entries of front matter", k_front_matter_entries, "", "the rest is left out"},
    Limit{"JSON-LD", k_json_ld_bytes, "bytes", "left out"},
    Limit{"questions of JSON-LD", k_json_ld_questions, "", "the rest is left out"},
    Limit{"time of pandoc for a sheet", seconds(k_pandoc_time), "s", k_refused},
    Limit{"memory of pandoc for a sheet", k_pandoc_memory_mib, "MiB", k_refused},
    Limit{"page that pandoc makes of a sheet", k_pandoc_output_bytes, "bytes", k_refused},
    Limit{"sentence", k_sentence_bytes, "bytes", "cut at a comma or a space"},
    Limit{"text of one call of the engine", k_request_bytes, "bytes", "spoken in several"},
    Limit{"time for a sentence", seconds(k_sentence_time), "s", "the run fails and names it"},
    Limit{"memory for a sentence", k_sentence_memory / k_mib, "MiB", "the run fails and names it"},
    Limit{"sound of a sentence", k_sentence_reply, "bytes", "the run fails and names it"},
    Limit{"open files for a sentence", k_sentence_files, "", "the run fails and names it"},
    Limit{"sentence that is audited", k_audit_bytes, "bytes", "reported as not understood"},
    Limit{"script", k_script_bytes, "bytes", k_refused},
    Limit{"elements of a script", k_script_elements, "", k_refused},
    Limit{"elements inside one another (script)", k_script_depth, "", k_refused},
    Limit{"files of a folder of scripts", k_script_files, "", k_refused},
    Limit{"pause of a script", milliseconds(k_break), "ms", "shortened to it, with a warning"},
    Limit{"lexicons of a script", k_script_lexicons, "", "the rest is left out, with a warning"},
    Limit{"lexicon of a script", k_lexicon_bytes, "bytes", "left out, with a warning"},
    Limit{"time for a sheet in a batch", seconds(k_batch_time), "s",
          "that sheet fails; --time-limit changes it"},
    Limit{"book that is verified, unpacked", k_unpacked_bytes / k_mib, "MiB", "reported as damaged"},
};

} // namespace

std::span<const Limit> table() { return k_table; }

} // namespace audiosheet::limits
