#!/usr/bin/env -S python3 -B
"""soak.py SEED steps|minutes NUMBER COMMAND... - lives with a demonstration for a while: commands, noise, kills and
crashes at random, all by one seed. A model knows what must be answered and how often each component came back; at
the end everybody is stopped once more, and objects and bytes of all must be what they were at the beginning. TAP."""
import os
import random
import re
import select
import subprocess
import sys
import time

PROMPT = 'deed> '
LIMIT = 60  # seconds for one answer; nothing is asserted about time
WAYS = 'null page stack monitor ownership division index vector requires'.split()
KILLED = ('calc', 'store', 'crash', 'top', 'log', 'shell', 'console')
NOISE = ['\x1b[A', '\x1b[B', '\x1b[C', '\x1b[D', '\x1b[H', '\x1b[3~', '\x1b', '\x1b[', '\x01', '\x05', '\x0b', '\x15', '\x17',
         '\t', '\x7f', '\x08', '\u00e9', 'calc', 'log ', 'kill ', 'put', ' ', '7', 'x' * 100]
FATAL = ('KERNEL BUG', 'cannot go on', 'Sanitizer', 'runtime error')


class Trouble(Exception):
    pass


class Machine:
    """The system, as it is talked to; one command at a time, each followed by a sum that only we know."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT)
        self.heard = ''
        self.number = 1000000
        self.until(re.escape(PROMPT) + '$')

    def until(self, pattern):
        """What is said up to and with this."""
        deadline = time.monotonic() + LIMIT
        while True:
            found = re.search(pattern, self.heard)
            if found:
                said, self.heard = self.heard[:found.end()], self.heard[found.end():]
                return said
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                raise Trouble('nothing more is said; the last was:\n' + self.heard[-2000:])
            piece = os.read(self.process.stdout.fileno(), 65536)
            if not piece:
                raise Trouble('it ended; the last was:\n' + self.heard[-2000:])
            self.heard += piece.decode('utf-8', 'replace').replace('\r', '')
            if any(word in self.heard for word in FATAL):
                time.sleep(1)
                raise Trouble(self.heard + os.read(self.process.stdout.fileno(), 65536).decode('utf-8', 'replace'))

    def ask(self, command):
        """The lines of the answer."""
        self.number += 1
        mark = 'calc %d + 0' % self.number
        self.process.stdin.write((command + '\n' + mark + '\n').encode())
        self.process.stdin.flush()
        said = self.until(r'\n%d\n(?:.*\n)*?%s' % (self.number, PROMPT))
        return said[:said.rindex(PROMPT + mark)].split('\n')[1:]

    def table(self):
        """What `ps` says: by component, the columns by name."""
        lines = [line for line in self.ask('ps') if line.strip()]
        head = next(n for n, line in enumerate(lines) if line.startswith('name '))
        names = lines[head].split()
        return {row.split()[0]: dict(zip(names, row.split())) for row in lines[head + 1:]}


class Life:
    """One run: what was done, and what must therefore be so."""

    def __init__(self, machine, seed):
        self.machine = machine
        self.random = random.Random(seed)
        self.stored = {}
        self.stops = {name: 0 for name in KILLED}
        self.done = {'asked': 0, 'noise': 0, 'kills': 0, 'crashes': 0, 'store full': 0}

    def must(self, good, command, answer):
        if not good:
            raise Trouble('%r was answered by %r' % (command, answer))

    def stopped(self, name):
        self.stops[name] += 1
        if name == 'store':
            self.stored.clear()

    def kill(self, name):
        answer = self.machine.ask('kill ' + name)
        self.must(name + ' is stopped' in answer, 'kill ' + name, answer)
        if not any('not so' in line for line in answer):
            self.stopped(name)
            self.done['kills'] += 1

    def crash(self):
        way = self.random.choice(WAYS)
        answer = self.machine.ask('crash ' + way)
        self.must('crash stopped' in answer, 'crash ' + way, answer)
        self.stopped('crash')
        self.done['crashes'] += 1

    def calc(self):
        a, b = self.random.randrange(-99999, 99999), self.random.randrange(-99999, 99999)
        sign = self.random.choice('+-*')
        exact = {'+': a + b, '-': a - b, '*': a * b}[sign]
        answer = self.machine.ask('calc %d %s %d' % (a, sign, b))
        wanted = str(exact) if -2 ** 31 <= exact < 2 ** 31 else 'calc: the result does not fit 32 bits'
        self.must(wanted in answer, 'calc', answer)

    def put(self, key=None, value=None):
        key = key or 'k%d' % self.random.randrange(300)
        value = value or 'v' * self.random.randrange(1, 220)
        answer = self.machine.ask('put %s %s' % (key, value))
        if 'put: the store is full' in answer or 'put: out of memory' in answer:
            self.done['store full'] += 1
            return
        self.must(('replaced' if key in self.stored else 'stored') in answer, 'put', answer)
        self.stored[key] = value

    def fill(self):
        """Until the store's quota is spent, which it has to survive."""
        full = self.done['store full']
        for number in range(300):
            self.put('k%d' % number, 'v' * 220)
            if self.done['store full'] > full:
                return
        raise Trouble('the store takes 300 long values and is not full')

    def get(self):
        key = 'k%d' % self.random.randrange(300)
        answer = self.machine.ask('get ' + key)
        self.must(self.stored.get(key, 'get: `%s` is not in the store' % key) in answer, 'get ' + key, answer)

    def delete(self):
        key = 'k%d' % self.random.randrange(300)
        answer = self.machine.ask('delete ' + key)
        wanted = 'deleted' if key in self.stored else 'delete: `%s` is not in the store' % key
        self.must(wanted in answer, 'delete ' + key, answer)
        self.stored.pop(key, None)

    def list(self):
        answer = self.machine.ask('list')
        wanted = set(self.stored) or {'nothing is stored'}
        self.must(wanted <= set(answer), 'list', answer)

    def look(self):
        command = self.random.choice(['ps', 'graph', 'log', 'log 5', 'log warning shell', 'help'])
        answer = self.machine.ask(command)
        self.must(not any('no answer' in line for line in answer), command, answer)

    def noise(self):
        typed = ''.join(self.random.choice(NOISE) for _ in range(self.random.randrange(40)))
        self.machine.ask(typed + ' \x03')
        self.done['noise'] += 1

    def step(self):
        self.done['asked'] += 1
        kind = self.random.choices(
            (self.calc, self.put, self.get, self.delete, self.list, self.look, self.noise, self.crash,
             lambda: self.kill(self.random.choice(KILLED)), self.fill), (40, 50, 30, 10, 6, 20, 20, 12, 12, 1))[0]
        kind()

    def books(self):
        """Everybody starts anew and is used once: objects and bytes of each."""
        for name in KILLED:
            self.kill(name)
        self.machine.ask('put key value')
        self.machine.ask('delete key')
        self.machine.ask('log')
        self.machine.ask('list')
        rows = self.machine.table()
        return {name: (row['objects'], row['bytes']) for name, row in rows.items()}, rows


def ok(number, good, name, why=''):
    print('%sok %d - %s' % ('' if good else 'not ', number, name), flush=True)
    if not good:
        print('\n'.join('# ' + line for line in str(why).splitlines()))
    return good


def live(life, unit, amount):
    before, _ = life.books()
    end = time.monotonic() + 60 * amount
    steps = 0
    while steps < amount if unit == 'steps' else time.monotonic() < end:
        life.step()
        steps += 1
    after, rows = life.books()
    restarts = {name: int(rows[name]['restarts']) for name in KILLED}
    good = ok(1, True, 'all answers were right')
    good &= ok(2, before == after, 'the books balance to the byte', '%s\n%s' % (before, after))
    good &= ok(3, restarts == life.stops, 'everybody came back as often as it was stopped',
               '%s\n%s' % (restarts, life.stops))
    messages = sum(int(row['sent']) for row in rows.values())
    print('# %d messages; ' % messages + ', '.join('%s: %d' % item for item in life.done.items()))
    return good


def main(seed, unit, amount, *command):
    machine = Machine(command)
    try:
        good = live(Life(machine, int(seed)), unit, float(amount))
        machine.process.stdin.write(b'exit\n')
        machine.process.stdin.close()
        good &= ok(4, machine.process.wait(LIMIT) == 0, 'it ends with status 0', machine.process.returncode)
    except Trouble as trouble:
        good = ok(1, False, 'seed ' + seed, trouble)
        machine.process.kill()
    print('1..4')
    return 0 if good else 1


sys.exit(main(*sys.argv[1:]))
