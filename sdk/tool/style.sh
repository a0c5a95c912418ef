#!/bin/sh
# style.sh - the habits of the code that a machine can hold us to: clang-format, functions of at most
# 60 lines (a switch that is one flat table excepted by `flat switch` in the comment above), files of
# at most 700, no #if in .c files, no absolute path into somebody's home.
set -u

passed=0
failed=0
verdict() {
    if [ -z "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s:\n%s\n' "$1" "$2"
    fi
}

sources=$(git ls-files '*.c' '*.h' | grep -vE '^tests/checker/(ok|bad|first)/')
code=$(echo "$sources" | grep -v '^tests/')

verdict 'not formatted as .clang-format says (clang-format-19 -i FILE)' \
    "$(echo "$sources" | xargs clang-format-19 --dry-run 2>&1 | grep 'warning:' | cut -d: -f1 | sort -u)"

verdict 'functions over 60 lines' "$(echo "$code" | grep '\.c$' |
    xargs ctags --languages=C --kinds-C=f --fields=+ne -f - | awk -F'\t' '
        { start = end = 0
          for (i = 4; i <= NF; i++) {
              if ($i ~ /^line:/) start = substr($i, 6) + 0
              if ($i ~ /^end:/) end = substr($i, 5) + 0
          }
          if (end - start >= 60) {
              comment = ""
              for (n = 1; n < start && (getline line < $2) > 0; n++)
                  if (n >= start - 6) comment = comment line
              close($2)
              if (comment !~ /flat switch/) print $2 ":" start ": " $1 ", " end - start + 1 " lines"
          } }')"

verdict 'files over 700 lines' "$(echo "$code" | xargs wc -l | awk '$2 != "total" && $1 > 700')"

verdict '#if in a .c file: choose by folder instead' \
    "$(echo "$code" | grep '\.c$' | xargs grep -nE '^[[:space:]]*#[[:space:]]*if')"

verdict 'trailing blanks' "$(git ls-files | grep -v '^tests/' | xargs grep -nIE '[[:blank:]]+$' /dev/null)"

verdict 'ARCHITECTURE.md lacks or misstates these files (sdk/tool/map.sh --write)' \
    "$(map=$(mktemp) && sdk/tool/map.sh >"$map" &&
        sed '1,/^## The map$/d' ARCHITECTURE.md | diff - "$map" | grep '^[<>]'; rm -f "$map")"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
