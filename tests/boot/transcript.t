#!/usr/bin/env -S python3 -B
"""A first session, on every machine that the image boots on."""
import machine

NULL = (r'deed: component crash stopped: access through a null pointer '
        r'\(apps/crash/crash\.c:\d+\), restarting')
TIME = r'\d+\.\d\d\d +'
COUNTS = r' +\d+' * 7

CASES = [
    ('help', [r'calc 6 \* 7 .*'] + [r'.+'] * 15),
    ('calc 6 * 7', ['42']),
    ('calc 2147483647 + 1', ['calc: the result does not fit 32 bits']),
    ('calc -2147483648 / -1', ['calc: the result does not fit 32 bits']),
    ('calc 1 / 0', ['calc: division by zero']),
    ('put greeting hello', ['stored']),
    ('get greeting', ['hello']),
    ('put greeting hello again, world', ['replaced']),
    ('get greeting', ['hello again, world']),
    ('put other value', ['stored']),
    ('list', ['greeting|other', 'greeting|other']),
    ('delete other', ['deleted']),
    ('list', ['greeting']),
    ('ps', [r'name +state +prio.*'] + [
        name + r' +(waiting|running|ready)' + COUNTS + ' +-'
        for name in ('console', 'shell', 'calc', 'store', 'top', 'crash', 'log')]),
    ('graph', [
        r'shell\.console -> console\.service: Console \(open\)',
        r'shell\.calc -> calc\.service: Calculator \(open\)',
        r'shell\.store -> store\.service: Store \(open\)',
        r'shell\.top -> top\.service: Top \(open\)',
        r'shell\.crash -> crash\.service: Crash',
        r'shell\.log -> log\.book: LogBook',
        r'store\.log -> log\.lines: Log \(open\)',
        r'crash\.log -> log\.lines: Log']),
    ('crash null', [NULL, 'deed:   in crash_main', 'deed:   server of Crash in Answer, peer: shell',
                    'deed:   client of Log in Ready, peer: log', 'crash stopped']),
    ('kill calc', ['calc is stopped']),
    ('calc 9 * 9', ['81']),
    ('log', [TIME + r'information store +starts empty',
             TIME + r'warning +crash +is asked to break a rule',
             TIME + r'error +crash +failed: null pointer, line \d+; starts again; server of Crash in Answer with shell; client of Log in Ready with log',
             TIME + r'warning +shell +kill calc',
             TIME + r'warning +calc +was stopped; starts again']),
    ('log 1', [TIME + r'warning +calc +was stopped; starts again']),
    ('log 5 crash warning', [TIME + r'warning +crash +is asked to break a rule',
                             TIME + r'error +crash +failed: null pointer, line \d+; starts again; server of Crash in Answer with shell; client of Log in Ready with log']),
    ('log error', [TIME + r'error +crash +failed: null pointer, line \d+; starts again; server of Crash in Answer with shell; client of Log in Ready with log']),
    ('record', ['record: this kernel keeps none; make trace boots one that does']),
    ('log store information', [TIME + r'information store +starts empty']),
    ('log store warning', ['log: there is no such line']),
    ('exit', []),
]

for board in machine.BOARDS:
    machine.check_session(CASES, board)
machine.done()
