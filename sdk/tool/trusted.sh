#!/bin/sh
# trusted.sh - how many lines must be right for the promise to hold, target and host apart, and
# their share of all lines. Non-blank lines of C and assembly; tests count on neither side.
set -eu

lines() {
    for folder in "$@"; do
        find "$folder" -name '*.[chS]' -exec cat {} +
    done 2>/dev/null | grep -c '[^[:space:]]' || true
}

core=$(lines kernel sharedheap)
headers=$(lines sdk/include)
checker=$(lines checker)
compiler=$(lines contracts/compiler contracts/emit contracts/system contracts/command sdk/tool)
untrusted=$(lines apps sdk/library)
target=$((core + headers + untrusted))
share() {
    awk "BEGIN { printf \"%.0f %%\", 100 * $1 / ($2) }"
}

echo "trusted on the target: $((core + headers)) lines (kernel and shared heap $core, SDK headers" \
    "$headers) of $target, $(share $((core + headers)) $target)"
echo "trusted on the host:   $((checker + compiler)) lines (checker $checker, contract compiler and" \
    "tool $compiler)"
echo "checked, not trusted:  $untrusted lines (components and library)"
