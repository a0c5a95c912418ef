#!/bin/sh
# gdb.sh IMAGE [microvm|q35|hosted] [GDB-OPTION...] - boot the image stopped, and attach gdb, which knows
# components (gdb.py), at the kernel's first line. QEMU listens on a socket file of its own and ends with
# gdb. A hosted image is an ordinary program for gdb.
set -eu

image=$1
machine=${2:-microvm}
[ $# -lt 2 ] && shift || shift 2
commands=$(dirname "$0")/gdb.py

if [ "$machine" = hosted ]; then
    exec gdb -q -x "$commands" -ex 'handle SIGALRM SIGIO nostop noprint pass' -ex 'break kernel_main' "$@" "$image"
fi
[ "$machine" != microvm ] || machine=microvm,x-option-roms=on
memory=64
[ ! -f "$image.parts/memory" ] || memory=$(cat "$image.parts/memory")
folder=$(mktemp -d)
started=
trap '[ -z "$started" ] || kill $started 2>/dev/null || true; rm -rf "$folder"' EXIT

# The line is two pipes, which QEMU keeps open: whoever types comes and goes. What is said is collected.
mkfifo "$folder/line.in" "$folder/line.out"
cat "$folder/line.out" >"$folder/said" &
started=$!
qemu-system-x86_64 -accel tcg -cpu max -M "$machine" -m "$memory" -kernel "$image" -display none -nodefaults \
    -chardev "pipe,id=line,path=$folder/line" -serial chardev:line -no-reboot \
    -device isa-debug-exit,iobase=0xf4,iosize=0x04 -S -gdb "unix:$folder/gdb,server=on,wait=off" &
started="$started $!"
while [ ! -S "$folder/gdb" ]; do
    kill -0 $!
    sleep 0.1
done
echo "What the machine says is in $folder/said; it reads what is written to $folder/line.in."
export DEED_SAID="$folder/said" DEED_TYPED="$folder/line.in"
gdb -q -x "$commands" -ex "target remote $folder/gdb" -ex 'hbreak kernel_main' -ex continue "$@" "$image"
