// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/wire.hpp"

#include "util/error.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <type_traits>
#include <unistd.h>

namespace audiosheet::speech {

namespace {

enum class ReplyKind : std::uint32_t {
  none = 0,
  speech = 0x53504331,
  voices = 0x564F4931,
  refusal = 0x4E4F4E31
};

/// Stands before each reply, and is written last: an unfinished reply has none. The file may have held a
/// longer one before.
struct ReplyHead {
  ReplyKind kind = ReplyKind::none;
  std::uint32_t reserved = 0;
  std::uint64_t first = 0;  ///< bytes of the first part (samples, packed voices or message)
  std::uint64_t second = 0; ///< bytes of the second part (words)
};

[[noreturn]] void fail(const char* what) { throw Error(fmt::format("{}: {}", what, std::strerror(errno))); }

/// Appends plain values and strings.
class Packer {
public:
  template <typename T> void put(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void put(std::string_view text) {
    put(static_cast<std::uint64_t>(text.size()));
    m_bytes.append(text);
  }
  std::string take() { return std::move(m_bytes); }

private:
  std::string m_bytes;
};

/// Takes them off again; throws Error at the end of the bytes.
class Unpacker {
public:
  explicit Unpacker(std::string_view bytes) : m_bytes(bytes) {}
  template <typename T> T get() {
    static_assert(std::is_trivially_copyable_v<T>);
    T value{};
    std::memcpy(&value, piece(sizeof value).data(), sizeof value);
    return value;
  }
  std::string text() { return std::string(piece(get<std::uint64_t>())); }

private:
  std::string_view piece(std::uint64_t size) {
    if (size > m_bytes.size()) {
      throw Error("a message between the speech processes is cut off");
    }
    const auto out = m_bytes.substr(0, size);
    m_bytes.remove_prefix(size);
    return out;
  }
  std::string_view m_bytes;
};

void write_all(int fd, const void* data, std::size_t size, std::size_t at) {
  const auto* bytes = static_cast<const char*>(data);
  while (size > 0) {
    const auto n = ::pwrite(fd, bytes, size, static_cast<off_t>(at));
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n <= 0) {
      fail("can't hand over speech");
    }
    bytes += n;
    at += static_cast<std::size_t>(n);
    size -= static_cast<std::size_t>(n);
  }
}

void read_all(int fd, void* data, std::size_t size, std::size_t at) {
  auto* bytes = static_cast<char*>(data);
  while (size > 0) {
    const auto n = ::pread(fd, bytes, size, static_cast<off_t>(at));
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n < 0) {
      fail("can't take over speech");
    }
    if (n == 0) {
      throw Error("the speech engine left no reply");
    }
    bytes += n;
    at += static_cast<std::size_t>(n);
    size -= static_cast<std::size_t>(n);
  }
}

void write_parts(int fd, std::size_t at, ReplyKind kind, std::string_view first, std::string_view second) {
  const ReplyHead head{.kind = kind, .first = first.size(), .second = second.size()};
  write_all(fd, first.data(), first.size(), at + sizeof head);
  write_all(fd, second.data(), second.size(), at + sizeof head + first.size());
  write_all(fd, &head, sizeof head, at);
}

template <typename T> std::string_view bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

std::uint64_t file_size(int fd) {
  struct stat info {};
  if (::fstat(fd, &info) != 0) {
    fail("can't take over speech");
  }
  return static_cast<std::uint64_t>(info.st_size);
}

/// The head of a reply that lies within the file.
ReplyHead read_head(int fd, std::size_t at, ReplyKind expected) {
  ReplyHead head;
  read_all(fd, &head, sizeof head, at);
  if (head.kind == ReplyKind::none) {
    throw Error("the speech engine left no reply");
  }
  const std::uint64_t room = file_size(fd) - at - sizeof head;
  if (head.first > room || head.second > room - head.first) {
    throw Error("the speech engine left a damaged reply");
  }
  if (head.kind == ReplyKind::refusal) {
    std::string message(head.first, '\0');
    read_all(fd, message.data(), message.size(), at + sizeof head);
    throw Error(message);
  }
  if (head.kind != expected) {
    throw Error("the speech engine left a damaged reply");
  }
  return head;
}

} // namespace

std::size_t write_job(int fd, const Job& job) {
  Packer packer;
  packer.put(job.kind);
  const auto& voice = job.request.voice;
  packer.put(std::string_view(voice.engine_voice));
  packer.put(voice.rate_wpm);
  packer.put(voice.pitch);
  packer.put(voice.range);
  packer.put(voice.word_gap);
  packer.put(voice.gain_db);
  packer.put(std::string_view(job.request.text));
  packer.put(job.request.phonemes);
  const std::string bytes = packer.take();
  const std::uint64_t size = bytes.size();
  write_all(fd, &size, sizeof size, 0);
  write_all(fd, bytes.data(), bytes.size(), sizeof size);
  const std::size_t reply_at = sizeof size + bytes.size();
  const ReplyHead none;
  write_all(fd, &none, sizeof none, reply_at);
  return reply_at;
}

Job read_job(int fd, std::size_t& reply_at) {
  std::uint64_t size = 0;
  read_all(fd, &size, sizeof size, 0);
  if (size > file_size(fd)) {
    throw Error("a message between the speech processes is cut off");
  }
  std::string bytes(size, '\0');
  read_all(fd, bytes.data(), bytes.size(), sizeof size);
  reply_at = sizeof size + bytes.size();
  Unpacker unpacker(bytes);
  Job job;
  job.kind = unpacker.get<JobKind>();
  auto& voice = job.request.voice;
  voice.engine_voice = unpacker.text();
  voice.rate_wpm = unpacker.get<int>();
  voice.pitch = unpacker.get<int>();
  voice.range = unpacker.get<int>();
  voice.word_gap = unpacker.get<int>();
  voice.gain_db = unpacker.get<double>();
  job.request.text = unpacker.text();
  job.request.phonemes = unpacker.get<bool>();
  return job;
}

void write_reply(int fd, std::size_t at, const Speech& speech) {
  write_parts(fd, at, ReplyKind::speech, bytes_of(speech.samples), bytes_of(speech.words));
}

void write_reply(int fd, std::size_t at, const std::vector<EngineVoice>& voices) {
  Packer packer;
  packer.put(static_cast<std::uint64_t>(voices.size()));
  for (const auto& voice : voices) {
    packer.put(std::string_view(voice.name));
    packer.put(std::string_view(voice.language));
    packer.put(std::string_view(voice.gender));
    packer.put(std::string_view(voice.title));
  }
  write_parts(fd, at, ReplyKind::voices, packer.take(), {});
}

void write_refusal(int fd, std::size_t at, std::string_view message) {
  write_parts(fd, at, ReplyKind::refusal, message, {});
}

Speech read_speech(int fd, std::size_t at, const Request& request) {
  const auto head = read_head(fd, at, ReplyKind::speech);
  if (head.first % sizeof(std::int16_t) != 0 || head.second % sizeof(WordStart) != 0) {
    throw Error("the speech engine left a damaged reply");
  }
  Speech speech;
  speech.samples.resize(head.first / sizeof(std::int16_t));
  speech.words.resize(head.second / sizeof(WordStart));
  read_all(fd, speech.samples.data(), head.first, at + sizeof head);
  read_all(fd, speech.words.data(), head.second, at + sizeof head + head.first);
  const auto samples = static_cast<std::int64_t>(speech.samples.size());
  std::int64_t last = 0;
  for (const auto& word : speech.words) {
    if (word.sample < last || word.sample > samples || word.offset > request.text.size() ||
        word.length > request.text.size() - word.offset) {
      throw Error("the speech engine gave a word that lies outside its sentence");
    }
    last = word.sample;
  }
  return speech;
}

std::vector<EngineVoice> read_voices(int fd, std::size_t at) {
  const auto head = read_head(fd, at, ReplyKind::voices);
  std::string bytes(head.first, '\0');
  read_all(fd, bytes.data(), bytes.size(), at + sizeof head);
  Unpacker unpacker(bytes);
  std::vector<EngineVoice> voices;
  for (auto left = unpacker.get<std::uint64_t>(); left > 0; --left) {
    auto& voice = voices.emplace_back();
    voice.name = unpacker.text();
    voice.language = unpacker.text();
    voice.gender = unpacker.text();
    voice.title = unpacker.text();
  }
  return voices;
}

std::string pack_info(const EngineInfo& info) {
  Packer packer;
  packer.put(true);
  packer.put(std::string_view(info.name));
  packer.put(std::string_view(info.version));
  packer.put(std::string_view(info.build));
  packer.put(info.sample_rate);
  return packer.take();
}

std::string pack_start_failure(std::string_view message) {
  Packer packer;
  packer.put(false);
  packer.put(message);
  return packer.take();
}

EngineInfo unpack_info(std::string_view message) {
  Unpacker unpacker(message);
  if (!unpacker.get<bool>()) {
    throw Error(unpacker.text());
  }
  EngineInfo info;
  info.name = unpacker.text();
  info.version = unpacker.text();
  info.build = unpacker.text();
  info.sample_rate = unpacker.get<int>();
  return info;
}

} // namespace audiosheet::speech
