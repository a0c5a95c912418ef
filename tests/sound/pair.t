#!/bin/sh
# Random clients against random servers on the real kernel, hosted and sanitized: nobody is stopped but by
# a trap, and every object comes back. Needs build/kernel/hosted.o.
cd "$(dirname "$0")/../.." && exec tests/sound/pair.py
