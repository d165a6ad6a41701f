// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script.hpp"

#include <map>
#include <string>

namespace audiosheet::ssml {

/// "NN-<chapter id>.ssml".
std::string script_file_name(const Script& script, std::size_t index);

/// A script as the files of a folder, by name: "NN-<chapter id>.ssml", in the order of the chapters.
std::map<std::string, std::string> script_files(const Script& script);

} // namespace audiosheet::ssml
