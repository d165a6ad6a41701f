// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/publisher.hpp"

#include <functional>

namespace audiosheet::publish {

/// reader/web/index.html, a page that plays from a folder without a network, and reader/web/<slug>.mp3
/// beside it, <slug>-fast.mp3 too when there is a fast edition. docs/formats/reader.md has its structure.
PublishedFiles publish_web(const Job& job);

/// The page alone. `fast`: the same script spoken fast, which the page then offers, too; null: nothing of it
/// is there. Throws Error when the two recordings hold different sentences.
std::string web_page(const Recording& recording, const Phrases* phrases, const Recording* fast = nullptr);

/// A template with each `{{name}}` replaced by what `value` says of the name; what is filled in is not
/// looked at again.
std::string fill_template(std::string_view page, const std::function<std::string(const std::string&)>& value);

/// JSON as it may stand in a `script` element: no `<` in it.
std::string script_safe(std::string json);

} // namespace audiosheet::publish
