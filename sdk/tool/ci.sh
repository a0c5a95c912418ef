#!/bin/sh
# ci.sh - what CI runs: each of the README's commands in turn, all of them even if one fails, closing
# with one line that adds up theirs. A command that fails without counting is one failure.
set -u

log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0
failed=0
for target in check test break prove style; do
    echo "==== make $target"
    { make --no-print-directory "$target" 2>&1 && echo 'exit: 0'; } | tee "$log"
    counts=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$log" | tail -n 1)
    set -- ${counts:-0 0}
    passed=$((passed + $1))
    failed=$((failed + $2))
    if ! tail -n 1 "$log" | grep -q '^exit: 0$' && [ "$2" = 0 ]; then
        echo "make $target failed"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
