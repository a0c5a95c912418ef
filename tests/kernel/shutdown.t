#!/bin/sh
# The end of the machine: clients first, each server when it is done; what is left over is told.
raw=$(dirname "$0")/raw.sh
status=0
count=2
machine="microvm -icount shift=0,sleep=off"
point() {
    count=$((count + 1))
    if [ "$2" = "$3" ]; then
        echo "ok $count - $1"
    else
        status=1
        echo "not ok $count - $1"
        printf '%s\n' "$3" | sed 's/^/# wanted /'
        printf '%s\n' "$2" | sed 's/^/# got /'
    fi
}

said=$($raw shutdown $machine)
printf '%s\n' "$said" | sed -n '/^\(not \)\?ok/p'
point 'clients go first, and whom they have asked has time' "$(printf '%s\n' "$said" | sed 's/^# //' | grep ': my ')" \
    'c: my client has gone
b: my client has gone
a: my client has gone'
point 'nothing is left' "$(printf '%s\n' "$said" | grep -c 'deed: component')" 0
said=$(RAW_FLAGS=-DFORGOTTEN=3 $raw shutdown $machine)
point 'what is left is told' "$(printf '%s\n' "$said" | grep '# deed: component')" \
    '# deed: component c has ended, and something is still in its name'
point 'by the status, too' "$(printf '%s\n' "$said" | grep 'ended with')" '# QEMU ended with 35'
echo "1..$count"
exit $status
