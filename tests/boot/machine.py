"""machine.py - boot the image, talk to it over its serial line, and report in TAP.

The image is build/demo/deed.elf, or what DEED_IMAGE names. When DEED_HOSTED names a hosted system,
that is run instead of QEMU. Everything has a time limit.
"""
import os
import re
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
RUN = os.path.join(ROOT, 'sdk', 'tool', 'run.sh')
IMAGE = os.environ.get('DEED_IMAGE', os.path.join(ROOT, 'build', 'demo', 'deed.elf'))
HOSTED = os.environ.get('DEED_HOSTED')
BOARDS = ('hosted',) if HOSTED else ('microvm', 'q35')
PROMPT = 'deed> '
LIMIT = 120

count = 0
failed = 0


def ok(condition, name, why=''):
    """One test point; `why` is shown when it fails."""
    global count, failed
    count += 1
    if not condition:
        failed += 1
    print(('ok' if condition else 'not ok'), count, '-', name, flush=True)
    if not condition:
        for line in str(why).splitlines() or ['']:
            print('#', line)


def done():
    print('1..%d' % count)
    sys.exit(1 if failed else 0)


def session(typed, machine=BOARDS[0]):
    """Pipe these bytes through run.sh: its status and what came out, line feeds only."""
    command = [HOSTED] if HOSTED else [RUN, IMAGE, machine]
    try:
        run = subprocess.run(command, input=typed.encode(), timeout=LIMIT,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        status, output = run.returncode, run.stdout
    except subprocess.TimeoutExpired as late:
        status, output = 'no end in %d s' % LIMIT, late.stdout or b''
    return status, output.decode('utf-8', 'replace').replace('\r', '')


def answers(output):
    """What was answered to each line typed: [(echo, [answer line...])...], boot text first."""
    parts = []
    for part in output.split(PROMPT):
        lines = part.split('\n')
        parts.append((lines[0], lines[1:-1] if lines[-1] == '' else lines[1:]))
    return parts


def matches(lines, patterns):
    """Does each line match the pattern in its place, as a whole?"""
    return len(lines) == len(patterns) and all(
        re.fullmatch(pattern, line) for pattern, line in zip(patterns, lines))


def says_so(built, lines, typed=''):
    """The system in this folder, as image and hosted, says "LINE: yes" of exactly these lines."""
    for where, command in (('image', [RUN, os.path.join(built, 'deed.elf')]),
                           ('hosted', [os.path.join(built, 'deed-hosted')])):
        run = subprocess.run(command, input=typed.encode(), timeout=LIMIT,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        output = run.stdout.decode('utf-8', 'replace').replace('\r', '')
        said = [line for line in output.split('\n') if re.search(': (yes|no)$', line)]
        ok(said == [line + ': yes' for line in lines], where + ': all of it is so', output)
        ok(run.returncode == 0, where + ': ends with status 0', run.returncode)


def check_session(cases, machine=BOARDS[0]):
    """Type the commands of [(command, [pattern...])...] and check echo, answer and status 0."""
    typed = ''.join(command + '\n' for command, _ in cases)
    status, output = session(typed, machine)
    parts = answers(output)[1:]
    for number, (command, patterns) in enumerate(cases):
        name = '%s: %s' % (machine, command or '(nothing)')
        if number >= len(parts):
            ok(False, name, 'no prompt for it; all output:\n' + output)
            continue
        echo, lines = parts[number]
        ok(echo == command and matches(lines, patterns), name,
           'expected:\n%s\ngot:\n%s' % ('\n'.join([command] + patterns), '\n'.join([echo] + lines)))
    ok(status == 0, '%s: ends with status 0' % machine, status)
