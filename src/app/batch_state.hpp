// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a batch remembers between runs, in OUT/.batch/: one small file a sheet, so that a run that was killed
// goes on where it was, and machines that share the folder don't get in each other's way.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace audiosheet::app {

/// What became of a sheet. Everything in it follows from the inputs, so that the parts of a batch join to
/// the same bytes as one run.
struct BatchResult {
  std::string source;
  std::string slug;
  std::string error; ///< empty: it was rendered
  std::string title;
  std::string language;
  std::int64_t milliseconds = 0;
  std::int64_t chapters = 0;
  std::int64_t warnings = 0;
  std::string manifest_sha256;
  bool operator==(const BatchResult&) const = default;
};

class BatchState {
public:
  /// `inputs` stands for everything but the sheet that decides what comes out (`digest_of_inputs`).
  BatchState(std::filesystem::path out, std::string inputs);

  /// What is known of a sheet that was rendered from the same bytes and inputs and whose manifest still has
  /// the hash that it had then.
  [[nodiscard]] std::optional<BatchResult> finished(const std::string& source, const std::string& slug) const;

  /// Remembers a sheet as its manifest describes it. Throws Error when there is no good manifest.
  BatchResult remember(const std::string& source, const std::string& slug) const;

  /// Writes OUT/batch.json, or OUT/.batch/part-I-of-N.json for a part of a batch; returns its path.
  [[nodiscard]] std::filesystem::path write_summary(std::vector<BatchResult> results, unsigned index,
                                                    unsigned count) const;

  /// Joins the summaries of all parts to OUT/batch.json. Throws Error that names the part that is missing.
  static std::filesystem::path join(const std::filesystem::path& out);

private:
  [[nodiscard]] std::filesystem::path stamp(const std::string& slug) const;
  [[nodiscard]] std::string key(const std::string& source) const;

  std::filesystem::path m_out;
  std::string m_inputs;
};

/// Stands for this program (program_id), the voices folder, and what else was said on the command line.
std::string digest_of_inputs(const std::vector<std::string>& options);

} // namespace audiosheet::app
