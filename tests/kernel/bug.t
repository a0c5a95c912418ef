#!/bin/sh
# What the kernel cannot survive ends the machine, with a report and a status that says so.
cd "$(dirname "$0")"
said() {
    number=$((number + 1))
    case $output in
    *"$1"*"QEMU ended with 35"*) echo "ok $number - $2" ;;
    *) printf 'not ok %d - %s\n%s\n' "$number" "$2" "$output" | sed '2,$s/^/# /' ;;
    esac
}
number=0
output=$(./raw.sh bug)
said 'KERNEL BUG: page fault at 0x' 'a fault in the kernel is a bug of the kernel'
image_end=0x$(llvm-nm-19 ../../build/tests/kernel/microvm/bug.elf | sed -n 's/ . deed_image_end$//p')
output=$(./raw.sh bug microvm -m $((image_end / 1048576 + 1)))
said 'cannot go on: not enough memory behind the image' 'too little memory is said'
echo 1..2
