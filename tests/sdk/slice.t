#!/bin/sh
# What the SDK makes of slices, overlays and numbers in bytes, under ASan and UBSan.
set -eu
mkdir -p build/tests/sdk
"${CC:-clang-19}" -std=gnu11 -g -O1 -Wall -Wextra -Wconversion -Werror -Isdk/include \
    -fsanitize=address,undefined -fno-sanitize-recover=all tests/sdk/slice.c -o build/tests/sdk/slice
ASAN_OPTIONS=detect_leaks=0 exec build/tests/sdk/slice
