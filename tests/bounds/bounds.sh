#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# bounds.sh PROGRAM [SMALL LARGE]: sheets of SMALL and of LARGE megabytes (10 and 50), in shapes that are hard to
# read. Time and memory may grow no faster than the bytes, or the sheet is refused by name. Needs GNU time.
set -uo pipefail
program=$(readlink -f "$1")
small=${2:-10} large=${3:-50}
[ -x /usr/bin/time ] || { echo 'skipped: GNU time is missing (Debian: time)' >&2 && exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
failures=0

fill() { # fill MEGABYTES WORDS: the words again and again, with a number for each % and a line's end for each ~
  perl -e '($words, $bytes) = @ARGV; $words =~ tr/~/\n/; $bytes *= 1e6;
    for ($n = 1; $bytes > 0; ++$n) { ($text = $words) =~ s/%/$n/g; print $text; $bytes -= length $text }' -- "$2" "$1"
}

measure() { # measure FILE: milliseconds of the processor and KiB, into `time` and `memory`
  /usr/bin/time -o measured -f '%U %S %M' "$program" --quiet inspect "$1" >said 2>message
  status=$?
  read -r time memory < <(tail -n 1 measured | awk '{ print int(($1 + $2) * 1000), $3 }')
  said='read'
  if [ $status != 0 ]; then
    said=refused
    if [ $status != 1 ] || ! grep -q "^audiosheet: error: $1" message; then
      said="FAILED with status $status: $(head -n 1 message)"
      failures=$((failures + 1))
    fi
  fi
}

shape() { # shape NAME.EXTENSION WORDS
  local verdict=ok before_time before_memory before_said
  fill "$small" "$2" >"$1"
  measure "$1"
  before_time=$time before_memory=$memory before_said=$said
  fill "$large" "$2" >"$1"
  measure "$1"
  # Half as much again as in proportion, for caches that are too small and a busy machine.
  ((time * small <= 3 * before_time * large / 2 + 1000 * small)) || verdict='FAILED (time)'
  ((memory * small <= 3 * before_memory * large / 2 + 50000 * small)) || verdict='FAILED (memory)'
  [ "$verdict" = ok ] || failures=$((failures + 1))
  printf '%-15s %-13s %2d MB: %-8s %6d ms %5d MiB   %2d MB: %-8s %6d ms %5d MiB\n' "$verdict" "$1" "$small" \
    "$before_said" "$before_time" $((before_memory / 1024)) "$large" "$said" "$time" $((memory / 1024))
  rm "$1"
}

shape line.txt 'One more word follows here. '
shape lines.txt 'Paragraph % goes on for some eighty bytes, as lines of a letter do, and ends.~~'
shape blocks.txt 'Paragraph %.~~'
shape blocks.md '- item %~~text~~'
shape emphasis.md '*word* '
shape links.md '[word](page) '
shape quotes.md '> > > > > > > > > > > > > > > > > > > > a line of words that is quoted again~'
shape nested.html '<div><b>x '
shape blocks.html '<p>Paragraph % is short.</p>~'
shape table.html '<table><tr><td>% mg</td></tr>'

fill 68 'One more word follows here. ' >large.txt # more than 64 MiB
measure large.txt
if [ "$said" = refused ] && ((time < 2000)); then
  echo "ok              large.txt     $(cat message)"
else
  echo "FAILED          large.txt     status $status, $time ms: $(cat message)"
  failures=$((failures + 1))
fi
exit $((failures > 0))
