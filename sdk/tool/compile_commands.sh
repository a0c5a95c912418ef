#!/bin/sh
# compile_commands.sh CC HOST_FLAGS CORE_FLAGS - what editors need to know (clangd and its like), for
# the tool, the core and the components. Written to standard output.
set -eu

cc=$1

commands() { # FLAGS PATTERN...
    flags=$1
    shift
    git ls-files "$@" | while read -r file; do
        printf '{"directory": "%s", "file": "%s", "command": "%s %s -c %s"},\n' \
            "$PWD" "$file" "$cc" "$flags" "$file"
    done
}

echo '['
{
    commands "$2" 'contracts/*/*.c' 'checker/*.c' 'sdk/tool/*.c'
    commands "$3" 'sharedheap/*.c' 'kernel/*.c'
    commands "$3 -Ibuild/gen -Isdk/library" 'apps/*.c'
} | sed '$s/,$//'
echo ']'
