#!/bin/sh
# Who opens a channel pays for its queues.
exec "$(dirname "$0")"/raw.sh charge microvm
