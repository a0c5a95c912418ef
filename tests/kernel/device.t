#!/bin/sh
# Parts of the machine as objects.
exec "$(dirname "$0")"/raw.sh device microvm
