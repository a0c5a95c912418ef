#!/bin/sh
# Components stopped at each instruction of a conversation (RAW_FLAGS=-DSTEP=7 for some).
exec "$(dirname "$0")"/raw.sh storm microvm -icount shift=0,sleep=off
