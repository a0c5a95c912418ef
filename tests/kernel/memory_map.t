#!/bin/sh
# What a loader says of memory is believed only as far as it makes sense.
set -eu
out=build/tests/kernel/memory_map
mkdir -p build/tests/kernel
clang-19 -std=gnu11 -g -O1 -Wall -Wextra -Wconversion -Werror -I. -Ikernel/machine/x86_64 -fsanitize=address,undefined \
    -fno-sanitize-recover=all tests/kernel/memory_map.c kernel/machine/x86_64/memory_map.c -o $out
ASAN_OPTIONS=detect_leaks=0 exec $out
