#!/usr/bin/env -S python3 -B
"""gdb.t - gdb and components, on the machine and hosted: `info components` and `component bt` of one that
runs, that waits, that was interrupted, and that has not begun; and the system goes on as if nobody had
looked."""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'boot'))
import machine  # noqa: E402
from machine import ok  # noqa: E402

WORK = 'build/tests/gdb'
with open('apps/demo.system') as file:
    COMPONENTS = re.findall(r'^ +component (\w+) ', file.read(), re.M)
LIMIT = 120

# calc stands in a loop of one instruction until its time slice ends, for store is ready as well.
STEPS = '''
delete
%(break)s *calc_main
%(begin)s
echo <fresh>\\n
component bt crash
set $here = $pc
set $was = *(unsigned short *)$here
set *(unsigned short *)$here = 0xfeeb
delete
%(break)s *store_main
continue
echo <interrupted>\\n
info components
component bt calc
set *(unsigned short *)$here = $was
delete
%(break)s calc.c:41
%(type)s
continue
echo <called>\\n
info components
info components shell
component bt shell
echo <all>\\n
component bt
component bt nobody
echo <end>\\n
delete
continue
%(said)s
'''
# It is collected by another process, which may be a moment behind.
SAID = 'shell for i in 1 2 3 4 5 6 7 8 9; do grep -q 42 $DEED_SAID && break; sleep 1; done; cat $DEED_SAID'
PLACES = {
    'microvm': {'break': 'hbreak', 'begin': 'continue', 'said': SAID,
                'type': r"shell printf 'calc 6 * 7\nexit\n' >$DEED_TYPED"},
    'hosted': {'break': 'break', 'begin': 'run <%s/typed' % WORK, 'said': '', 'type': ''},
}


def session(kind):
    """What gdb prints, cut at the marks."""
    path = '%s/%s.gdb' % (WORK, kind)
    with open(path, 'w') as file:
        # Each command by itself: one that fails does not end the rest.
        file.write('python\nfor step in %r:\n    try:\n        gdb.execute(step)\n    except gdb.error as no:\n'
                   '        print(no)\nend\n' % [s for s in (STEPS % PLACES[kind]).split('\n') if s])
    image = 'build/demo/' + ('deed-hosted' if kind == 'hosted' else 'deed.elf')
    run = subprocess.run(['timeout', '-k', '5', str(LIMIT), 'sdk/tool/gdb.sh', image, kind, '-batch', '-x', path],
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = run.stdout.decode('utf-8', 'replace').replace('\r', '')
    parts = dict(re.findall(r'^<(\w+)>\n(.*?)(?=^<\w+>\n|\Z)', output, re.M | re.S))
    return parts, output


def frames(stack):
    return re.findall(r'^#\d+ +(?:0x[0-9a-f]+ in )?(\w+) ', stack, re.M)


def check(kind):
    parts, output = session(kind)
    fresh = parts.get('fresh', '')
    ok(fresh.startswith('crash, ready') and frames(fresh) == ['crash_main'], kind + ': one that has not begun', output)
    part = parts.get('interrupted', '')
    ok(re.search(r'^  +2  calc +ready +10', part, re.M) and re.search(r'^\* +3  store +running', part, re.M),
       kind + ': who runs, and who is ready', part)
    ok(re.search(r'^calc, ready$', part, re.M) and frames(part) == ['calc_main'], kind + ': one that was interrupted',
       part)
    part = parts.get('called', '')
    rows = dict(re.findall(r'^. +\d+  (\w+) +(\w.*)$', part, re.M))
    ok(list(rows) == COMPONENTS, kind + ': a row for each component', part)
    ok(re.fullmatch(r'waiting +20 +any of several', rows.get('console', '')) and
       re.fullmatch(r'running +10 *', rows.get('calc', '')) and
       re.fullmatch(r'waiting +10 +the set store.service', rows.get('store', '')), kind + ': what they wait for', part)
    ok(re.search(r'^shell, \w+, priority 5, restarted 0 times$', part, re.M) and
       re.search(r'^  \d+: client of Console in Ready, peer: console$', part, re.M) and
       re.search(r'^  \d+: client of Calculator in Answer, peer: calc$', part, re.M), kind + ': its conversations', part)
    ok('command_calc' in frames(part) and frames(part)[-1] == 'shell_main', kind + ': the stack of one that waits', part)
    mains = [frame for frame in frames(parts.get('all', '')) if frame.endswith('_main')]
    ok(mains == [name + '_main' for name in COMPONENTS],
       kind + ': every stack ends at its main', parts.get('all'))
    ok('There is no component nobody; `info components` lists them.' in parts.get('all', ''),
       kind + ': a name that there is not', parts.get('all'))
    ok('\n42\n' in (output if kind == 'hosted' else parts.get('end', '')), kind + ': and then it goes on', output)


os.makedirs(WORK, exist_ok=True)
with open(WORK + '/typed', 'w') as file:
    file.write('calc 6 * 7\nexit\n')
for kind in PLACES:
    check(kind)
machine.done()
