// SPDX-License-Identifier: GPL-3.0-or-later
//
// A document in any form, read, narrated, audited, written as SSML and read back. The first byte chooses the
// form.
#include "audit/audit.hpp"
#include "narrate/narrate.hpp"
#include "narrated.hpp"
#include "read/reader.hpp"
#include "ssml/ssml.hpp"
#include "target.hpp"
#include "util/error.hpp"

#include <string_view>

using namespace audiosheet;
using fuzz::phrases;
using fuzz::profile;

namespace {

/// Whatever narration says survives the scripts.
void check_round_trip(const Script& script) {
  for (std::size_t i = 0; i < script.chapters.size(); ++i) {
    Diagnostics diagnostics;
    const std::string document = ssml::write_chapter(script, script.chapters[i], i + 1);
    const auto read = ssml::read_chapter("chapter.ssml", document, diagnostics);
    fuzz::require(read.chapter == script.chapters[i], "a script that is read back is the script");
    fuzz::require(diagnostics.empty(), "a script that was written has no faults");
  }
}

/// More literals in one word than any document has: where equal pieces were joined can't be told then, and
/// the account may call a piece lost that stands in another word.
bool is_tangled(std::string_view document) {
  constexpr int k_literals = 3;
  int literals = 0;
  for (std::size_t i = 0; i < document.size(); ++i) {
    const char c = document[i];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      literals = 0;
    } else if (c == '`' && (i == 0 || document[i - 1] != '`') && ++literals > k_literals) {
      return true;
    }
  }
  return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  try {
    const auto read = fuzz::read_document(data, size);
    fuzz::require(read.sheet.account.lost.empty() || is_tangled({reinterpret_cast<const char*>(data), size}),
                  "no word of a document is lost");
    const auto narration = narrate::narrate(read.sheet, profile(), phrases());
    check_round_trip(narration.script);
    (void)audit::audit(narration.script, &read.sheet);
  } catch (const Error&) { // a document that is refused with a message is one that is handled
    return 0;
  }
  return 0;
}
