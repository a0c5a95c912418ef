#!/usr/bin/python3
"""doc.t - the pages about contracts: whole and self-contained, nothing in them is markup that was not
meant to be, and they say of each message, state, type and function what JSON and header say."""
import glob
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

TOOL = os.path.abspath('build/deed')
WORK = 'build/tests/doc'
HERE = 'tests/contracts'
PATHS = ['-I', 'contracts', '-I', HERE + '/golden', '-I', HERE + '/ok']
VOID = {'meta', 'br'}
count = failed = 0


def ok(passed, what, why=''):
    global count, failed
    count += 1
    failed += not passed
    print(f"{'ok' if passed else 'not ok'} {count} - {what}")
    if not passed:
        print('# ' + str(why)[:3000].replace('\n', '\n# '))


def run(*words, path=None):
    env = dict(os.environ, PATH=path) if path else None
    done = subprocess.run([TOOL, *words], capture_output=True, text=True, timeout=120, env=env)
    return done.returncode, done.stdout, done.stderr


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


class Page(html.parser.HTMLParser):
    """What is in a page: text, identifiers, links, tables; and what is wrong with its tags."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.ids, self.links, self.tags = [], [], [], [], set()
        self.text, self.tables, self.blocks = '', [], []
        self.feed(text)
        self.close()
        self.wrong += [f'<{tag}> stays open' for tag in self.open]

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        values = dict(attributes)
        if 'svg' not in self.open and 'id' in values:
            self.ids.append(values['id'])
        self.links += [values[name] for name in ('href', 'src', 'xlink:href') if name in values]
        self.wrong += [f'{name} in <{tag}>' for name in values if name.startswith('on')]
        if tag == 'table':
            self.tables.append([])
        elif tag == 'tr':
            self.tables[-1].append([])
        elif tag in ('td', 'th'):
            self.tables[-1][-1].append('')
        elif tag == 'pre':
            self.blocks.append('')

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f'</{tag}> does not fit')

    def handle_data(self, data):
        if 'svg' in self.open or 'style' in self.open:
            return
        self.text += data
        if 'td' in self.open or 'th' in self.open:
            self.tables[-1][-1][-1] += data
        if 'pre' in self.open:
            self.blocks[-1] += data


def squeezed(text):
    return ' '.join(text.replace('`', '').split())


def check_whole(name, page, text):
    ok(not page.wrong and text.startswith('<!DOCTYPE html>'), f'{name}: the tags fit', page.wrong)
    outside = [link for link in page.links if not re.fullmatch(r'(?:\w+\.html)?(?:#[\w-]+)?', link)]
    known = re.sub(r'xmlns(?::xlink)?="[^"]*"', '', text)
    ok('script' not in page.tags and 'link' not in page.tags and not outside
       and not re.search(r'https?:|@import|url\(', known), f'{name}: nothing from elsewhere', outside)
    ok(len(page.ids) == len(set(page.ids)), f'{name}: an anchor is there once')
    missing = [link for link in page.links if link.startswith('#') and link[1:] not in page.ids]
    missing += [link for link in page.links if '.html' in link and not os.path.exists(f'{WORK}/{link.split("#")[0]}')]
    ok(not missing, f'{name}: links lead somewhere', missing)


def check_meaning(contract, page):
    """What the page says, against the JSON and the header."""
    name = contract['contract']
    prose = [d for d in [contract['documentation']] + [m['documentation'] for m in contract['messages']]
             + [d['documentation'] for t in contract['types'] for d in [t] + t['fields'] + t['constants']]
             + [a['documentation'] for m in contract['messages'] for a in m['arguments']] + [s['documentation'] for s in contract['states']] if d]
    said = squeezed(page.text)
    missing = [p for d in prose for p in d.split('\n\n') if squeezed(p) not in said]
    ok(not missing, f'{name}: every doc comment is there', missing)
    states = next(t for t in page.tables if t[0] == ['State', 'Client', 'Server', 'Then'])
    found, current = set(), None
    for state, client, server, then in states[1:]:
        current = state or current
        if then:
            verbs = {'client': client.split(' ')[0], 'server': server.split(' ')[0]}
            found.add((current, client.split(' ')[1], server.split(' ')[1], verbs['client'], verbs['server'], then))
    sender = {m['name']: m['sender'] for m in contract['messages']}
    expected = set()
    for state in contract['states']:
        for t in state['transitions']:
            verbs = ('sends', 'receives') if sender[t['message']] == 'client' else ('receives', 'sends')
            expected.add((state['name'], t['message'], t['message'], *verbs, t['next']))
    ok(found == expected, f'{name}: the table of states is the automaton', found ^ expected)
    rows = [r for t in page.tables if t[0][0] == 'Argument' for r in t[1:]]
    arguments = [(a['name'], a['type'], str(a['offset']), str(a['size'])) for m in contract['messages']
                 for a in m['arguments']]
    ok([(r[0], r[1], r[4], r[5]) for r in rows] == arguments, f'{name}: the arguments, where they lie', rows)
    owned = [a['owned'] for m in contract['messages'] for a in m['arguments']]
    ok(all((r[3] != 'copied') == o for r, o in zip(rows, owned)), f'{name}: what becomes of them', rows)
    fields = [r for t in page.tables if t[0][0] == 'Field' for r in t[1:]]
    ok([(r[2], r[3]) for r in fields] == [(str(f['offset']), str(f['size'])) for t in contract['types']
                                          for f in t['fields']], f'{name}: the fields', fields)
    requires = [squeezed(m['requires']['text']) for m in contract['messages'] if m['requires']]
    ok(all(f'Requires {text}:' in said for text in requires), f'{name}: what is required', requires)


def check_functions(contract, page):
    name = contract['contract']
    status, _, said = run('contract', contract['file'], *PATHS, '-o', WORK)
    if 'headers have no' in said:
        return
    header = read(f'{WORK}/{name}.contract.h') if status == 0 else said
    functions = set(re.findall(r'^DEED_INLINE .*?\b(' + name + r'_\w+)\(', header, re.M))
    told = set(re.findall(r'\b(' + name + r'_\w+)\((?!\d)', ''.join(page.blocks)))
    ok(functions and functions <= told and not any(c in b for b in page.blocks for c in '{;'),
       f'{name}: all {len(functions)} functions, without what is in them', functions - told)


def check_drawing(contract, text):
    name = contract['contract']
    svg = xml.etree.ElementTree.fromstring(read(f'{WORK}/{name}.svg'))
    classes = [g.get('class', '') for g in svg.iter('{http://www.w3.org/2000/svg}g')]
    sender = {m['name']: m['sender'] for m in contract['messages']}
    edges = {(s['name'], t['next'], sender[t['message']]) for s in contract['states'] for t in s['transitions']}
    ok(sum(c.startswith('edge') for c in classes) == len(edges) + 1
       and sum(c.startswith('node') for c in classes) == len(contract['states']) + 1 and '<svg' in text,
       f'{name}: the drawing has all states and arrows', classes)


def check_markdown(name):
    text = read(f'{WORK}/{name}.md')
    wrong, width, fenced = [], 0, False
    for line in text.split('\n'):
        fenced ^= line.startswith('```')
        cells = len(re.findall(r'(?<!\\)\|', line)) if line.startswith('|') and not fenced else 0
        if cells and width and cells != width:
            wrong.append(line)
        width = cells
    ok(not wrong and not fenced and not re.search(r'(?<!\\)<script', text) and not re.search(r'\n\n\n', text),
       f'{name}.md: tables and blocks', wrong)


def check_all():
    paths = sorted(glob.glob('contracts/*.contract') + glob.glob(HERE + '/golden/*.contract')
                   + glob.glob(HERE + '/ok/*.contract'))
    paths = [p for p in paths if run('contract', '--check', p, *PATHS)[0] == 0]
    paths = list({os.path.basename(p): p for p in paths}.values())
    status, _, said = run('contract', 'doc', *paths, *PATHS, '-o', WORK)
    ok(status == 0 and len(paths) >= 20, f'{len(paths)} contracts have pages', said)
    for path in paths:
        contract = json.loads(run('contract', 'json', path, *PATHS)[1])
        name = contract['contract']
        text = read(f'{WORK}/{name}.html')
        page = Page(text)
        check_whole(name, page, text)
        check_meaning(contract, page)
        check_functions(contract, page)
        check_drawing(contract, text)
        check_markdown(name)
    index = Page(read(WORK + '/index.html'))
    check_whole('index', index, read(WORK + '/index.html'))
    ok({f'{os.path.basename(p)[:-9]}.html' for p in paths} == set(index.links), 'the index leads to each')
    check_markdown('index')


HOSTILE = '''/// <script>alert(1)</script> & "quoted" 'single' </main> &lt; | bar | *star* _line_ [x](y) <b>
/// ![p](q) `code <i>|</i>` and an `open one
///
/// # no heading
/// - no list
/// 12. none either
contract Hostile {
    /// <img src=x onerror=alert(1)> | `a|b` \\ ~~ --> ]]>
    in  message Ask(uint8_t key[4]);
    out message Answer();
    state Start: Ask? -> Answer! -> end;
}
'''


def check_hostile():
    with open(WORK + '/Hostile.contract', 'w') as file:
        file.write(HOSTILE)
    status, _, said = run('contract', 'doc', WORK + '/Hostile.contract', '-o', WORK)
    text = read(WORK + '/Hostile.html')
    page = Page(text)
    check_whole('Hostile', page, text)
    ok(status == 0 and not page.tags & {'b', 'i', 'img', 'script'} and
       '<script>alert(1)</script> & "quoted" \'single\' </main> &lt; | bar' in page.text
       and '<img src=x onerror=alert(1)> | a|b \\ ~~ --> ]]>' in page.text, 'markup in comments is text', page.text)
    check_markdown('Hostile')
    text = read(WORK + '/Hostile.md')
    ok(r'\<script\>alert(1)\</script\> \& "quoted"' in text and r'\| bar \|' in text and r'\*star\*' in text
       and '`code <i>|</i>`' in text and r'an \`open one' in text and '\n\\# no heading\n\\- no list\n12\\. none' in text
       and r'`a\|b` \\ \~\~' in text, 'and in Markdown', text)


def fake_dot(script):
    folder = f'{WORK}/bin{len(script)}'
    os.makedirs(folder, exist_ok=True)
    with open(folder + '/dot', 'w') as file:
        file.write('#!/bin/sh\n' + script)
    os.chmod(folder + '/dot', 0o755)
    return os.path.abspath(folder)


def check_without_dot():
    for what, path, says in (('no dot', '/nonexistent', 'install the package graphviz'),
                             ('a dot that fails', fake_dot('exit 1\n'), 'dot failed on this graph'),
                             ('a dot that draws nothing', fake_dot(''), 'dot drew nothing')):
        folder = WORK + '/without'
        shutil.rmtree(folder, ignore_errors=True)
        status, _, said = run('contract', 'doc', 'contracts/Store.contract', '-o', folder, path=path)
        page = Page(read(folder + '/Store.html'))
        ok(status == 0 and 'svg' not in page.tags and says in page.text and page.text.count('receives') > 10
           and not os.path.exists(folder + '/Store.svg') and os.path.exists(folder + '/Store.dot'), what, said)
        ok('![' not in read(folder + '/Store.md'), what + ': in Markdown, too')
        ok(not os.path.exists(folder + '/index.html'), 'no index of one contract')


def check_usage():
    for words, expected, says in ((['-o', WORK], 2, 'no file is given'),
                                  (['contracts/Store.contract'], 2, 'say where to write'),
                                  (['contracts/Store.contract', '--pdf', '-o', WORK], 2, 'unknown option'),
                                  (['contracts/None.contract', '-o', WORK], 1, '[file]'),
                                  ([HERE + '/bad/Stuck.contract', '-o', WORK], 1, '[stuck]'),
                                  (['contracts/Store.contract', '-o', WORK + '/Store.html'], 1, 'cannot make the folder'),
                                  (['--help'], 0, 'usage: deed contract doc')):
        status, out, said = run('contract', 'doc', *words)
        ok(status == expected and says in out + said, f'doc {" ".join(words)}', f'{status} {said}')
    for switch, there, not_there in (('--html', 'Log.html', 'Log.md'), ('--markdown', 'Log.md', 'Log.html')):
        folder = f'{WORK}/{switch}'
        shutil.rmtree(folder, ignore_errors=True)
        run('contract', 'doc', 'contracts/Log.contract', switch, '-o', folder)
        ok(os.path.exists(f'{folder}/{there}') and not os.path.exists(f'{folder}/{not_there}'), f'doc {switch}')
    shutil.rmtree(WORK + '/none', ignore_errors=True)
    status, _, said = run('contract', 'doc', '--check', 'contracts/Log.contract', '-o', WORK + '/none')
    ok(status == 0 and not os.path.exists(WORK + '/none'), 'doc --check writes nothing', said)


def main():
    os.makedirs(WORK, exist_ok=True)
    check_all()
    check_hostile()
    check_without_dot()
    check_usage()
    print(f'1..{count}')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
