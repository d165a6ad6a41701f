// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publisher.hpp"

namespace audiosheet::publish {

/// wav/<slug>.wav, the master with its chapters as cue points, and wav/chapters/NN-<id>.wav, one a
/// chapter, each the exact slice of the master.
PublishedFiles publish_wav(const Job& job);

} // namespace audiosheet::publish
