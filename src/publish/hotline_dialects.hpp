// SPDX-License-Identifier: GPL-3.0-or-later
//
// One call tree in the words of telephone switches and platforms. docs/formats/hotline.md says where a
// dialect can't say all of it.
#pragma once

#include "model/call_tree.hpp"

#include <map>
#include <string>

namespace audiosheet::publish {

/// An Asterisk dialplan to be included: contexts audiosheet-<slug> (entry) and audiosheet-<slug>-….
std::string asterisk_dialplan(const CallTree& tree);

/// A VoiceXML 2.1 document, audio below ../audio.
std::string voicexml(const CallTree& tree);

/// TwiML documents and routes.json, by file name; the call begins with start.xml.
std::map<std::string, std::string> twiml(const CallTree& tree);

/// Menus of FreeSWITCH's mod_dptools, audio below the sounds folder.
std::string freeswitch_menus(const CallTree& tree);

} // namespace audiosheet::publish
