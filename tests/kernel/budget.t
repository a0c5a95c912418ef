#!/bin/sh
# Time of the processor in each period: spent, reported, refilled; paid by who asked.
exec "$(dirname "$0")"/raw.sh budget microvm -icount shift=0,sleep=off
