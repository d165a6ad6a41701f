// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"
#include "read/imprint.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::read {

/// What stands between "---" (YAML) or "+++" (TOML) at the start of a document.
struct FrontMatter {
  struct Entry {
    std::string question;
    std::string answer; ///< in the form of the document
    int line = 0;
  };
  struct Note {
    std::string id;
    std::string text;
    int line = 0;
  };

  std::string title;
  std::string language;
  ImprintFinder imprint;
  std::vector<Entry> questions;
  std::string takeaways_label; ///< "Key points", from the name of the list
  std::vector<std::string> takeaways;
  std::vector<Note> notes;
  std::string rest; ///< the document without it, on the same lines
};

/// All its lines go to `skipped`. A document without front matter is all `rest`.
FrontMatter take_front_matter(std::string_view text, std::vector<Skipped>& skipped);

} // namespace audiosheet::read
