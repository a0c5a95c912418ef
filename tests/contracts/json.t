#!/usr/bin/python3
"""json.t - what `deed contract json` says is what the C header says: the automaton, rebuilt from the
JSON, is that of the header's comment; tags, sizes and offsets hold in C, as clang finds."""
import glob
import json
import os
import re
import subprocess
import sys

TOOL = 'build/deed'
WORK = 'build/tests/json'
FOLDERS = ['contracts', 'tests/contracts/golden', 'tests/contracts/ok', 'tests/contracts/ladder/ok']


def paths_for(path):
    """Two folders may have contracts of one name: its own comes first."""
    return [word for folder in [os.path.dirname(path)] + FOLDERS for word in ('-I', folder)]
FLAGS = ['--target=x86_64-unknown-none-elf', '-std=c11', '-ffreestanding', '-Wall', '-Werror', '-fsyntax-only']
count = failed = 0


def ok(passed, what, why=''):
    global count, failed
    count += 1
    failed += not passed
    print(f"{'ok' if passed else 'not ok'} {count} - {what}")
    if not passed:
        print('# ' + str(why).replace('\n', '\n# '))


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def automaton_of_json(contract):
    sender = {m['name']: m['sender'] for m in contract['messages']}
    return {s['name']: {(t['message'], '?' if sender[t['message']] == 'client' else '!', t['next'])
                        for t in s['transitions']} for s in contract['states']}


def automaton_of_header(header):
    text = re.search(r'/\* States, seen from the server.*?\*/', header, re.S)[0]
    found = {}
    for name, rest in re.findall(r'^ \*   ([\w.]+):(.*)$', text, re.M):
        found[name] = {(m, mark, to) for m, mark, to in re.findall(r'(\w+)([?!]) -> ([\w.]+)', rest)}
    capacity = re.search(r'At most (\d+) queued to the client, (\d+) to the server', text)
    return found, [int(capacity[1]), int(capacity[2])]


def assertions(contract):
    """What must hold in C if the JSON is right."""
    name = contract['contract']
    yield f'#include "{name}.contract.h"'
    for t in contract['types']:
        yield f'_Static_assert(sizeof({t["c_type"]}) == {t["size"]}, "size");'
        yield f'_Static_assert(_Alignof({t["c_type"]}) == {t["alignment"]}, "alignment");'
        for constant in t['constants']:
            yield f'_Static_assert({constant["c_name"]} == {constant["value"]}, "constant");'
        yield from members(t['c_type'], t['fields'])
    for m in contract['messages']:
        yield f'_Static_assert({name}_{m["name"]} == {m["tag"]}, "tag");'
        if m['arguments']:
            whole = f'struct {name}_{m["name"]}_message'
            yield f'_Static_assert(sizeof({whole}) == {m["size"]}, "size");'
            yield from members(whole, m['arguments'])


def members(whole, values):
    for v in values:
        member = f'(({whole} *)0)->{v["name"]}'
        stars = f'(*)[{v["array"]}]' if v['array'] else '*'
        if v['c_type'].endswith('*'):
            stars = '*'
        yield f'_Static_assert(__builtin_offsetof({whole}, {v["name"]}) == {v["offset"]}, "offset");'
        yield f'_Static_assert(sizeof({member}) == {v["size"]}, "size");'
        yield f'_Static_assert(_Generic(&{member}, {v["c_type"]} {stars}: 1, default: 0), "type");'


def explore(contract):
    """All configurations of both peers and both queues: how long queues get, and by state the messages
    that may be queued while their receiver is in it."""
    sender = {m['name']: m['sender'] for m in contract['messages']}
    steps = {s['name']: [(t['message'], t['next']) for t in s['transitions']] for s in contract['states']}
    sides = ('client', 'server')
    work = [(contract['start'], contract['start'], (), ())]   # the states, the queues to each
    seen, longest, under_way = set(work), [0, 0], {}
    while work:
        one = work.pop()
        for i, side in enumerate(sides):
            longest[i] = max(longest[i], len(one[2 + i]))
            under_way.setdefault(one[i], set()).update(one[2 + i])
            for message, to in steps[one[i]]:
                new = list(one)
                new[i] = to
                if sender[message] == side:
                    new[3 - i] = one[3 - i] + (message,)
                elif one[2 + i][:1] == (message,):
                    new[2 + i] = one[2 + i][1:]
                else:
                    continue
                if tuple(new) not in seen:
                    seen.add(tuple(new))
                    work.append(tuple(new))
    return longest, under_way


def check(path):
    name = os.path.basename(path)[:-len('.contract')]
    status, out, said = run(TOOL, 'contract', 'json', path, *paths_for(path))
    if status:
        return ok(False, f'{path}: JSON', said)
    contract = json.loads(out)
    status, _, said = run(TOOL, 'contract', path, *paths_for(path), '-o', WORK)
    if status:
        return ok(False, f'{path}: a header', said)
    with open(f'{WORK}/{name}.contract.h') as file:
        header = file.read()
    states, capacity = automaton_of_header(header)
    rebuilt = automaton_of_json(contract)
    ok(rebuilt == states and len(states) > 1, f'{path}: the automaton', f'{rebuilt}\n{states}')
    longest, under_way = explore(contract)
    ok([contract['capacity'][s] for s in ('client', 'server')] == capacity == longest, f'{path}: the capacity', longest)
    ok({s['name']: set(s['under_way']) for s in contract['states']} == under_way, f'{path}: what is under way', under_way)
    ok(contract['start'] in rebuilt and all(to in rebuilt for ts in rebuilt.values() for _, _, to in ts),
       f'{path}: every transition leads to a state')
    ok(all(s['end'] == (not s['transitions']) for s in contract['states']), f'{path}: the end')
    with open(f'{WORK}/{name}.c', 'w') as file:
        file.write('\n'.join(assertions(contract)) + '\n')
    return contract


def members_of(value):
    """The names of all members in a piece of JSON."""
    if isinstance(value, dict):
        return set(value) | {name for inner in value.values() for name in members_of(inner)}
    return {name for inner in value for name in members_of(inner)} if isinstance(value, list) else set()


def kinds_of(value):
    if isinstance(value, dict):
        found = {value['kind']} if 'kind' in value else set()
        return found | {kind for inner in value.values() for kind in kinds_of(inner)}
    return {kind for inner in value for kind in kinds_of(inner)} if isinstance(value, list) else set()


def check_base(contract, base):
    """A client that knows the base goes along with each step: it can take all that may be sent to it,
    and the server all that it may send."""
    name, count_of = contract['contract'], {k: len(base[k]) for k in ('types', 'messages')}
    ok(all([x['name'] for x in contract[k][:n]] == [x['name'] for x in base[k]]
           and [x['inherited'] for x in contract[k]] == [i < n for i in range(len(contract[k]))]
           for k, n in count_of.items()), f'{name}: types and messages of the base come first')
    sender = {m['name']: m['sender'] for m in contract['messages']}
    known = {m['name'] for m in base['messages']}
    base_of = {s['name']: s['base_state'] for s in contract['states']}
    base_states = {s['name']: {t['message']: t['next'] for t in s['transitions']} for s in base['states']}
    wrong = []
    for state in contract['states']:
        here = {t['message']: t['next'] for t in state['transitions']}
        if not state['base_state']:
            continue
        there = base_states[state['base_state']]
        wrong += [(state['name'], m) for m in there if sender[m] == 'client' and m not in here]
        wrong += [(state['name'], m) for m in here if sender[m] == 'server' and m not in there]
        wrong += [(state['name'], m) for m, to in here.items() if m in there and base_of[to] != there[m]]
    ok(not wrong and base_of[contract['start']] == base['start'] and known, f'{name}: the states of the base', wrong)


def main():
    os.makedirs(WORK, exist_ok=True)
    paths = [path for folder in FOLDERS for path in sorted(glob.glob(folder + '/*.contract'))]
    paths = list({os.path.basename(path): path for path in reversed(paths)}.values())
    contracts = {c['contract']: c for c in map(check, paths) if c}
    status, _, said = run('clang-19', *FLAGS, '-Isdk/include', f'-I{WORK}', *(f'{WORK}/{c}.c' for c in contracts))
    ok(status == 0, f'tags, sizes, offsets and types of {len(contracts)} contracts hold in C', said[:4000])
    everything = contracts['Everything']
    ok(everything['documentation'].startswith('Every kind of argument') and everything['version'] == 1
       and everything['base'] is None, 'what is said of the contract as a whole')
    arguments = {a['name']: a for m in everything['messages'] for a in m['arguments']}
    ok(arguments['spare']['optional'] and arguments['spare']['owned'] and arguments['spare']['kind'] == 'object'
       and not arguments['shape']['optional'], 'owned and optional arguments')
    ok((arguments['calc']['contract'], arguments['calc']['state']) == ('Adder', 'Start'), 'endpoints')
    ok(arguments['shapes']['array'] == 2 and arguments['shapes']['size'] % 2 == 0, 'fixed arrays')
    with open('docs/contract-json.md') as file:
        told = set(re.findall(r'`(\w+)`', file.read()))
    names = {name for c in contracts.values() for name in members_of(c)}
    kinds = {kind for c in contracts.values() for kind in kinds_of(c)}
    ok(names <= told and len(names) > 40, f'docs/contract-json.md has all {len(names)} members', names - told)
    ok(kinds <= told and len(kinds) > 25, f'and all {len(kinds)} kinds', kinds - told)
    derived = [c for c in contracts.values() if c['base']]
    for contract in derived:
        check_base(contract, contracts[contract['base']])
    ok(len(derived) >= 4, f'{len(derived)} contracts inherit')
    for words, expected, says in (([], 2, 'no file is given'), (['--fast', 'a.contract'], 2, 'unknown option'),
                                  (['a.contract', 'b.contract'], 2, 'one file at a time'),
                                  ([WORK + '/none.contract'], 1, 'cannot read'),
                                  (['tests/contracts/bad/Stuck.contract'], 1, '[stuck]'),
                                  (['--help'], 0, 'usage: deed contract json')):
        status, out, said = run(TOOL, 'contract', 'json', *words)
        ok(status == expected and says in (said + out) and (status == 0 or out == ''),
           f'json {" ".join(words)}: status {expected}', f'{status} {said}')
    print(f'1..{count}')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
