#!/bin/sh
# Programs that are written without any care, less the lines that are refused: what is left breaks no promise;
# and where the checker forgets what a callee takes, it does.
cd "$(dirname "$0")/../.." && exec tests/sound/careless.py --units 3 --tap
