#!/usr/bin/env -S python3 -B
"""How a run ends: by `exit`, by the end of input, and with what status."""
import subprocess
import machine

status, output = machine.session('calc 6 * 7\nexit\ncalc 1 + 1\n')
machine.ok(status == 0 and '42' in output and '1 + 1' not in output, 'exit ends it', output)

status, output = machine.session('calc 6 * 7\n')
machine.ok(status == 0 and '42' in output, 'the end of a pipe ends it', output)

status, output = machine.session('calc 6 * 7')
machine.ok(status == 0 and '42' in output, 'and the last line needs no line feed', output)

status, output = machine.session('calc 6 * 7\n\004calc 1 + 1\n')
machine.ok(status == 0 and '1 + 1' not in output, 'Ctrl-D ends it', output)

status, output = machine.session('')
machine.ok(status == 0 and machine.PROMPT in output, 'so does no input at all', output)

lines = ''.join('calc %d + %d\n' % (n, n) for n in range(300))
status, output = machine.session(lines)
sums = [said for _, said in machine.answers(output)[1:301]]
machine.ok(sums == [[str(n + n)] for n in range(300)],
           'nothing typed is lost, however early and fast', output[-2000:])

feeder = subprocess.Popen(['sh', '-c', 'echo exit; exec sleep 600'], stdout=subprocess.PIPE)
run = subprocess.Popen([machine.RUN, machine.IMAGE], stdin=feeder.stdout,
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
try:
    run.communicate(timeout=machine.LIMIT)
except subprocess.TimeoutExpired:
    run.kill()
feeder.kill()
machine.ok(run.returncode == 0, 'a pipe that stays open does not keep it', run.returncode)

for words, wrong in (([], 'no image'), (['/none'], '/none'), ([machine.IMAGE, 'pdp11'], 'pdp11')):
    run = subprocess.run([machine.RUN] + words, stdin=subprocess.DEVNULL, timeout=machine.LIMIT,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    machine.ok(run.returncode == 2 and wrong in run.stdout.decode(),
               'run.sh says what is wrong with %s' % ([w[-8:] for w in words] or 'nothing'),
               run.stdout.decode())
machine.done()
