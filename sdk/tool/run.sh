#!/bin/sh
# run.sh IMAGE [microvm|q35|bios|uefi] - boot the image in QEMU with this terminal, or this pipe, as its
# serial line. Ends as the machine ends: 0 after `exit`. The firmwares, bios and uefi, boot the .iso that
# lies beside the image, and listen to the line as well until they have done so.
#
# When DEED_RECORD names a file, it is what an image with a flight recorder writes its record to.
#
# From a terminal every key goes to the machine, Ctrl-C too; the terminal is put back afterwards.
# From a pipe the end of input is said with Ctrl-D, twice: the first ends a line that is not empty.
set -u

image=${1:-}
machine=${2:-microvm}

usage() {
    echo "run.sh: $1" >&2
    echo "usage: sdk/tool/run.sh IMAGE [microvm|q35|bios|uefi]" >&2
    exit 2
}

[ -n "$image" ] || usage 'no image named'
[ -f "$image" ] || usage "\`$image\` does not exist"

# What the system file says, in MiB; `deed link` leaves it beside the image.
memory=64
[ ! -f "$image.parts/memory" ] || memory=$(cat "$image.parts/memory")

boot="-kernel $image"
firmware=/usr/share/OVMF/OVMF_CODE_4M.fd
case $machine in
microvm) board='-M microvm,x-option-roms=on' ;;
q35) board='-M q35' ;;
bios) board='-M q35' boot="-cdrom ${image%.elf}.iso" ;;
uefi)
    board="-M q35 -drive if=pflash,format=raw,readonly=on,file=$firmware" boot="-cdrom ${image%.elf}.iso"
    memory=$((memory + 128)) # the firmware keeps some for itself, and cuts up the rest
    ;;
*) usage "\`$machine\` is none of microvm, q35, bios, uefi" ;;
esac
disc=${boot#-cdrom }
[ "$disc" = "$boot" ] || [ -f "$disc" ] || usage "\`$disc\` does not exist; make iso"

qemu="qemu-system-x86_64 -accel tcg -cpu max $board -m $memory -display none -nodefaults -no-reboot
    -device isa-debug-exit,iobase=0xf4,iosize=0x04 -serial chardev:line $boot
    ${DEED_RECORD:+-debugcon file:$DEED_RECORD}"

# The machine says how it ended by writing 16 plus its status to the exit device, which makes twice
# that plus one of it. Any other status is QEMU's own.
leave() {
    [ "$1" -ge 33 ] && [ $(($1 % 2)) = 1 ] && exit $((($1 - 33) / 2))
    [ "$1" = 0 ] && echo 'run.sh: the machine was stopped before it said how it ended' >&2 && exit 1
    exit "$1"
}

if [ -t 0 ]; then
    settings=$(stty -g)
    trap 'stty "$settings"' EXIT
    echo 'Leave with exit or Ctrl-D; with Ctrl-A x if nothing answers.' >&2
    $qemu -chardev stdio,id=line,mux=on,signal=off
    leave $?
fi

# The feeder must not outlive the machine: whoever waits for our output would wait for it as well.
feed() {
    cat <&3 2>/dev/null &
    trap 'kill $! 2>/dev/null; exit' TERM
    wait $!
    printf '\004\004'
}

feeder=
pipe=$(mktemp -d) || exit 1
trap 'rm -rf "$pipe"; [ -z "$feeder" ] || kill "$feeder" 2>/dev/null' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkfifo "$pipe/input" || exit 1
exec 3<&0
feed >"$pipe/input" 2>/dev/null &
feeder=$!
$qemu -chardev stdio,id=line <"$pipe/input"
leave $?
