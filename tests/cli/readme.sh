#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Whether the sessions in README.md show what the program does: readme.sh PROGRAM README.md
# Makes a case file of the indented blocks that begin with "$ " and runs it.
set -uo pipefail
cases=$(mktemp)
trap 'rm -f "$cases"' EXIT
{
  # shellcheck disable=SC2016 # run.sh expands it
  printf '%s\n' '```' '% ln -s "$repository/sheets" sheets' '```'
  awk '
    /^    / && sub(/^    [$] /, "") {
      if (on) print "```"
      gsub(/build\/dev\/src\/audiosheet/, "stdbuf -oL audiosheet")
      print "```\n% { " $0 "; } 2>&1"
      on = 1
      next
    }
    on && !/^    / { print "```"; on = 0 }
    on { print substr($0, 5) }
    END { if (on) print "```" }
  ' "$2"
} >"$cases"
"$(dirname "$0")/run.sh" "$1" "$cases"
