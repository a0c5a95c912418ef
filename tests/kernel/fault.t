#!/bin/sh
# Faults of every kind, and what the MMU is told to catch.
exec "$(dirname "$0")"/raw.sh fault microvm
