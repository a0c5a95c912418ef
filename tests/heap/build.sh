# build.sh NAME - compile tests/heap/NAME.c with the shared heap, under ASan and UBSan, and run it.
# The heap is one static arena: nothing is allocated, so there is nothing for the leak detector.
set -eu
name=$1
mkdir -p build/tests/heap
"${CC:-clang-19}" -std=gnu11 -g -O1 -Wall -Wextra -Wconversion -Werror -I. \
    -fsanitize=address,undefined -fno-sanitize-recover=all \
    "tests/heap/$name.c" sharedheap/*.c -o "build/tests/heap/$name"
ASAN_OPTIONS=detect_leaks=0 exec "build/tests/heap/$name"
