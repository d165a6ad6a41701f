// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing here may allocate or keep anything outside the stack while it runs: what it replaces is the memory
// of the process that it runs in.
#include "speech/rewind.hpp"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <malloc.h>
#include <new>
#include <string_view>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace audiosheet::speech {

namespace {

/// The text of /proc/self/maps has about 100 bytes a mapping.
constexpr std::size_t k_most_maps = std::size_t{256} << 10U;
constexpr std::size_t k_page = 4096; ///< other machines have other pages: speakers say one sentence there
constexpr std::size_t k_stack = std::size_t{8} << 20U;
/// What work uses of the stack mostly: to write zeros is cheaper than to get fresh pages.
constexpr std::size_t k_usual_stack = std::size_t{64} << 10U;
/// What work uses of the heap mostly: to copy it back is cheaper than to get fresh pages.
constexpr std::size_t k_usual_heap = std::size_t{1} << 20U;

/// The end of the heap; moves it when `wanted` isn't 0. The C library's own would write to its memory.
std::uintptr_t move_break(std::uintptr_t wanted) {
  return static_cast<std::uintptr_t>(::syscall(SYS_brk, wanted));
}

void* at(std::uintptr_t address) {
  return reinterpret_cast<void*>(address); // NOLINT(performance-no-int-to-ptr): from the kernel's own list
}

/// Takes the next field off a line of /proc/self/maps.
std::string_view take_field(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  const auto field = line.substr(0, line.find(' '));
  line.remove_prefix(field.size());
  return field;
}

std::uintptr_t hexadecimal(std::string_view text) {
  constexpr int k_hexadecimal = 16;
  std::uintptr_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, k_hexadecimal);
  return value;
}

// What /proc/self/pagemap says of a page. Source: Documentation/admin-guide/mm/pagemap.rst of the kernel (bit
// 63 is "present", 62 "swapped", 61 "file page").

bool is_there(std::uint64_t state) { return (state & std::uint64_t{3} << 62U) != 0; }

/// Of a private view: whether the page was written to. It is no page of the picture's file any more then.
bool is_own(std::uint64_t state) { return is_there(state) && (state & std::uint64_t{1} << 61U) == 0; }

struct Work {
  void (*run)(void*) = nullptr;
  void* argument = nullptr;
};

/// makecontext passes ints only. Set anew before each run, as it is rewound with all else.
Work next_work; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void start_work() { next_work.run(next_work.argument); }

} // namespace

void keep_memory_simple() {
  ::mallopt(M_MMAP_MAX, 0);
  ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

Rewinder::Rewinder() : m_pages(::open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC)) {
  // Lies at the end of the heap from now on, ready to be given out. Volatile: compilers know that a block
  // nobody uses need not be taken.
  void* volatile heap = ::operator new(k_usual_heap, std::nothrow);
  ::operator delete(heap);
  if (::sysconf(_SC_PAGESIZE) != long{k_page} || !m_pages || heap == nullptr || !find_ranges()) {
    return;
  }
  void* stack =
      ::mmap(nullptr, k_stack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (stack == MAP_FAILED) {
    return;
  }
  // Whoever runs over its end is to crash, not to write into what lies there.
  ::mprotect(stack, k_page, PROT_NONE);
  m_stack = static_cast<char*>(stack);
  remember_descriptors();
  // Where files may not grow (ulimit -f) there is no picture, which is no reason to die.
  const auto before = std::signal(SIGXFSZ, SIG_IGN);
  m_works = take_picture();
  std::signal(SIGXFSZ, before);
}

bool Rewinder::find_ranges() {
  const UniqueFd file(::open("/proc/self/maps", O_RDONLY | O_CLOEXEC));
  std::array<char, k_most_maps> text; // NOLINT(cppcoreguidelines-pro-type-member-init): large
  std::size_t size = 0;
  for (ssize_t n = 1; file && n > 0 && size < text.size(); size += static_cast<std::size_t>(n)) {
    n = ::read(file.get(), text.data() + size, text.size() - size);
    if (n < 0) {
      return false;
    }
  }
  if (size == 0 || size == text.size()) {
    return false;
  }
  for (std::string_view rest(text.data(), size); !rest.empty();) {
    auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const auto addresses = take_field(line);
    if (take_field(line) != "rw-p" || line.ends_with("[stack]")) {
      continue;
    }
    const auto dash = std::min(addresses.find('-'), addresses.size() - 1);
    take_field(line); // offset in a file
    take_field(line); // device
    const Range range{hexadecimal(addresses.substr(0, dash)), hexadecimal(addresses.substr(dash + 1)),
                      take_field(line) != "0"};
    Range* before = m_count > 0 ? &m_ranges.at(m_count - 1) : nullptr;
    if (before != nullptr && before->end == range.begin && before->of_a_file == range.of_a_file) {
      before->end = range.end; // one mapping from now on
    } else if (m_count == m_ranges.size()) {
      return false;
    } else {
      m_ranges.at(m_count++) = range;
    }
  }
  m_break = move_break(0);
  return m_count > 0;
}

void Rewinder::remember_descriptors() {
  for (unsigned fd = 0; fd < k_most_descriptors; ++fd) {
    m_descriptors |= std::uint64_t{::fcntl(static_cast<int>(fd), F_GETFD) >= 0 ? 1U : 0U} << fd;
  }
}

bool Rewinder::take_picture() {
  const UniqueFd picture(::memfd_create("audiosheet-rewind", MFD_CLOEXEC));
  off_t offset = 0;
  for (std::size_t i = 0; i < m_count; ++i) {
    const auto& range = m_ranges.at(i);
    const auto size = range.end - range.begin;
    const off_t end = offset + static_cast<off_t>(size);
    // One range at a time: nothing writes to it between the two calls.
    if (::ftruncate(picture.get(), end) != 0 || !save(range, picture.get(), offset) ||
        ::mmap(at(range.begin), size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, picture.get(),
               offset) == MAP_FAILED) {
      return false;
    }
    offset = end;
  }
  void* whole = ::mmap(nullptr, static_cast<std::size_t>(offset), PROT_READ, MAP_SHARED, picture.get(), 0);
  m_picture = static_cast<const char*>(whole);
  return whole != MAP_FAILED && tells_writes();
}

bool Rewinder::tells_writes() const {
  next_work.argument = m_stack;
  const auto begin = reinterpret_cast<std::uintptr_t>(&next_work) / k_page * k_page;
  return each_page({begin, begin + k_page, true},
                   [](std::uintptr_t, std::uint64_t state) { return is_own(state); });
}

template <typename Use> bool Rewinder::each_page(const Range& range, const Use& use) const {
  std::array<std::uint64_t, 512> pages; // NOLINT(cppcoreguidelines-pro-type-member-init): the kernel fills it
  for (auto begin = range.begin; begin < range.end;) {
    const auto count = std::min((range.end - begin) / k_page, pages.size());
    const auto size = static_cast<ssize_t>(count * sizeof pages.front());
    if (::pread(m_pages.get(), pages.data(), static_cast<std::size_t>(size),
                static_cast<off_t>(begin / k_page * sizeof pages.front())) != size) {
      return false;
    }
    for (std::size_t i = 0; i < count; ++i, begin += k_page) {
      if (!use(begin, pages.at(i))) {
        return false;
      }
    }
  }
  return true;
}

/// Memory that nobody has touched is zeros, and a hole in the picture.
bool Rewinder::save(const Range& range, int picture, off_t offset) const {
  return each_page(range, [&](std::uintptr_t page, std::uint64_t state) {
    const off_t place = offset + static_cast<off_t>(page - range.begin);
    const bool untouched = !range.of_a_file && !is_there(state);
    return untouched || ::pwrite(picture, at(page), k_page, place) == static_cast<ssize_t>(k_page);
  });
}

bool Rewinder::rewind() const {
  // The heap only grows: otherwise a part of the picture would be gone.
  bool back = move_break(0) >= m_break && move_break(m_break) == m_break;
  const char* picture = m_picture;
  for (std::size_t i = 0; back && i < m_count; ++i) {
    back = put_back(m_ranges.at(i), picture);
    picture += m_ranges.at(i).end - m_ranges.at(i).begin;
  }
  empty_stack();
  for (unsigned fd = 0; fd < k_most_descriptors; ++fd) {
    if ((m_descriptors >> fd & 1U) == 0) {
      ::close(static_cast<int>(fd)); // what the work left open
    }
  }
  return back;
}

bool Rewinder::put_back(const Range& range, const char* picture) const {
  return each_page(range, [&](std::uintptr_t page, std::uint64_t state) {
    if (is_own(state)) {
      std::memcpy(at(page), picture + (page - range.begin), k_page);
    }
    return true;
  });
}

void Rewinder::empty_stack() const {
  ::madvise(m_stack, k_stack - k_usual_stack, MADV_DONTNEED);
  std::memset(m_stack + k_stack - k_usual_stack, 0, k_usual_stack);
}

void Rewinder::run(void (*work)(void*), void* argument) {
  next_work = {work, argument};
  ::getcontext(&m_inside);
  m_inside.uc_stack.ss_sp = m_stack;
  m_inside.uc_stack.ss_size = k_stack;
  m_inside.uc_link = &m_outside;
  ::makecontext(&m_inside, start_work, 0);
  ::swapcontext(&m_outside, &m_inside);
}

} // namespace audiosheet::speech
