#!/bin/sh
# gdb.sh IMAGE [MACHINE] - boot the image stopped, and attach gdb at the kernel's first line. QEMU
# listens on a socket file of its own and ends with gdb.
set -eu

image=$1
machine=${2:-microvm}
memory=64
[ ! -f "$image.parts/memory" ] || memory=$(cat "$image.parts/memory")
folder=$(mktemp -d)
trap 'kill "$qemu" 2>/dev/null || true; rm -rf "$folder"' EXIT

qemu-system-x86_64 -accel tcg -M "$machine" -m "$memory" -kernel "$image" -display none -nodefaults \
    -serial "file:$folder/serial" -no-reboot -device isa-debug-exit,iobase=0xf4,iosize=0x04 \
    -S -gdb "unix:$folder/gdb,server=on,wait=off" &
qemu=$!
while [ ! -S "$folder/gdb" ]; do
    kill -0 "$qemu"
    sleep 0.1
done
echo "The serial line is written to $folder/serial."
gdb -q -ex "target remote $folder/gdb" -ex 'hbreak kernel_main' -ex continue "$image"
