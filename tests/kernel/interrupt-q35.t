#!/bin/sh
# Interrupts as messages, on q35.
exec "$(dirname "$0")"/raw.sh interrupt q35
