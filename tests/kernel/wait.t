#!/usr/bin/env -S python3 -B
"""Spin tries every order in which a component can wait and others can wake it, on the model of
kernel/wait.c in wait.pml: nothing is lost. It finds what is wrong with the lecture's two attempts
before it, who is blocked and why, and each of four mistakes that are planted in the model."""
import os
import re
import subprocess
import sys

MODEL = 'tests/kernel/wait.pml'
WORK = 'build/tests/wait'
count = 0


def ok(good, name, why=''):
    global count
    count += 1
    print(f"{'ok' if good else 'not ok'} {count} - {name}", flush=True)
    if not good:
        print('# ' + str(why).replace('\n', '\n# '))


def run(*words):
    done = subprocess.run(words, cwd=WORK, text=True, timeout=60, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout


def search(text, attempt):
    """What Spin says to this model, and how it ends where it goes wrong."""
    os.makedirs(WORK, exist_ok=True)
    with open(f'{WORK}/wait.pml', 'w') as file:
        file.write(text)
    for old in ('pan', 'wait.pml.trail'):
        if os.path.exists(f'{WORK}/{old}'):
            os.remove(f'{WORK}/{old}')
    said = run('spin', '-Ptcc -E -x c', '-a', f'-DATTEMPT={attempt}', 'wait.pml')
    said += run('tcc', '-DSAFETY', '-o', 'pan', 'pan.c') + run('./pan', '-m100000')
    end = ''
    if os.path.exists(f'{WORK}/wait.pml.trail'):
        end = run('spin', '-Ptcc -E -x c', '-t', f'-DATTEMPT={attempt}', 'wait.pml')
    return said, end


def stuck(end):
    """The processes that are neither done nor where they may stay for ever."""
    return set(re.findall(r'proc +\d+ \((\w+):\d+\) .*\(state \d+\) *$', end, re.M)) - {'clock'}


with open(MODEL) as file:
    model = file.read()

said, end = search(model, 3)
states = re.search(r'errors: 0\s+(\d+) states, stored', said)
ok(states and int(states[1]) > 2000, 'as the kernel does it, no wake-up is lost in any order', said)

said, end = search(model, 1)
ok('invalid end state' in said and stuck(end) == {'sender'},
   'first attempt: an evil receiver blocks the sender for ever', said + end)

said, end = search(model, 2)
ok('invalid end state' in said and stuck(end) == {'receiver'},
   'second attempt: the wake-up is lost, and the receiver blocked for ever', said + end)

for was, becomes, name in (
        ('        :: in_set[e] -> listed[e] = true\n', '', 'what comes to a set is not listed'),
        ('        listed[e] = listed[e] || queued[e] > 0\n', '        skip\n',
         'what came before the put is not listed'),
        ('        :: waits == WAIT_SOURCES -> wait_end(e + 1)\n', '', 'who waits for several is not woken'),
        ('        :: queued[e] > 0 -> take(e)\n        :: else ->\n            waits = e + 1;',
         '        :: queued[e] > 0 -> take(e)\n        :: else\n        fi\n        }\n        atomic {\n'
         '        if\n        :: waits = e + 1;', 'looking and starting to wait are two steps')):
    broken = model.replace(was, becomes)
    said, end = search(broken, 3)
    ok(broken != model and re.search('assertion violated|invalid end state', said),
       'planted, and found: ' + name, said)

print(f'1..{count}')
sys.exit(0)
