#!/usr/bin/env -S python3 -B
"""memory.t - `memory`: the parts of the heap add up to all of it, always the same, and what a stopped store had is back
to the byte."""
import re

import machine
from machine import ok

PARTS = ('objects', 'places', 'ends', 'holes', 'fresh')
VALUE = 'x' * 200
ROUND = 'put a %s\nput b %s\n' % (VALUE, VALUE)
# What is opened and kept for later is there from the first round on.
TYPED = ROUND + 'kill store\nlist\nmemory\n' + ROUND + 'memory\nkill store\nlist\nmemory\nmemory now\nexit\n'

for kind in ('microvm', 'hosted'):
    machine.HOSTED = 'build/demo/deed-hosted' if kind == 'hosted' else None
    status, output = machine.session(TYPED)
    tables = [{name: int(bytes) for name, bytes in re.findall(r'^(\w+) +(\d+) +\w', part, re.M)}
              for part in output.split('part           bytes        what\n')[1:]]
    ok(status == 0 and len(tables) == 3, kind + ': three answers', output)
    ok(all(sum(table[part] for part in PARTS) == table['all'] and
           table['places'] + table['ends'] + table['holes'] == table['lost'] for table in tables),
       kind + ': the parts add up', tables)
    ok(len({table['all'] for table in tables}) == 1, kind + ': to the same', tables)
    before, full, after = [table['objects'] for table in tables]
    ok(full >= before + 2 * len(VALUE), kind + ': two values more', tables)
    ok(before == after, kind + ': and they are back', tables)
    ok(all(table['largest'] >= table['fresh'] > 0 for table in tables), kind + ': what can be had', tables)
    ok('memory: `now` is one word too many' in output, kind + ': no words behind it', output)
machine.done()
