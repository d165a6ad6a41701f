// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/epub.hpp"

namespace audiosheet::publish {

/// Sizes are relative and colours few: readers set their own. A warning is told by its words, its border and
/// its weight, never by colour alone. The two last rules are named by media:active-class and
/// media:playback-active-class of the package.
std::string_view epub_style() {
  return R"(body {
  margin: 1em;
  line-height: 1.5;
  overflow-wrap: break-word;
}
h1, h2, h3 {
  line-height: 1.25;
  margin: 1.5em 0 0.75em;
}
p {
  margin: 0.75em 0;
}
aside {
  margin: 1.5em 0;
  padding: 0.5em 1em;
  border: 1px solid;
}
aside.warning {
  border: 3px solid #b00020;
  border-inline-start-width: 12px;
}
aside .label {
  font-weight: bold;
}
aside.warning .label {
  font-size: 1.2em;
}
aside .close {
  font-size: 0.85em;
}
blockquote, figure {
  margin: 1em 0;
  padding-inline-start: 1em;
  border-inline-start: 3px solid;
}
ol.numbered {
  list-style-type: none;
  padding-inline-start: 1em;
}
table {
  border-collapse: collapse;
  margin: 1em 0;
}
caption {
  text-align: start;
  font-weight: bold;
  padding: 0.5em 0;
}
th, td {
  border: 1px solid;
  padding: 0.4em 0.6em;
  text-align: start;
  vertical-align: top;
}
.-epub-media-overlay-active {
  background-color: #ffe169;
  color: #111111;
}
.-epub-media-overlay-playing {
  scroll-padding: 25vh 0;
}
)";
}

} // namespace audiosheet::publish
