#!/usr/bin/env -S python3 -B
"""An interactive session on a terminal: line editing, Ctrl-C for the machine, the terminal put
back."""
import re
import pexpect
import machine


def expect(text, name):
    """Wait for the text. A terminal adds a carriage return of its own."""
    try:
        shell.expect(re.escape(text).replace('\\\r', '\r+'), timeout=30)
        machine.ok(True, name)
    except (pexpect.TIMEOUT, pexpect.EOF):
        machine.ok(False, name, 'expected %r after %r' % (text, shell.before))
        shell.close(force=True)
        machine.done()


def answer(typed, echo, said, name):
    shell.send(typed)
    expect(echo + '\r\n' + said + '\r\n' + machine.PROMPT, name)


SCRIPT = 'before=$(stty -a); "$0" "$1"; echo "ended $?"; [ "$before" = "$(stty -a)" ] && echo restored'
shell = pexpect.spawn('sh', ['-c', SCRIPT, machine.RUN, machine.IMAGE], encoding='utf-8')
expect('Ctrl-D', 'it is said how to leave')
expect(machine.PROMPT, 'there is a prompt')
answer('calc 6 * 7\r', 'calc 6 * 7', '42', 'a command')
answer('calc 6 * 8\x7f7\r', 'calc 6 * 8\b \b7', '42', 'backspace takes a character back')
answer('x\x08\x08\x08list\r', 'x\b \blist', 'nothing is stored', 'and stops at the prompt')
answer('nonsense\x15list\r', 'nonsense' + '\b' * 8 + ' ' * 8 + '\b' * 8 + 'list', 'nothing is stored',
       '^U takes all back')
answer('put x \u00e9\u20ac\x7f\r', 'put x \u00e9\u20ac\b \b', 'stored', 'a character of three bytes')
answer('get x\r', 'get x', '\u00e9', 'is one character')
answer('gt x\x1b[D\x1bOD\x1b[De\x1b[F\r', 'gt x\b\b\bet x\b\b\bt x', '\u00e9', 'cursor keys move in it')
answer('\x1b[A\r', 'get x', '\u00e9', 'and back to earlier lines')
answer('ge\tx\r', 'get x', '\u00e9', 'Tab completes')
shell.send('nonsense\x03')
expect('nonsense^C\r\n' + machine.PROMPT, '^C gives the line up')
shell.send('y' * 241)
expect('y' * 240 + '\a', 'a line that is full rings the bell')
shell.send('\x15')
expect('\r\n' + machine.PROMPT, 'and can be erased, in a row of its own')
shell.send('y' * 241 + '\r')
expect('nothing is done', 'or is not carried out')
answer('calc 6 * 7\r', 'calc 6 * 7', '42', 'after all that')
shell.send('\x04')
expect('ended 0', 'Ctrl-D ends it with status 0')
expect('restored', 'and the terminal is as it was')
machine.done()
