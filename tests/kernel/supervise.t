#!/bin/sh
# Who hears of whose end, and who starts whom again.
exec "$(dirname "$0")"/raw.sh supervise microvm
