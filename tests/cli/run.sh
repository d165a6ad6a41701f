#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs one case file against the program: run.sh [--update] PROGRAM CASE.md
#
# A case file is Markdown; every fenced block in it without a language is a command and what it must do:
#
#     % command             run by bash; `audiosheet` is the program
#     input                 what it reads on standard input
#     ^D                    ends the input, needed only when there is any
#     output                what must come out on standard output,
#     2> message            and on standard error
#     => 2                  the exit status, left out when it is 0
#
# `…` in output stands for any text, over several lines too. The blocks of a file run one after the other in
# one fresh folder, with a cache of their own. A line `<!-- needs: COMMAND -->` skips the case (status 77)
# where the command fails. With --update, blocks that fail are rewritten to what the program did.
set -uo pipefail

update=no
if [ "${1:-}" = --update ]; then
  update=yes
  shift
fi
program=$(readlink -f "$1")
case_file=$(readlink -f "$2")
repository=$(readlink -f "$(dirname "$0")/../..")
export repository program

folder=$(mktemp -d)
trap 'chmod -R u+rwX "$folder"; rm -rf "$folder"' EXIT
mkdir "$folder/work" "$folder/bin" "$folder/cache"
ln -s "$program" "$folder/bin/audiosheet"
export PATH="$folder/bin:$PATH" HOME="$folder" XDG_CACHE_HOME="$folder/cache" LC_ALL=C.UTF-8 TZ=UTC
unset SOURCE_DATE_EPOCH NO_COLOR COLUMNS
cd "$folder/work" || exit 1

# unprivileged COMMAND...: without root's right to read and write everything
unprivileged() {
  if [ "$(id -u)" = 0 ]; then
    local caps=-dac_override,-dac_read_search
    setpriv --bounding-set=$caps --inh-caps=$caps -- "$@"
  else
    "$@"
  fi
}
export -f unprivileged

matches() { # matches ACTUAL EXPECTED: equal, but for `…`
  local pattern
  [ "$1" != "$2" ] || return 0
  [[ $2 == *…* ]] || return 1
  pattern=$(sed -e 's/[^[:alnum:]…]/\\&/g' -e 's/…/*/g' <<<"$2")
  # shellcheck disable=SC2053 # a pattern it shall be
  [[ $1 == $pattern ]]
}

result() { # result STDOUT STDERR STATUS: as it stands in a case file
  printf '%s' "$1"
  [ -z "$1" ] || [ "${1: -1}" = $'\n' ] || printf '\n\\ no newline at the end\n'
  # shellcheck disable=SC2001 # ^ means each line
  [ -z "$2" ] || sed -e 's/^/2> /' <<<"${2%$'\n'}"
  [ "$3" = 0 ] || printf '=> %s\n' "$3"
}

failures=0
check() { # check COMMAND INPUT EXPECTED: prints what the block should say
  local actual status=0
  bash -c "$1" < <(printf '%s' "$2") >"$folder/stdout" 2>"$folder/stderr" || status=$?
  # the appended mark keeps $(…) from eating newlines at the end
  local out err
  out=$(tr '\0' '\1' <"$folder/stdout" && echo .)
  err=$(tr '\0' '\1' <"$folder/stderr" && echo .)
  actual=$(result "${out%.}" "${err%.}" "$status")
  actual=${actual//"$folder/work"/WORK}
  if matches "$actual" "${3%$'\n'}"; then
    printf '%s' "$3"
  else
    failures=$((failures + 1))
    printf '\n%s: this failed:\n%% %s\n' "$case_file" "$1" >&2
    diff -u --label expected --label actual <(printf '%s' "$3") <(printf '%s\n' "$actual") >&2
    printf '%s' "${actual:+$actual$'\n'}"
  fi
}

blocks=0
part=text
while IFS= read -r line; do
  if [ $part = text ]; then
    printf '%s\n' "$line"
    if [[ $line =~ ^'<!-- needs: '(.*)' -->'$ ]]; then
      bash -c "${BASH_REMATCH[1]}" >/dev/null 2>&1 || { echo "skipped: ${BASH_REMATCH[1]}" >&2 && exit 77; }
    fi
    [ "$line" != '```' ] || part=block
    command='' lines='' input=''
  elif [ "$line" = '```' ]; then
    [ -n "$command" ] || { echo "$case_file: a block without a command" >&2 && exit 1; }
    blocks=$((blocks + 1))
    check "$command" "$input" "$lines"
    printf '%s\n' "$line"
    part=text
  elif [ -z "$command" ]; then
    command=${line#% }
    printf '%s\n' "$line"
  elif [ "$line" = '^D' ]; then
    input=$lines lines=''
    printf '%s%s\n' "$input" "$line"
  else
    lines+=$line$'\n'
  fi
done <"$case_file" >"$folder/updated"

if [ $part != text ] || [ $blocks = 0 ]; then
  echo "$case_file: no block, or one without an end" >&2
  exit 1
elif [ $update = yes ]; then
  cp "$folder/updated" "$case_file"
elif [ $failures != 0 ]; then
  echo "$failures of $blocks failed; $0 --update PROGRAM CASE.md rewrites them" >&2
  exit 1
fi
