# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for audiosheet

_audiosheet_words() { # _audiosheet_words WORDS
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
}

_audiosheet_files() { # _audiosheet_files EXTENSION...: folders, and files with one of these extensions
  local extension
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(
    compgen -d -- "$cur"
    for extension in "$@"; do
      compgen -f -X "!*.$extension" -- "$cur"
    done
  )
}

_audiosheet_profiles() { # names of profiles, or files when a path is begun
  if [[ $cur == */* || $cur == .* ]]; then
    _audiosheet_files toml
  else
    _audiosheet_words "$(audiosheet voices 2>/dev/null | sed -n 's/^  \([^ ]\{1,\}\) .*/\1/p')"
  fi
}

_audiosheet_targets() { # the last name of a list with commas
  local before=''
  [[ $cur != *,* ]] || before=${cur%,*},
  mapfile -t COMPREPLY < <(compgen -P "$before" -W 'all wav podcast archive reader hotline' -- "${cur##*,}")
}

_audiosheet() {
  local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local command='' word
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word != -* ]]; then
      command=$word
      break
    fi
  done

  case $previous in
    -o | --output)
      case $command in
        speak | voices) _audiosheet_files wav ;;
        audit) _audiosheet_files txt json html ;;
        *) _audiosheet_files ;;
      esac
      return
      ;;
    --rates) mapfile -t COMPREPLY < <(compgen -W 'normal normal,fast' -- "$cur") && return ;;
    --scripts) _audiosheet_files && return ;;
    --trace) _audiosheet_files json && return ;;
    --config) _audiosheet_files toml && return ;;
    --to) _audiosheet_files wav mp3 opus ogg flac && return ;;
    --cover) _audiosheet_files png && return ;;
    --date) return ;;
    --for) _audiosheet_targets && return ;;
    --voice | --phone-voice) _audiosheet_profiles && return ;;
    --format)
      if [[ $command == audit ]]; then
        _audiosheet_words 'text json html'
      else
        _audiosheet_words 'tree json'
      fi
      return
      ;;
    --verbosity) _audiosheet_words 'brief normal full' && return ;;
    --lang) _audiosheet_words 'en-US en-GB' && return ;;
    --as)
      _audiosheet_words 'body heading title item question answer takeaway reference prompt
        danger warning caution important note tip'
      return
      ;;
    -j | --jobs) _audiosheet_words "$(seq "$(nproc)")" && return ;;
    --say | --keys) return ;;
  esac

  local edition='--for --cover --date --rates --phone-voice --references --verbosity'
  local speaking='--voice -j --jobs --no-cache --stats' options='-h --help'
  case $command in
    '') options+=' --limits -V --version -q --quiet' ;;
    render) options+=" -o --output --scripts --explain $edition $speaking --trace --strict" ;;
    batch)
      options+=" -o --output $edition --voice --no-cache -j --jobs --shard --shards --join --time-limit --watch"
      ;;
    inspect) options+=' --format --strict' ;;
    script) options+=' -o --output --voice --references --verbosity --mine --fresh --explain --strict' ;;
    check) options+=' --voice --strict' ;;
    speak) options+=" -o --output $speaking --trace --strict" ;;
    spoken) options+=' --lang --explain' ;;
    audit) options+=' --scripts --voice --references --verbosity --format -o --output --strict' ;;
    feed) options+=' --config --strict' ;;
    chapters) options+=' --json --to --strict' ;;
    hotline-index) options+=" $speaking --strict" ;;
    hotline) options+=' --keys --quiet' ;;
    voices) options+=" --say --compare -o --output --as --engine $speaking" ;;
  esac

  if [[ $cur == -* ]]; then
    _audiosheet_words "$options"
    return
  fi
  case $command in
    '') _audiosheet_words 'render batch inspect script speak check spoken audit feed chapters hotline hotline-index index verify voices' ;;
    render | inspect | script | audit) _audiosheet_files txt md markdown html htm ;;
    batch) _audiosheet_files txt md markdown html htm list ;;
    speak | check) _audiosheet_files ssml ;;
    hotline | hotline-index | index) _audiosheet_files ;;
    feed) _audiosheet_files ;;
    chapters) _audiosheet_files wav mp3 opus ogg flac ;;
  esac
}
complete -F _audiosheet audiosheet
