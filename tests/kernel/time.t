#!/bin/sh
# Deadlines, time slices, priorities, flooding.
exec "$(dirname "$0")"/raw.sh time microvm -icount shift=0,sleep=off
