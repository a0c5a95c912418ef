#!/usr/bin/python3
"""editors.t - the grammars of editors/: whole, and of one mind. Each is read by a small scanner that
does what its editor does; on every contract, component and system of the tree both must give every
character the same class, and every word of our parsers has one."""
import glob
import json
import re
import sys

VIM = 'editors/vim/syntax/deed.vim'
CODE = 'editors/vscode'
TEXTMATE = CODE + '/syntaxes/deed.tmLanguage.json'

CLASS_OF_GROUP = {
    'deedDeclaration': 'declaration', 'deedName': 'name', 'deedModifier': 'modifier',
    'deedStatement': 'statement', 'deedType': 'type', 'deedConstant': 'constant',
    'deedFunction': 'function', 'deedMessage': 'message', 'deedNumber': 'number',
    'deedOperator': 'operator', 'deedComment': 'comment', 'deedDocumentation': 'documentation'}
CLASS_OF_SCOPE = {
    'storage.type.deed': 'declaration', 'entity.name.type.deed': 'name',
    'storage.modifier.deed': 'modifier', 'keyword.other.deed': 'statement',
    'support.type.deed': 'type', 'constant.language.deed': 'constant',
    'support.function.deed': 'function', 'entity.name.function.deed': 'message',
    'constant.numeric.deed': 'number', 'keyword.operator.deed': 'operator',
    'comment.line.double-slash.deed': 'comment', 'comment.block.deed': 'comment',
    'comment.line.documentation.deed': 'documentation'}

count = failed = 0


def ok(passed, what, why=''):
    global count, failed
    count += 1
    failed += not passed
    print(f"{'ok' if passed else 'not ok'} {count} - {what}")
    if not passed and why:
        print('# ' + str(why).replace('\n', '\n# '))


def read(path):
    with open(path, encoding='utf-8', errors='replace') as file:
        return file.read()


# ---- Vim ----

def python_of_vim(pattern):
    """The part of Vim's regular expressions (magic) that the grammar uses; anything else raises."""
    escapes = {'<': r'\b', '>': r'\b', 'h': '[A-Za-z_]', 'x': '[0-9A-Fa-f]', 'w': r'\w', 'd': r'\d',
               ')': ')', '|': '|', '+': '+', '=': '?', '/': '/', '*': r'\*', '.': r'\.'}
    out, i, look = '', 0, False
    while i < len(pattern):
        c = pattern[i]
        if c == '[':
            end = pattern.index(']', i + 2)
            out += pattern[i:end + 1].replace('\\/', '/')
            i = end + 1
        elif pattern.startswith(r'\%(', i):
            out, i = out + '(?:', i + 3
        elif pattern.startswith(r'\ze', i):
            out, i, look = out + '(?=', i + 3, True
        elif c == '\\':
            out, i = out + escapes[pattern[i + 1]], i + 2
        else:
            out, i = out + (c if c in '*.$' else re.escape(c)), i + 1
    return re.compile(out + (')' if look else ''))


class Vim:
    def __init__(self, text):
        self.words, self.matches, self.regions, self.contained = {}, [], [], {}
        for line in text.split('\n'):
            if m := re.match(r'syntax keyword (\w+) (.*)', line):
                options = [w for w in m[2].split() if '=' in w or w in ('skipwhite', 'contained')]
                after = next((w[10:] for w in options if w.startswith('nextgroup=')), None)
                if 'contained' not in options:
                    for word in m[2].split():
                        if word not in options:
                            self.words[word] = (m[1], after)
            elif m := re.match(r'syntax match (\w+) /((?:\\.|[^/\\])*)/(.*)', line):
                if ' contained' in m[3]:
                    self.contained[m[1]] = python_of_vim(m[2])
                else:
                    self.matches.append((m[1], python_of_vim(m[2])))
            elif m := re.match(r'syntax region (\w+) start=/((?:\\.|[^/\\])*)/ end=/((?:\\.|[^/\\])*)/', line):
                self.regions.append((m[1], python_of_vim(m[2]), python_of_vim(m[3])))
            elif re.match(r'syntax (?!case match)', line):
                raise ValueError('not understood: ' + line)

    def at(self, line, i, after):
        """Group and end of what begins here, and the group that may follow."""
        if after and (m := self.contained[after].match(line, i)):
            return after, m.end(), None
        if m := re.compile(r'\b\w+').match(line, i):
            if m[0] in self.words:
                group, follows = self.words[m[0]]
                return group, m.end(), follows
        for group, pattern in reversed(self.matches):
            if (m := pattern.match(line, i)) and m.end() > i:
                return group, m.end(), None
        return None, i + 1, None

    def classes(self, text):
        inside = None
        for line in text.split('\n'):
            marks, i, after = [None] * len(line), 0, None
            while i < len(line):
                if not inside:
                    for group, start, end in reversed(self.regions):
                        if start.match(line, i):
                            inside = (group, end, i + 2)
                if inside:
                    group, end, begin = inside
                    m = end.search(line, begin)
                    stop = m.end() if m else len(line)
                    inside = None if m else (group, end, 0)
                elif line[i] in ' \t':
                    i += 1
                    continue
                else:
                    group, stop, after = self.at(line, i, after)
                marks[i:stop] = [CLASS_OF_GROUP.get(group)] * (stop - i)
                i = stop
            yield marks


# ---- TextMate ----

# What `re` and Oniguruma read alike; of the rest we use none.
ALIKE = re.compile(r'(?:\\[bwds*./\-|(){}\[\]]|\(\?[:=!]|[^\\]|\\t)*')


class TextMate:
    def __init__(self, text):
        self.rules = []
        for rule in json.loads(text)['patterns']:
            for key in ('match', 'begin', 'end'):
                if key in rule and not ALIKE.fullmatch(rule[key]):
                    raise ValueError('not alike everywhere: ' + rule[key])
            self.rules.append((rule, re.compile(rule.get('match') or rule['begin'])))

    def classes(self, text):
        inside = None
        for line in text.split('\n'):
            marks, i = [None] * len(line), 0
            while i < len(line):
                if inside:
                    m = re.compile(inside['end']).search(line, i)
                    stop = m.end() if m else len(line)
                    marks[i:stop] = [CLASS_OF_SCOPE[inside['name']]] * (stop - i)
                    inside, i = None if m else inside, stop
                    continue
                rule, m = next(((r, m) for r, p in self.rules if (m := p.match(line, i))), (None, None))
                if not m:
                    i += 1
                    continue
                for number, capture in rule.get('captures', {'0': rule}).items():
                    if m[int(number)] is not None:
                        start, end = m.span(int(number))
                        marks[start:end] = [CLASS_OF_SCOPE[capture['name']]] * (end - start)
                inside, i = rule if 'begin' in rule else None, m.end()
            yield marks


# ---- the words of the parsers ----

def words_of_parsers():
    words = set()
    for path in glob.glob('contracts/compiler/*.c') + glob.glob('contracts/system/*.c'):
        text = read(path)
        words.update(re.findall(r'notation_(?:is|accept|expect)_word\(\s*[^,()]+(?:\([^()]*\))?,\s*"(\w+)"', text))
        for table in re.findall(r'const (?:statements|options|declarations)\[\] = \{(.*?)\}', text, re.S):
            words.update(re.findall(r'"(\w+)"', table))
    return words


def show(line, marks):
    return line + '\n' + ''.join((m or ' ')[0] for m in marks)


def main():
    for path in glob.glob(CODE + '/**/*.json', recursive=True):
        try:
            json.loads(read(path))
            ok(True, f'{path} is JSON')
        except ValueError as problem:
            ok(False, f'{path} is JSON', problem)
    package = json.loads(read(CODE + '/package.json'))['contributes']
    named = [package['languages'][0]['configuration'], package['grammars'][0]['path']]
    for path in named:
        try:
            read(CODE + '/' + path)
            ok(True, f'package.json: there is {path}')
        except OSError as problem:
            ok(False, f'package.json: there is {path}', problem)
    grammar = json.loads(read(TEXTMATE))
    ok(package['grammars'][0]['scopeName'] == grammar['scopeName'], 'package.json: the scope')
    extensions = set(package['languages'][0]['extensions'])
    detected = set(re.findall(r'\*(\.\w+)', read('editors/vim/ftdetect/deed.vim')))
    ok(extensions == detected == {'.contract', '.component', '.system'}, 'the same files in both')

    vim, textmate = Vim(read(VIM)), TextMate(read(TEXTMATE))
    linked = set(re.findall(r'highlight default link (\w+)', read(VIM)))
    ok(set(CLASS_OF_GROUP) <= linked, 'each group of Vim has a colour', set(CLASS_OF_GROUP) - linked)

    words = words_of_parsers()
    ok({'contract', 'serves', 'connect', 'or', 'opt', 'server'} <= words and len(words) > 40,
       f'{len(words)} words are in the parsers')
    for word in sorted(words):
        text = word + '@' if word in ('client', 'server') else word
        got = [next(iter(grammar.classes(text)))[:len(word)] for grammar in (vim, textmate)]
        ok(None not in got[0] and got[0] == got[1], f'`{word}` has a class, one in both', got)

    files = sorted(f for pattern in ('contracts/*.contract', 'apps/*.system', 'apps/*/*.component',
                                     'tests/contracts/*/*.*', 'tests/contracts/parts/*/*.component')
                   for f in glob.glob(pattern) if f.endswith(tuple(extensions)))
    seen = set()
    for path in files:
        text = read(path)
        differences = []
        for line, one, other in zip(text.split('\n'), vim.classes(text), textmate.classes(text)):
            seen.update(one)
            if one != other:
                differences.append(show(line, one) + '\n' + show('', other))
            if line.lstrip().startswith('///') and set(one[len(line) - len(line.lstrip()):]) != {'documentation'}:
                differences.append('no documentation: ' + line)
        ok(not differences, f'{path}: the same in both', '\n'.join(differences[:5]))
    text = '/* one\n two */ in  message A(opt uint8_t[] b) requires length(b) >= 4K; //// no\n/// yes\nX? -> Y! -> end'
    expected = {'comment', 'modifier', 'declaration', 'name', 'type', 'statement', 'function', 'operator',
                'number', 'documentation', 'message', 'constant'}
    for name, grammar in (('Vim', vim), ('TextMate', textmate)):
        found = {c for marks in grammar.classes(text) for c in marks if c}
        ok(found == expected, f'{name}: every class is found', expected ^ found)
    print(f'1..{count}')
    return failed != 0


if __name__ == '__main__':
    sys.exit(main())
