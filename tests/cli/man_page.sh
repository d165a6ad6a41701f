#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Whether the man page describes exactly the commands and options that --help shows:
# man_page.sh PROGRAM MAN-PAGE
set -uo pipefail
program=$1 page=$2

commands=$("$program" --help |
  awk '/^Subcommands:/ { on = 1; next } on && /^  [a-z]/ { print $1 } /^$/ { on = 0 }')
options=$(for command in '' $commands; do
  "$program" ${command:+"$command"} --help | grep -oE '^  -[^ ]*' | tr -d ' ' | tr ',' '\n'
done)

failures=0
compare() { # compare TITLE IN-HELP IN-PAGE
  diff -u --label "$1 in --help" --label "$1 in the man page" <(sort -u <<<"$2") <(sort -u <<<"$3") ||
    failures=$((failures + 1))
}
compare commands "$commands" "$(sed -n 's/^\.It Cm \([a-z-]*\).*/\1/p' "$page")"
compare options "$options" "$(sed -n 's/^\.It Fl //p' "$page" | tr ',' '\n' | sed -n 's/^ *\(-*[[:alnum:]-]*\) *.*/-\1/p')"
exit $failures
