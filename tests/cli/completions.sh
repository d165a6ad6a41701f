#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Whether a completion offers exactly the commands and options that --help shows:
# completions.sh bash|zsh|fish PROGRAM COMPLETION-FILE. Each is asked in its own shell; status 77 without it.
# shellcheck disable=SC2317 # the functions NAME_offers are called by name
set -uo pipefail
shell=$1 program=$2 file=$(readlink -f "$3")
command -v "$shell" >/dev/null || exit 77

help_commands() { "$program" --help | awk '/^Subcommands:/ { on = 1; next } on && /^  [a-z]/ { print $1 } /^$/ { on = 0 }'; }

help_options() { # help_options [COMMAND]
  "$program" "$@" --help | grep -oE '^  -[^ ]*' | tr -d ' ' | tr ',' '\n'
}

bash_offers() { # bash_offers WORD...: what is offered for the last word
  # shellcheck disable=SC2016 # for the inner shell
  bash -c '
    source "$1" && shift
    COMP_WORDS=(audiosheet "$@") COMP_CWORD=$#
    _audiosheet 2>/dev/null
    printf "%s\n" "${COMPREPLY[@]}"
  ' bash "$file" "$@"
}

fish_offers() {
  # shellcheck disable=SC2016
  fish --no-config -c 'source $argv[1]; complete -C (string join " " audiosheet $argv[2..])' "$file" "$@" | cut -f 1
}

# zsh completes only at a prompt, so the functions that the completion calls are replaced by ones that print.
zsh_offers() {
  # shellcheck disable=SC2016
  zsh -f -c '
    file=$1; shift
    _arguments() {
      if [[ $1 == -C ]]; then
        (( $#line_words == 1 )) && state=command || state=argument
        shift
        (( $#line_words > 1 )) && return
      fi
      local spec
      for spec in "$@"; do
        [[ $spec != \(* ]] || spec=${spec#*\)}
        print -r -- "${spec%%\[*}"
      done
    }
    _describe() { local each; for each in "${(@P)2}"; do print -r -- "${each%%:*}"; done; }
    _values() { : }
    _files() { : }
    line_words=("$@") words=("$@")
    source $file
  ' zsh "$file" "$@" | if [[ ${*: -1} == -* ]]; then grep '^-'; else grep -v '^[-1*]'; fi
}

failures=0
compare() { # compare TITLE EXPECTED OFFERED
  diff -u --label "$1, in --help" --label "$1, offered" <(sort -u <<<"$2") <(sort -u <<<"$3") ||
    failures=$((failures + 1))
}

commands=$(help_commands)
[ "$(wc -l <<<"$commands")" -ge 6 ] || { echo "--help lists no commands" && exit 1; }
compare commands "$commands" "$("${shell}_offers" '')"
for command in '' $commands; do
  # fish shows long options for "--" and all of them for "-"
  compare "options of audiosheet $command" "$(help_options ${command:+"$command"})" \
    "$("${shell}_offers" ${command:+"$command"} -)"
done
exit $failures
