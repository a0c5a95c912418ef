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

# Lines of the shipped components that are not blank (their own files; headers of the SDK, of
# contracts and of the library are left out), by the time that checking them takes without code
# generation: the best of five rounds over all of them.
checking() {
    lines=$(cat apps/*/*.[ch] | grep -c '[^[:space:]]')
    best=
    for _ in 1 2 3 4 5; do
        start=$(date +%s%N)
        for component in apps/*/*.component; do
            build/deed check "$component" -I contracts --sdk sdk/include --gen build/gen \
                -o $work/check --no-object || return 0
        done
        taken=$(($(date +%s%N) - start))
        [ -n "$best" ] && [ "$best" -le $taken ] || best=$taken
    done
    awk "BEGIN { printf \"BENCH check.kloc_per_s %.2f kloc/s\\n\", $lines * 1e6 / $best }"
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
contract.check_all.ms ms
NAMES
exit $missing
