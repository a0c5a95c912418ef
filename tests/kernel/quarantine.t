#!/bin/sh
# A device that does not confirm its reset.
exec "$(dirname "$0")"/raw.sh quarantine q35
