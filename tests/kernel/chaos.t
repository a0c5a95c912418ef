#!/bin/sh
# Random conversations, faults, stops and starts; the kernel's books balance all the time.
exec "$(dirname "$0")"/raw.sh chaos microvm -icount shift=0,sleep=off -m 28
