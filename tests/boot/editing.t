#!/usr/bin/env -S python3 -B
"""Editing, history and completion, as a terminal shows them, typed ahead through a pipe. What the shell sends is drawn
on a small screen, and the screen is compared."""
import machine

UP, DOWN, RIGHT, LEFT = '\x1b[A', '\x1b[B', '\x1b[C', '\x1b[D'
HOME, END, CUT = '\x1b[H', '\x1b[F', '\x1b[3~'
HELLO = ['put hello world', 'stored']

# What is typed, Enter included, and what then stands behind and below the prompt.
CASES = [
    ('put hello world\n', HELLO),
    ('get hllo' + LEFT * 3 + 'e\n', ['get hello', 'world']),
    ('et hello' + HOME + 'g\n', ['get hello', 'world']),
    ('et hello\x01g\x05\n', ['get hello', 'world']),
    ('ge hello' + '\x1b[1~' + RIGHT * 2 + 't' + '\x1b[4~' + '\n', ['get hello', 'world']),
    ('get hello' + '\x1bOH' + '\x1b[7~' + LEFT + '\x7f\x08' + '\x1bOF' + '\n', ['get hello', 'world']),
    ('get  hello' + LEFT * 6 + CUT + '\n', ['get hello', 'world']),
    ('get hello' + CUT + '\n', ['get hello', 'world']),
    ('get hello nonsense\x17\n', ['get hello ', 'world']),
    ('get hello nonsense  \x17\x17hello\n', ['get hello', 'world']),
    ('nonsense get hello' + LEFT * 9 + '\x15\n', ['get hello', 'world']),
    ('get hellonsense' + LEFT * 7 + '\x0b\n', ['get hell', 'get: `hell` is not in the store']),
    ('get hellonsense' + LEFT * 8 + '\x0bo\n', ['get helo', 'get: `helo` is not in the store']),
    ('put x \u00e9\u20ac\U0001f642' + LEFT + '\x7f' + LEFT + '\u20ac' + LEFT + CUT + 'a' + END + 'b\n',
     ['put x a\u00e9\U0001f642b', 'stored']),
    ('get x\n', ['get x', 'a\u00e9\U0001f642b']),
    ('get h' + '\x1b[1;5D' + RIGHT + 'e\n', ['get he', 'get: `he` is not in the store']),
    ('list\x1b[5~\x1b[6~\x1b[15~\x1b[[A\x1bx\x1b[200~\x1b[?1;2c\n', ['list', 'x', 'hello']),
    ('calc 1 + 1\x1b\n', ['calc 1 + 1', '2']),
    ('calc 1 + 2\x1b[\n', ['calc 1 + 2', '3']),
    ('calc 1 + 3\x1b[1;\n', ['calc 1 + 3', '4']),
    ('calc 1 + 4\x1bO\n', ['calc 1 + 4', '5']),
    ('calc 1 + 5\x1b[[\n', ['calc 1 + 5', '6']),
    # History.
    (UP * 2 + '\n', ['calc 1 + 4', '5']),
    (UP + '\n', ['calc 1 + 4', '5']),
    (UP * 2 + LEFT * 4 + '7\x10\x10\x0e\x0e' + '\n', ['calc 1 + 5', '6']),
    ('calc 2 * 2' + UP * 3 + DOWN * 3 + '1\n', ['calc 2 * 21', '42']),
    (DOWN + 'calc 3' + UP * 30 + DOWN * 30 + ' * 3\n', ['calc 3 * 3', '9']),
    ('zzz\x03' + UP + '\n', ['zzz^C', 'deed> calc 3 * 3', '9']),
    # Completion.
    ('ca\t6 * 7\n', ['calc 6 * 7', '42']),
    ('cr\tnu\tx\n', ['crash null x', 'crash: `x` is one word too many']),
    ('g\te\thello\n', ['g', 'get  graph  ', 'deed> get hello', 'world']),
    ('kill \tx\n', ['kill ', None, 'deed> kill x', 'kill: there is no component `x`']),
    ('kill s\ttor\tx\n', ['kill s', 'shell  store  ', 'deed> kill store x',
                          'kill: `x` is one word too many']),
    ('sta\tcal\t\n', ['start calc', 'start: it is running']),
    ('log w\t\x7fx\n', ['log warningx', 'log: `warningx` is no number, no level and no component']),
    ('log 1 sto\tx\n', ['log 1 store x', 'log: `x` is no number, no level and no component']),
    ('l\to\t1 error\n', ['l', 'list  log  ', 'deed> log 1 error', 'log: there is no such line']),
    ('crash \tx\n', ['crash ', 'null  page  stack  monitor  ownership  division  index  vector  requires  ',
                     'deed> crash x', None, None]),
    ('\tput\ttabs\tare spaces\n', [' put tabs are spaces', 'stored']),
    ('get tabs' + HOME + DOWN + 'xx ' + LEFT + '\t' + '\x15' + '\n', [' get tabs', 'are spaces']),
    ('nonsense\tx\n', ['nonsense x', '`nonsense` is no command; try help']),
    ('exit\n', ['exit']),
]


WIDE = ''.join('%02d' % n for n in range(50))          # a hundred columns, of which each pair says where
ROW = 73                                               # what is shown of a wide line that is edited
# The same of lines that are wider than the terminal. What is typed goes over rows, as the terminal has it; what is
# edited is shown in one.
WIDE_CASES = [
    ('put w ' + WIDE + '\n', ['put w ' + WIDE[:68], WIDE[68:], 'stored']),
    ('get w\n', ['get w', WIDE[:80], WIDE[80:]]),
    # One character erased at the end, and two more typed.
    ('get ' + WIDE + '\x7f' + 'xy\n',
     ['get ' + WIDE[:70], WIDE[70:], 'deed> <' + ('get ' + WIDE[:99])[68:] + 'xy', None]),
    # Begin and end, and something typed at each.
    ('et ' + WIDE + '\x01g\x05!\x01\n',
     ['et ' + WIDE[:71], WIDE[71:], 'deed> ' + ('get ' + WIDE)[:ROW - 1] + '>', None]),
    # In the midst, where there is more on both sides.
    ('get ' + WIDE * 2 + LEFT * 100 + '\u20ac\n',
     ['get ' + WIDE[:70], WIDE[70:] + WIDE[:50], WIDE[50:],
      'deed> <' + ('get ' + WIDE + '\u20ac' + WIDE)[96:95 + ROW - 1] + '>', None]),
    # From the history, in one row; cut until it is narrow again.
    ('calc 1 + 1\n', ['calc 1 + 1', '2']),
    (UP * 2 + UP * 3 + DOWN * 3 + '\x01' + RIGHT * 4 + '\x0b' + 'q\n', ['get q', 'get: `q` is not in the store']),
    ('calc 1' + ' + 1' * 25 + '\x1b[D' * 100 + '\x0b' * 2 + ' + 2\n', [None, None, 'deed> calc 1 + 2', '3']),
    # Completion, and the line drawn again.
    ('zz\x03' + 'log ' + 'w' * 80 + HOME + RIGHT * 4 + 'err\t ' + '\x0c' + '\x0b\n',
     ['zz^C', 'deed> log ' + 'w' * 70, 'w' * 10,
      'deed> log error  ' + 'w' * 61 + '>', 'deed> log error', None]),
    ('exit\n', ['exit']),
]
COLUMNS = 80


def screen(output):
    """The rows of a terminal that this was sent to."""
    rows, column = [[]], 0
    for byte in output:
        if byte == '\n':
            rows.append([])
            column = 0
        elif byte == '\b':
            column = max(min(column, COLUMNS - 1) - 1, 0)
        elif byte != '\a':
            if column == COLUMNS:
                rows.append([])
                column = 0
            row = rows[-1]
            row[column:column + 1] = [byte]
            column += 1
    return [''.join(row).rstrip(' ') for row in rows]


def check(cases):
    status, output = machine.session(''.join(typed for typed, _ in cases))
    rows = screen(output)
    at = next((n for n, row in enumerate(rows) if row.startswith('deed> ')), 0)
    for typed, wanted in cases:
        wanted = [wanted[0] and machine.PROMPT + wanted[0]] + wanted[1:]
        seen = rows[at:at + len(wanted)]
        machine.ok(len(seen) == len(wanted) and all(want is None or want.rstrip(' ') == row
                                                    for want, row in zip(wanted, seen)),
                   'typed %r' % typed, 'expected %r\ngot      %r' % (wanted, seen))
        at += len(wanted)
    machine.ok(status == 0, 'ends with status 0', status)


check(CASES)
check(WIDE_CASES)

plain = 'calc 6 * 7\nput a\tb c\nget a\nnonsense\nlist\n' + ''.join('calc %d + 1\n' % n for n in range(30))
status, output = machine.session(plain)
machine.ok(not set(output) & set('\a\b\t\x1b') and '\nb c\n' in output,
           'plain lines are answered by plain lines', repr(output))
machine.done()
