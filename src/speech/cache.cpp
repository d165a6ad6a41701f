// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/cache.hpp"

#include "speech/unique_fd.hpp"
#include "util/hash.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <type_traits>
#include <zlib.h>

namespace audiosheet::speech {

namespace {

namespace fs = std::filesystem;

static_assert(std::endian::native == std::endian::little, "cache entries are little-endian");
static_assert(sizeof(WordStart) == 16 && std::is_trivially_copyable_v<WordStart>);

/// Part of each key and of each entry's head: change it when either changes its meaning.
constexpr std::uint32_t k_format = 1;
constexpr std::array<char, 8> k_magic{'A', 'S', 'H', 'C', 'A', 'C', 'H', 'E'};
/// No entry is larger; a head that says so is damaged.
constexpr std::uint64_t k_largest_entry = 256U << 20U;
constexpr std::string_view k_unfinished = ".tmp-";

/// The first 32 bytes of an entry.
struct Head {
  std::array<char, 8> magic = k_magic;
  std::uint32_t format = k_format;
  std::uint32_t checksum = 0;     ///< CRC-32 of the two sizes and all that follows the head
  std::uint64_t first_bytes = 0;  ///< samples, or the bytes of another entry
  std::uint64_t second_bytes = 0; ///< words
};
static_assert(sizeof(Head) == 32);

std::uint32_t checksum_of(const Head& head, std::string_view first, std::string_view second) {
  // Of no data zlib gives the sum of nothing at all, whatever it was before.
  const auto add = [](uLong crc, const void* data, std::size_t size) {
    return size == 0 ? crc : ::crc32_z(crc, static_cast<const Bytef*>(data), size);
  };
  uLong crc = add(0, &head.first_bytes, sizeof head.first_bytes);
  crc = add(crc, &head.second_bytes, sizeof head.second_bytes);
  crc = add(crc, first.data(), first.size());
  return static_cast<std::uint32_t>(add(crc, second.data(), second.size()));
}

template <typename T> std::string_view bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

/// 16 folders: none grows too long, and a first render need not make hundreds.
fs::path file_of(const fs::path& folder, const std::string& key, std::string_view extension) {
  return folder / key.substr(0, 1) / (key.substr(1) + std::string(extension));
}

fs::path bytes_file(const fs::path& folder, const std::string& key) {
  return file_of(folder, sha256_hex("bytes\n" + key), ".bytes");
}

/// Says that an entry was used. Once an hour is enough to find the least recently used.
void touch(int fd, const struct stat& info) {
  constexpr std::time_t k_hour = 3600;
  if (info.st_mtim.tv_sec + k_hour < ::time(nullptr)) {
    (void)::futimens(fd, nullptr);
  }
}

/// Opens an entry and checks its head against its size.
UniqueFd open_entry(const fs::path& file, Head& head) {
  UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  struct stat info {};
  if (!fd || ::fstat(fd.get(), &info) != 0 || !S_ISREG(info.st_mode) ||
      ::read(fd.get(), &head, sizeof head) != sizeof head) {
    return {};
  }
  const auto size = static_cast<std::uint64_t>(info.st_size);
  if (head.magic != k_magic || head.format != k_format || head.first_bytes > k_largest_entry ||
      head.second_bytes > k_largest_entry || size != sizeof head + head.first_bytes + head.second_bytes) {
    return {};
  }
  touch(fd.get(), info);
  return fd;
}

bool read_parts(int fd, void* first, std::size_t first_size, void* second, std::size_t second_size) {
  const std::array<iovec, 2> parts{iovec{first, first_size}, iovec{second, second_size}};
  return ::readv(fd, parts.data(), parts.size()) == static_cast<ssize_t>(first_size + second_size);
}

struct Entry {
  fs::path file;
  std::uintmax_t size = 0;
  std::int64_t used = 0; ///< nanoseconds
};

/// All entries; what a killed run left unfinished is removed when it is older than an hour.
std::vector<Entry> list_entries(const fs::path& folder) {
  constexpr std::int64_t k_second = 1'000'000'000;
  constexpr std::int64_t k_hour = 3600 * k_second;
  std::vector<Entry> entries;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error); !error && at != fs::recursive_directory_iterator();
       at.increment(error)) {
    struct stat info {};
    if (::lstat(at->path().c_str(), &info) != 0 || !S_ISREG(info.st_mode)) {
      continue;
    }
    const std::int64_t used = info.st_mtim.tv_sec * k_second + info.st_mtim.tv_nsec;
    if (at->path().filename().string().rfind(k_unfinished, 0) == 0) {
      if (used + k_hour < ::time(nullptr) * k_second) {
        ::unlink(at->path().c_str());
      }
      continue;
    }
    entries.push_back({at->path(), static_cast<std::uintmax_t>(info.st_size), used});
  }
  return entries;
}

} // namespace

Cache::Cache(fs::path folder, std::uintmax_t limit_bytes)
    : m_folder(std::move(folder)), m_limit_bytes(limit_bytes) {}

std::string Cache::key(const EngineInfo& engine, const Request& request) {
  Sha256 hash;
  const auto add = [&hash](std::string_view text) {
    hash.update(fmt::format("{}:", text.size()));
    hash.update(text);
  };
  hash.update(fmt::format("audiosheet speech {}\n", k_format));
  add(engine.name);
  add(engine.version);
  add(engine.build);
  const auto& voice = request.voice;
  add(voice.engine_voice);
  // The gain is no part: it is applied to the samples afterwards.
  hash.update(fmt::format("{} {} {} {} {} {} ", engine.sample_rate, voice.rate_wpm, voice.pitch, voice.range,
                          voice.word_gap, request.phonemes ? 1 : 0));
  add(request.text);
  return hash.hex();
}

std::optional<Speech> Cache::find(const std::string& key) const {
  Head head;
  const UniqueFd fd = m_folder.empty() ? UniqueFd() : open_entry(file_of(m_folder, key, ".speech"), head);
  if (!fd || head.first_bytes % sizeof(std::int16_t) != 0 || head.second_bytes % sizeof(WordStart) != 0) {
    return std::nullopt;
  }
  Speech speech;
  speech.samples.resize(head.first_bytes / sizeof(std::int16_t));
  speech.words.resize(head.second_bytes / sizeof(WordStart));
  if (!read_parts(fd.get(), speech.samples.data(), head.first_bytes, speech.words.data(),
                  head.second_bytes) ||
      head.checksum != checksum_of(head, bytes_of(speech.samples), bytes_of(speech.words))) {
    return std::nullopt;
  }
  return speech;
}

void Cache::store(const std::string& key, const Speech& speech) {
  if (!m_folder.empty()) {
    write_entry(file_of(m_folder, key, ".speech"), bytes_of(speech.samples), bytes_of(speech.words));
  }
}

std::optional<std::string> Cache::find_bytes(const std::string& key) const {
  Head head;
  const UniqueFd fd = m_folder.empty() ? UniqueFd() : open_entry(bytes_file(m_folder, key), head);
  if (!fd || head.second_bytes != 0) {
    return std::nullopt;
  }
  std::string text(head.first_bytes, '\0');
  if (!read_parts(fd.get(), text.data(), text.size(), nullptr, 0) ||
      head.checksum != checksum_of(head, text, {})) {
    return std::nullopt;
  }
  return text;
}

bool Cache::has_bytes(const std::string& key) const {
  std::error_code ignored;
  return !m_folder.empty() && fs::exists(bytes_file(m_folder, key), ignored);
}

void Cache::store_bytes(const std::string& key, std::string_view text) {
  if (!m_folder.empty()) {
    write_entry(bytes_file(m_folder, key), text, {});
  }
}

void Cache::write_entry(const fs::path& file, std::string_view first, std::string_view second) {
  if (!m_works || first.size() + second.size() > std::min<std::uintmax_t>(m_limit_bytes, k_largest_entry)) {
    return;
  }
  Head head;
  head.first_bytes = first.size();
  head.second_bytes = second.size();
  head.checksum = checksum_of(head, first, second);
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  const fs::path aside = file.parent_path() / fmt::format("{}{}-{}", k_unfinished, ::getpid(), m_stored++);
  UniqueFd fd(
      ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
  const std::array<iovec, 3> parts{iovec{&head, sizeof head},
                                   iovec{const_cast<char*>(first.data()), first.size()},
                                   iovec{const_cast<char*>(second.data()), second.size()}};
  const auto size = static_cast<ssize_t>(sizeof head + first.size() + second.size());
  const bool whole = fd && ::writev(fd.get(), parts.data(), parts.size()) == size;
  fd.reset();
  if (!whole || ::rename(aside.c_str(), file.c_str()) != 0) {
    ::unlink(aside.c_str());
    m_works = false; // read-only, full or gone: the run goes on without
  }
  m_unseen_bytes += static_cast<std::uintmax_t>(size);
}

void Cache::trim_when_due() {
  constexpr std::uintmax_t k_much = 64U << 20U;
  constexpr std::time_t k_minute = 60;
  if (m_folder.empty() || m_stored == 0) {
    return;
  }
  const fs::path mark = m_folder / "trimmed";
  const std::time_t now = ::time(nullptr);
  struct stat info {};
  const bool lately =
      ::lstat(mark.c_str(), &info) == 0 && info.st_mtim.tv_sec <= now && info.st_mtim.tv_sec + k_minute > now;
  if (lately && m_unseen_bytes < k_much) {
    return;
  }
  const UniqueFd fd(::open(mark.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
  if (fd) {
    (void)::futimens(fd.get(), nullptr);
  }
  m_unseen_bytes = 0;
  trim();
}

void Cache::trim() {
  if (m_folder.empty() || m_stored == 0) {
    return;
  }
  auto entries = list_entries(m_folder);
  std::uintmax_t total = 0;
  for (const auto& entry : entries) {
    total += entry.size;
  }
  if (total <= m_limit_bytes) {
    return;
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used < b.used; });
  const std::uintmax_t goal = m_limit_bytes - m_limit_bytes / 10; // so that the next run need not trim again
  for (const auto& entry : entries) {
    if (total <= goal) {
      break;
    }
    std::error_code error;
    fs::remove(entry.file, error);
    total -= entry.size;
  }
}

fs::path default_cache_folder() {
  // An XDG path that is not absolute is to be ignored (XDG Base Directory Specification).
  const auto absolute = [](const char* name) {
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe)
    return value != nullptr && value[0] == '/' ? fs::path(value) : fs::path();
  };
  const fs::path cache = absolute("XDG_CACHE_HOME");
  const fs::path home = absolute("HOME");
  if (!cache.empty()) {
    return cache / "audiosheet";
  }
  return home.empty() ? fs::path() : home / ".cache" / "audiosheet";
}

} // namespace audiosheet::speech
