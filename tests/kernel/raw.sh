#!/bin/sh
# raw.sh NAME [MACHINE [QEMU-OPTION...]] - build the raw test system NAME.c, boot it, and pass its
# TAP on. What the kernel reports becomes TAP comments. RAW_FLAGS go to the compiler; with RAW_RECORDED
# the kernel has its flight recorder.
set -eu
name=$1
machine=${2:-microvm}
[ $# -lt 2 ] && shift || shift 2
cd "$(dirname "$0")/../.."
out=build/tests/kernel/$machine recorder=off kernel=build/kernel/x86_64.o
[ -z "${RAW_RECORDED:-}" ] || out=$out-recorded recorder=on kernel=build/recorded/x86_64.o
mkdir -p $out
clang-19 --target=x86_64-unknown-none-elf -std=c11 -O2 -g -ffreestanding -fno-builtin \
    -mno-red-zone -mgeneral-regs-only -mcmodel=small -fno-pic -fwrapv -fno-strict-aliasing \
    -fno-jump-tables -fomit-frame-pointer -Wall -Wextra -Werror -Wno-unused-function \
    -Isdk/include -I. -Ikernel/guard/full -Ikernel/debug/off -Ikernel/recorder/$recorder -Ikernel/machine/x86_64 ${RAW_FLAGS:-} -c tests/kernel/$name.c -o $out/$name.o
ld.lld-19 -z noexecstack -T tests/kernel/raw.ld $kernel $out/$name.o -o $out/$name.elf
[ $machine = microvm ] && machine=microvm,x-option-roms=on
status=0
timeout 200 qemu-system-x86_64 -accel tcg,thread=single -M $machine -m 64 -cpu max \
    -kernel $out/$name.elf -display none -nodefaults -serial stdio -no-reboot \
    -device isa-debug-exit,iobase=0xf4,iosize=0x04 "$@" </dev/null >$out/$name.tap || status=$?
tr -d '\r' <$out/$name.tap | sed 's/^deed: /# &/'
if [ $status != 33 ]; then
    echo "# QEMU ended with $status"
    exit 1
fi
