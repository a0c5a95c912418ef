#!/bin/sh
# panic.t - a bug of the kernel ends the machine, and the record of what came before it is written.
set -u
log=build/tests/kernel/panic.log
RAW_RECORDED=yes tests/kernel/raw.sh bug >$log
if grep -q 'KERNEL BUG: page fault at 0x' $log && grep -q 'QEMU ended with 35' $log; then
    echo 'ok 1 - a fault in the kernel is a bug of the kernel'
else
    echo 'not ok 1 - a fault in the kernel is a bug of the kernel'
    sed 's/^/# /' $log
fi
if chart=$(build/deed trace $log --mscgen) && case $chart in *'label="tester"'*'label="starts"'*) ;; *) false ;; esac; then
    echo 'ok 2 - its record is whole, and tells who was started'
else
    echo 'not ok 2 - its record is whole, and tells who was started'
    echo "$chart" | sed 's/^/# /'
fi
echo 1..2
