#!/bin/sh
# Ten million messages, with stops, faults, spent budgets and interrupts that are lost or nobody's.
exec sh tests/hosted/raw.sh tests/kernel/soak.c hosted
