# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for audiosheet

function __audiosheet_profiles
    audiosheet voices 2>/dev/null | string match -r '^  \S+' | string trim
end

function __audiosheet_in
    __fish_seen_subcommand_from $argv
end

complete -c audiosheet -f
complete -c audiosheet -s h -l help -d 'What the program or command does'
complete -c audiosheet -n __fish_use_subcommand -l limits -d 'What bounds time and memory'
complete -c audiosheet -n __fish_use_subcommand -s V -l version -d 'Version'
complete -c audiosheet -n __fish_use_subcommand -s q -l quiet -d 'Only warnings and errors'

complete -c audiosheet -n __fish_use_subcommand -a render -d 'Sheets in, everything to listen to out'
complete -c audiosheet -n __fish_use_subcommand -a batch -d 'Render a catalogue of sheets'
complete -c audiosheet -n __fish_use_subcommand -a inspect -d 'What was understood of a sheet'
complete -c audiosheet -n __fish_use_subcommand -a script -d 'The SSML scripts of a sheet alone'
complete -c audiosheet -n __fish_use_subcommand -a speak -d 'SSML scripts, edited or not, into one recording'
complete -c audiosheet -n __fish_use_subcommand -a check -d 'Whether SSML scripts are right'
complete -c audiosheet -n __fish_use_subcommand -a spoken -d 'A filter: text in, the spoken form out'
complete -c audiosheet -n __fish_use_subcommand -a audit -d 'Every fact written against every fact said'
complete -c audiosheet -n __fish_use_subcommand -a feed -d 'A podcast feed of all sheets in a folder'
complete -c audiosheet -n __fish_use_subcommand -a chapters -d 'The chapters in a sound file'
complete -c audiosheet -n __fish_use_subcommand -a hotline -d 'Call a hotline without a telephone'
complete -c audiosheet -n __fish_use_subcommand -a hotline-index -d 'One phone menu above several sheets'
complete -c audiosheet -n __fish_use_subcommand -a index -d 'A page over all sheets of a folder'
complete -c audiosheet -n __fish_use_subcommand -a verify -d 'Check finished outputs before they are published'
complete -c audiosheet -n __fish_use_subcommand -a voices -d 'Profiles and engine voices'

complete -c audiosheet -n '__audiosheet_in render inspect script audit' -k -a '(__fish_complete_suffix .txt .md .markdown .html .htm)'
complete -c audiosheet -n '__audiosheet_in verify index' -x -a '(__fish_complete_directories)'
complete -c audiosheet -n '__audiosheet_in batch' -k -a '(__fish_complete_suffix .list .txt .md .html)'
complete -c audiosheet -n '__audiosheet_in speak check' -k -a '(__fish_complete_suffix .ssml)'

complete -c audiosheet -n '__audiosheet_in feed' -a '(__fish_complete_directories)'
complete -c audiosheet -n '__audiosheet_in chapters' -k -a '(__fish_complete_suffix .wav .mp3 .opus .ogg .flac)'
complete -c audiosheet -n '__audiosheet_in feed' -l config -x -a '(__fish_complete_suffix .toml)' -d 'What the feed says of itself'
complete -c audiosheet -n '__audiosheet_in chapters' -l json -d 'As JSON'
complete -c audiosheet -n '__audiosheet_in chapters' -l to -x -a '(__fish_complete_suffix .wav .mp3 .opus .ogg .flac)' -d 'Write them into this file'
complete -c audiosheet -n '__audiosheet_in render batch' -l cover -x -a '(__fish_complete_suffix .png)' -d 'Cover of the podcast'
complete -c audiosheet -n '__audiosheet_in render batch' -l date -x -d 'Date of the podcast'
complete -c audiosheet -n '__audiosheet_in render batch script' -s o -l output -x -a '(__fish_complete_directories)' -d 'Folder that gets a folder for each sheet'
complete -c audiosheet -n '__audiosheet_in speak voices' -s o -l output -r -F -d 'WAV file'
complete -c audiosheet -n '__audiosheet_in render batch' -l for -x -a 'all wav podcast archive reader hotline' -d 'What to make'
complete -c audiosheet -n '__audiosheet_in render audit' -l scripts -x -a '(__fish_complete_directories)' -d 'Speak the scripts of this folder'
complete -c audiosheet -n '__audiosheet_in render batch' -l rates -x -a 'normal normal,fast' -d 'Editions of the books'
complete -c audiosheet -n '__audiosheet_in render batch script audit' -l references -d 'Read the references out, too'
complete -c audiosheet -n '__audiosheet_in render batch script audit' -l verbosity -x -a 'brief normal full' -d 'How much the narrator adds'
complete -c audiosheet -n '__audiosheet_in render batch' -l phone-voice -x -a '(__audiosheet_profiles; __fish_complete_suffix .toml)' -d 'Speak the sheet again for the hotline'
complete -c audiosheet -n '__audiosheet_in hotline hotline-index' -x -a '(__fish_complete_directories)'
complete -c audiosheet -n '__audiosheet_in hotline' -l keys -x -d 'Keys to press'
complete -c audiosheet -n '__audiosheet_in hotline' -l quiet -d 'Name the prompts, play nothing'
complete -c audiosheet -n '__audiosheet_in script' -l mine -d 'Settle conflicts: the edits are what is wanted'
complete -c audiosheet -n '__audiosheet_in script' -l fresh -d 'Write all scripts anew, edits are lost'
complete -c audiosheet -n '__audiosheet_in render script spoken' -l explain -d 'Say why'
complete -c audiosheet -n '__audiosheet_in render batch speak voices script check audit hotline-index' -l voice -x -a '(__audiosheet_profiles; __fish_complete_suffix .toml)' -d 'Voice profile'
complete -c audiosheet -n '__audiosheet_in render batch speak voices hotline-index' -s j -l jobs -x -d 'Sentences spoken at once'
complete -c audiosheet -n '__audiosheet_in render batch speak voices hotline-index' -l no-cache -d 'Neither use nor keep sentences spoken before'
complete -c audiosheet -n '__audiosheet_in render speak voices hotline-index' -l stats -d 'Time and share of each stage'
complete -c audiosheet -n '__audiosheet_in render speak' -l trace -rF -d 'Write what each thread did when'
complete -c audiosheet -n '__audiosheet_in render inspect script speak check audit hotline-index feed chapters' -l strict -d 'Status 3 when there were warnings'
complete -c audiosheet -n '__audiosheet_in inspect' -l format -x -a 'tree json' -d 'Form of the output'
complete -c audiosheet -n '__audiosheet_in audit' -l format -x -a 'text json html' -d 'Form of the report'
complete -c audiosheet -n '__audiosheet_in audit' -s o -l output -r -F -d 'File for the report'
complete -c audiosheet -n '__audiosheet_in spoken' -l lang -x -a 'en-US en-GB' -d Language
complete -c audiosheet -n '__audiosheet_in voices' -l say -x -d 'Say this text'
complete -c audiosheet -n '__audiosheet_in voices' -l compare -d 'Write a page where all profiles say the same'
complete -c audiosheet -n '__audiosheet_in voices' -l as -x -a 'body heading title item question answer takeaway reference prompt danger warning caution important note tip' -d 'Role or kind of callout'
complete -c audiosheet -n '__audiosheet_in voices' -l engine -d 'List the voices of the engine, too'
complete -c audiosheet -n '__audiosheet_in batch' -l shard -x -d 'Render part I/N only'
complete -c audiosheet -n '__audiosheet_in batch' -l shards -x -d 'Number of parts'
complete -c audiosheet -n '__audiosheet_in batch' -l join -d 'Join the summaries of all parts'
complete -c audiosheet -n '__audiosheet_in batch' -l time-limit -x -d 'Seconds that one sheet may take'
complete -c audiosheet -n '__audiosheet_in batch' -l watch -d 'Render again what changes'
