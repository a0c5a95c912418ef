# build.sh NAME [SOURCE...] - compile NAME.c, what else it needs of this folder, and the flow pass,
# under ASan and UBSan, and run it. A program lives shorter than its memory: leaks are not looked for.
# What all of them need is compiled once, by whoever comes first; the others wait.
set -eu
name=$1
shift
objects=build/tests/checker/unit
flags="-std=gnu11 -g -O1 -I . -D_GNU_SOURCE -Wall -Wextra -Wconversion -Werror -isystem /usr/lib/llvm-19/include
    -fsanitize=address,undefined -fno-sanitize-recover=all"
common="checker/flow*.c checker/outputs.c checker/facts.c checker/summary.c checker/sets.c checker/ir.c checker/ir_order.c checker/ir_set.c checker/host.c
    checker/rules.c checker/rules_on.c contracts/*/*.c kernel/situation*.c"
mkdir -p $objects

# Those that are older than their source, or than any header.
stale() {
    newest=$(ls -t checker/*.h contracts/*/*.h kernel/*.h tests/checker/unit/build.sh | head -n 1)
    for source in $common; do
        object=$objects/$(echo "$source" | tr / _).o
        if [ ! -e "$object" ] || [ -n "$(find "$source" "$newest" -newer "$object")" ]; then
            echo "$source $object"
        fi
    done
}

(
    flock 9
    # shellcheck disable=SC2086
    stale | xargs -r -P 2 -L 1 sh -c 'clang-19 '"$(echo $flags)"' -c "$0" -o "$1.part" && mv "$1.part" "$1"'
) 9>$objects/lock
# shellcheck disable=SC2086
clang-19 $flags -fuse-ld=lld "tests/checker/unit/$name.c" "$@" \
    $(for source in $common; do echo "$objects/$(echo "$source" | tr / _).o"; done) \
    -L/usr/lib/llvm-19/lib -Wl,-rpath,/usr/lib/llvm-19/lib -lLLVM -ljansson -lz3 -o "build/tests/checker/$name"
ASAN_OPTIONS=detect_leaks=0 exec "build/tests/checker/$name"
