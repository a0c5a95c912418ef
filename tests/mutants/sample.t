#!/usr/bin/env python3
"""A small fixed part of `make mutants`: of the mistakes planted, nearly all are refused, and those that are not are
harmless."""
import re
import subprocess
import sys

done = subprocess.run([sys.executable, "-B", "tests/mutants/mutants.py", "--sample", "40"], text=True, check=False,
                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
for line in done.stdout.splitlines():
    print(f"# {line}")
found = re.search(r"^killed (\d+) of (\d+)$", done.stdout, re.M)
killed, total = (int(found[1]), int(found[2])) if found else (0, 0)
print(f"{'ok' if done.returncode == 0 else 'not ok'} 1 - every survivor is harmless")
print(f"{'ok' if total >= 20 else 'not ok'} 2 - at least 20 mutants compile")
print(f"{'ok' if total and killed >= 0.75 * total else 'not ok'} 3 - nearly all are killed")
print("1..3")
sys.exit(not (done.returncode == 0 and total >= 20 and killed >= 0.75 * total))
