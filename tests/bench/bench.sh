#!/bin/sh
# bench.sh [table] - print every figure of goals.txt as `BENCH name value unit`, its goal behind it; one
# that is missing is an error, one that misses its goal is not. As a table, beside what others take.
# Needs build/deed and the system `bench`, as image and hosted, its images with other guards
# (kernel/guard), and the system `cost`. Run from the root of the tree.
#
# Guest figures are instructions, counted exactly by -icount shift=0; the hosted ones are nanoseconds,
# beside Linux's own means in the same run on the same core.
set -eu

work=build/bench
log=$work/figures.txt
memory=$(cat $work/deed.elf.parts/memory) # MiB that the bench's system needs

# An image in QEMU, instructions counted, with so many MiB (64 if not said); what it prints.
boot() {
    status=0
    timeout 300 qemu-system-x86_64 -accel tcg,thread=single -cpu max -smp 1 \
        -icount shift=0,sleep=off -rtc base=2024-01-01,clock=vm -M microvm,x-option-roms=on -m "${2:-64}" \
        -display none -nodefaults -no-reboot -device isa-debug-exit,iobase=0xf4,iosize=0x04 \
        -serial stdio -kernel "$1" </dev/null >"$1.txt" 2>&1 || status=$?
    [ $status = 33 ] || echo "bench.sh: $1 ended with $status; see $1.txt" >&2
    tr -d '\r' <"$1.txt" | grep '^BENCH ' | grep -v '^BENCH time\.' || true
}

# What a component that nobody has checked can measure: build the raw system kernel.c.
raw() {
    clang-19 --target=x86_64-unknown-none-elf -std=c11 -O2 -ffreestanding -fno-builtin -mno-red-zone \
        -mgeneral-regs-only -mcmodel=small -fno-pic -fwrapv -fno-strict-aliasing -fno-jump-tables \
        -fomit-frame-pointer -Wall -Wextra -Werror -Wno-unused-function -Isdk/include -I. \
        -Ikernel/guard/full -Ikernel/debug/off -Ikernel/recorder/off -Ikernel/machine/x86_64 -c tests/bench/kernel.c -o $work/raw.o
    ld.lld-19 -z noexecstack -T tests/kernel/raw.ld build/kernel/x86_64.o $work/raw.o -o $work/raw.elf
    boot $work/raw.elf
}

# Messages are measured with the monitor off, and an empty call with it on and with nothing asked.
in_guest() {
    boot $work/owner/deed.elf "$memory" >$work/owner.figures
    boot $work/none/deed.elf "$memory" >$work/none.figures
    boot $work/deed.elf "$memory" >$work/full.figures
    grep '^BENCH ipc\.\(call\|move\)' $work/owner.figures
    sed -n 's/^BENCH ipc\.call\.empty /BENCH ipc.call.empty.monitored /p' $work/full.figures
    grep -v '^BENCH ipc\.\(call\|move\)' $work/full.figures
    raw
    boot build/cost/deed.elf
    cat $work/owner.figures $work/none.figures | awk '
        $2 == "ipc.call.empty" { empty[++n] = $3 }
        $2 == "ipc.call.word1" && !word { word = $3 }
        $2 == "ipc.move.8B" && !move { move = $3 }
        END { printf "BENCH price.of_safety %d insn\n", empty[1] - empty[2]
              printf "BENCH heap.transfer %.1f insn\n", (move - word) / 2 }'
    boot build/crowd/deed.elf 1024
}

# The longest stretch of instructions with interrupts off, of all that the bench does; where the others
# are says build/bench/windows.txt.
windows() {
    python3 tests/bench/windows.py $work/deed.elf "$memory" >$work/windows.txt
    awk '$1 == "longest" { printf "BENCH irq.off_max %d insn\n", $2 }' $work/windows.txt
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
# peak memory and the seconds that went by, the best of nine: how fast a machine is that others share varies.
check_once() {
    python3 tests/bench/large.py $work/large/$1 $1000 >$work/large/$1.lines
    [ -e build/gen/large.component.h ] ||
        build/deed component $work/large/$1/large.component -I contracts -o build/gen
    for _ in 1 2 3 4 5 6 7 8 9; do
        python3 tests/bench/resources.py build/deed check $work/large/$1/large.component -I contracts \
            --sdk sdk/include --gen build/gen -o $work/check --no-object
    done | sort -n -k 3 | head -1
}

# Lines that are not blank by the time that goes by in a full check (parse and analyses, preprocessing
# included, nothing cached), two cores being free for it; and by its CPU time, children and both threads
# included. Its CPU time beside that of compiling the same preprocessed text; memory at both sizes.
checking() {
    mkdir -p $work/large
    half=$(check_once 25)
    whole=$(check_once 50)
    compile=$(python3 tests/bench/resources.py clang-19 $(sed -n 's/^    "\(-[^"]*\)",.*/\1/p' checker/flags.c) \
        -x cpp-output -c $work/check/large.i -o $work/check/large.compiled.o)
    echo "$(cat $work/large/50.lines) $whole $half $compile" | awk '{
        printf "BENCH check.kloc_per_s %.2f kloc/s\n", $1 / 1000 / $4
        printf "BENCH check.kloc_per_s.cpu %.2f kloc/s\n", $1 / 1000 / $2
        printf "BENCH check.share_of_compile %.3f ratio\n", $2 / $8
        printf "BENCH check.memory_25k %.1f MiB\n", $6 / 1024
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

# A figure that is there, with its goal: which of `<=` or `>=`, or `-` for none, or `+`: at most so
# much more than another.
judge() {
    awk -v table="$1" -f tests/bench/judge.awk tests/bench/goals.txt tests/bench/others.txt $log
}

mkdir -p $work/check
{
    in_guest
    windows
    hosted
    checking
    contracts
} >$log
judge "${1:-}"
