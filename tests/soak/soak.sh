#!/bin/sh
# soak.sh MINUTES SEED - half of the time on the hosted machine with sanitizers, half of it in QEMU.
set -eu
minutes=$1 seed=$2
echo "# seed $seed; the same one again: make soak MINUTES=$minutes SEED=$seed"
. tests/hosted/sanitizers.sh
sh tests/hosted/sanitize.sh kernel
sh tests/hosted/sanitize.sh build/demo build/components
half=$(awk "BEGIN { print $minutes / 2 }")
failed=0
echo '# hosted, with sanitizers'
tests/soak/soak.py "$seed" minutes "$half" build/demo/deed-sanitized || failed=1
echo '# in QEMU'
tests/soak/soak.py "$seed" minutes "$half" sdk/tool/run.sh build/demo/deed.elf || failed=1
exit $failed
