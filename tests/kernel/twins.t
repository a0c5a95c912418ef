#!/bin/sh
# Each predicate of an INVARIANT of the kernel has its twin in plain C, and each twin is broken once.
# What only the proofs keep has none: keys and places in ghost tables, that memory is there, and the
# heap, whose twins are tested with it.
cd "$(dirname "$0")/../.."
ghosts='channel_order kernel_heap kernel_made queue_made ready_headed ready_keyed ready_once ready_ordered
timer_rings timer_room'
count=0 failed=0
report() { # STATUS NAME
    count=$((count + 1))
    [ "$1" = 0 ] && echo "ok $count - $2" && return
    failed=$((failed + 1))
    echo "not ok $count - $2"
}
for name in $(grep -ohE 'clause [a-z_]+: [a-z_]+' kernel/*.h | cut -d' ' -f3 | sort -u); do
    case " $(echo $ghosts) " in
    *" $name "*) ;;
    *)
        grep -qw "use($name)" kernel/debug/on/tables.h
        report $? "$name has a twin"
        ;;
    esac
done
for name in $(grep -ohE 'use\([a-z_]+\)' kernel/debug/on/tables.h | tr '()' '  ' | cut -d' ' -f2); do
    grep -q "PLANT($name," tests/kernel/tables.c
    report $? "$name is broken once"
done
echo "1..$count"
[ $failed = 0 ]
