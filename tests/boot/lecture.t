#!/usr/bin/env -S python3 -B
"""The programs of apps/lecture, one for each system of a lecture on inter-process communication whose
strengths are here. Each says of what it does whether it was so; these are the lines. And those of
apps/lecture/refused are refused, each by the rule and at the line of its `//~ RULE`."""
import glob
import os
import re
import subprocess
import machine

PROGRAMS = [
    ('l4', 'i', [
        'call', 'time-out zero: look, and do not wait', 'time-out of a value: until that point in time',
        'time-out never, and receive from one', 'receive from any',
        'sleep, waiting on nothing', 'memory is handed over, and paid by who took it',
        'and comes back as it was left', 'an I/O port that it owns',
        'one that it does not: it is stopped', 'its fault was a message to its pager',
        'which has started it again', 'an interrupt is a message to who owns it']),
    ('lines', 'ij', [
        'an interrupt was handed over', 'and comes to its new owner',
        'who gave it away has it no more']),
    ('devices', 'ab', [
        'ports and interrupt are lent at run time', 'to one driver only',
        'type two keys; the first it hears itself', 'given back, and lent to another',
        'who hears what came meanwhile', 'taken away, and lent again',
        'who had it reads nothing any more', 'who breaks down has it no more',
        'and is lent it again']),
    ('mach', '', [
        'nothing was copied, nobody pays a byte more', 'sent off, and nobody has received',
        'who never receives has nothing to pay', "a flood ends at its sender's budget",
        'and everybody else goes on', 'when the peer dies, its letters are paid back']),
    ('dice', '', [
        'a ring of a thousand goes there and back', 'its pointers are as they were set there',
        'and there is one of it', 'values of every type arrive as what they are']),
    ('broker', '', [
        'nothing is granted that is not allowed', 'granted, and used without the broker',
        'passed on: one has it, the other has not', 'revoked, wherever it had got to',
        'and refused from then on', 'granted again']),
    ('notify', '', [
        'every packet came, once and in order', 'each had to wait for the other, and was woken']),
    ('select', '', [
        'one thread, four timers and a visitor, each heard once',
        'and the time, when nobody speaks']),
    ('stream', '', [
        'four packets are all the memory there is', 'and they are paid back',
        'every packet was shown, as it was filled']),
    ('singularity', '', [
        "a quota holds, and is nobody else's matter", 'two read what neither can change',
        'what breaks down is started again', 'all that it had is given back, to the byte',
        "a quota holds, and is nobody else's matter", 'what it only read is still there']),
    ('kept', '', [
        'it counts', 'breaks down over what makes no sense', 'and goes on counting where it was',
        'stopped at any time, it knows the count before or after', 'and counts on',
        'what is kept is paid for once, by who had it kept']),
]
ERROR = re.compile(r'^(\S+?):(\d+):\d+: error: .* \[([a-z-]+)\]$', re.M)


def deed(*words):
    return subprocess.run([os.path.join('build', 'deed'), *words], cwd=machine.ROOT, text=True,
                          timeout=machine.LIMIT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT).stdout


def errors_of(folder):
    """What is wrong with the components and the systems of this folder, as (file, line, rule)."""
    work = os.path.join('build', 'tests', 'lecture', os.path.basename(folder))
    search = [word for path in ('contracts', 'apps/lecture', folder) for word in ('-I', path)]
    deed('contract', *sorted(glob.glob('contracts/*.contract') + glob.glob('apps/lecture/*.contract') +
                             glob.glob(folder + '/*.contract')), *search, '-o', work)
    said = ''
    for component in sorted(glob.glob(folder + '/*/*.component')):
        said += deed('component', component, *search, '-o', work)
        said += deed('check', component, *search, '--sdk', 'sdk/include', '--gen', work, '-o', work)
    for system in sorted(glob.glob(folder + '/*.system')):
        said += deed('system', system, '--root', '.', *search, '-o', work)
    return sorted(ERROR.findall(said)), said


def marks_of(folder):
    marks = []
    for path in glob.glob(folder + '/**', recursive=True):
        if os.path.isfile(path):
            with open(path) as file:
                marks += [(path, str(number), line.split('//~ ')[1].strip())
                          for number, line in enumerate(file, 1) if '//~ ' in line]
    return sorted(marks)


for name, typed, lines in PROGRAMS:
    machine.says_so(os.path.join(machine.ROOT, 'build', name),
                    [f'{name}: {line}' for line in lines], typed)
os.chdir(machine.ROOT)
for folder in sorted(glob.glob('apps/lecture/refused/*')):
    marks = marks_of(folder)
    errors, said = errors_of(folder)
    machine.ok(marks and errors == marks, folder + ': refused for what is wrong with it',
               f'expected {marks}, got {errors}:\n{said}')
machine.done()
