#!/bin/sh
# Components stopped all over a conversation (RAW_FLAGS=-DSTEP=1 for each instruction).
exec "$(dirname "$0")"/raw.sh storm microvm -icount shift=0,sleep=off
