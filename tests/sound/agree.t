#!/bin/sh
# At each operation on an endpoint the monitor is in a state that the checker knew: over random programs,
# and over the shipped components in their systems. Needs build/demo and build/guarded, hosted.
cd "$(dirname "$0")/../.." && exec python3 -B tests/sound/agree.py
