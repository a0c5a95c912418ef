#!/usr/bin/env -S python3 -B
"""However a component stops, the kernel says who and why, everyone else goes on, and it is back."""
import re
import machine

WAYS = {
    'null': 'access through a null pointer',
    'page': 'access outside all memory',
    'stack': 'stack exhausted',
    'monitor': 'message against the contract',
    'ownership': 'use of what it does not own',
    'division': 'division by zero',
    'index': 'index outside its bounds',
    'vector': 'index outside an array or vector',
    'requires': 'message that breaks its `requires`',
}

FUNCTIONS = {'index': 'element', 'vector': 'element_of_vector'}  # all others: crash_main

ROUNDS = 20

typed = 'put kept through all\nps\n'
for way in WAYS:
    typed += 'crash %s\ncalc 6 * 7\nget kept\nps\n' % way
typed += ''.join('crash %s\n' % way for way in WAYS) * ROUNDS + 'calc 6 * 7\nget kept\nps\nexit\n'
status, output = machine.session(typed)
parts = machine.answers(output)[1:]


def books(rows):
    """Objects and bytes of each component."""
    return [(row.split()[0], row.split()[3:5]) for row in rows[1:]]


for number, (way, reason) in enumerate(WAYS.items()):
    said = [lines for _, lines in parts[2 + 4 * number:6 + 4 * number]]
    if len(said) < 4:
        machine.ok(False, way, output)
        continue
    report, sum_, kept, rows = said
    stop = r'deed: component crash stopped: %s \(apps/crash/crash\.c:\d+\), restarting' % reason
    machine.ok(machine.matches(report, [stop, 'deed:   in ' + FUNCTIONS.get(way, 'crash_main'),
                                        'deed:   server of Crash in Answer, peer: shell',
                                        'deed:   client of Log in Ready, peer: log', 'crash stopped']),
               way + ': the kernel names component, reason and line, and who asked for it', report)
    machine.ok(sum_ == ['42'] and kept == ['through all'], way + ': the others go on', said)
    row = [line for line in rows if line.startswith('crash ')]
    machine.ok(row and re.search(r' waiting .* %d +0 +%s$' % (number + 1, way), row[0]),
               way + ': it is back', rows)

first = parts[5][1] if len(parts) > 5 else []
last = parts[-2][1]
machine.ok(any(re.match(r'crash +waiting .* %d +0 +requires$' % (len(WAYS) * (ROUNDS + 1)), row)
               for row in last), 'and back after each of %d more' % (len(WAYS) * ROUNDS), last)
machine.ok(first and books(first) == books(last), 'all books balance to the byte',
           '%s\n%s' % (books(first), books(last)))
machine.ok(status == 0, 'ends with status 0', status)
machine.done()
