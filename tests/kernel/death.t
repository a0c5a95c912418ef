#!/bin/sh
# An urgent component wakes in time while one that owned a lot is cleared away; in instructions.
exec tests/kernel/raw.sh death microvm -icount shift=0,sleep=off -rtc base=2024-01-01,clock=vm
