#!/usr/bin/env -S python3 -B
"""A monitor on the connection of the shell and the store, neither of which was changed for it: each
request is written down, secrets stay as they are, and all of them survive each other."""
import os
import machine

machine.IMAGE = os.path.join(machine.ROOT, 'build', 'guarded', 'deed.elf')



def stopped(what):
    return [r'deed: component crash stopped: access through a null pointer \(apps/crash/crash\.c:\d+\)' + what,
            'deed:   in crash_main', 'deed:   server of Crash in Answer, peer: shell',
            'deed:   client of Log in Ready, peer: log', 'crash stopped']


CASES = [
    ('put greeting hello', ['guard: 1 put greeting', 'stored']),
    ('get greeting', ['guard: 2 get greeting', 'guard: 3 put greeting', 'hello']),
    ('put secret.key hello', ['guard: 4 put secret.key, refused', 'put: the store is full']),
    ('get secret.key', ['guard: 5 get secret.key', 'get: `secret.key` is not in the store']),
    ('delete secret.key', ['guard: 6 delete secret.key, refused',
                           'delete: `secret.key` is not in the store']),
    ('put secret word', ['guard: 7 put secret', 'stored']),
    ('delete secret', ['guard: 8 delete secret', 'deleted']),
    ('list', ['guard: 9 list', 'guard: 10 list', 'greeting']),
    ('graph', [r'shell\.console -> console\.service: Console \(open\)',
               r'guard\.console -> console\.service: Console \(open\)',
               r'shell\.calc -> calc\.service: Calculator',
               r'shell\.store -> guard\.front: Store \(open\)',
               r'shell\.top -> top\.service: Top \(open\)',
               r'shell\.crash -> crash\.service: Crash',
               r'shell\.log -> log\.book: LogBook',
               r'store\.log -> log\.lines: Log \(open\)',
               r'crash\.log -> log\.lines: Log',
               r'guard\.back -> store\.service: Store \(open\)']),
    ('kill store', ['store is stopped']),
    ('get greeting', ['guard: 11 get greeting', 'get: `greeting` is not in the store']),
    ('put greeting again', ['guard: 12 put greeting', 'stored']),
    ('kill guard', ['guard is stopped']),
    ('get greeting', ['guard: 1 get greeting', 'guard: 2 put greeting', 'again']),
    ('start crash', ['start: it is running']),
    ('crash null', stopped(', restarting')),
    ('crash null', stopped(', restarting')),
    ('crash null', stopped(', given up after 2 restarts in 60 s')),
    ('crash null', ['crash: .*']),
    ('kill crash', ['crash is stopped', 'kill: not so, it was not running']),
    ('start crash', ['crash is started']),
    ('crash null', stopped(', restarting')),
    ('kill crash', ['crash is stopped']),
    ('start crash', ['crash is started']),
    ('start nobody', ['start: there is no component `nobody`']),
    ('exit', []),
]

for board in machine.BOARDS:
    machine.check_session(CASES, board)
machine.done()
