#!/usr/bin/env -S python3 -B
"""The small services and one who uses them: alarms and beats, random numbers, the log. The almanac
says of each thing whether it was so; every line of it is known."""
import os
import subprocess
import machine

LINES = ['alarm: fired, and not before its time', 'alarm: cancelled, twice',
         'alarm: three beats, one after the other', 'random: all below ten',
         'random: and each of the ten', 'random: a buffer comes back filled',
         'log: the buffer comes back', 'log: the line is in the book',
         'log: and nothing is behind it']
BUILT = os.path.join(machine.ROOT, 'build', 'almanac')

for where, command in (('image', [machine.RUN, os.path.join(BUILT, 'deed.elf')]),
                       ('hosted', [os.path.join(BUILT, 'deed-hosted')])):
    run = subprocess.run(command, stdin=subprocess.DEVNULL, timeout=machine.LIMIT,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = run.stdout.decode('utf-8', 'replace').replace('\r', '')
    said = [line for line in output.split('\n') if ': yes' in line or ': no' in line]
    machine.ok(said == [line + ': yes' for line in LINES], where + ': all of it is so', output)
    machine.ok(run.returncode == 0, where + ': ends with status 0', run.returncode)
machine.done()
