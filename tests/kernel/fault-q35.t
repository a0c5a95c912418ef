#!/bin/sh
# Faults of every kind, on q35.
exec "$(dirname "$0")"/raw.sh fault q35
