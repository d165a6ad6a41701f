// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "speech/unique_fd.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <sys/types.h>
#include <ucontext.h>

namespace audiosheet::speech {

/// Runs the same work again and again in one process, each time as if nothing had run before.
///
/// It keeps a picture of all memory that the process can write to, and makes that memory private views of the
/// picture. Pages that anybody writes to (the engine, the C library, the allocator) become the process's own,
/// which the kernel tells; these are copied back from the picture. Work runs on a stack of its own, which is
/// zeros each time. This is what a fresh fork would give, without the cost of making and ending a process:
/// docs/adr/0002.
///
/// The object must live on the stack, which is the only memory that stays: the thread's state between two
/// runs may not lie anywhere else. REQUIRES: one thread, an allocator that takes memory from brk only and
/// never gives any back (keep_memory_simple), and no sanitizer.
class Rewinder {
public:
  /// Takes the picture. When that is not possible (no /proc, too many mappings), `works` is false.
  Rewinder();
  ~Rewinder() = default; // its process ends with it
  Rewinder(const Rewinder&) = delete;
  Rewinder& operator=(const Rewinder&) = delete;
  Rewinder(Rewinder&&) = delete;
  Rewinder& operator=(Rewinder&&) = delete;

  [[nodiscard]] bool works() const { return m_works; }

  /// Puts memory and descriptors back to what they were when this was made. False when that can't be done:
  /// the process must end then.
  [[nodiscard]] bool rewind() const;

  /// Runs `work(argument)` on the fresh stack. It may not throw.
  void run(void (*work)(void*), void* argument);

private:
  struct Range {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    bool of_a_file = false; ///< what it was before it was a view of the picture
  };

  /// The writable private mappings, the stack left out.
  [[nodiscard]] bool find_ranges();
  void remember_descriptors();
  [[nodiscard]] bool take_picture();
  /// Whether this kernel shows that a page was written to.
  [[nodiscard]] bool tells_writes() const;
  /// Calls use(address, what /proc/self/pagemap says) for each page until it returns false. False when it
  /// did, or when the kernel doesn't say.
  template <typename Use> bool each_page(const Range& range, const Use& use) const;
  [[nodiscard]] bool save(const Range& range, int picture, off_t offset) const;
  [[nodiscard]] bool put_back(const Range& range, const char* picture) const;
  void empty_stack() const;

  static constexpr std::size_t k_most_ranges = 1024;
  static constexpr unsigned k_most_descriptors = 64; ///< limits::k_sentence_files: a speaker can have no more

  std::array<Range, k_most_ranges> m_ranges{};
  std::size_t m_count = 0;
  const char* m_picture = nullptr; ///< of the ranges, one behind the other
  UniqueFd m_pages;                ///< /proc/self/pagemap
  std::uintptr_t m_break = 0;
  std::uint64_t m_descriptors = 0; ///< a bit each
  char* m_stack = nullptr;
  ucontext_t m_outside{};
  ucontext_t m_inside{};
  bool m_works = false;
};

/// In the parent, before the engine is made: from now on memory comes from brk, and none is given back.
void keep_memory_simple();

} // namespace audiosheet::speech
