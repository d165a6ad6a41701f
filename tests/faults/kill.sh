#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# kill.sh PROGRAM [TIMES]: kills the program at random moments of a render. Each time the output must be the
# old one or the new one, whole; no process and, after the next run, no temporary file may be left.
set -uo pipefail
program=$(readlink -f "$1")
times=${2:-100}
here=$(dirname "$(readlink -f "$0")")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export XDG_CACHE_HOME=$folder/cache
cp "$here/sheet.txt" old.txt
sed 's/Breathe through the/Keep calm and breathe through the/' old.txt >new.txt
output=out/nosebleeds-basic-information

fail() {
  echo "kill.sh: $*" >&2
  exit 1
}

manifest_of() { # manifest_of SHEET: what a render that nothing disturbs makes of it
  "$program" --quiet render --no-cache -o "$folder/whole-$1" "$1" >/dev/null || fail "the sheet can't be rendered"
  sha256sum <"$folder/whole-$1/nosebleeds-basic-information/manifest.json"
}
old=$(manifest_of old.txt)
new=$(manifest_of new.txt)
[ "$old" != "$new" ] || fail "both sheets give the same output"
start=$(date +%s%N)
"$program" --quiet render --no-cache old.txt >/dev/null
length=$((($(date +%s%N) - start) / 1000000))

seen_old=0
seen_new=0
RANDOM=17
for ((i = 1; i <= times; ++i)); do
  # From the first moment to a little after the end; half of the runs use the cache, so that it is hurt too.
  cache=--no-cache
  ((i % 2)) || cache=--references
  "$program" --quiet render "$cache" new.txt >/dev/null 2>&1 &
  victim=$!
  sleep "$(awk -v ms=$((RANDOM * (length + length / 5) / 32768)) 'BEGIN { print ms / 1000 }')"
  kill -9 "$victim" 2>/dev/null
  wait "$victim" 2>/dev/null
  case $(sha256sum <$output/manifest.json) in
    "$old") seen_old=$((seen_old + 1)) ;;
    "$new") seen_new=$((seen_new + 1)) ;;
    *) fail "run $i left another output" ;;
  esac
  "$program" verify $output >verified 2>&1 || fail "run $i left a broken output: $(cat verified)"
  if [ "$(sha256sum <$output/manifest.json)" = "$new" ]; then
    "$program" --quiet render old.txt >/dev/null || fail "run $i left something that the next run can't bear"
  fi
done

# The speakers die with the program; give the kernel a moment.
for ((i = 0; i < 50; ++i)); do
  left=$(for process in /proc/[0-9]*; do [ "$(readlink "$process/cwd" 2>/dev/null)" != "$folder" ] || echo "${process#/proc/}"; done | grep -vx "$$" | grep -vx "$BASHPID")
  [ -n "$left" ] || break
  sleep 0.1
done
rm -r $output # else there may be nothing to do
"$program" --quiet render new.txt >/dev/null || fail "the last run failed"
[ "$(sha256sum <$output/manifest.json)" = "$new" ] || fail "the cache was damaged: another output came of it"
strays=$(find out -mindepth 1 -maxdepth 1 ! -name nosebleeds-basic-information)
[ -z "$strays" ] || fail "temporary files are left: $strays"
((seen_old > 0)) || fail "no run was killed before its end"
echo "$times kills: $seen_old left the old output, $seen_new the new one, all whole"
