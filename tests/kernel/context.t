#!/bin/sh
# Who runs on whose priority; alarms only when they are needed.
exec "$(dirname "$0")"/raw.sh context microvm -icount shift=0,sleep=off
