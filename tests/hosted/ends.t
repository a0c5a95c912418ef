#!/usr/bin/env -S python3 -B
"""How the hosted system ends, on a terminal and on pipes; and that the terminal is as it was."""
import os
import subprocess
import pexpect

SYSTEM = 'build/demo/deed-hosted'
SCRIPT = 'trap : QUIT; before=$(stty -a); "$0"; echo "ended $?"; [ "$before" = "$(stty -a)" ] && echo restored'
count = 0
failed = 0


def ok(condition, name, why=''):
    global count, failed
    count += 1
    failed += not condition
    print('ok' if condition else 'not ok', count, '-', name, flush=True)
    for line in str(why).splitlines() if not condition else []:
        print('#', line)


def expect(terminal, text, name):
    try:
        terminal.expect_exact(text, timeout=20)
        ok(True, name)
    except (pexpect.TIMEOUT, pexpect.EOF):
        ok(False, name, 'expected %r after %r' % (text, terminal.before))


def on_terminal():
    terminal = pexpect.spawn('sh', ['-c', SCRIPT, SYSTEM], encoding='utf-8')
    expect(terminal, 'Ctrl-D', 'it is said how to leave')
    expect(terminal, 'deed> ', 'there is a prompt')
    return terminal


def run(typed, name, status=0, said=''):
    done = subprocess.run([SYSTEM], input=typed, stdout=subprocess.PIPE, timeout=60)
    output = done.stdout.decode()
    ok(done.returncode == status and said in output, name, '%d: %s' % (done.returncode, output))


terminal = on_terminal()
terminal.send('calc 6 * 8\x7f7\r')
expect(terminal, '42', 'keys come one by one')
terminal.send('nonsense\x03')
expect(terminal, '^C', '^C is for the components')
terminal.send('\x04')
expect(terminal, 'ended 0', '^D ends it with status 0')
expect(terminal, 'restored', 'the terminal is as it was')

terminal = on_terminal()
terminal.send('\x1c')
expect(terminal, 'ended 131', '^\\ ends it whatever it does')
expect(terminal, 'restored', 'the terminal is as it was')

terminal = on_terminal()
system = subprocess.run(['pgrep', '-P', str(terminal.pid), 'deed-hosted'], stdout=subprocess.PIPE)
os.kill(int(system.stdout), 15)
expect(terminal, 'ended 143', 'so does a signal')
expect(terminal, 'restored', 'the terminal is as it was')

run(b'calc 6 * 7\nexit\ncalc 1 + 1\n', 'exit ends it', said='42')
run(b'calc 6 * 7\n', 'so does the end of a pipe', said='42')
run(b'calc 6 * 7', 'the last line needs no line feed', said='42')
run(b'', 'and no input at all is fine', said='deed> ')
run(b'kill shell\n', 'even without a shell', said='')
lines = b''.join(b'calc %d + %d\n' % (n, n) for n in range(1000))
run(lines, 'nothing typed is lost, however early and fast', said='calc 999 + 999\r\n1998')

pipe = 'sleep 1; echo calc 6 \\* 7; exec sleep 600'
feeder = subprocess.Popen(['sh', '-c', pipe], stdout=subprocess.PIPE)
system = subprocess.Popen([SYSTEM], stdin=feeder.stdout, stdout=subprocess.PIPE)
system.stdout.read(10)
system.stdout.close()
try:
    ok(system.wait(timeout=20) == 1, 'it ends when nobody listens any more', system.returncode)
except subprocess.TimeoutExpired:
    ok(False, 'it ends when nobody listens any more')
    system.kill()
feeder.kill()

print('1..%d' % count)
