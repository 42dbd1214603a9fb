# Completion of signatory for fish: commands, options and formats, as the program itself lists them.
function __signatory_commands
    signatory --help 2>/dev/null | sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\)  *\(.*\)/\1\t\2/p'
end
function __signatory_options
    set -l command (commandline -opc)[2]
    signatory $command --help 2>/dev/null | grep -oE -- '(^|[ ,])--[a-z][a-z-]*' | tr -d ' ,'
end
complete -c signatory -n __fish_use_subcommand -f -a '(__signatory_commands)'
complete -c signatory -n '__fish_seen_subcommand_from query' -f -a "(signatory queries 2>/dev/null | grep -o '^[a-z][a-z-]*\$')"
complete -c signatory -n 'string match -q -- "-*" (commandline -ct)' -f -a '(__signatory_options)'
complete -c signatory -l db -r -F -d 'the database'
complete -c signatory -l format -x -a 'table box line json jsonl csv tsv markdown html dot'
