#!/usr/bin/env python3
"""What docs/lecture quotes is what the programs say, line for line; every figure that it names is one
of the bench, and what others take is what bench-table prints; every page is in the index, and every
program has its page."""
import glob
import os
import re
import sys
import textwrap

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
FENCE = re.compile(r'^```(?:c|contract|component|system) (\S+)\n(.*?)^```$', re.M | re.S)
FIGURE = re.compile(r'`((?:ipc|irq|select|heap|component|boot|price|hosted|lecture)\.[\w.]+)`')
count = 0


def ok(good, name, why=''):
    global count
    count += 1
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        print('# ' + str(why).replace('\n', '\n# '))


def read(path):
    with open(path) as file:
        return file.read()


def holds(path, quote):
    """Do these lines stand in the file, one behind the other, whatever their indentation?"""
    wanted = textwrap.dedent(quote).rstrip('\n').split('\n')
    lines = read(path).split('\n')
    return any(textwrap.dedent('\n'.join(lines[i:i + len(wanted)])).split('\n') == wanted
               for i in range(len(lines) - len(wanted) + 1))


def table(path):
    return {line.split()[0]: line.split()[1:] for line in read(path).splitlines() if line[:1] not in ('#', '')}


def readme():
    """The figures that the README tells, by name: the number alone."""
    rows = re.findall(r'^\| `([a-z]+\.[\w.]+)` \| ([\d,.]+)[^|]*\|', read('README.md'), re.M)
    return dict(rows)


figures, others = table('tests/bench/goals.txt'), table('tests/bench/others.txt')
index, told = read('docs/lecture/README.md'), readme()
pages = sorted(glob.glob('docs/lecture/*.md'))
quoted = set()
for page in pages:
    text = read(page)
    quotes = FENCE.findall(text)
    wrong = [path for path, quote in quotes if not os.path.exists(path) or not holds(path, quote)]
    ok(not wrong, f'{page}: {len(quotes)} quotes are so', wrong)
    unknown = [name for name in FIGURE.findall(text) if name not in figures and not os.path.exists(name)]
    ok(not unknown, f'{page}: its figures are figures of the bench', unknown)
    name = os.path.basename(page)
    ok(name == 'README.md' or (f']({name})' in index and quotes), f'{page}: is in the index, and quotes')
    quoted.update(path for path, _ in quotes)

for line in index.splitlines():
    row = re.match(r'\| [^|]+ \| ([^|]+) \| ([^|]+) \| ([^|]*)\|$', line)
    if not row or not FIGURE.search(line):
        continue
    known = {word for name in FIGURE.findall(row[1]) for word in others.get(name, [])}
    said = set(re.findall(r'(?:Linux|Fiasco\.OC|seL4|and) (\d+(?:\.\.\d+)?)', row[3]))
    here = dict(zip(FIGURE.findall(row[1]), row[2].split(' and ')))
    other = {name: told[name] for name in here if name in told and told[name] != here[name]}
    ok(len(here) == row[2].count(' and ') + 1 and not other,
       f'{row[1]}: here it takes what the README says', f'{other}: tests/bench/here.py <build/bench/figures.txt')
    ok(said <= known, f'{row[1]}: others take what bench-table says', said - known)

for system in sorted(glob.glob('apps/lecture/*.system')):
    name = os.path.basename(system)[:-len('.system')]
    ok(name == 'cost' or any(f'apps/lecture/{name}' in path for path in quoted), f'{system}: is on a page')
print(f'1..{count}')
sys.exit(0)
