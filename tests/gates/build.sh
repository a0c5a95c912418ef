#!/bin/sh
# build.sh NAME... - link the deed tool with tests/gates/NAME.c in place of a part of it, as
# build/tests/gates/NAME. The file's first line says which part: `/* instead of checker/passes.c` ...
# Another test may run the same program meanwhile, so it is replaced at once, by its name.
set -eu
llvm=/usr/lib/llvm-19
flags="-std=gnu11 -O1 -g -D_GNU_SOURCE -Wall -Wextra -Wconversion -Werror -isystem $llvm/include"
mkdir -p build/tests/gates
for name in "$@"; do
    source=tests/gates/$name.c
    instead=$(sed -n '1s/.*instead of \([^ :]*\).*/\1/p' "$source")
    new=build/tests/gates/$name.$$
    clang-19 $flags -c "$source" -o "$new.o"
    objects="build/host/explain_texts.o $new.o"
    for file in sdk/tool/*.c contracts/*/*.c checker/*.c kernel/situation*.c; do
        [ "$file" = "$instead" ] || objects="$objects build/host/${file%.c}.o"
    done
    clang-19 $objects -L$llvm/lib -Wl,-rpath,$llvm/lib -lclang-19 -lLLVM-19 -ljansson -lz3 \
        -o "$new"
    mv "$new" "build/tests/gates/$name"
    rm "$new.o"
done
