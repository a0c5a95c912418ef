#!/usr/bin/env -S python3 -B
"""The programs of apps/lecture, one for each system of a lecture on inter-process communication whose
strengths are here. Each says of what it does whether it was so; these are the lines."""
import os
import machine

PROGRAMS = [
    ('l4', 'i', [
        'call', 'time-out zero: look, and do not wait', 'time-out of a value: until that point in time',
        'time-out never, and receive from one', 'receive from any, in the order in which they speak',
        'sleep, waiting on nothing', 'memory is handed over, and paid by who took it',
        'and comes back as it was left', 'an I/O port that it owns',
        'one that it does not: it is stopped', 'its fault was a message to its pager',
        'which has started it again', 'an interrupt is a message to who owns it']),
    ('notify', '', [
        'every packet came, once and in order', 'each had to wait for the other, and was woken']),
    ('broker', '', [
        'nothing is granted that is not allowed', 'granted, and used without the broker',
        'passed on: one has it, the other has not', 'revoked, wherever it had got to',
        'and refused from then on', 'granted again']),
]

for name, typed, lines in PROGRAMS:
    machine.says_so(os.path.join(machine.ROOT, 'build', name),
                    [f'{name}: {line}' for line in lines], typed)
machine.done()
