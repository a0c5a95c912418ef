#!/bin/sh
# Each twin of an invariant of the kernel notices when its own table is broken.
exec "$(dirname "$0")"/raw.sh tables microvm -icount shift=0,sleep=off
