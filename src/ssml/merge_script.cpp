// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/fingerprint.hpp"
#include "ssml/merge.hpp"
#include "ssml/names.hpp"
#include "ssml/script_files.hpp"
#include "util/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace audiosheet::ssml {

namespace {

constexpr std::size_t k_quoted = 120;

struct Existing {
  std::string name;
  const std::string* document = nullptr;
  ChapterFile file;
  bool used = false;
};

bool is_edited(const Existing& existing) {
  return existing.file.generated != fingerprints(existing.file.chapter) || !existing.file.comments.empty();
}

/// The document with other fingerprints and nothing else changed.
std::string with_instruction(std::string document, const std::vector<std::string>& generated) {
  const std::string instruction = generated_instruction(generated);
  const std::size_t begin = document.rfind("<?" + std::string(k_generated_instruction));
  const std::size_t end = begin == std::string::npos ? begin : document.find("?>", begin);
  if (end == std::string::npos) {
    return document + (document.empty() || document.back() != '\n' ? "\n" : "") + instruction;
  }
  const std::size_t behind = end + 2 + (document.compare(end + 2, 1, "\n") == 0 ? 1 : 0);
  return document.replace(begin, behind - begin, instruction);
}

class ScriptMerger {
public:
  ScriptMerger(const std::map<std::string, std::string>& files, const Script& fresh, std::string folder,
               const ReadOptions& options, Settle settle, Diagnostics& diagnostics)
      : m_fresh(fresh), m_folder(std::move(folder)), m_settle(settle), m_diagnostics(diagnostics) {
    Diagnostics ignored; // they are reported when the scripts are spoken or checked
    for (const auto& [name, document] : files) {
      m_existing.push_back({name, &document, read_chapter(path(name), document, ignored, options)});
    }
  }

  MergedScript merge() {
    std::set<std::string> names;
    for (std::size_t i = 0; i < m_fresh.chapters.size(); ++i) {
      const std::string name = script_file_name(m_fresh, i);
      names.insert(name);
      const auto found = std::find_if(m_existing.begin(), m_existing.end(), [&](const Existing& each) {
        return !each.used && each.file.chapter.id == m_fresh.chapters[i].id;
      });
      if (found == m_existing.end()) {
        m_out.write[name] = write_chapter(m_fresh, m_fresh.chapters[i], i + 1);
      } else {
        found->used = true;
        merge_file(*found, name, i);
      }
    }
    for (const Existing& existing : m_existing) {
      if (!names.contains(existing.name)) {
        leave(existing);
      } else if (!existing.used) {
        // Another chapter gets its name: a file of somebody's own must not be lost that way.
        keep_under_other_name(existing, names);
      }
    }
    return std::move(m_out);
  }

private:
  [[nodiscard]] std::string path(const std::string& name) const { return m_folder + "/" + name; }

  void report(const std::string& name, int line, std::string message) {
    m_diagnostics.push_back({Severity::warning, path(name), line, 0, std::move(message)});
  }

  void merge_file(const Existing& existing, const std::string& name, std::size_t index) {
    const Chapter& fresh = m_fresh.chapters[index];
    const MergedChapter merged = merge_chapter(existing.file, fresh, m_settle);
    m_out.kept += merged.kept;
    for (const Conflict& conflict : merged.conflicts) {
      ++m_out.conflicts;
      report(existing.name, conflict.line,
             fmt::format("edited, and changed in the sheet too: \"{}\" is kept; the sheet now gives {}",
                         shorten(conflict.mine, k_quoted),
                         conflict.fresh.empty() ? "nothing here"
                                                : "\"" + shorten(conflict.fresh, k_quoted) + "\""));
    }
    WriteExtras extras{.comments = merged.comments, .generated = merged.generated};
    std::string document = write_chapter(m_fresh, merged.chapter, index + 1, extras);
    if (!is_usual_form(existing)) {
      // Somebody's own layout and elements: kept as long as nothing else has to change.
      if (fingerprints(existing.file.chapter) == fingerprints(merged.chapter)) {
        document = existing.file.generated == merged.generated
                       ? *existing.document
                       : with_instruction(*existing.document, merged.generated);
      } else {
        report(existing.name, 0,
               "written anew in the usual layout, since the sheet has changed; what is heard of your edits "
               "stays");
      }
    }
    if (name != existing.name || document != *existing.document) {
      m_out.write[name] = std::move(document);
    }
  }

  /// Whether writing what was read gives the same file: then nothing is lost by writing it again.
  [[nodiscard]] bool is_usual_form(const Existing& existing) const {
    Script script;
    script.title = existing.file.script_title;
    script.language = existing.file.language;
    script.slug = existing.file.slug;
    const WriteExtras extras{.comments = existing.file.comments, .generated = existing.file.generated};
    const auto number = static_cast<std::size_t>(existing.file.number);
    return write_chapter(script, existing.file.chapter, number, extras) == *existing.document;
  }

  /// A file under whose name nothing is written: its chapter has another one, or the sheet doesn't have it.
  void leave(const Existing& existing) {
    if (existing.used || !is_edited(existing)) {
      m_out.remove.push_back(existing.name);
    } else {
      report(existing.name, 0, "the sheet has no such chapter (any more); kept, since it was edited");
    }
  }

  void keep_under_other_name(const Existing& existing, const std::set<std::string>& names) {
    if (!is_edited(existing)) {
      return;
    }
    std::string name = "kept-" + existing.name;
    while (names.contains(name) || m_out.write.contains(name)) {
      name = "kept-" + name;
    }
    m_out.write[name] = *existing.document;
    report(existing.name, 0,
           fmt::format("the sheet has no such chapter (any more); kept as {}, since it was edited", name));
  }

  const Script& m_fresh;
  std::string m_folder;
  Settle m_settle;
  Diagnostics& m_diagnostics;
  std::vector<Existing> m_existing;
  MergedScript m_out;
};

} // namespace

MergedScript merge_script(const std::map<std::string, std::string>& files, const Script& fresh,
                          const std::string& folder_name, const ReadOptions& options, Settle settle,
                          Diagnostics& diagnostics) {
  return ScriptMerger(files, fresh, folder_name, options, settle, diagnostics).merge();
}

} // namespace audiosheet::ssml
