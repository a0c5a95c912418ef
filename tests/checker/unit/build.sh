# build.sh NAME [SOURCE...] - compile NAME.c, what else it needs of this folder, and the flow pass,
# under ASan and UBSan, and run it. A program lives shorter than its memory: leaks are not looked for.
set -eu
name=$1
shift
mkdir -p build/tests/checker
"${CC:-clang-19}" -std=gnu11 -g -O1 -D_GNU_SOURCE -Wall -Wextra -Wconversion -Werror \
    -fsanitize=address,undefined -fno-sanitize-recover=all -isystem /usr/lib/llvm-19/include \
    "tests/checker/unit/$name.c" "$@" checker/flow*.c checker/facts.c checker/summary.c checker/ir.c checker/ir_order.c \
    checker/host.c checker/rules.c checker/rules_on.c contracts/*/*.c \
    -L/usr/lib/llvm-19/lib -Wl,-rpath,/usr/lib/llvm-19/lib -lLLVM -ljansson -lz3 \
    -o "build/tests/checker/$name"
ASAN_OPTIONS=detect_leaks=0 exec "build/tests/checker/$name"
