#!/bin/sh
# Interrupts as messages.
exec "$(dirname "$0")"/raw.sh interrupt microvm
