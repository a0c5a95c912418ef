#!/bin/sh
# Random programs: what the checker accepts breaks no promise in any run, and no feature of the language
# is rare among them.
cd "$(dirname "$0")/../.." && exec tests/sound/run.py --accepted 1600 --tap
