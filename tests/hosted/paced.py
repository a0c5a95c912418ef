#!/usr/bin/env -S python3 -B
"""paced.py - the hosted system DEED_PACED, with each line typed a little after the prompt that it
answers: a component that was stopped needs a millisecond until it is back."""
import os
import subprocess
import sys
import time

system = subprocess.Popen([os.environ['DEED_PACED']], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def forward(until=None):
    """Pass on what the system says, up to and with the text `until`; or all of it."""
    said = b''
    while until is None or not said.endswith(until):
        byte = system.stdout.read(1)
        if not byte:
            break
        sys.stdout.buffer.write(byte)
        said += byte
    sys.stdout.buffer.flush()


for line in sys.stdin.buffer:
    forward(b'deed> ')
    time.sleep(0.01)
    try:
        system.stdin.write(line)
        system.stdin.flush()
    except BrokenPipeError:
        break
system.stdin.close()
forward()
sys.exit(system.wait())
