// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publisher.hpp"

namespace audiosheet::publish {

/// reader/<slug>.epub and reader/daisy202/: the recording for people who read with their ears, with the same
/// text and the same MP3s in each (docs/formats/reader.md).
PublishedFiles publish_reader(const Job& job);

} // namespace audiosheet::publish
