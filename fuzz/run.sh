#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzes every target, as many at once as there are cores: fuzz/run.sh [SECONDS [TARGET...]]. What it finds is written
# to build/fuzz/findings/; mend the program, then keep the input in fuzz/corpus/TARGET/, where the ordinary tests replay
# it. FUZZ_SEED is where chance begins: 1, so that two runs try much the same; 0 is another place each time.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/.." || exit 1
export SECONDS_EACH=${1:-60}
shift || true
[ $# -gt 0 ] || set -- read ssml spoken lexicon profile sound publish

cmake --preset fuzz >&2 && cmake --build build/fuzz --target fuzzers >&2 || exit 1
mkdir -p build/fuzz/findings

fuzz() { # fuzz TARGET
  local target=$1 grown=build/fuzz/grown/$1 log=build/fuzz/$1.log dictionary=()
  mkdir -p "$grown"
  [ ! -f "fuzz/$target.dict" ] || dictionary=("-dict=fuzz/$target.dict")
  if build/fuzz/fuzz/fuzz_"$target" "$grown" fuzz/corpus/"$target" -max_total_time="$SECONDS_EACH" -timeout=20 \
    -seed="${FUZZ_SEED:-1}" -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/findings/$target-" "${dictionary[@]}" >"$log" 2>&1; then
    printf '%-8s ok      %s\n' "$target" "$(sed -n 's/^stat::number_of_executed_units: */executions: /p' "$log")"
  else
    printf '%-8s FOUND SOMETHING\n%s\n' "$target" "$(tail -n 40 "$log")"
    return 1
  fi
}
export -f fuzz

printf '%s\n' "$@" | xargs -P "$(nproc)" -I TARGET bash -c 'fuzz TARGET'
