// SPDX-License-Identifier: GPL-3.0-or-later
//
// A script as an editor or a stranger may have written it: read, written, read again.
#include "ssml/ssml.hpp"
#include "target.hpp"
#include "util/error.hpp"

using namespace audiosheet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    Diagnostics diagnostics;
    const auto once = ssml::read_chapter("a.ssml", fuzz::text_of(data, size), diagnostics);
    Script script;
    script.title = once.script_title;
    script.language = once.language;
    script.slug = once.slug;
    const std::string written = ssml::write_chapter(script, once.chapter, 1, {once.comments, once.generated});
    Diagnostics more;
    const auto twice = ssml::read_chapter("a.ssml", written, more);
    fuzz::require(twice.chapter.utterances.size() == once.chapter.utterances.size(),
                  "what was understood of a script is understood again");
  } catch (const Error&) {
    return 0;
  }
  return 0;
}
