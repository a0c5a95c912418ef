#!/usr/bin/env -S python3 -B
"""Spin tries every order in which a component can wait and others can wake it, straight or through the
queue, on the model of kernel/wait.c and of the short ways in wait.pml: nothing is lost, with one core and
with two. It finds what is wrong with the lecture's two attempts before it, who is blocked and why, each of
the mistakes that are planted in the model, and what the short way must not do where there is a second core.
And the model does, access by access, what the code does: what is planted in the code is found, too."""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import wait_steps

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


def search(text, attempt, *others):
    """What Spin says to this model, and how it ends where it goes wrong."""
    defines = [f'-DATTEMPT={attempt}', *others]
    os.makedirs(WORK, exist_ok=True)
    with open(f'{WORK}/wait.pml', 'w') as file:
        file.write(text)
    for old in ('pan', 'wait.pml.trail'):
        if os.path.exists(f'{WORK}/{old}'):
            os.remove(f'{WORK}/{old}')
    said = run('spin', '-Ptcc -E -x c', '-a', *defines, 'wait.pml')
    said += run('tcc', '-DSAFETY', '-o', 'pan', 'pan.c') + run('./pan', '-m100000')
    end = ''
    if os.path.exists(f'{WORK}/wait.pml.trail'):
        end = run('spin', '-Ptcc -E -x c', '-t', *defines, 'wait.pml')
    return said, end


def stuck(end):
    """The processes that are neither done nor where they may stay for ever."""
    return set(re.findall(r'proc +\d+ \((\w+):\d+\) .*\(state \d+\) *$', end, re.M)) - {'clock'}


with open(MODEL) as file:
    model = file.read()



def text_of(path):
    with open(path) as file:
        return file.read()


def otherwise(path, was, becomes):
    """What is different when this is planted in the code."""
    broken = text_of(path).replace(was, becomes)
    changed = broken != text_of(path)
    return changed and list(wait_steps.differences(model, lambda each: broken if each == path else text_of(each)))


said = list(wait_steps.differences(model, text_of))
count_of_steps = sum(len(steps) for steps in wait_steps.of_model(model).values())
ok(not said and count_of_steps > 30, 'the model does what the code does, step by step', '\n'.join(said))
for path, was, becomes, name in (
        ('kernel/wait.c', '        set_list(set_number((const struct deed_set *)target), endpoint);', '        ;',
         'what comes to a set is not listed'),
        ('kernel/wait.c', '    component_result[component] = result;\n    component_waits[component] = WAIT_NOTHING;',
         '    component_waits[component] = WAIT_NOTHING;\n    component_result[component] = result;',
         'who is woken is told afterwards'),
        ('kernel/message.c', '    if (endpoint_readable(endpoint)) {',
         '    if (endpoint_readable(endpoint)) {\n        machine_breathe();', 'interrupts go on behind the look'),
        ('kernel/set.c', '    if (endpoint_readable(endpoint))\n        set_list(set, endpoint);', '',
         'what came before the put is not listed'),
        ('kernel/direct.h', '    component_waits[owner] = WAIT_NOTHING;\n', '',
         'who was handed a message still waits'),
        ('kernel/message.c', 'component_wait(owner) != peer->target', 'component_waits[owner] == 0',
         'what comes from an interrupt is handed over without a look at what is waited for'),
        ('kernel/schedule.c', '    component_waits[core.current] = WAIT_NOTHING;\n    component_on', '    component_on',
         'who is preempted still says what it waited for')):
    said = otherwise(path, was, becomes)
    ok(said, 'planted in the code, and found: ' + name, said)

for cores, least in ((1, 10000), (2, 50000)):
    said, end = search(model, 3, f'-DCORES={cores}')
    states = re.search(r'errors: 0\s+(\d+) states, stored', said)
    words = f'on {cores} core{"s"[:cores - 1]}'
    ok(states and int(states[1]) > least, 'no wake-up is lost in any order, ' + words, said)
    idle = re.findall(r'wait.pml:\d+, state \d+, "(?!-end-).*', said)
    ok(states and not idle, 'and all that is modelled happens in some order, ' + words, '\n'.join(idle))

said, end = search(model, 3, '-DCORES=2', '-DASKS=0')
ok('assertion violated asleep' in said,
   'on two cores one compare is not enough: a message is handed to who runs on the other', said)

said, end = search(model, 1)
ok('invalid end state' in said and stuck(end) == {'sender'},
   'first attempt: an evil receiver blocks the sender for ever', said + end)

said, end = search(model, 2)
ok('invalid end state' in said and stuck(end) == {'receiver'},
   'second attempt: the wake-up is lost, and the receiver blocked for ever', said + end)

for was, becomes, name in (
        ('        listed[e] = true /*= listed+ */\n    :: else', '        skip\n    :: else',
         'what comes to a set is not listed'),
        ('            listed[e] = true /*= listed+ */\n', '            skip\n',
         'what came before the put is not listed'),
        ('        wait_end(e + 1) /*= end */\n', '        skip\n', 'who waits for several is not woken'),
        ('            take(e) /*= take */\n        :: else ->\n',
         '            take(e)\n        :: else\n        fi\n        }\n        atomic {\n'
         '        if\n        ::\n', 'looking and starting to wait are two steps'),
        (' && WAITS != e + 1 ->', ' ->', 'who called through an end in a set is not found there'),
        ('        waits = WAIT_NOTHING /*= waits= */\n', '        skip\n', 'who was preempted still waits'),
        (':: timed || WAITS != TARGET(e) ->', ':: timed || waits != TARGET(e) ->',
         'an interrupt believes the word of who runs'),
        ('    waits = WAIT_NOTHING; /*= waits= */\n', '', 'who was handed a message still waits')):
    broken = model.replace(was, becomes)
    said, end = search(broken, 3)
    ok(broken != model and re.search('assertion violated|invalid end state', said),
       'planted, and found: ' + name, said)

print(f'1..{count}')
sys.exit(0)
