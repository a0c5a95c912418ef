# sanitizers.sh - sourced: find out what the sanitizers may do here, and say so in TAP comments.
#
# The address sanitizer needs its shadow memory at fixed addresses. Where the system places things so
# randomly that this fails, it switches the randomisation off for itself, unless that is forbidden;
# then only the undefined-behaviour sanitizer is left. The leak detector traces the process, which a
# container may forbid.
probe=build/tests/hosted/probe
mkdir -p build/tests/hosted
cat >$probe.c <<'PROBE'
#include <stdlib.h>
int main(int count, char **words)
{
    void *volatile leak = malloc(10);
    (void)words;
    leak = NULL;
    return count - 1;
}
PROBE
clang-19 -no-pie -fsanitize=address,undefined $probe.c -o $probe
if ASAN_OPTIONS=detect_leaks=0 timeout 20 $probe >/dev/null 2>&1; then
    export DEED_SANITIZERS=address,undefined
else
    export DEED_SANITIZERS=undefined
    echo '# address randomisation is on and may not be switched off: without the address sanitizer'
fi
if ASAN_OPTIONS=detect_leaks=1 timeout 20 $probe 2>&1 | grep -q 'detected memory leaks'; then
    export ASAN_OPTIONS=detect_leaks=1
else
    export ASAN_OPTIONS=detect_leaks=0
    echo '# processes may not be traced: without the leak detector'
fi
echo "# sanitizers: $DEED_SANITIZERS; $ASAN_OPTIONS"
