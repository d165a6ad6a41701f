// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/package.hpp"

#include "util/error.hpp"
#include "util/file.hpp"
#include "util/limits.hpp"

#include <fmt/format.h>
#include <zip.h>

namespace audiosheet::verify {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t k_largest = limits::k_unpacked_bytes;

class Folder : public Package {
public:
  Folder(fs::path folder, std::set<std::string>& strange) : m_folder(std::move(folder)) {
    for (const auto& entry : fs::recursive_directory_iterator(m_folder)) {
      const std::string name = entry.path().lexically_relative(m_folder).generic_string();
      if (entry.is_symlink() || (!entry.is_regular_file() && !entry.is_directory())) {
        strange.insert(name);
      } else if (entry.is_regular_file()) {
        m_names.insert(name);
      }
    }
  }

  [[nodiscard]] std::string read(const std::string& name) const override {
    return read_file(m_folder / name, k_largest);
  }

private:
  fs::path m_folder;
};

class Zip : public Package {
public:
  explicit Zip(const fs::path& file) : m_file(file) {
    int code = 0;
    m_zip.reset(zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
    if (m_zip == nullptr) {
      throw Error(fmt::format("{}: is no whole ZIP archive (libzip error {})", file.string(), code));
    }
    std::uintmax_t total = 0;
    for (zip_int64_t i = 0; i < zip_get_num_entries(m_zip.get(), 0); ++i) {
      zip_stat_t info{};
      if (zip_stat_index(m_zip.get(), static_cast<zip_uint64_t>(i), 0, &info) == 0) {
        total += info.size;
        m_names.insert(info.name);
      }
    }
    if (total > k_largest) {
      throw Error(fmt::format("{}: unpacks to more than 2 GiB", file.string()));
    }
  }

  [[nodiscard]] std::string read(const std::string& name) const override {
    zip_stat_t info{};
    if (zip_stat(m_zip.get(), name.c_str(), 0, &info) != 0) {
      throw Error(fmt::format("{}: has no entry {}", m_file.string(), name));
    }
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> entry(zip_fopen(m_zip.get(), name.c_str(), 0),
                                                                  zip_fclose);
    std::string bytes(info.size, '\0');
    const auto size = entry == nullptr ? -1 : zip_fread(entry.get(), bytes.data(), bytes.size());
    if (size < 0 || static_cast<std::size_t>(size) != bytes.size()) {
      throw Error(fmt::format("{}: entry {} is damaged", m_file.string(), name));
    }
    return bytes;
  }

private:
  struct Discard {
    void operator()(zip_t* zip) const { zip_discard(zip); }
  };
  fs::path m_file;
  std::unique_ptr<zip_t, Discard> m_zip;
};

} // namespace

std::unique_ptr<Package> open_folder(const fs::path& folder, std::set<std::string>& strange) {
  return std::make_unique<Folder>(folder, strange);
}

std::unique_ptr<Package> open_zip(const fs::path& file) { return std::make_unique<Zip>(file); }

} // namespace audiosheet::verify
