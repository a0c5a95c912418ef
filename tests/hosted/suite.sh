#!/bin/sh
# suite.sh hosted|sanitized - the test suite on the hosted machine: sessions as they are typed at the
# image, the kernel's own tests, and preemption. Needs build/demo/deed-hosted, and build/demo/debug/deed-hosted.
set -eu
build=$1
count=0 failed=0
own=build/tests/hosted/$build # all that is built here
log=$own/log
mkdir -p "$own"

# point NAME COMMAND...: one test point for a whole run; what it said is shown if it failed.
point() {
    name=$1
    shift
    count=$((count + 1))
    if "$@" >"$log" 2>&1 && ! grep -qE '^not ok|Sanitizer|runtime error' "$log"; then
        echo "ok $count - $name"
    else
        failed=$((failed + 1))
        echo "not ok $count - $name"
        grep -v '^ok' "$log" | head -n 60 | sed 's/^/# /'
    fi
}

# A system of its own: the demonstration, and a component that never waits.
build_hog() {
    mkdir -p "$own/components" "$own/gen" &&
        cp build/components/*.* "$own/components/" &&
        cp build/gen/*.h "$own/gen/" &&
        build/deed component tests/hosted/hog/hog.component -I contracts -o "$own/gen" &&
        build/deed check tests/hosted/hog/hog.component -I contracts --sdk sdk/include \
            --gen "$own/gen" -o "$own/components" &&
        build/deed system tests/hosted/hog.system --root . -I contracts -o "$own" &&
        build/deed link tests/hosted/hog.system --root . -I contracts --machine hosted \
            --components "$own/components" --kernel build/kernel/hosted.o \
            --tables "$own/system.c" -o "$own/deed-hosted"
}

# Sanitizers that find nothing must be shown to be awake.
planted() {
    [ "$DEED_SANITIZERS" = undefined ] && return
    sh tests/hosted/raw.sh tests/hosted/planted.c sanitized 2>"$own/planted.log" && return 1
    grep -q 'stack-buffer-overflow' "$own/planted.log" || cat "$own/planted.log"
    grep -q ' in sum ' "$own/planted.log"
}

if [ "$build" = sanitized ]; then
    . tests/hosted/sanitizers.sh
    point 'the kernel compiles with sanitizers' sh tests/hosted/sanitize.sh kernel
    point 'so does the demonstration' sh tests/hosted/sanitize.sh build/demo build/components
    point 'so does the guarded one' sh tests/hosted/sanitize.sh build/guarded build/components
    point 'a planted error is found' planted
fi
for session in transcript kill editing noise wrong; do
    point "session: $session" env DEED_HOSTED="build/demo/deed-$build" tests/boot/$session.t
done
point 'session: guarded' env DEED_HOSTED="build/guarded/deed-$build" tests/boot/guarded.t
point 'session: crash' env DEED_PACED="build/demo/deed-$build" DEED_HOSTED=tests/hosted/paced.py \
    tests/boot/crash.t
point 'a soak' tests/soak/soak.py 1 steps 400 "build/demo/deed-$build"
if [ "$build" = hosted ]; then
    point 'a soak with a heap that verifies itself' tests/soak/soak.py 2 steps 400 build/demo/debug/deed-hosted
fi
for system in message rules frozen supervise charge budget context order restart shutdown chaos device virtqueue; do
    point "kernel: $system" sh tests/hosted/raw.sh tests/kernel/$system.c "$build"
done
point 'a system with a component that never waits' build_hog
if [ "$build" = sanitized ]; then
    point 'the same with sanitizers' sh tests/hosted/sanitize.sh "$own" "$own/components"
fi
point 'preemption' timeout 300 tests/hosted/preemption.py "$own/deed-$build"
echo "1..$count"
[ $failed = 0 ]
