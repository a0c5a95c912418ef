#!/bin/sh
# break.t - `make break` refuses six of six, each by its rule, and shows what it planted.
said=$(tests/break/break.sh)
status=$?
echo "1..3"

if [ "$status" = 0 ] && [ "$(echo "$said" | tail -n 1)" = '6 passed, 0 failed' ]; then
    echo "ok 1 - six of six are refused"
else
    echo "not ok 1 - six of six are refused"
    echo "$said" | sed 's/^/# /'
fi

rules=$(echo "$said" | sed -n 's/^    .*error: .*\[\([a-z-]*\)\]$/\1/p' | tr '\n' ' ')
expected=
for rule in use-after-move leak protocol unhandled index token; do
    expected="$expected$rule certificate "
done
if [ "$rules" = "$expected" ]; then
    echo "ok 2 - one error each, by the rule it breaks, and one when linking"
else
    echo "not ok 2 - one error each, by the rule it breaks, and one when linking"
    echo "# $rules"
fi

# The script must notice when there is nothing to refuse.
if tests/break/break.sh 7 >/dev/null; then
    echo "not ok 3 - no planted error is not a success"
else
    echo "ok 3 - no planted error is not a success"
fi
