#!/bin/sh
# Who starts again, when, how often; what comes of those that it supervises.
exec "$(dirname "$0")"/raw.sh restart microvm -icount shift=0,sleep=off
