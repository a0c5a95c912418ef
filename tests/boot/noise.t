#!/usr/bin/env -S python3 -B
"""Whatever is typed, the shell survives it: random bytes, but for the end of input."""
import random
import machine

for seed in range(3):
    noise = random.Random(seed)
    typed = ''.join(chr(noise.choice((noise.randrange(5, 128), noise.choice(b'\r\n calcputges x*+'))))
                    for _ in range(5000))
    status, output = machine.session(typed + '\x03\x03\ncalc 6 * 7\nps\nexit\n')
    parts = machine.answers(output)
    machine.ok(('calc 6 * 7', ['42']) in parts, 'noise %d: it still answers' % seed, output[-1000:])
    rows = parts[-2][1]
    machine.ok(len(rows) == 7 and all(row.endswith(' 0         -') for row in rows[1:]),
               'noise %d: nothing stopped' % seed, rows)
    machine.ok(status == 0, 'noise %d: status 0' % seed, status)
machine.done()
