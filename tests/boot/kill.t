#!/usr/bin/env -S python3 -B
"""Every component can be stopped from the prompt, the shell and its console too, and comes back
owning nothing of what it owned before."""
import machine

status, output = machine.session(
    'put greeting hello\nkill store\nget greeting\nput greeting again\nget greeting\n'
    'kill top\nkill calc\nkill calc\ncalc 9 * 9\n'
    'kill console\ncalc 1 + 1\nkill shell\ncalc 2 + 2\nps\nexit\n')
parts = machine.answers(output)


def said(command):
    return [lines for echo, lines in parts if echo == command]


machine.ok(said('kill store') and said('kill store')[0][0] == 'store is stopped', 'store stops',
           output)
machine.ok(said('get greeting') == [['get: `greeting` is not in the store'], ['again']],
           'what it held is gone, and it stores again', output)
machine.ok(said('calc 9 * 9') == [['81']], 'calc answers after two stops', output)
machine.ok(said('calc 1 + 1') == [['2']], 'the shell finds the new console', output)
machine.ok(said('calc 2 + 2') == [['4']], 'the new shell goes on where the input goes on', output)
rows = [line.split() for line in (said('ps') or [[]])[0]]
restarts = {row[0]: row[-3] for row in rows if len(row) > 3}
machine.ok([restarts.get(name) for name in ('console', 'shell', 'calc', 'store', 'top', 'crash')]
           == ['1', '1', '2', '1', '1', '0'], 'restarts are counted', rows)
machine.ok(status == 0, 'ends with status 0', status)
machine.done()
