// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/encodings.hpp"

#include "util/error.hpp"

namespace audiosheet::publish {

struct Encodings::State {
  const Recording& recording;
  std::filesystem::path folder;
  unsigned jobs;
};

Encodings::Encodings(const Recording& recording, std::filesystem::path work_folder, unsigned jobs)
    : m_state(std::make_unique<State>(recording, std::move(work_folder), jobs)) {}

Encodings::~Encodings() = default;

const std::filesystem::path& Encodings::chapter_mp3(std::size_t /*index*/) {
  throw Error("MP3 is not encoded yet");
}

const std::filesystem::path& Encodings::mp3() { throw Error("MP3 is not encoded yet"); }

} // namespace audiosheet::publish
