#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# valgrind.sh PROGRAM: one render of everything under Valgrind, its speakers and helpers too. No process may read or
# write memory that isn't its own or use a value that was never set. Leaks are told, not judged: each process
# ends at once when its work is done, without taking its engine apart.
set -uo pipefail
program=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")
command -v valgrind >/dev/null || { echo 'skipped: valgrind is missing' >&2 && exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_CACHE_HOME=$folder/cache
export AUDIOSHEET_UNLOCKED=1 # Valgrind makes system calls of its own

valgrind --leak-check=full --errors-for-leak-kinds=none --error-exitcode=9 --suppressions="$here/valgrind.supp" \
  --log-file="$folder/log.%p" "$program" --quiet render "$here/sheet.txt" --for all --jobs 2 -o "$folder/out"
status=$?
grep -hE '(definitely|possibly) lost: [1-9]' "$folder"/log.* | sed 's/==[0-9]*== *//' | sort | uniq -c
if [ $status != 0 ] || grep -q 'ERROR SUMMARY: [1-9]' "$folder"/log.*; then
  grep -lE 'ERROR SUMMARY: [1-9]' "$folder"/log.* | xargs -r cat | head -n 200
  echo "valgrind.sh: the render ended with $status" >&2
  exit 1
fi
printf '%s processes without an error\n' "$(find "$folder" -name 'log.*' | wc -l)"
"$program" verify "$folder/out" # without Valgrind: what was made under it is what is made without
