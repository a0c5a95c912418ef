#!/usr/bin/env -S python3 -B
"""A report of a component that stops in the middle of four conversations: the function and the line, and of
each conversation its contract, side, state and who is at the other end."""
import shutil
import subprocess
import machine

SOURCES = 'tests/boot/report'
SYSTEM = '''system report {
    component calc in apps/calc { priority 10; }
    component middle in %(at)s/middle { priority 8; }
    component back in %(at)s/back { priority 5; }
    component front in %(at)s/front { priority 3; }

    connect middle.first, middle.second -> calc.service;
    connect back.middle, front.middle -> middle.service;
}
'''
REPORT = (
    r'deed: component middle stopped: index outside its bounds \(\S+/middle\.c:%d\)',
    r'deed:   in element',
    r'deed:   client of Calculator in Start, peer: calc',
    r'deed:   client of Calculator in Quotient, peer: calc, to receive: 1',
    r'deed:   server of Crash in Start, peer: back',
    r'deed:   server of Crash in Answer, peer: front',
)


def built(kind):
    """A folder with the system's components; the demo's calc among them."""
    folder = 'build/tests/report-' + kind
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SOURCES, folder)
    shutil.copytree('apps/calc', folder + '/calc')
    with open(folder + '/report.system', 'w') as file:
        file.write(SYSTEM.replace('apps/calc', folder + '/calc') % {'at': folder})
    done = subprocess.run(['sh', 'tests/contracts/build_system.sh', folder, 'report', kind], timeout=300,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    machine.ok(done.returncode == 0, kind + ': the components pass the checker, and are a system',
               done.stdout.decode())
    return folder


with open(SOURCES + '/middle/middle.c') as source:
    line = [number for number, text in enumerate(source, 1) if 'LINE' in text][0]
for kind in ('x86_64', 'hosted'):
    folder = built(kind)
    machine.IMAGE, machine.HOSTED = folder + '/report.elf', None
    if kind == 'hosted':
        machine.HOSTED = folder + '/report-hosted'
    status, output = machine.session('')
    said = [row for row in output.split('\n') if row.startswith('deed:')][1:]
    machine.ok(machine.matches(said, [REPORT[0] % line, *REPORT[1:]]), kind + ': the report says it all', output)
    machine.ok(status == 0, kind + ': ends with status 0', status)
machine.done()
