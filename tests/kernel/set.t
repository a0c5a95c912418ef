#!/bin/sh
# Sets that components make: at work, full when dropped, full when their maker stops.
exec "$(dirname "$0")"/raw.sh set microvm
