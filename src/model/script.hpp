// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who says what, in which order, with which pauses: written and spoken form side by side.
// Made by `narrate`, or read back from SSML by `ssml`; spoken by `speech`; audited by `audit`.
#pragma once

#include "model/fact_sheet.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace audiosheet {

using std::chrono::milliseconds;

/// What an utterance is to the listener. Chooses its voice and how players and pages mark it.
enum class Role { title, heading, body, item, question, answer, warning, note, takeaway, reference, prompt };

/// What a segment of a recording is. Outside warnings and notes only `speech` and `pause` occur, and `cue`
/// where a profile asks for a tone before chapters.
enum class Part { speech, label, close, cue, pause };

/// What a chapter is. `title` holds the title and the lead, `notice` what the program adds at the end
/// (such as that references were left out).
enum class ChapterRole { title, section, faq, question, takeaways, takeaway, trials, references, notice };

/// A point of a pitch contour.
struct ContourPoint {
  double position = 0.0;  ///< 0–1 of the time of the stretch
  double pitch_st = 0.0;  ///< offset in semitones
  double offset_hz = 0.0; ///< offset in Hz, on top
  bool operator==(const ContourPoint&) const = default;
};

/// How a stretch of speech differs from its voice (SSML 1.1 `prosody`). Factors and offsets add up
/// when elements nest; of the rest the innermost counts. Neighbouring words with equal prosody are one
/// stretch.
struct Prosody {
  double rate = 1.0;                 ///< factor on the voice's speaking rate, > 0
  double pitch_st = 0.0;             ///< offset in semitones
  double range = 1.0;                ///< factor on the voice's pitch range, >= 0
  double volume_db = 0.0;            ///< gain in dB
  double pitch_hz = 0.0;             ///< pitch in place of the voice's own, > 0; 0: the voice's
  double offset_hz = 0.0;            ///< offset in Hz, on top
  milliseconds duration{0};          ///< time the stretch is to take; 0: as long as it needs
  std::vector<ContourPoint> contour; ///< by position; empty: the engine's own melody
  bool operator==(const Prosody&) const = default;
};

/// Names of places in a script (SSML 1.1 `mark`): nothing is heard.
using MarkNames = std::vector<std::string>;

/// Words of one sentence that share one way of being said.
struct Words {
  std::string written;  ///< as the sheet has it, with its spaces: the runs of a sentence join to its text
  std::string spoken;   ///< as a narrator says it; equal to `written` when nothing had to change
  std::string phonemes; ///< IPA, or "x-espeak:" and mnemonics; empty: the engine reads `spoken`
  Prosody prosody;      ///< relative to the sentence
  bool emphasis = false;
  std::string voice;    ///< of the profile, when it is not the sentence's, else empty
  std::string language; ///< BCP 47, when it is not the sentence's, else empty
  MarkNames marks;      ///< right before them
  bool operator==(const Words&) const = default;
};

/// Silence inside a sentence.
struct Rest {
  milliseconds duration{0};
  MarkNames marks = {}; ///< right before it
  bool operator==(const Rest&) const = default;
};

using Run = std::variant<Words, Rest>;

/// One sentence: the unit that is spoken, cached, timed and highlighted.
struct Sentence {
  std::string voice; ///< name of a voice of the profile ("narrator", "warning")
  Prosody prosody;
  std::string language; ///< BCP 47 when it is not the script's, else empty
  std::vector<Run> runs;
  bool operator==(const Sentence&) const = default;
};

struct Pause {
  milliseconds duration{0};
  std::string reason; ///< key of the profile's [pauses] that it comes from ("heading"); empty: an editor's
  bool operator==(const Pause&) const = default;
};

/// A short tone pattern made by code; `name` is a callout kind, "<kind>-end", or "chapter".
struct Cue {
  std::string name;
  bool operator==(const Cue&) const = default;
};

/// A sound file that an editor put into a script (SSML 1.1 `audio`).
struct Clip {
  std::string source;         ///< as the script names it, relative to its folder
  std::filesystem::path file; ///< where it was found when the script was read
  std::string written;        ///< its description
  milliseconds begin{0};      ///< where in the file it starts
  std::optional<milliseconds> end;
  double repeat = 1.0;             ///< times it is played, > 0
  milliseconds repeat_duration{0}; ///< longest time it is played for; 0: no limit
  double gain_db = 0.0;
  double speed = 1.0; ///< factor, > 0
  bool operator==(const Clip&) const = default;
};

struct Utterance {
  std::variant<Sentence, Pause, Cue, Clip> value;
  Role role = Role::body;
  Part part = Part::speech;
  std::optional<CalloutKind> kind; ///< set on every utterance of a callout
  int warning = 0;                 ///< number of the warning in the sheet, from 1; 0 outside warnings
  int line = 0;                    ///< source line of the sheet, 0 for what the program adds
  int paragraph = 0;               ///< utterances with the same number (> 0) stand in one paragraph
  /// The containers it stands in, outermost first: "callout-1/list-2/item-3". Kinds: callout, list,
  /// ordered-list, item, table, row, figure, quotation; numbers count each kind inside its container.
  std::string within = {};
  MarkNames marks = {}; ///< right before it; those inside a sentence stand at its runs
  bool operator==(const Utterance&) const = default;
};

struct Chapter {
  std::string id;    ///< [a-z0-9-]+, unique in the script
  std::string title; ///< as shown in chapter lists
  int level = 1;     ///< 1 or 2
  ChapterRole role = ChapterRole::section;
  std::vector<Utterance> utterances;
  MarkNames marks = {}; ///< at its end
  bool operator==(const Chapter&) const = default;
};

struct Script {
  std::string title;
  std::string language; ///< BCP 47, with region: "en-US"
  std::string slug;     ///< [a-z0-9-]+, names folders and files
  std::vector<Chapter> chapters;
  bool operator==(const Script&) const = default;
};

/// Whether a text is a path of containers as in `Utterance::within`, at most k_longest_container_path long.
bool is_container_path(std::string_view text);
constexpr std::size_t k_longest_container_path = 200;

std::string to_string(Role role);
std::string to_string(Part part);
std::string to_string(ChapterRole role);
std::optional<Role> role_from(const std::string& name);
std::optional<Part> part_from(const std::string& name);
std::optional<ChapterRole> chapter_role_from(const std::string& name);

/// The sentence as it is written and as it is said: its runs joined, white space folded.
std::string written_text(const Sentence& sentence);
std::string spoken_text(const Sentence& sentence);

} // namespace audiosheet
