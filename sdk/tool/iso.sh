#!/bin/sh
# iso.sh IMAGE ISO - put the image on a CD that boots by BIOS and by UEFI, from a stick as well: GRUB
# loads it by Multiboot2, at once and without a menu.
set -eu

image=$1 iso=$2
folder=$iso.parts
rm -rf "$folder"
mkdir -p "$folder/boot/grub"
llvm-strip-19 --strip-debug "$image" -o "$folder/boot/deed.elf"
cat >"$folder/boot/grub/grub.cfg" <<'GRUB'
set timeout=0
menuentry deed {
    multiboot2 /boot/deed.elf
}
GRUB

# What GRUB's own start-up asks for on some machine, and what the five lines above need.
partitions=$(cd /usr/lib/grub/x86_64-efi && ls part_*.mod | sed 's/\.mod$//')
if ! grub-mkrescue --install-modules="multiboot2 normal boot configfile search iso9660 fat $(echo $partitions)" \
    --locales= --fonts= --themes= --compress=xz -o "$iso" "$folder" >"$iso.log" 2>&1; then
    rm -f "$iso"
    cat "$iso.log" >&2
    exit 1
fi
rm -rf "$folder" "$iso.log"
