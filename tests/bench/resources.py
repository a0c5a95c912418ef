#!/usr/bin/env python3
"""resources.py COMMAND... - run it, and print the CPU seconds that it and its children took, and the peak memory of
the largest of them in KiB. What it says goes to standard error; its failure is this program's."""
import resource
import subprocess
import sys

done = subprocess.run(sys.argv[1:], stdout=sys.stderr, check=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{used.ru_utime + used.ru_stime:.3f} {used.ru_maxrss}")
sys.exit(done.returncode)
