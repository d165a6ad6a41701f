// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publisher.hpp"

#include "publish/hotline.hpp"
#include "publish/podcast.hpp"
#include "publish/reader.hpp"
#include "publish/wav.hpp"

#include <array>

namespace audiosheet::publish {

namespace {

constexpr std::array k_publishers{
    Publisher{"wav", "one WAV file with chapter marks, and one file a chapter", publish_wav, false, 2},
    Publisher{"podcast", "an episode: MP3 and Opus with chapters, transcript, notes and cover",
              publish_podcast, true, 3},
    Publisher{"archive", "the master as FLAC, without loss, with chapters", publish_archive, true, 0},
    Publisher{"reader", "a page, an EPUB book and a DAISY book of text and sound", publish_reader, false, 4},
    Publisher{"hotline", "a phone hotline: prompts, call tree, Asterisk, VoiceXML, TwiML", publish_hotline,
              false, 1},
};

} // namespace

std::span<const Publisher> publishers() { return k_publishers; }

} // namespace audiosheet::publish
