#!/usr/bin/env -S python3 -B
"""trace.t - the flight recorder and `deed trace`: a session of the demo is recorded, on the machine and
hosted, and what is made of it is held against rules that anyone who reads it relies on; then records that
are broken in one place each."""
import collections
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'boot'))
import machine  # noqa: E402
from machine import ok  # noqa: E402

TOOL = 'build/deed'
WORK = 'build/tests/trace'
RECORDED = 'build/demo/recorded'
TYPED = 'calc 6 * 7\nput a b\nrecord\nget a\ncrash null\nkill calc\nps\nexit\n'
with open('apps/demo.system') as file:
    COMPONENTS = re.findall(r'^ +component (\w+) ', file.read(), re.M)
CONTRACTS = ('Console', 'Calculator', 'Store', 'Crash', 'Top', 'Interrupt')


def tool(*words):
    done = subprocess.run([TOOL, *words], capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def record(kind, typed):
    """Run the demo with its recorder: the record's file, and what was said on the line."""
    path = '%s/%s.record' % (WORK, kind)
    if os.path.exists(path):
        os.remove(path)
    os.environ['DEED_RECORD'] = path
    machine.IMAGE = RECORDED + '/deed.elf'
    machine.HOSTED = RECORDED + '/deed-hosted' if kind == 'hosted' else None
    status, output = machine.session(typed, 'q35' if kind == 'q35' else 'microvm')
    ok(status == 0 and os.path.exists(path), kind + ': a session is recorded', output)
    return path, output


def timeline(*paths):
    status, out, said = tool('trace', *paths, '-I', 'contracts')
    ok(status == 0, 'a timeline is made of %s' % ' '.join(paths), said)
    return json.loads(out)['traceEvents'] if status == 0 else []


def nests(slices):
    """Slices of one line, in order: each lies in the last one that has not ended, or behind it."""
    ends = []
    for begin, end in slices:
        while ends and ends[-1] <= begin:
            ends.pop()
        if ends and ends[-1] < end:
            return False
        ends.append(end)
    return True


def check_form(kind, events):
    """What Perfetto and Chrome ask of a timeline."""
    stamps = [(event['pid'], event['ts']) for event in events if 'ts' in event]
    ok(stamps == sorted(stamps), kind + ': times never go back')
    lines = collections.defaultdict(list)
    at = set()
    for event in events:
        if event['ph'] == 'X':
            begin = round(event['ts'] * 1000)
            lines[event['pid'], event['tid']].append((begin, begin + round(event['dur'] * 1000)))
            at.add((event['pid'], event['tid'], begin))
    ok(all(nests(line) for line in lines.values()), kind + ': slices nest')
    named = {(e['pid'], e['tid']) for e in events if e['name'] == 'thread_name'}
    ok(named >= set(lines), kind + ': every line has a name', set(lines) - named)
    starts = {e['id']: e for e in events if e['ph'] == 's'}
    ends = {e['id']: e for e in events if e['ph'] == 'f'}
    ok(starts and starts.keys() == ends.keys() and
       len(starts) + len(ends) == sum(e['ph'] in 'sf' for e in events),
       kind + ': every arrow has one start and one end')
    ok(all(starts[i]['ts'] < ends[i]['ts'] and starts[i]['cat'] == ends[i]['cat'] for i in starts),
       kind + ': and goes forward in time')
    ok(all((e['pid'], e['tid'], round(e['ts'] * 1000)) in at for e in [*starts.values(), *ends.values()]),
       kind + ': and begins and ends at slices')
    return starts, ends


def check_told(kind, events, starts, ends):
    """What happened in the session is there."""
    names = {e['tid']: e['args']['name'] for e in events if e['name'] == 'thread_name'}
    ok(sorted(names.values()) == sorted(COMPONENTS + ['(kernel)']),
       kind + ': a line for each component', names)
    slices = {(e['tid'], e['ts']): e['name'] for e in events if e['ph'] == 'X' and e['cat'] != 'run'}
    told = collections.Counter((names[starts[i]['tid']], slices[starts[i]['tid'], starts[i]['ts']],
                                names[ends[i]['tid']], slices[ends[i]['tid'], ends[i]['ts']])
                               for i in starts)
    for arrow in (('shell', 'sends Multiply', 'calc', 'gets Multiply'),
                  ('calc', 'sends Result', 'shell', 'gets Result'),
                  ('shell', 'sends Inject', 'crash', 'gets Inject')):
        ok(told[arrow] == 1, kind + ': %s %s, %s %s' % arrow, told)
    written = told['shell', 'sends Write', 'console', 'gets Write']
    given = told['shell', 'gives uint8_t[]', 'console', 'owns uint8_t[]']
    ok(written > 5 and given >= written, kind + ': the text goes with each Write', told)
    faults = [(names[e['tid']], e['name']) for e in events if e.get('cat') == 'fault']
    ok(faults == [('crash', 'stopped: access through a null pointer'), ('calc', 'stopped: by another component')],
       kind + ': the fault, and who was stopped', faults)
    alone = [names[e['tid']] for e in events if e.get('cat') == 'owner' and re.match(r'takes \d+ bytes$', e['name'])]
    ok({'shell', 'store', 'crash', 'log'} <= set(alone), kind + ': what is taken', alone)


def check_owners(kind, path, output):
    """Objects, followed through the record from the first: who drops, gives or freezes one is its owner, nobody
    takes what somebody has, and in the end each has as many as `ps` says."""
    owner, wrong = {}, []
    with open(path) as file:
        lines = re.findall(r'^record \d+ (claim|drop|freeze|move|stop) (\S+)(?: (\S+))?(?: (\S+))?', file.read(), re.M)
    for what, first, second, third in lines:
        if what == 'stop':
            owner = {address: who for address, who in owner.items() if who != first}
        elif what == 'claim':
            wrong += [(what, first, second)] * (first in owner)
            owner[first] = second
        elif first in owner: # else it is an endpoint
            wrong += [(what, first, second)] * (owner[first] != second)
            owner[first] = third
            if what != 'move' or third == '(nobody)':
                del owner[first]
        elif what != 'move':
            wrong.append((what, first, second))
    ok(not wrong and len(lines) > 50, kind + ': every object is taken, moved and dropped by its owner', wrong)
    told = dict(re.findall(r'^(\w+) +\w+ +\d+ +(\d+) +\d+ ', output, re.M))
    for name in ('calc', 'store', 'crash', 'log'):
        ok(int(told.get(name, -1)) == list(owner.values()).count(name), '%s: what %s has' % (kind, name), (told, owner))


def check_messages(kind, path):
    """The record against the contracts: who judges here shares no code with the kernel's monitor."""
    for contract in CONTRACTS:
        status, out, said = tool('trace', path, '--messages=' + contract)
        with open('%s/messages' % WORK, 'w') as file:
            file.write(out)
        judged, words, why = tool('contract', 'trace', 'contracts/%s.contract' % contract,
                                  WORK + '/messages', '--both', '-I', 'contracts')
        walked = re.findall(r' (?:sends|receives) (\w+)\(\?\): \S+ -> (\S+)$', words, re.M)
        with open(path) as file:
            kept = re.findall(r'^record \d+ (?:send|take) \S+ \d+ %s \w+ (\w+) (\S+)( \(kernel\))?' % contract,
                              file.read(), re.M)
        kept = [(name, state) for name, state, served in kept for _ in range(2 if served else 1)
                if name not in ('connected', 'closed', 'timeout')]
        ok(status == 0 and judged == 0 and (kept or contract == 'Interrupt') and walked == kept,
           '%s: what was said of %s is allowed, and the states are the monitor\'s' % (kind, contract),
           '%s%s\n%s\n%s' % (said, why, walked, kept))


def check_charts(kind, path, events):
    status, drawn, said = tool('trace', path, '--svg')
    drawing = xml.fromstring(drawn) if status == 0 else xml.Element('nothing')
    arrows = [e for e in drawing.iter() if e.get('marker-end')]
    messages = [e for e in events if e['ph'] == 's' and e['cat'] == 'message']
    ok(len(arrows) == len(messages), kind + ': the chart has an arrow for each message',
       '%s%d %d' % (said, len(arrows), len(messages)))
    status, drawn, said = tool('trace', path, '--mscgen')
    ok(status == 0 and drawn.count(' => ') == len(messages) and drawn.endswith('}\n'),
       kind + ': and in the language of mscgen', said)


def check_recorded():
    paths = []
    for kind in ('microvm', 'q35', 'hosted'):
        path, output = record(kind, TYPED)
        paths.append(path)
        events = timeline(path)
        starts, ends = check_form(kind, events)
        check_told(kind, events, starts, ends)
        check_owners(kind, path, output)
        check_messages(kind, path)
        check_charts(kind, path, events)
        shown = re.findall(r'^deed:   \d+ cycles ago: (.*)$', output, re.M)
        ok('record: written, for deed trace' in output and 'record begin' in open(path).read().split('record end', 1)[1],
           kind + ': a running system writes what it has, and later the rest')
        ok(len(shown) == 16 and shown[-1] == 'stop crash access through a null pointer' and
           any(re.match(r'send crash \d+ Log client Say ', line) for line in shown),
           kind + ': a fault report shows what came before', output)
    check_form('all of them', timeline(*paths))


def check_full():
    """More happens than the ring has room for."""
    path, _ = record('hosted', 'calc 6 * 7\n' * 500 + 'exit\n')
    with open(path) as file:
        text = file.read()
    lost = int(re.search(r'^record lost (\d+)$', text, re.M).group(1))
    ok(lost > 0 and text.endswith('record end 4096\n'), 'the ring has the last 4096 events', text[-200:])
    check_form('a full ring', timeline(path))
    status, out, _ = tool('trace', path, '--messages=Calculator')
    ok(status == 0 and ' client ' not in out, 'conversations that began before it are not judged', out)


def check_line():
    """Without a file for it the record goes out on the line, among all that is said there."""
    del os.environ['DEED_RECORD']
    for kind in ('microvm', 'hosted'):
        machine.HOSTED = RECORDED + '/deed-hosted' if kind == 'hosted' else None
        status, output = machine.session('calc 6 * 7\nexit\n')
        path = WORK + '/line.log'
        with open(path, 'w') as file:
            file.write(output.replace('\n', '\r\n'))
        ok(status == 0 and '42' in output, kind + ': a session without a file for the record', output)
        check_form(kind + ', out of a log', timeline(path))


GOOD = '''boot text
record begin demo
record component a 3
record component b[1] 7
record clock 1000 0 9000 4000
record lost 0
record 1000 start a
record 1100 run a
record 1200 open a 4 Ping client
record 1300 move 0x0000000000001000 a (queue) 4 Ping client 0
record 1400 send a 4 Ping client Ball Away b[1] 0
record 1500 run b[1]
record 1600 take b[1] 5 Ping server Ball Here
record 1700 move 0x0000000000001000 (queue) b[1] 5 Ping server 0
record 1800 interrupt 4
record 1900 stop b[1] division by zero
record end 10
more text
'''
# What the same boot wrote later.
LATER = '''record begin demo
record component a 3
record component b[1] 7
record clock 1000 0 19000 8999
record lost 0
record 9000 claim 0x0000000000001000 a 64
record 9100 freeze 0x0000000000001000 a
record 9200 drop 0x0000000000002000 a
record end 3
'''
# What is replaced by what, the line and the column that are named, and what is said.
BAD = (
    ('record begin demo\n', '', 2, 8, 'none has begun'),
    ('record end 10\n', '', 17, 0, 'cut off'),
    ('record end 10\n', 'record begin demo\n', 17, 8, 'has not ended'),
    ('record end 10\n', 'record end 11\n', 17, 12, '10 events, and 11 were written'),
    ('record clock 1000 0 9000 4000\n', '', 6, 8, 'in front of `record clock`'),
    ('9000 4000', '900 4000', 5, 21, 'does not go on'),
    ('1000 0 9000', '1000 x 9000', 5, 19, '`x` is no number'),
    ('record 1200', 'record 1050', 9, 8, 'before that of the event before'),
    ('record 1900', 'record 9100', 16, 8, 'outside of what `record clock` says'),
    ('record 1900', 'record 99999999999999999999999', 16, 8, 'is no number'),
    ('1100 run a', '1100 run c', 8, 17, 'names no component `c`'),
    ('1100 run a', '1100 runs a', 8, 13, '`runs` is no kind of event'),
    ('1100 run a', '1100', 8, 0, 'cut off'),
    ('4 Ping client Ball', '4 Ping clint Ball', 11, 27, '`clint` is no side'),
    ('Away b[1] 0', 'Away b[1]', 11, 0, 'cut off'),
    ('Away b[1] 0', 'Away b[1] -1', 11, 49, '`-1` is no number'),
    ('0x0000000000001000 a', '0x000000000000100g a', 10, 18, 'is no number'),
    ('Ball Here', 'Ba"ll Here', 13, 37, 'a character that no record has'),
    ('by zero', 'by ' + 'x ' * 40, 16, 0, 'longer than any'),
)


def refuses(text, line, column, words, name):
    path = WORK + '/bad.record'
    with open(path, 'w') as file:
        file.write(text)
    status, out, said = tool('trace', path)
    place = ':%d:%d' % (line, column) if column else ':%d' % line if line else ''
    errors = [row for row in said.split('\n') if ': error: ' in row]
    ok(status == 1 and out == '' and len(errors) == 1 and errors[0].startswith(path + place + ': error: ') and
       words in errors[0] and errors[0].endswith(' [trace]'), name, said)


def check_bad():
    with open(WORK + '/good.record', 'w') as file:
        file.write(GOOD)
    starts, _ = check_form('a record by hand', timeline(WORK + '/good.record'))
    ok(sorted(e['cat'] for e in starts.values()) == ['message', 'owner'], 'one message, one object', starts)
    with open(WORK + '/later.record', 'w') as file:
        file.write(GOOD + LATER)
    events = timeline(WORK + '/later.record')
    check_form('and what came later', events)
    ok({e['pid'] for e in events} == {1} and [e['name'] for e in events if e.get('cat') == 'owner'][-3:] ==
       ['takes 64 bytes', 'freezes object', 'drops object'], 'is one record', events)
    with open(WORK + '/later.record', 'w') as file:
        file.write(GOOD + LATER.replace('1000 0', '1001 0'))
    ok({e['pid'] for e in timeline(WORK + '/later.record')} == {1, 2}, 'what another boot wrote is another one')
    for old, new, line, column, words in BAD:
        refuses(GOOD.replace(old, new, 1), line, column, words, 'refused: ' + words)
    refuses('nothing of the kind\n', 0, 0, 'no record of a flight recorder', 'a file without a record')
    refuses('', 0, 0, 'no record of a flight recorder', 'an empty file')
    for words in (['trace', WORK + '/nowhere'], ['trace', WORK]):
        status, _, said = tool(*words)
        ok(status == 1 and said.count('error: ') == 1 and 'cannot read it' in said, 'no file: ' + words[1], said)
    status, _, said = tool('trace', WORK + '/good.record', WORK + '/good.record', '--svg')
    ok(status == 1 and '2 records' in said, 'a chart is of one record', said)
    status, _, said = tool('trace')
    ok(status == 2 and 'no file is given' in said, 'no file at all', said)


os.makedirs(WORK, exist_ok=True)
check_recorded()
check_full()
check_line()
check_bad()
machine.done()
