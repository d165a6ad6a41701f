// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sheets whose words try to become more than words, in each form that can be read, and their harmless twins
// of the same shape.
#pragma once

#include <fmt/format.h>
#include <string>
#include <vector>

namespace audiosheet::test {

/// One line each.
inline std::vector<std::string> hostile_lines() {
  return {
      "\"'`",
      "]]>",
      "<![CDATA[",
      "${EXTEN} $[1+1] ${SHELL(id)}",
      "| && ; rm -rf",
      "Goto(evil,s,1)",
      "exten => s,1,System(id)",
      "#exec /bin/id",
      "a,b;c=d\\",
      "&lt;script&gt;window.__hit=1&lt;/script&gt;",
      "&lt;/script&gt;&lt;script&gt;window.__hit=1&lt;/script&gt;",
      "&lt;/title&gt;&lt;/style&gt;&lt;img src=http://evil.example/x onerror=window.__hit=1&gt;",
      "&amp;lt;script&amp;gt;window.__hit=1&amp;lt;/script&amp;gt;",
      "&lt;!-- --&gt; --!&gt; &lt;!--&lt;script&gt;",
      "\" onmouseover=\"window.__hit=1\" x=\"",
      "' autofocus onfocus='window.__hit=1",
      "javascript:window.__hit=1",
      "}*{background:url(http://evil.example/css)}/*",
      "*/ @import 'http://evil.example/css';",
      "\\3c script\\3e",
      "\\u003cscript\\u003e",
      "{{constructor.constructor('window.__hit=1')()}}",
      "../../../../etc/passwd",
      "..\\..\\windows\\win.ini",
      "%0d%0aSet-Cookie: a=b",
      "00:00:00.000 --> 00:00:01.000",
      "&lt;?php system('id') ?&gt;",
      "&lt;!ENTITY x SYSTEM 'file:///etc/passwd'&gt; &x;",
      "&#27;[31m &#155;31m &#7;&#8;&#0;",
      "&#x202E;gnp.exe&#x202C; &#x2066;x &#x2028;y &#xFEFF;&#x200B;&shy;",
      "\x1B[2J\x1B]0;title\x07 \xC2\x9B"
      "31m",
      "\xE2\x80\xAEgnp.exe\xE2\x80\xAC \xE2\x81\xA6x \xE2\x80\xA8y",
      "TITLE=x\xE2\x80\xA9METADATA_BLOCK_PICTURE=y",
      "a\rexten => s,1,System(id)",
      "\xEF\xBF\xBE\xF3\xA0\x80\x81 \xF0\x9F\x92\x89",
  };
}

inline std::vector<std::string> harmless_lines() {
  return std::vector<std::string>(hostile_lines().size(), "plain words");
}

/// For the title and single places: one line with most of it.
constexpr const char* k_hostile_title =
    "Rash \"'` ]]> ${EXTEN} | && Goto(evil,s,1); &lt;script&gt;window.__hit=1&lt;/script&gt; &lt;/title&gt; "
    "*/ --&gt; "
    "../../etc\xE2\x80\xAEx\x1B[31m &#x202E;&#27;";
constexpr const char* k_harmless_title = "Rash in children";

struct Content {
  std::string title;
  std::vector<std::string> lines;
  std::string one;     ///< for places that are there once
  std::string link;    ///< where a link leads
  std::string longest; ///< one word
};

inline Content hostile_content() {
  return {k_hostile_title, hostile_lines(),
          "]]> ${EXTEN}; && Goto(evil,s,1) \"' &lt;script&gt;window.__hit=1&lt;/script&gt;",
          "javascript:window.__hit=1", std::string(10'000, 'A')};
}

inline Content harmless_content() {
  return {k_harmless_title, harmless_lines(), "Wash it with water", "https://example.org/", "Antihistamines"};
}

/// `\r\n` ends the lines when the content is hostile; the twin's are `\n`.
inline std::string markdown_sheet(const Content& content) {
  std::string out = fmt::format(
      "---\nlang: en\npublisher: \"{0}\"\ndate: 2024-05-31\n---\n\n# {1}\n\nThe lead says {0}.\n\n",
      content.one, content.title);
  out += fmt::format("It has one long word, {}, and a [link]({}) and ![picture {}]({}).\n\n", content.longest,
                     content.link, content.one, content.link);
  for (std::size_t i = 0; i < content.lines.size(); ++i) {
    out += fmt::format("## Part {} {}\n\nThe text says {} and goes on.\n\n- item {}\n- another item\n\n",
                       i + 1, content.lines[i], content.lines[i], content.lines[i]);
  }
  out += fmt::format("| Name {0} | Dose |\n|---|---|\n| {1} | 5 mg {0} |\n\n", "of it", content.one);
  out += fmt::format("> **Warning:** See a doctor at once. {}\n\n", content.one);
  out += fmt::format("## FAQ\n\n### Is it {0}?\n\nNo, {0}.\n\n", content.one);
  out += fmt::format("## Key takeaways\n\n- Remember {}\n- Stay calm.\n\n", content.one);
  out +=
      fmt::format("## References\n\n1. [Reference {0}]({1})\n2. Another, {0}\n", content.one, content.link);
  return out;
}

inline std::string text_sheet(const Content& content) {
  std::string out = fmt::format("Rash: {0} – Basic Information\n\nThe lead says {0}.\n\n", content.one);
  for (std::size_t i = 0; i < content.lines.size(); ++i) {
    out += fmt::format("Part {}: {}\n\nThe text says {} and goes on.\n\n", i + 1, content.lines[i],
                       content.lines[i]);
  }
  out += fmt::format("⚠️ Important\nSee a doctor at once. {0}\n\nFAQ\n\nIs it {0}?\n\nNo, {0}.\n\n",
                     content.one);
  out += fmt::format("🎯 Key takeaways\n\n  • Remember {}\n  • Stay calm.\n", content.one);
  return out;
}

/// What stands in attributes and metadata, too.
inline std::string html_sheet(const Content& content) {
  const bool hostile = content.longest.size() > 100;
  const std::string bad = hostile ? "&quot;&gt;&lt;script&gt;window.__hit=1&lt;/script&gt;" : "plain";
  const std::string json =
      hostile ? R"(\u003c/script>\u202e\u001b[31m\r\nexten => s,1,System(id) \")" : "plain";
  std::string out =
      fmt::format("<!DOCTYPE html><html lang=\"en\"><head><title>{0}</title>"
                  "<meta property=\"og:site_name\" content=\"{1}\">"
                  "<script type=\"application/ld+json\">{{\"@type\":\"MedicalWebPage\",\"headline\":\"{2}\","
                  "\"publisher\":{{\"name\":\"{2}\"}},\"lastReviewed\":\"2024-05-31{2}\"}}</script></head>\n"
                  "<body{4}><main><h1>{0}</h1>\n<p title=\"{1}\">The lead says {3}.</p>\n",
                  content.title, bad, json, content.one, hostile ? " onload=\"window.__hit=1\"" : "");
  if (hostile) {
    out += "<script>window.__hit=1</script><style>*{background:url(http://evil.example/)}</style>"
           "<iframe src=\"javascript:window.__hit=1\"></iframe><base href=\"http://evil.example/\">"
           "<svg onload=\"window.__hit=1\"></svg><object data=\"http://evil.example/\"></object>\n";
  }
  for (std::size_t i = 0; i < content.lines.size(); ++i) {
    out += fmt::format(
        "<h2 id=\"{3}\">Part {0} {1}</h2>\n<p lang=\"{3}\">The text says <a href=\"{2}\">{1}</a> and goes "
        "on.</p>\n<ul><li>item <abbr title=\"{3}\">{1}</abbr></li><li>another item</li></ul>\n",
        i + 1, content.lines[i], content.link, bad);
  }
  out += fmt::format(
      "<figure><img src=\"{0}\" alt=\"A picture of {1}\"><figcaption>Caption {1}</figcaption></figure>\n",
      content.link, content.one);
  out += fmt::format(
      "<div class=\"warning\"><p>See a doctor at once. {0}</p></div>\n<h2>Key takeaways</h2>\n<ul><li>"
      "Remember {0}</li><li>Stay calm.</li></ul></main></body></html>\n",
      content.one);
  return out;
}

} // namespace audiosheet::test
