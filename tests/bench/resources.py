#!/usr/bin/env python3
"""resources.py COMMAND... - run it, and print the CPU seconds that it and its children took, the peak memory of the
largest of them in KiB, and the seconds that went by. What it says goes to standard error; its failure is this program's."""
import os
import sys
import time

start = time.monotonic()
# Not RUSAGE_CHILDREN: that counts what ran in this process before Python did, such as a wrapper of it.
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, used = os.wait4(child, 0)
print(f"{used.ru_utime + used.ru_stime:.3f} {used.ru_maxrss} {time.monotonic() - start:.3f}")
sys.exit(os.waitstatus_to_exitcode(status) != 0)
