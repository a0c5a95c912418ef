#!/usr/bin/env -S python3 -B
"""Whatever is typed, the shell survives it: random bytes, keys and pieces of keys, but for the end of input."""
import random
import re
import machine

KEYS = ['\x1b[' + end for end in 'ABCDFH'] + ['\x1b[%d~' % number for number in range(9)]
PIECES = ['\x1b', '\x1b[', '\x1bO', '\x1b[[', '\x1b[1;', '\x1b[99999999999;?<', '\t', '\t\t', '\x01', '\x05', '\x0b',
          '\x15', '\x17', '\x10', '\x0e', '\u00e9', '\u20ac']
WORDS = ['calc', 'put', 'get', 'list', 'ps', 'crash ', 'kill ', ' ', '6 * 7', '\r', '\n']


def piece(noise):
    """Something to be typed, at random, that neither ends the input nor stops anybody."""
    kind = noise.randrange(4)
    if kind == 0:
        return chr(noise.randrange(5, 128))
    return noise.choice((KEYS, PIECES, WORDS)[kind - 1])


for seed in range(3):
    noise = random.Random(seed)
    typed = ''.join(piece(noise) for _ in range(2500))
    status, output = machine.session(typed + '\x03\x03\ncalc 6 * 7\nps\nexit\n')
    parts = machine.answers(output)
    machine.ok(('calc 6 * 7', ['42']) in parts, 'noise %d: it still answers' % seed, output[-1000:])
    rows = parts[-2][1]
    machine.ok(len(rows) == 8 and all(re.search(r' 0 +\d+ +-$', row) for row in rows[1:]),
               'noise %d: nothing stopped' % seed, rows)
    machine.ok(status == 0, 'noise %d: status 0' % seed, status)
machine.done()
