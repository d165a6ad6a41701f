#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzes every target: fuzz/run.sh [SECONDS [TARGET...]]. What it finds is written to build/fuzz/findings/;
# mend the program, then keep the input in fuzz/corpus/TARGET/, where the ordinary tests replay it. FUZZ_SEED is
# where chance begins: 1, so that two runs try much the same; 0 is another place each time.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/.." || exit 1
seconds=${1:-60}
shift || true
[ $# -gt 0 ] || set -- read ssml spoken lexicon profile sound

cmake --preset fuzz >&2 && cmake --build build/fuzz --target fuzzers >&2 || exit 1
mkdir -p build/fuzz/findings
status=0
for target in "$@"; do
  grown=build/fuzz/grown/$target
  mkdir -p "$grown"
  dictionary=()
  [ ! -f "fuzz/$target.dict" ] || dictionary=("-dict=fuzz/$target.dict")
  if build/fuzz/fuzz/fuzz_"$target" "$grown" fuzz/corpus/"$target" -max_total_time="$seconds" -timeout=20 \
    -seed="${FUZZ_SEED:-1}" -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 -artifact_prefix="build/fuzz/findings/$target-" \
    "${dictionary[@]}" >build/fuzz/"$target".log 2>&1; then
    printf '%-8s ok      %s\n' "$target" "$(sed -n 's/^stat::number_of_executed_units: */executions: /p' build/fuzz/"$target".log)"
  else
    status=1
    printf '%-8s FOUND SOMETHING\n' "$target"
    tail -n 40 build/fuzz/"$target".log
  fi
done
exit $status
