# build.sh NAME [on|off] - compile tests/heap/NAME.c with the shared heap, under ASan and UBSan, and run it;
# with sharedheap/debug/on every operation compares the books. The heap is one static arena: nothing is
# allocated, so there is nothing for the leak detector.
set -eu
name=$1 debug=${2:-off}
mkdir -p build/tests/heap
"${CC:-clang-19}" -std=gnu11 -g -O1 -Wall -Wextra -Wconversion -Werror -I. -Isharedheap/debug/$debug \
    -fsanitize=address,undefined -fno-sanitize-recover=all \
    "tests/heap/$name.c" sharedheap/*.c -o "build/tests/heap/$name"
ASAN_OPTIONS=detect_leaks=0 exec "build/tests/heap/$name"
