// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publisher.hpp"

namespace audiosheet::publish {

/// hotline/: prompts in G.711, hotline.json, and the call tree for Asterisk, VoiceXML, TwiML and FreeSWITCH.
/// REQUIRES: job.telephone. Throws Error, also for a prompt that an editor made too long to listen to.
PublishedFiles publish_hotline(const Job& job);

/// The longest that instructions may be.
constexpr int k_longest_instruction_s = 20;

} // namespace audiosheet::publish
