// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/program_id.hpp"

#include "util/hash.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <elf.h>
#include <fmt/format.h>
#include <link.h>
#include <string_view>

namespace audiosheet {

namespace {

std::size_t padded(std::size_t size) { return (size + 3) / 4 * 4; }

/// The build ID among the notes of a segment, in hexadecimal; empty when it isn't there.
std::string build_id(const char* notes, std::size_t size) {
  std::size_t at = 0;
  while (at + sizeof(ElfW(Nhdr)) <= size) {
    ElfW(Nhdr) head{};
    std::memcpy(&head, notes + at, sizeof head);
    const std::size_t name = at + sizeof head;
    const std::size_t content = name + padded(head.n_namesz);
    at = content + padded(head.n_descsz);
    if (at <= size && head.n_type == NT_GNU_BUILD_ID &&
        std::string_view(notes + name, head.n_namesz) == std::string_view("GNU\0", 4)) {
      std::string id;
      for (const char byte : std::string_view(notes + content, head.n_descsz)) {
        id += fmt::format("{:02x}", static_cast<unsigned char>(byte));
      }
      return id;
    }
  }
  return {};
}

/// The first object is the program itself; the rest, its libraries, are not looked at.
int look_at(dl_phdr_info* info, std::size_t /*size*/, void* found) {
  for (ElfW(Half) i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = info->dlpi_phdr[i];
    auto& id = *static_cast<std::string*>(found);
    if (segment.p_type == PT_NOTE && id.empty()) {
      // NOLINTNEXTLINE(performance-no-int-to-ptr): that is how the loader says where it is
      id = build_id(reinterpret_cast<const char*>(info->dlpi_addr + segment.p_vaddr), segment.p_memsz);
    }
  }
  return 1;
}

} // namespace

std::string program_id() {
  static const std::string k_id =
      [] { // asked for each piece of sound; without a build ID the program is hashed
        std::string id;
        ::dl_iterate_phdr(look_at, &id);
        return id.empty() ? sha256_file("/proc/self/exe") : id;
      }();
  return k_id;
}

} // namespace audiosheet
