// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/confine.hpp"

#include "speech/unique_fd.hpp"
#include "util/error.hpp"
#include "util/limits.hpp"
#include "util/sanitized.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <memory>
#include <seccomp.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace audiosheet::speech {

namespace {

constexpr rlim_t k_speaker_memory = limits::k_sentence_memory; ///< address space beyond what the parent has
constexpr rlim_t k_speaker_file_size = limits::k_sentence_reply;
constexpr rlim_t k_speaker_files = limits::k_sentence_files;

/// Any of these makes an open one that could change something.
constexpr unsigned k_writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);

struct ReleaseFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, ReleaseFilter>;

void check(int result) {
  if (result < 0) {
    throw Error(fmt::format("can't make a seccomp filter: {}", std::strerror(-result)));
  }
}

/// The condition that `argument` of a call, counted from 0, is `value` in the bits of `mask`.
scmp_arg_cmp masked(unsigned argument, scmp_datum_t mask, scmp_datum_t value) {
  return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

void add_rule(const Filter& filter, std::uint32_t action, int call, const scmp_arg_cmp& condition) {
  check(seccomp_rule_add_array(filter.get(), action, call, 1, &condition));
}

Filter make_filter(std::uint32_t otherwise) {
  Filter filter(seccomp_init(otherwise));
  if (filter == nullptr) {
    throw Error("can't make a seccomp filter");
  }
  return filter;
}

/// As the kernel takes it, so that a speaker needs one call to be locked.
std::vector<sock_filter> compiled(const Filter& filter) {
  const UniqueFd file(::memfd_create("audiosheet-filter", MFD_CLOEXEC));
  check(file ? seccomp_export_bpf(filter.get(), file.get()) : -errno);
  const off_t size = ::lseek(file.get(), 0, SEEK_END);
  std::vector<sock_filter> program(static_cast<std::size_t>(size) / sizeof(sock_filter));
  if (::pread(file.get(), program.data(), static_cast<std::size_t>(size), 0) != size) {
    throw Error(fmt::format("can't read a seccomp filter back: {}", std::strerror(errno)));
  }
  return program;
}

std::vector<sock_filter> parent_filter() {
  const Filter filter = make_filter(SCMP_ACT_ALLOW);
  constexpr std::array k_forbidden{SCMP_SYS(execve),   SCMP_SYS(execveat),       SCMP_SYS(socket),
                                   SCMP_SYS(connect),  SCMP_SYS(bind),           SCMP_SYS(listen),
                                   SCMP_SYS(accept),   SCMP_SYS(accept4),        SCMP_SYS(ptrace),
                                   SCMP_SYS(unlink),   SCMP_SYS(unlinkat),       SCMP_SYS(rename),
                                   SCMP_SYS(renameat), SCMP_SYS(renameat2),      SCMP_SYS(mkdir),
                                   SCMP_SYS(mkdirat),  SCMP_SYS(rmdir),          SCMP_SYS(link),
                                   SCMP_SYS(linkat),   SCMP_SYS(symlink),        SCMP_SYS(symlinkat),
                                   SCMP_SYS(creat),    SCMP_SYS(chmod),          SCMP_SYS(fchmodat),
                                   SCMP_SYS(chown),    SCMP_SYS(fchownat),       SCMP_SYS(truncate),
                                   SCMP_SYS(mount),    SCMP_SYS(umount2),        SCMP_SYS(chroot),
                                   SCMP_SYS(openat2),  SCMP_SYS(io_uring_setup), SCMP_SYS(process_vm_writev),
                                   SCMP_SYS(bpf),      SCMP_SYS(keyctl)};
  for (const int call : k_forbidden) {
    check(seccomp_rule_add(filter.get(), SCMP_ACT_KILL_PROCESS, call, 0));
  }
  // One rule a bit: an open is deadly when any of the writing bits is set.
  for (unsigned bit = 1; bit <= k_writing; bit <<= 1U) {
    if ((bit & k_writing) != 0) {
      add_rule(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(openat), masked(2, bit, bit));
      add_rule(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(open), masked(1, bit, bit));
    }
  }
  return compiled(filter);
}

std::vector<sock_filter> speaker_filter() {
  const Filter filter = make_filter(SCMP_ACT_KILL_PROCESS);
  constexpr std::array k_allowed{SCMP_SYS(read),         SCMP_SYS(pread64),         SCMP_SYS(readv),
                                 SCMP_SYS(write),        SCMP_SYS(pwrite64),        SCMP_SYS(writev),
                                 SCMP_SYS(lseek),        SCMP_SYS(ftruncate),       SCMP_SYS(close),
                                 SCMP_SYS(fstat),        SCMP_SYS(newfstatat),      SCMP_SYS(stat),
                                 SCMP_SYS(lstat),        SCMP_SYS(statx),           SCMP_SYS(access),
                                 SCMP_SYS(faccessat),    SCMP_SYS(faccessat2),      SCMP_SYS(getdents64),
                                 SCMP_SYS(fcntl),        SCMP_SYS(recvfrom),        SCMP_SYS(sendto),
                                 SCMP_SYS(munmap),       SCMP_SYS(mremap),          SCMP_SYS(brk),
                                 SCMP_SYS(madvise),      SCMP_SYS(futex),           SCMP_SYS(sched_yield),
                                 SCMP_SYS(getpid),       SCMP_SYS(gettid),          SCMP_SYS(tgkill),
                                 SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),  SCMP_SYS(rt_sigreturn),
                                 SCMP_SYS(sigaltstack),  SCMP_SYS(clock_gettime),   SCMP_SYS(gettimeofday),
                                 SCMP_SYS(time),         SCMP_SYS(getrandom),       SCMP_SYS(restart_syscall),
                                 SCMP_SYS(nanosleep),    SCMP_SYS(clock_nanosleep), SCMP_SYS(exit),
                                 SCMP_SYS(exit_group)};
  for (const int call : k_allowed) {
    check(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0));
  }
  add_rule(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), masked(2, k_writing, 0));
  add_rule(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), masked(1, k_writing, 0));
  // Memory, but never memory that runs.
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    add_rule(filter, SCMP_ACT_ALLOW, call, masked(2, PROT_EXEC, 0));
  }
  return compiled(filter);
}

void install(const std::vector<sock_filter>& filter) {
  sock_fprog program{static_cast<unsigned short>(filter.size()), const_cast<sock_filter*>(filter.data())};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) {
    throw Error(fmt::format("can't lock the speech engine up: {}", std::strerror(errno)));
  }
}

/// Rules by which reading below the folders is all that is left of the file system. None where the kernel has
/// no Landlock (before 5.13, or switched off): seccomp holds alone then.
UniqueFd reading_below(const std::vector<std::filesystem::path>& folders) {
  landlock_ruleset_attr all{};
  all.handled_access_fs =
      LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
      LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
      LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
      LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
      LANDLOCK_ACCESS_FS_MAKE_SYM;
  UniqueFd rules(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0)));
  if (!rules) {
    return {};
  }
  for (const auto& folder : folders) {
    const UniqueFd parent(::open(folder.c_str(), O_PATH | O_CLOEXEC));
    landlock_path_beneath_attr rule{};
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    rule.parent_fd = parent.get();
    if (!parent || ::syscall(SYS_landlock_add_rule, rules.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) {
      throw Error(
          fmt::format("{}: can't be opened to the speech engine: {}", folder.string(), std::strerror(errno)));
    }
  }
  return rules;
}

void restrict_by(const UniqueFd& rules) {
  if (rules && (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
                ::syscall(SYS_landlock_restrict_self, rules.get(), 0) != 0)) {
    throw Error(fmt::format("can't lock the speech engine up: {}", std::strerror(errno)));
  }
}

/// Debuggers and valgrind make system calls of their own inside the process.
bool is_switched_off() {
  const char* value = std::getenv("AUDIOSHEET_UNLOCKED"); // NOLINT(concurrency-mt-unsafe): one thread yet
  return k_sanitized || (value != nullptr && std::string_view(value) == "1");
}

void limit(__rlimit_resource_t what, rlim_t most) {
  const rlimit limits{most, most};
  ::setrlimit(what, &limits);
}

} // namespace

Confinement::Confinement(const std::vector<std::filesystem::path>& folders) {
  if (!is_switched_off()) {
    // A speaker that is to be rewound looks at its own mappings first.
    constexpr const char* k_processes = "/proc";
    auto with_processes = folders;
    if (std::filesystem::exists(k_processes)) {
      with_processes.emplace_back(k_processes);
    }
    m_parent_folders = reading_below(with_processes);
    m_speaker_folders = reading_below(folders);
    m_parent_filter = parent_filter();
    m_speaker_filter = speaker_filter();
  }
}

Confinement::~Confinement() = default;

void Confinement::lock_parent() const {
  if (!m_parent_filter.empty()) {
    restrict_by(m_parent_folders);
    install(m_parent_filter);
  }
}

void Confinement::lock_speaker(std::chrono::seconds time) const {
  if (m_speaker_filter.empty()) {
    return;
  }
  limit(RLIMIT_AS, k_speaker_memory);
  limit(RLIMIT_CPU, static_cast<rlim_t>(time.count()) + 1);
  limit(RLIMIT_FSIZE, k_speaker_file_size);
  limit(RLIMIT_NOFILE, k_speaker_files);
  limit(RLIMIT_NPROC, 0);
  restrict_by(m_speaker_folders);
  install(m_speaker_filter);
}

} // namespace audiosheet::speech
