#!/bin/sh
# map.sh - the map of the tree for ARCHITECTURE.md: a line a file, the first sentence of its head.
#     sdk/tool/map.sh           print it
#     sdk/tool/map.sh --write   put it into ARCHITECTURE.md, below the line `## The map`
set -eu

sentence() {
    awk -v name="$(basename "$1")" '
        NR == 1 && /^#!/ { next }
        { line = $0
          sub(/^[[:space:]]*(\/\*|\*\/|\*|#|\/\/\/?)[[:space:]]?/, "", line)
          if (text != "" && line ~ /^[[:space:]]*$/) exit
          text = text (text == "" ? "" : " ") line
          if (text ~ /[^.][.]( |$)|\*\/|"""$/) exit }
        END {
            gsub(/[[:space:]]*\*\/.*|"""/, "", text)
            if (match(text, /[^.][.]( |$)/)) text = substr(text, 1, RSTART)
            sub("^" name "( [^-]*)? - ", "", text)
            print text
        }' "$1"
}

map() {
    for folder in sdk contracts checker sharedheap kernel apps proof tests; do
        printf '\n### %s/\n\n' "$folder"
        git ls-files "$folder" |
            grep -E '\.(c|h|S|sh|awk|pl|py|contract|component|system|t|drv|in)$' |
            grep -vE '^tests/(checker/(ok|bad|first|golden|contracts|components)|contracts/(diff|golden|ok|bad|ladder|parts|traces)|fuzz/seeds)/' |
            while read -r file; do
                printf -- '- `%s`: %s\n' "$file" "$(sentence "$file")"
            done
    done
}

if [ "${1:-}" = --write ]; then
    new=$(mktemp)
    { sed '/^## The map$/q' ARCHITECTURE.md && map; } >"$new"
    cat "$new" >ARCHITECTURE.md
    rm -f "$new"
else
    map
fi
