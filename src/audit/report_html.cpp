// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/audit.hpp"
#include "audit/glyphs.hpp"
#include "audit/review_page.hpp"
#include "audit/review_words.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <string>
#include <string_view>

namespace audiosheet::audit {

namespace {

// A browser shows so many rows without trouble; the JSON report has all.
constexpr std::size_t k_most_rows = 4000;

class Page {
public:
  Page(const Report& report, const Script& script, const FactSheet* sheet, const Diagnostics& diagnostics)
      : m_report(report), m_script(script), m_sheet(sheet), m_diagnostics(diagnostics) {
    for (const auto& chapter : script.chapters) {
      m_titles.emplace(chapter.id, chapter.title);
    }
    m_problems = report.findings.size() - report.count(Verdict::verified);
  }

  std::string write() {
    head();
    summary();
    navigation();
    m_out += "<main id=\"main\">\n";
    problems();
    expansions();
    guesses();
    warnings();
    left_out();
    all_facts();
    sign_off();
    m_out += "</main>\n";
    foot();
    return std::move(m_out);
  }

private:
  template <typename... Args> void add(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(m_out), format, std::forward<Args>(args)...);
  }

  // --- top

  void head() {
    const std::string title = safe(m_script.title.empty() ? m_script.slug : m_script.title);
    m_out += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
             "'unsafe-inline'; "
             "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"referrer\" content=\"no-referrer\">\n";
    add("<title>Review: {}</title>\n<style>", title);
    m_out += k_review_style;
    add("</style>\n</head>\n<body data-language=\"{}\">\n", safe(m_script.language));
    m_out += "<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n<div class=\"page\">\n<header "
             "class=\"top\">\n"
             "<p class=\"brand\">audiosheet · review before publication</p>\n";
    add("<h1 dir=\"auto\">{}</h1>\n<p class=\"meta\">{}, {}, {}", title,
        plural(m_script.chapters.size(), "chapter", "chapters"),
        plural(m_report.sentences, "sentence", "sentences"), safe(m_script.language));
    if (m_sheet != nullptr && !m_sheet->source.empty()) {
      add(" · from <code>{}</code>", safe(m_sheet->source));
    }
    m_out += "</p>\n</header>\n";
  }

  void summary() {
    const std::size_t facts = m_report.facts();
    const std::size_t verified = m_report.count(Verdict::verified);
    add("<section class=\"verdict {}\" style=\"margin:0\" aria-labelledby=\"verdict\">\n<h2 "
        "id=\"verdict\">{}</h2>\n",
        m_report.clean() ? "good" : "bad", headline(facts, verified));
    m_out += "<p>A second, independent reading compared every number, unit, range, comparison, date and "
             "denial of the "
             "written text with the words that the voice says.";
    if (m_report.sheet_texts > 0) {
      add(" It also looked for each of the sheet’s {} in the script.",
          plural(m_report.sheet_texts, "passage", "passages"));
    }
    m_out += "</p>\n";
    bar(verified);
    kinds();
    m_out += "</section>\n";
  }

  [[nodiscard]] std::string headline(std::size_t facts, std::size_t verified) const {
    if (!m_report.language_read) {
      return "The audit reads English only: nothing that is said here could be checked.";
    }
    if (m_problems == 0) {
      return facts == 0   ? std::string("The sheet states no numbers, dates or denials.")
             : facts == 1 ? std::string("The one fact is said as it is written.")
                          : fmt::format("All {} facts are said as they are written.", facts);
    }
    return fmt::format("{} of {} facts are said as written. {} your attention.", verified, facts,
                       m_problems == 1 ? "1 finding needs" : fmt::format("{} findings need", m_problems));
  }

  void bar(std::size_t verified) {
    if (m_report.findings.empty()) {
      return;
    }
    m_out += "<div class=\"bar\" aria-hidden=\"true\">";
    for (const auto& look : verdict_looks()) {
      if (const auto count = m_report.count(look.verdict); count > 0) {
        add("<i class=\"{}\" style=\"flex:{}\"></i>", look.style, count);
      }
    }
    m_out += "</div>\n<ul class=\"legend\">";
    add("<li><b>{}</b> <span class=\"tag verified\">✓ said as written</span></li>", verified);
    for (const auto& look : verdict_looks()) {
      const auto count = m_report.count(look.verdict);
      if (count > 0 && look.verdict != Verdict::verified) {
        add("<li><b>{}</b> <span class=\"tag {}\">{} {}</span></li>", count, look.style, look.sign,
            look.legend);
      }
    }
    m_out += "</ul>\n";
  }

  void kinds() {
    std::map<std::string_view, std::size_t> counts;
    for (const auto& finding : m_report.findings) {
      ++counts[finding.kind];
    }
    std::string list;
    for (const auto& name : kind_names()) {
      if (const auto found = counts.find(name.kind); found != counts.end()) {
        list += fmt::format("{}{}", list.empty() ? "" : ", ", plural(found->second, name.one, name.many));
      }
    }
    if (!list.empty()) {
      add("<p class=\"kinds\">What was compared: {}.</p>\n", list);
    }
  }

  void navigation() {
    m_out += "<nav aria-label=\"Parts of this review\"><ul>\n";
    const auto entry = [this](std::string_view id, std::string_view label, std::size_t count) {
      add("<li><a href=\"#{}\">{} <span>{}</span></a></li>\n", id, label, count);
    };
    entry("problems", "Findings", m_problems);
    entry("expansions", "Said in other words", m_report.expansions.size());
    entry("guesses", "Words to listen to", m_report.guessed.size());
    entry("warnings", "Warnings", count_warnings());
    entry("left-out", "Left out",
          (m_sheet != nullptr ? m_sheet->skipped.size() : 0) + m_report.references_left_out);
    entry("facts", "All facts", m_report.facts());
    m_out += "</ul></nav>\n";
  }

  // --- findings

  void begin_section(std::string_view id, std::string_view title, std::string_view intro) {
    add("<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n<h2 id=\"{0}-title\">{1}</h2>\n<p>{2}</p>\n", id,
        title, intro);
  }

  void problems() {
    begin_section(
        "problems", "Findings",
        "What a listener hears otherwise than it is written, or not at all. The gravest kinds come first.");
    if (m_problems == 0) {
      m_out += "<p class=\"quiet\">None. Every fact is heard as it is written.</p>\n</section>\n";
      return;
    }
    m_out += "<ol class=\"cards\">\n";
    std::size_t shown = 0;
    for (const auto& look : verdict_looks()) {
      if (look.verdict == Verdict::verified) {
        continue;
      }
      for (const auto& finding : m_report.findings) {
        if (finding.verdict == look.verdict && shown++ < k_most_rows) {
          problem(finding, look);
        }
      }
    }
    m_out += "</ol>\n";
    add_rest(shown);
    m_out += "</section>\n";
  }

  void add_rest(std::size_t shown) {
    if (shown > k_most_rows) {
      add("<p class=\"quiet\">And {} more, which the JSON report lists.</p>\n", shown - k_most_rows);
    }
  }

  void problem(const Finding& finding, const VerdictLook& look) {
    const auto title = m_titles.find(finding.chapter);
    add("<li class=\"card {}\"><span class=\"where\">{}{}</span><span class=\"tag\">{} {}: {}</span>\n",
        look.style, title == m_titles.end() ? std::string() : safe(shorten(title->second, 60)) + " · ",
        line_text(finding.line), look.sign, look.label, kind_name(finding.kind, 1));
    const auto side = [](std::string_view text, std::string_view none) {
      return text.empty() ? fmt::format("<span class=\"none\">{}</span>", none) : safe(text);
    };
    add("<dl class=\"pair\"><dt>Written</dt><dd dir=\"auto\">{}</dd><dt>Heard</dt><dd "
        "dir=\"auto\">{}</dd></dl>\n",
        side(finding.written, "not in the text"), side(finding.heard, "nothing"));
    if (!finding.sentence.empty() && finding.sentence != finding.written) {
      add("<blockquote dir=\"auto\">{}</blockquote>\n", marked(finding.sentence, finding.written));
    }
    m_out += "</li>\n";
  }

  // --- expansions

  void expansions() {
    begin_section(
        "expansions", "Said in other words",
        "Every piece of text that the voice says otherwise than it stands, each once. Those to look at first "
        "could not be led back to the text by the audit: names, abbreviations and addresses.");
    auto list = m_report.expansions;
    // Commas for brackets and dashes are pauses, no words.
    std::erase_if(list, [](const Expansion& expansion) {
      return !has_words(expansion.written) && !has_words(expansion.spoken);
    });
    if (list.empty()) {
      m_out += "<p class=\"quiet\">None: everything is said as it stands.</p>\n</section>\n";
      return;
    }
    std::stable_sort(list.begin(), list.end(),
                     [](const Expansion& a, const Expansion& b) { return a.explained < b.explained; });
    const bool doubtful = !list.front().explained;
    add("<div class=\"tools\" data-table=\"expansion-table\" hidden><label>Find <input "
        "type=\"search\"></label>{}</div>\n",
        doubtful ? "<label><input type=\"checkbox\"> only those to look at</label>" : "");
    m_out += "<div class=\"frame\"><table id=\"expansion-table\"><thead><tr><th scope=\"col\">Written</th>"
             "<th scope=\"col\">Spoken</th><th scope=\"col\" class=\"number\">Times</th><th "
             "scope=\"col\">First in</th></tr></thead>\n<tbody>\n";
    std::size_t shown = 0;
    for (const auto& expansion : list) {
      if (shown++ < k_most_rows) {
        add("<tr{}><th scope=\"row\" class=\"text\" dir=\"auto\">{}{}</th><td class=\"text\" "
            "dir=\"auto\">{}</td>"
            "<td class=\"number\">{}</td><td class=\"context\" dir=\"auto\">{}</td></tr>\n",
            expansion.explained ? "" : " data-look=\"1\"", safe(expansion.written),
            expansion.explained ? "" : "<br><span class=\"tag look\">look at this</span>",
            safe(expansion.spoken), expansion.count, marked(expansion.sentence, expansion.written));
      }
    }
    m_out += "</tbody></table></div>\n";
    add_rest(shown);
    m_out += "</section>\n";
  }

  static bool has_words(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); at += character_at(text, at).length) {
      const auto glyph = character_at(text, at).glyph;
      if (glyph != Glyph::mark && glyph != Glyph::dash && glyph != Glyph::space && glyph != Glyph::quote) {
        return true;
      }
    }
    return false;
  }

  // --- words to listen to

  void guesses() {
    begin_section(
        "guesses", "Words to listen to",
        "No spelling rule tells how these words sound, so the voice guesses. “Hear” uses your browser’s own "
        "voice; "
        "the command plays the voice of the recording. What sounds wrong belongs in the sheet’s lexicon.");
    if (m_report.guessed.empty()) {
      m_out += "<p class=\"quiet\">None.</p>\n</section>\n";
      return;
    }
    m_out += "<div class=\"frame\"><table><thead><tr><th scope=\"col\">Word</th><th scope=\"col\" "
             "class=\"number\">Times</th>"
             "<th scope=\"col\">Listen</th><th scope=\"col\">First in</th></tr></thead>\n<tbody>\n";
    std::size_t shown = 0;
    for (const auto& guess : m_report.guessed) {
      if (shown++ < k_most_rows) {
        add("<tr><th scope=\"row\" class=\"text\" dir=\"auto\">{0}<span class=\"why\">{1}</span></th>"
            "<td class=\"number\">{2}</td><td><div class=\"say\">{3}<code>audiosheet voices --say {4}</code>"
            "<button type=\"button\" data-copy hidden aria-label=\"Copy the command for "
            "{0}\">Copy</button></div></td>"
            "<td class=\"context\" dir=\"auto\">{5}</td></tr>\n",
            safe(guess.word), guess.reason, guess.count, hear_button(guess.word),
            safe(shell_quoted(guess.word)), marked(guess.sentence, guess.word));
      }
    }
    m_out += "</tbody></table></div>\n";
    add_rest(shown);
    m_out += "</section>\n";
  }

  // --- warnings

  [[nodiscard]] std::size_t count_warnings() const {
    int most = 0;
    for (const auto& chapter : m_script.chapters) {
      for (const auto& utterance : chapter.utterances) {
        most = std::max(most, utterance.warning);
      }
    }
    return static_cast<std::size_t>(most) + m_diagnostics.size();
  }

  void warnings() {
    begin_section("warnings", "Warnings",
                  "The sheet’s own warnings as they are heard, each between an opening and a closing tone; "
                  "then what the "
                  "program had to say about the sheet.");
    if (count_warnings() == 0) {
      m_out += "<p class=\"quiet\">The sheet has no warnings, and the program none about the "
               "sheet.</p>\n</section>\n";
      return;
    }
    m_out += "<ol class=\"cards warning-list\">\n";
    for (const auto& chapter : m_script.chapters) {
      chapter_warnings(chapter);
    }
    m_out += "</ol>\n";
    if (!m_diagnostics.empty()) {
      m_out += "<h3>About the sheet</h3>\n<ul>\n";
      for (const auto& diagnostic : m_diagnostics) {
        add("<li>{}{}</li>\n", diagnostic.line > 0 ? fmt::format("Line {}: ", diagnostic.line) : "",
            safe(diagnostic.message));
      }
      m_out += "</ul>\n";
    }
    m_out += "</section>\n";
  }

  void chapter_warnings(const Chapter& chapter) {
    int open = 0;
    for (const auto& utterance : chapter.utterances) {
      const auto* sentence = std::get_if<Sentence>(&utterance.value);
      if (utterance.warning != open && open > 0) {
        m_out += "</li>\n";
        open = 0;
      }
      if (sentence == nullptr || utterance.warning == 0) {
        continue;
      }
      if (open == 0) {
        open = utterance.warning;
        const auto own =
            std::find_if(chapter.utterances.begin(), chapter.utterances.end(),
                         [open](const Utterance& other) { return other.warning == open && other.line > 0; });
        const int line = own == chapter.utterances.end() ? 0 : own->line;
        add("<li class=\"card\"><span class=\"where\">{} · {}</span><span class=\"tag look\">Warning "
            "{}{}</span>\n",
            safe(shorten(chapter.title, 60)), line_text(line), open,
            utterance.kind ? ": " + to_string(*utterance.kind) : std::string());
      }
      add("<p{} dir=\"auto\">{}</p>\n", utterance.part == Part::speech ? "" : " class=\"none\"",
          safe(spoken_text(*sentence)));
    }
    if (open > 0) {
      m_out += "</li>\n";
    }
  }

  // --- left out

  void left_out() {
    begin_section("left-out", "Left out", "Lines of the sheet that nobody will hear, and why.");
    std::map<std::string, std::vector<const Skipped*>> by_reason;
    if (m_sheet != nullptr) {
      for (const auto& skipped : m_sheet->skipped) {
        by_reason[skipped.reason].push_back(&skipped);
      }
    }
    if (m_report.references_left_out > 0) {
      add("<p>The sheet’s {} not read out; the recording says so.</p>\n",
          plural(m_report.references_left_out, "reference is", "references are"));
    } else if (by_reason.empty()) {
      m_out += "<p class=\"quiet\">Nothing.</p>\n";
    }
    std::size_t shown = 0;
    for (const auto& [reason, lines] : by_reason) {
      add("<details{}><summary>{} <span>{}</span></summary><div class=\"frame\"><table><tbody>\n",
          lines.size() <= 12 ? " open" : "", safe(reason), plural(lines.size(), "line", "lines"));
      for (const auto* skipped : lines) {
        if (shown++ < k_most_rows) {
          add("<tr><td class=\"number\">{}</td><td class=\"text\" dir=\"auto\">{}</td></tr>\n", skipped->line,
              safe(shorten(std::string_view(skipped->text).substr(0, 4000), 400)));
        }
      }
      m_out += "</tbody></table></div></details>\n";
    }
    add_rest(shown);
    m_out += "</section>\n";
  }

  // --- all facts

  void all_facts() {
    begin_section("facts", "All facts", "Each fact in the order in which it is heard.");
    if (m_report.findings.empty()) {
      m_out += "<p class=\"quiet\">None.</p>\n</section>\n";
      return;
    }
    m_out += "<div class=\"tools\" data-table=\"fact-table\" hidden><label>Find <input "
             "type=\"search\"></label></div>\n"
             "<div class=\"frame\"><table id=\"fact-table\"><thead><tr><th scope=\"col\">Written</th><th "
             "scope=\"col\">Heard</th>"
             "<th scope=\"col\">Kind</th><th scope=\"col\" class=\"number\">Line</th><th "
             "scope=\"col\">Verdict</th></tr></thead>\n<tbody>\n";
    std::size_t shown = 0;
    std::string chapter = "\n";
    for (const auto& finding : m_report.findings) {
      if (shown++ >= k_most_rows) {
        continue;
      }
      if (finding.chapter != chapter) {
        chapter = finding.chapter;
        const auto title = m_titles.find(chapter);
        add("<tr class=\"chapter\"><th colspan=\"5\" scope=\"rowgroup\" dir=\"auto\">{}</th></tr>\n",
            title == m_titles.end() ? "In no chapter" : safe(title->second));
      }
      const auto& look = look_of(finding.verdict);
      add("<tr><th scope=\"row\" class=\"text\" dir=\"auto\">{}</th><td class=\"text\" "
          "dir=\"auto\">{}</td><td>{}</td>"
          "<td class=\"number\">{}</td><td><span class=\"tag {}\">{} {}</span></td></tr>\n",
          safe(finding.written), safe(finding.heard), kind_name(finding.kind, 1),
          finding.line > 0 ? std::to_string(finding.line) : "–", look.style, look.sign, look.label);
    }
    m_out += "</tbody></table></div>\n";
    add_rest(shown);
    m_out += "</section>\n";
  }

  void sign_off() {
    m_out +=
        "<section class=\"sign\" aria-label=\"Sign-off\"><p>For the file: printed, this page has room for a "
        "signature.</p>\n"
        "<dl><div><dt>Reviewed by</dt><dd></dd></div><div><dt>Date</dt><dd></dd></div><div><dt>Released for "
        "publication</dt><dd></dd></div></dl></section>\n";
  }

  void foot() {
    m_out += "<footer><p>Written by <code>audiosheet audit</code>. The page loads nothing and sends "
             "nothing.</p></footer>\n"
             "<p class=\"live\" role=\"status\"></p>\n</div>\n<script>";
    m_out += k_review_script;
    m_out += "</script>\n</body>\n</html>\n";
  }

  const Report& m_report;
  const Script& m_script;
  const FactSheet* m_sheet;
  const Diagnostics& m_diagnostics;
  std::map<std::string, std::string> m_titles;
  std::size_t m_problems = 0;
  std::string m_out;
};

} // namespace

std::string report_html(const Report& report, const Script& script, const FactSheet* sheet,
                        const Diagnostics& diagnostics) {
  return Page(report, script, sheet, diagnostics).write();
}

} // namespace audiosheet::audit
