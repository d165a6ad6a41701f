#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# bounds.sh PROGRAM: sheets of 10 and of 50 MB, in shapes that are hard to read. Five times the bytes may take
# little more than five times the time and the memory, or are refused with a message. Needs GNU time.
set -uo pipefail
program=$(readlink -f "$1")
[ -x /usr/bin/time ] || { echo 'skipped: GNU time is missing (Debian: time)' >&2 && exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
failures=0

fill() { # fill MEGABYTES WORDS: the words again and again, with numbers for every %
  yes "$2" | awk '{ gsub("%", NR); gsub("~", "\n"); printf "%s", $0 }' 2>/dev/null | head -c "$1"000000
}

measure() { # measure FILE COMMAND...: milliseconds of the processor and KiB, into `time` and `memory`
  local file=$1
  shift
  /usr/bin/time -o measured -f '%U %S %M' "$program" --quiet "$@" "$file" >said 2>message
  status=$?
  read -r time memory < <(tail -n 1 measured | awk '{ print int(($1 + $2) * 1000), $3 }')
  if [ $status != 0 ] && ! { [ $status = 1 ] && grep -q "^audiosheet: error: $file" message; }; then
    echo "FAILED  $file: status $status: $(head -n 1 message)"
    failures=$((failures + 1))
  fi
}

shape() { # shape NAME.EXTENSION WORDS
  local small_time small_memory verdict=ok
  fill 10 "$2" >"$1"
  measure "$1" inspect
  small_time=$time small_memory=$memory
  fill 50 "$2" >"$1"
  measure "$1" inspect
  ((time <= 8 * small_time + 2000)) || verdict='FAILED (time)'
  ((memory <= 6 * small_memory + 50000)) || verdict='FAILED (memory)'
  [ "$verdict" = ok ] || failures=$((failures + 1))
  printf '%-14s %-12s 10 MB: %6d ms %5d MiB   50 MB: %6d ms %5d MiB\n' "$verdict" "$1" "$small_time" \
    $((small_memory / 1024)) "$time" $((memory / 1024))
  rm "$1"
}

shape line.txt 'One more word follows here. '
shape blocks.txt 'Paragraph % is short.~~'
shape blocks.md '- item %~~text~~'
shape quotes.md '> > > > > > > > > > > > > > > > > > > > x~'
shape nested.html '<div><b>x '
shape blocks.html '<p>Paragraph % is short.</p>~'
shape table.html '<table><tr><td>% mg</td></tr>'

fill 68 'One more word follows here. ' >large.txt # more than 64 MiB
measure large.txt inspect
if [ $status = 1 ] && grep -q 'larger\|more than\|at most' message && ((time < 2000)); then
  echo "ok             large.txt    $(cat message)"
else
  echo "FAILED         large.txt    status $status, $time ms: $(cat message)"
  failures=$((failures + 1))
fi
exit $((failures > 0))
