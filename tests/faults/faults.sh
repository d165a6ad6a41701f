#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# faults.sh PROGRAM BROKEN-DISK: what can happen to a machine, one after the other. The output stays as it was or is the new
# one, whole; the message says what happened; the next run works.
set -uo pipefail
program=$(readlink -f "$1")
broken_disk=$(readlink -f "$2")
here=$(dirname "$(readlink -f "$0")")
folder=$(mktemp -d)
trap 'chmod -R u+rwX "$folder"; rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export XDG_CACHE_HOME=$folder/cache
cp "$here/sheet.txt" .
output=out/nosebleeds-basic-information
failures=0

render() { "$program" --quiet render "$@" sheet.txt >/dev/null 2>message; }

verdict() { # verdict NAME STATUS-WANTED STATUS [WORDS IN THE MESSAGE]
  local good=yes
  [ "$2" = "$3" ] || good="status $3 instead of $2"
  [ -z "${4:-}" ] || grep -qiE "$4" message || good="the message does not say \"$4\": $(cat message)"
  [ ! -d $output ] || "$program" verify $output >verified 2>&1 || good="a broken output: $(cat verified)"
  if [ "$good" = yes ]; then
    printf 'ok      %s\n' "$1"
  else
    printf 'FAILED  %s: %s\n' "$1" "$good"
    failures=$((failures + 1))
  fi
}

render
verdict 'an undisturbed run' 0 $?
first=$(sha256sum <$output/manifest.json)

for file in $(find cache -type f | head -n 40); do
  size=$(stat -c %s "$file")
  printf '\x55' | dd of="$file" bs=1 seek=$((size / 2)) conv=notrunc status=none
done
rm -r $output # else there is nothing to do
render
verdict 'bits flipped in the cache' 0 $?
[ "$(sha256sum <$output/manifest.json)" = "$first" ] || { echo 'FAILED  a damaged cache entry was used'; failures=$((failures + 1)); }

find cache -type f | head -n 20 | xargs -r truncate -s 10
rm -r $output
render
verdict 'cache entries cut short' 0 $?
find cache -exec touch -d '2099-01-01' {} +
rm -r $output
render
verdict 'a clock that went back' 0 $?

# What can't be read is told, and what is only a help is made anew. The locks of a speaker forbid what the broken
# disk does to look at names.
unreadable() { # unreadable PATH COMMAND...
  FAULT_PATH=$1 LD_PRELOAD=$broken_disk AUDIOSHEET_UNLOCKED=1 "$program" --quiet "${@:2}" >/dev/null 2>message
}
unreadable sheet.txt render --no-cache sheet.txt
verdict 'a sheet on a broken disk' 1 $? 'sheet.txt: .*input/output error'
unreadable clear-english.toml render --no-cache sheet.txt
verdict 'a voice on a broken disk' 1 $? 'clear-english.toml: .*input/output error'
rm -r $output
unreadable "$folder/cache" render sheet.txt
verdict 'a cache on a broken disk' 0 $?
[ "$(sha256sum <$output/manifest.json)" = "$first" ] || { echo 'FAILED  the broken cache changed the output'; failures=$((failures + 1)); }
unreadable "$folder/out" render --no-cache sheet.txt
verdict 'a master on a broken disk' 1 $? 'input/output error'
unreadable manifest.json verify $output
verdict 'an output on a broken disk' 1 $? 'manifest.json: .*input/output error'
"$program" --quiet render sheet.txt >/dev/null 2>message
verdict 'the disk is whole again' 0 $?
[ "$(sha256sum <$output/manifest.json)" = "$first" ] || { echo 'FAILED  the broken disk left its mark'; failures=$((failures + 1)); }

sed -i 's/Most nosebleeds/Nearly all nosebleeds/' sheet.txt # so that there is something to do
chmod a-w out
setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search -- \
  "$program" --quiet render sheet.txt >/dev/null 2>message
verdict 'an output folder that is read-only' 1 $? 'permission denied'
chmod u+w out
cp "$here/sheet.txt" .

(ulimit -n 12 && render --no-cache)
verdict 'no file handles left' 1 $? 'too many open files|no file|can.t'
(ulimit -v 120000 && render --no-cache)
status=$?
[ $status != 0 ] || status=1 # enough on some machines
verdict 'no memory left' 1 $status
(ulimit -f 200 && render --no-cache)
verdict 'files may not grow' 1 $? 'file too large|can.t write|disk|died'

for signal in HUP TERM INT; do
  "$program" --quiet render --no-cache sheet.txt >/dev/null 2>message &
  victim=$!
  for ((i = 0; i < 2000; ++i)); do # until it speaks: before that nobody listens
    [ -z "$(cat /proc/$victim/task/$victim/children 2>/dev/null)" ] || break
    sleep 0.005
  done
  sleep 0.15
  kill -$signal $victim 2>/dev/null
  wait $victim
  status=$?
  [ $status != 0 ] || status=130 # it was faster
  verdict "signal $signal" 130 $status
done

for i in 1 2 3; do
  "$program" --quiet render --no-cache sheet.txt >/dev/null 2>message-$i &
done
wait
verdict 'three runs for one sheet at once' 0 0
[ "$(sha256sum <$output/manifest.json)" = "$first" ] || { echo 'FAILED  runs at once disturbed each other'; failures=$((failures + 1)); }

"$program" --quiet render --no-cache sheet.txt >/dev/null 2>message &
victim=$!
for ((i = 0; i < 200; ++i)); do
  children=$(cat /proc/$victim/task/$victim/children 2>/dev/null)
  [ -z "$children" ] || break
  sleep 0.005
done
# shellcheck disable=SC2086 # a list of processes
kill -9 $children 2>/dev/null
wait $victim
status=$?
[ $status != 0 ] || status=1 # it was faster
verdict "the speakers' parent was killed" 1 $status
render
verdict 'the run after all that' 0 $?
[ "$(sha256sum <$output/manifest.json)" = "$first" ] || { echo 'FAILED  another output at the end'; failures=$((failures + 1)); }
strays=$(find out -mindepth 1 -maxdepth 1 ! -name nosebleeds-basic-information)
[ -z "$strays" ] || { echo "FAILED  temporary files are left: $strays"; failures=$((failures + 1)); }
exit $((failures > 0))
