#!/usr/bin/env -S python3 -B
"""preemption.py SYSTEM - a component that never waits holds nobody up, and loses nothing of what it
computes: it stops itself if a sum ever differs. An answer that never comes ends at the time limit."""
import re
import subprocess
import sys
import time

system = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def type_line(line):
    system.stdin.write(line.encode() + b'\n')
    system.stdin.flush()


def until_prompt():
    output = b''
    while not output.endswith(b'deed> '):
        byte = system.stdout.read(1)
        if not byte:
            sys.exit('the system ended: ' + output.decode())
        output += byte
    return output.decode()


until_prompt()
for number in range(100):
    type_line('calc %d * 3' % number)
    answer = until_prompt()
    if '\n%d\r' % (number * 3) not in answer:
        sys.exit('calc %d * 3: %r' % (number, answer))
    time.sleep(0.01)
type_line('ps')
row = re.search(r'^hog +(\w+) +5 .* (\d+) +-', until_prompt(), re.M)
type_line('exit')
system.stdin.close()
if not row or row.group(1) != 'ready' or row.group(2) != '0':
    sys.exit('hog: %s' % (row and row.group(0)))
if system.wait() != 0:
    sys.exit('status %d' % system.returncode)
