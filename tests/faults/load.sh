#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# load.sh PROGRAM [SHEETS]: renders that many generated sheets (2000) in a row by one batch, then 20 at once. The
# program's memory and descriptors must not grow with the number of sheets, the outputs must be the same both times,
# and each must pass `verify`. No two sheets share more than a few sentences.
set -uo pipefail
program=$(readlink -f "$1")
sheets=${2:-2000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export XDG_CACHE_HOME=$folder/cache

fail() {
  echo "load.sh: $*" >&2
  exit 1
}

sheet() { # sheet NUMBER: of a shape that the number chooses
  local i=$1 part
  printf 'Rash number %d – Basic Information\n\nRash %d is a made-up rash of %d spots.\n' "$i" "$i" $((i * 7 % 90 + 3))
  for ((part = 0; part < 1 + i % 3; ++part)); do
    printf '\nPart %d of %d?\n\nIt takes %d to %d days. Rest for %d hours.\n' $((part + 1)) "$i" $((i % 9 + 1)) $((i % 9 + 4)) $((i % 24 + 1))
  done
  ((i % 2)) || printf '\n⚠️ Important\nSee a doctor when %d spots hurt.\n' $((i % 40 + 2))
  ((i % 5)) || printf '\n🎯 Key takeaways\n\n  • Wash the skin %d times a day.\n  • Do not scratch.\n' $((i % 4 + 1))
}
mkdir sheets
for ((i = 1; i <= sheets; ++i)); do
  sheet "$i" >"sheets/$i.txt"
done

watch() { # watch JOBS OUT: a batch, and what its process holds as it goes on, in `held`: seconds KiB descriptors
  "$program" --quiet batch sheets -o "$2" --for wav,podcast,reader --jobs "$1" >/dev/null 2>message &
  local pid=$! start=$SECONDS
  : >held
  while kill -0 $pid 2>/dev/null; do
    local kib descriptors
    kib=$(awk '/^VmRSS/ { print $2 }' /proc/$pid/status 2>/dev/null)
    descriptors=$(find /proc/$pid/fd -type l 2>/dev/null | wc -l)
    [ -z "$kib" ] || echo "$((SECONDS - start)) $kib $descriptors" >>held
    sleep 0.25
  done
  wait $pid || fail "the batch of $1 at once failed: $(tail -n 1 message)"
  # The first fifth is for loading things; the rest must stay where it is.
  awk -v jobs="$1" '
    { kib[NR] = $2; fds[NR] = $3; if ($3 > most) most = $3 }
    END {
      first = int(NR / 5) + 1; middle = int(NR * 3 / 5)
      for (i = first; i <= middle; ++i) { if (kib[i] > a) a = kib[i]; if (fds[i] > b) b = fds[i] }
      for (i = middle + 1; i <= NR; ++i) { if (kib[i] > c) c = kib[i]; if (fds[i] > d) d = fds[i] }
      printf "%2d at once: %d looks; memory %d then %d KiB; descriptors %d then %d\n", jobs, NR, a, c, b, d
      exit c > a * 1.1 + 2048 || d > b + 4
    }' held || fail 'memory or descriptors grow'
  local outputs
  outputs=$(find "$2" -name manifest.json | wc -l)
  [ "$outputs" = "$sheets" ] || fail "$outputs outputs of $sheets sheets"
  "$program" verify "$2" >verified 2>&1 || fail "$(tail -n 3 verified)"
}

watch 1 row
rm -r cache
watch 20 together
diff <(cd row && find . -name manifest.json -exec sha256sum {} + | sort) \
  <(cd together && find . -name manifest.json -exec sha256sum {} + | sort) >/dev/null ||
  fail 'the outputs depend on how many are made at once'
echo "$sheets sheets twice, all outputs good and the same"
