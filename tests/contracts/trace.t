#!/usr/bin/python3
"""trace.t - `deed contract trace` on records that are right, on each way to be wrong (traces/*.trace,
`#~ WORDS` where an error must be said and nowhere else), and on records that were made at random along
the automaton, whole and with one message put in that has no business there."""
import json
import os
import random
import re
import subprocess
import sys

TOOL = 'build/deed'
WORK = 'build/tests/trace'
HERE = 'tests/contracts'
PATHS = ['-I', 'contracts', '-I', HERE + '/golden', '-I', HERE + '/ok']
count = failed = 0


def ok(passed, what, why=''):
    global count, failed
    count += 1
    failed += not passed
    print(f"{'ok' if passed else 'not ok'} {count} - {what}")
    if not passed:
        print('# ' + str(why).replace('\n', '\n# '))


def decode(contract, text, *words):
    data = text if isinstance(text, bytes) else text.encode()
    done = subprocess.run([TOOL, 'contract', 'trace', contract, '-', *words, *PATHS], input=data,
                          capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def prints(what, contract, text, expected, *words):
    status, out, said = decode(contract, text, *words)
    ok(status == 0 and out == expected, what, f'{status} {said}\n{out}')


def refuses(what, contract, text, line, says, *words):
    status, _, said = decode(contract, text, *words)
    errors = re.findall(r'^standard input:(\d+): error: (.*) \[trace\]$', said, re.M)
    ok(status == 1 and len(errors) == 1 and errors[0][0] == str(line) and says in errors[0][1], what, said)


def le(value, size):
    return (value & ((1 << 8 * size) - 1)).to_bytes(size, 'little').hex()


CALCULATOR = 'contracts/Calculator.contract'
EVERYTHING = HERE + '/golden/Everything.contract'
TOP = 'contracts/Top.contract'


def test_values():
    prints('a conversation, both sides, by name and by tag', CALCULATOR,
           '# comment\n\n1000 client Add 06000000f9ffffff # and here\n1500 server 0 06000000f9ffffff\r\n'
           '2000000000 server 0x4 ffffffff\n2000000001\tclient  Result FFFFFFFF\n',
           '0.000001000 client sends Add(a = 6, b = -7): Start -> Answer\n'
           '0.000001500 server receives Add(a = 6, b = -7): Start -> Answer\n'
           '2.000000000 server sends Result(value = -1): Answer -> Start\n'
           '2.000000001 client receives Result(value = -1): Answer -> Start\n', '--both')
    scalars = (le(255, 1) + le(-1, 1) + le(65535, 2) + le(-2, 2) + '0000' + le(4294967295, 4) + le(-3, 4)
               + le(2**64 - 1, 8) + le(-2**63, 8) + le(1, 1) + '00' * 7)
    prints('scalars of every width', EVERYTHING, f'0 server Scalars {scalars}\n',
           '0.000000000 server receives Scalars(a = 255, b = -1, c = 65535, d = -2, e = 4294967295, f = -3, '
           'g = 18446744073709551615, h = -9223372036854775808, i = true): Start -> Start.2\n')
    shape = ''.join(le(n, 4) for n in (1, 2, 3, 4, 5, 6, 7, -8)) + b'round'.hex() + '00' * 11 + le(2, 4) + '01000000'
    odd = shape[:64] + b'a"b'.hex() + '00' * 13 + le(3, 4) + '02000000'
    prints('enums, structs, arrays, text, and what is out of range', EVERYTHING,
           '0 client Plain ' + le(1, 4) + le(-1, 4) + le(1, 4) + shape + odd + '00' * 15 + '41' + '\n',
           '0.000000000 client sends Plain(why = missing, at = {x = -1, y = 1}, shapes = [{corners = [{x = 1, '
           'y = 2}, {x = 3, y = 4}, {x = 5, y = 6}, {x = 7, y = -8}], name = "round", last = busy, filled = '
           'true}, {corners = [{x = 1, y = 2}, {x = 3, y = 4}, {x = 5, y = 6}, {x = 7, y = -8}], name = [97, '
           '34, 98, ' + ', '.join(['0'] * 13) + '], last = 3 (no Error), filled = 2 (no bool)}], key = ['
           + ', '.join(['0'] * 15) + ', 65]): Start -> Start.4\n')
    owned = '7 server Plain {0}\n8 server Owned {1}\n9 server Ends {2}\n'.format(
        '00' * (12 + 2 * 56 + 16), le(0x7f0000001000, 8) + le(0, 8) + le(0x2000, 8) + le(0, 8),
        le(0x10, 8) + le(0, 8) + le(0x30, 8))
    status, out, said = decode(EVERYTHING, owned)
    ok(status == 0 and 'Owned(text = 0x7f0000001000, numbers = null, shape = 0x2000, spare = null)' in out
       and 'Ends(calc = 0x10, console = null, answering = 0x30)' in out, 'owned arguments are addresses', said + out)
    refuses('null where there must be something', EVERYTHING, owned.replace(le(0x2000, 8), le(0, 8)), 2,
            'the argument `shape` is null, and not `opt`')


def test_channels():
    text = ''.join(f'{c} {t} client {m}\n' for t, m in ((1, 'Add 0100000002000000'), (2, 'Result 03000000'))
                   for c in (0, 7, 65535))
    prints('many channels, each with its states', CALCULATOR, text,
           ''.join(f'#{c} 0.00000000{t} client {m}\n' for t, m in (
               (1, 'sends Add(a = 1, b = 2): Start -> Answer'), (2, 'receives Result(value = 3): Answer -> Start'))
               for c in (0, 7, 65535)))
    prints('from another state, and what a receive may return', CALCULATOR,
           '1 client timeout -\n2 client Result 03000000\n3 client 0x7ff1 -\n4 client connected -\n',
           '0.000000001 client times out: Answer -> Answer\n'
           '0.000000002 client receives Result(value = 3): Answer -> Start\n'
           '0.000000003 client hears `closed`: Start -> Start\n'
           '0.000000004 client connects: Start -> Start\n', '--from=Answer')
    add, result = 'Add 0100000002000000', 'Result 03000000'
    good = f'1 client {add}\n2 server {add}\n3 server {result}\n4 client {result}\n'
    status, _, said = decode(CALCULATOR, good, '--both')
    ok(status == 0, 'both sides agree', said)
    status, out, _ = decode(CALCULATOR, good.replace('3 server Result', '3 server Overflow -\n3 server Result'))
    ok(status == 1 and out.count('\n') == 4, 'one side is wrong, the other goes on', out)


def test_marks(contract, path, *words):
    done = subprocess.run([TOOL, 'contract', 'trace', contract, path, *words], capture_output=True, text=True,
                          timeout=60)
    said = dict(re.findall(r'^' + path + r':(\d+): error: (.*) \[trace\]$', done.stderr, re.M))
    with open(path) as file:
        lines = file.read().split('\n')
    for number, line in enumerate(lines, 1):
        mark = re.search(r'#~ (.*)', line)
        got = said.pop(str(number), None)
        if mark or got:
            ok(got is not None and mark is not None and mark[1] in got, f'{path}:{number}', got)
    ok(done.returncode == 1, f'{path}: the status')
    return done.stdout


def test_broken():
    out = test_marks(CALCULATOR, HERE + '/traces/broken.trace')
    ok(re.findall(r'^#5 .*$', out, re.M)[-1] ==
       '#5 0.000000080 client receives DivisionByZero(): Quotient -> Start', 'a new conversation is judged again', out)
    test_marks(CALCULATOR, HERE + '/traces/both.trace', '--both')
    test_marks('contracts/Store.contract', HERE + '/traces/null.trace')
    test_marks(HERE + '/ok/Demands.contract', HERE + '/traces/requires.trace')
    for what, data in (('NUL bytes', b'1 client\0Add 00\n'), ('random bytes', bytes(range(256)) * 40),
                       ('a line without end', b'1' * 3000000), ('no line end', b'1 client Add 0'),
                       ('a message without end', b'1 client Add ' + b'00' * 4097 + b'\n')):
        status, out, said = decode(CALCULATOR, data)
        ok(status == 1 and out == '' and '[trace]' in said, what, said[:300])
    status, _, said = decode(CALCULATOR, 'x\n' * 100000)
    ok(status == 1 and said.count('error:') == 50, 'a hundred thousand errors', said.count('error:'))
    ok(decode(CALCULATOR, '')[:2] == (0, ''), 'an empty record')


def test_usage():
    for words, expected, says in (([], 2, 'no file is given'), (['a.contract', 'b', 'c'], 2, 'too many files'),
                                  ([CALCULATOR, WORK + '/none'], 1, 'cannot read it: '),
                                  ([CALCULATOR, WORK], 1, 'it is a folder'),
                                  ([WORK + '/None.contract', '-'], 1, 'cannot read'),
                                  ([CALCULATOR, '-', '--from=Nowhere'], 1, 'has no state `Nowhere`'),
                                  ([CALCULATOR, '--fast'], 2, 'unknown option'),
                                  (['--help'], 0, 'usage: deed contract trace')):
        done = subprocess.run([TOOL, 'contract', 'trace', *words], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=60)
        ok(done.returncode == expected and says in done.stderr + done.stdout, f'trace {" ".join(words)}', done.stderr)


def walk(contract, steps, chance):
    """A record of one side along the automaton; also the states where it is after each line."""
    by_name = {m['name']: m for m in contract['messages']}
    states = {s['name']: s['transitions'] for s in contract['states']}
    side, state, lines, path = chance.choice(['client', 'server']), contract['start'], [], [contract['start']]
    for time in range(steps):
        if not states[state]:
            break
        taken = chance.choice(states[state])
        message = by_name[taken['message']]
        lines.append(f'{time} {side} {message["name"]} {fitting(contract, message, chance)}')
        state = taken['next']
        path.append(state)
    return side, lines, path


def test_random():
    chance = random.Random(5)
    for name in sorted(os.listdir('contracts')):
        if not name.endswith('.contract'):
            continue
        path = 'contracts/' + name
        done = subprocess.run([TOOL, 'contract', 'json', path, *PATHS], capture_output=True, text=True, timeout=60)
        contract = json.loads(done.stdout)
        side, lines, states = walk(contract, 40, chance)
        status, out, said = decode(path, '\n'.join(lines) + '\n')
        got = re.findall(r': ([\w.]+) -> ([\w.]+)$', out, re.M)
        ok(status == 0 and got == list(zip(states, states[1:])), f'{path}: {len(lines)} messages along the automaton',
           said)
        wrong = None
        for at in chance.sample(range(len(lines)), len(lines)):
            allowed = {t['message'] for s in contract['states'] if s['name'] == states[at] for t in s['transitions']}
            strangers = [m for m in contract['messages'] if m['name'] not in allowed]
            if strangers:
                stranger = chance.choice(strangers)
                wrong = at
                break
        if wrong is None:
            continue
        lines.insert(wrong, f'{wrong} {side} {stranger["name"]} {fitting(contract, stranger, chance)}')
        refuses(f'{path}: a message that has no business there', path, '\n'.join(lines) + '\n', wrong + 1,
                f'`{stranger["name"]}` in state {states[wrong]}; it may')


def holds(node, values):
    """What a node of a condition comes to; None when a length decides."""
    kind = node['kind']
    if kind in ('number', 'truth', 'constant'):
        return int(node['number'])
    if kind in ('value', 'length', 'is_null', 'not_null'):
        value = None if kind == 'length' else values[node['name'] if kind == 'value' else node['argument']]
        return value if kind in ('value', 'length') else (value == 0) == (kind == 'is_null')
    left = holds(node['left'], values)
    if kind == 'not':
        return None if left is None else not left
    right = holds(node['right'], values)
    if kind in ('and', 'or'):
        if (kind == 'or') in (left, right):
            return kind == 'or'
        return None if None in (left, right) else kind == 'and'
    if None in (left, right):
        return None
    quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1) if right else 0
    return {'equal': left == right, 'unequal': left != right, 'less': left < right, 'at_most': left <= right,
            'greater': left > right, 'at_least': left >= right, 'add': left + right, 'subtract': left - right,
            'multiply': left * right, 'divide': quotient, 'remainder': left - quotient * right}[kind]


def random_values(contract, values, chance, prefix=''):
    """Values of a message's arguments, or of a struct's fields: by path, and as bytes at their offsets."""
    found, data = {}, {}
    for v in values:
        path = prefix + v['name']
        if v['kind'] == 'struct' and not v['array']:
            fields = next(t for t in contract['types'] if t['name'] == v['declaration'])['fields']
            inner, inner_data = random_values(contract, fields, chance, path + '.')
            found.update(inner)
            data.update({v['offset'] + at: byte for at, byte in inner_data.items()})
            continue
        bits = 8 * v['size']
        signed = v['type'].startswith('int')
        value = chance.choice([0, 1, 2, 3, 6, 7, 9, 4096, 2**24, 2**(bits - 1) - 1, 2**bits - 1, chance.getrandbits(bits)])
        value %= 2 if v['type'] == 'bool' or v['kind'] == 'enum' else 2**bits
        if v['owned'] and not v['optional']:
            value |= 1
        data.update({v['offset'] + i: value >> 8 * i & 255 for i in range(v['size'])})
        found[path] = value - 2**bits if signed and value >> bits - 1 else value
    return found, data


def fitting(contract, message, chance):
    """Bytes for a message that break nothing that it requires."""
    for _ in range(1000):
        values, data = random_values(contract, message['arguments'], chance)
        if not message['requires'] or holds(message['requires']['tree'], values) in (True, None):
            break
    return ''.join('%02x' % data.get(i, 0) for i in range(message['size'])) or '-'


def test_requires():
    path = HERE + '/ok/Demands.contract'
    chance = random.Random(8)
    contract = json.loads(subprocess.run([TOOL, 'contract', 'json', path, *PATHS], capture_output=True, text=True,
                                         timeout=60).stdout)
    outcomes = {True: 0, False: 0, None: 0}
    lines, expected = [], set()
    for number in range(1, 1200):
        message = chance.choice([m for m in contract['messages'] if m['requires']])
        values, data = random_values(contract, message['arguments'], chance)
        outcome = holds(message['requires']['tree'], values)
        outcomes[None if outcome is None else bool(outcome)] += 1
        text = ''.join('%02x' % data.get(i, 0) for i in range(message['size']))
        lines.append(f'{number} {number} client {message["name"]} {text}')
        if outcome is not None and not outcome:
            expected.add(number)
    got = set()
    for start in range(0, len(lines), 40):
        _, _, said = decode(path, '\n'.join(lines[start:start + 40]) + '\n')
        got |= {start + int(n) for n in re.findall(r'^standard input:(\d+): error: `\w` requires .* \[trace\]$', said, re.M)}
    ok(got == expected and min(outcomes.values()) > 20, f'what is required: {outcomes}', sorted(got ^ expected)[:20])


def main():
    os.makedirs(WORK, exist_ok=True)
    test_values()
    test_channels()
    test_broken()
    test_usage()
    test_random()
    test_requires()
    print(f'1..{count}')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
