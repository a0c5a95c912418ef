#!/bin/sh
# A million messages, with stops, faults, spent budgets and interrupts that are lost or nobody's, in QEMU.
RAW_FLAGS=-DMESSAGES=1000000 exec "$(dirname "$0")"/raw.sh soak
