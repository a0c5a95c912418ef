#!/bin/sh
# raw.sh FILE hosted|sanitized - a raw test system (tests/kernel/raw.h) as a process; its TAP, with
# what the kernel reports as comments. Its components have stacks for library functions here, and
# print by the emulated line.
set -eu
source=$1 build=$2
name=$(basename "$source" .c)
out=build/tests/hosted/$build
mkdir -p "$out"
sed -e 's|__asm__ volatile("outb.*|machine_out8(0x3f8, (uint8_t)*text);|' \
    -e 's|stack_size = 2048|stack_size = 262144|' -e 's|stack_of_##name\[[0-9a-z_]*\]|stack_of_##name[262144]|' \
    -e 's|^#include "kernel/endpoint.h"|&\n#include "kernel/machine.h"|' tests/kernel/raw.h >"$out/raw.h"
cp "$source" "$out/$name.c"
cat >"$out/raw.ld" <<'SCRIPT'
SECTIONS {
    .deed.text : {
        deed_text_tester_start = .; *(.text.in.tester) deed_text_tester_end = .;
        deed_text_a_start = .; *(.text.in.a) deed_text_a_end = .;
        deed_text_b_start = .; *(.text.in.b) deed_text_b_end = .;
        deed_text_c_start = .; *(.text.in.c) deed_text_c_end = .;
        deed_text_d_start = .; *(.text.in.d) deed_text_d_end = .;
        deed_text_e_start = .; *(.text.in.e) deed_text_e_end = .;
        deed_text_f_start = .; *(.text.in.f) deed_text_f_end = .;
    }
} INSERT BEFORE .text;
SECTIONS {
    .deed.guard (NOLOAD) : { . = ALIGN(4096); deed_guard_start = .; . += 4096; }
} INSERT BEFORE .bss;
SCRIPT
if [ "$build" = sanitized ]; then
    sanitizers="-fsanitize=$DEED_SANITIZERS -fno-sanitize=function -fno-sanitize-recover=all -Dpreserve_none="
    kernel=build/sanitized/*.o
else
    sanitizers=
    kernel=build/kernel/hosted.o
fi
# shellcheck disable=SC2086
clang-19 --target=x86_64-linux-gnu -std=c11 -O2 -g -ffreestanding -fno-builtin -mno-red-zone \
    -mgeneral-regs-only -mcmodel=small -fno-pic -fwrapv -fno-strict-aliasing -fno-jump-tables \
    -fomit-frame-pointer -Wall -Wextra -Werror -Wno-unused-function -Isdk/include -I. \
    -Ikernel/guard/full -Ikernel/debug/off -Ikernel/recorder/off -Ikernel/machine/hosted $sanitizers -c "$out/$name.c" -o "$out/$name.o"
# shellcheck disable=SC2086
clang-19 -no-pie -fuse-ld=lld "-Wl,-T,$out/raw.ld" $sanitizers $kernel "$out/$name.o" -o "$out/$name"
timeout 300 "$out/$name" </dev/null >"$out/$name.tap" && status=0 || status=$?
sed 's/^deed: /# &/' "$out/$name.tap"
[ $status = 0 ]
