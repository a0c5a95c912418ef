#!/bin/sh
# How long the kernel keeps interrupts off at most, by analysis of its code: every loop is one that loops.txt knows, and
# no part is longer than this, one round of each loop that it names counted.
MOST=42000
image=build/tests/bench-kernel.elf
mkdir -p build/tests
ld.lld-19 -z noexecstack --unresolved-symbols=ignore-all -T tests/kernel/raw.ld build/kernel/x86_64.o -o $image
tests/bench/bounds.py $image tests/bench/loops.txt >$image.bounds 2>&1
known=$?
sed 's/^/# /' $image.bounds
longest=$(sed -n 's/^parts .* longest //p' $image.bounds)
echo 1..2
[ $known = 0 ] && echo "ok 1 - loops.txt knows each loop" || echo "not ok 1 - loops.txt knows each loop"
[ "${longest:-$((MOST + 1))}" -le $MOST ] && echo "ok 2 - at most $MOST instructions" || echo "not ok 2 - at most $MOST instructions"
