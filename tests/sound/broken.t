#!/bin/sh
# Each deliberately broken build of the checker (broken.txt) is caught by the oracle: it accepts a random
# program that breaks a promise when it runs.
cd "$(dirname "$0")/../.." && exec python3 -B tests/sound/broken.py "$@"
