#!/bin/sh
# bench.sh - print every figure as `BENCH name value unit`; one that is missing is an error. Needs
# build/deed and the system `bench`, as image and hosted. Run from the root of the tree.
#
# Guest figures are instructions, counted exactly by -icount shift=0; the hosted ones are nanoseconds,
# beside a pipe and a Unix socket in the same run on the same core.
set -eu

work=build/bench
log=$work/figures.txt

in_guest() {
    status=0
    timeout 300 qemu-system-x86_64 -accel tcg,thread=single -cpu max -smp 1 \
        -icount shift=0,sleep=off -rtc base=2024-01-01,clock=vm -M microvm,x-option-roms=on -m 64 \
        -display none -nodefaults -no-reboot -device isa-debug-exit,iobase=0xf4,iosize=0x04 \
        -serial stdio -kernel $work/deed.elf </dev/null >$work/guest.txt 2>&1 || status=$?
    tr -d '\r' <$work/guest.txt | grep '^BENCH ' | grep -v '^BENCH time\.' || true
    [ $status = 33 ] || echo "bench.sh: the guest ended with $status; see $work/guest.txt" >&2
}

hosted() {
    core=$(taskset -cp $$ | sed 's/.*: *\([0-9]*\).*/\1/')
    timeout 300 taskset -c "$core" $work/deed-hosted </dev/null >$work/hosted.txt 2>&1 ||
        echo "bench.sh: the hosted system failed; see $work/hosted.txt" >&2
    tr -d '\r' <$work/hosted.txt | sed -n 's/^BENCH time\./BENCH hosted./p'
    clang-19 -std=gnu11 -O2 -D_GNU_SOURCE tests/bench/pipes.c -o $work/pipes
    timeout 300 taskset -c "$core" $work/pipes
}

# A generated component of so many lines, checked without code generation: CPU seconds, children included,
# and peak memory, the best of three.
check_once() {
    python3 tests/bench/large.py $work/large/$1 $1000 >$work/large/$1.lines
    [ -e build/gen/large.component.h ] ||
        build/deed component $work/large/$1/large.component -I contracts -o build/gen
    for _ in 1 2 3; do
        python3 tests/bench/resources.py build/deed check $work/large/$1/large.component -I contracts \
            --sdk sdk/include --gen build/gen -o $work/check --no-object
    done | sort -n | head -1
}

# Lines that are not blank by the time of a full check (parse and analyses, preprocessing included); its
# share of what compiling the same preprocessed text takes; memory at both sizes.
checking() {
    mkdir -p $work/large
    half=$(check_once 25)
    whole=$(check_once 50)
    compile=$(python3 tests/bench/resources.py clang-19 $(sed -n 's/^    "\(-[^"]*\)",.*/\1/p' checker/flags.c) \
        -x cpp-output -c $work/check/large.i -o $work/check/large.compiled.o)
    echo "$(cat $work/large/50.lines) $whole $half $compile" | awk '{
        printf "BENCH check.kloc_per_s %.2f kloc/s\n", $1 / 1000 / $2
        printf "BENCH check.share_of_compile %.3f ratio\n", $2 / $6
        printf "BENCH check.memory_25k %.1f MiB\n", $5 / 1024
        printf "BENCH check.memory_50k %.1f MiB\n", $3 / 1024 }'
}

# All shipped contracts, read, resolved and proved in one go, the start of the program included: the
# best of twenty.
contracts() {
    best=
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        start=$(date +%s%N)
        build/deed contract contracts/*.contract -I contracts --check || return 0
        taken=$(($(date +%s%N) - start))
        [ -n "$best" ] && [ "$best" -le $taken ] || best=$taken
    done
    awk "BEGIN { printf \"BENCH contract.check_all.ms %.1f ms\\n\", $best / 1e6 }"
}

mkdir -p $work/check
{
    in_guest
    hosted
    checking
    contracts
} >$log

missing=0
while read -r name unit; do
    grep -E "^BENCH $name [0-9.]+ $unit\$" $log && continue
    echo "bench.sh: no figure $name" >&2
    missing=1
done <<'NAMES'
ipc.call.empty insn
ipc.call.words4 insn
ipc.call.words120 insn
ipc.move.1MiB insn
ipc.send.wake insn
heap.take_drop insn
component.cycle insn
component.bytes bytes
boot.entry_to_message insn
hosted.call.empty ns
hosted.move.1MiB ns
hosted.pipe ns
hosted.unix ns
check.kloc_per_s kloc/s
check.share_of_compile ratio
check.memory_25k MiB
check.memory_50k MiB
contract.check_all.ms ms
NAMES
exit $missing
