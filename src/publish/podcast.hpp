// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publisher.hpp"

namespace audiosheet::publish {

/// podcast/: an episode as MP3 and Opus with chapters, transcript, notes, cover, and episode.json, from
/// which `audiosheet feed` makes a feed (docs/formats/podcast.md).
PublishedFiles publish_podcast(const Job& job);

/// archive/<slug>.flac: the master without loss, with chapters, tags and cover.
PublishedFiles publish_archive(const Job& job);

} // namespace audiosheet::publish
