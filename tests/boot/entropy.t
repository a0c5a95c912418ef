#!/usr/bin/env -S python3 -B
"""A queue of a device that writes memory by itself: apps/lecture/entropy, on a machine with that device; and
on one without it, where the driver is not let begin."""
import os
import re
import subprocess
import machine

IMAGE = os.path.join(machine.ROOT, 'build', 'entropy', 'deed.elf')
LIFE = ['the device fills what it was offered', 'of nothing it makes nothing', 'and the books balance']


def boot(*devices):
    """The status of QEMU, and what the machine said."""
    done = subprocess.run(
        ['qemu-system-x86_64', '-accel', 'tcg', '-cpu', 'max', '-M', 'microvm,x-option-roms=on,acpi=off', '-m', '64',
         '-display', 'none', '-nodefaults', '-no-reboot', '-device', 'isa-debug-exit,iobase=0xf4,iosize=0x04',
         '-serial', 'stdio', '-kernel', IMAGE, *devices], stdin=subprocess.DEVNULL, timeout=machine.LIMIT,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode('utf-8', 'replace').replace('\r', '')


status, said = boot('-device', 'virtio-rng-device', '-global', 'virtio-mmio.force-legacy=false')
lines = [line for line in said.split('\n') if re.search(': (yes|no)$', line)]
# Once before the driver breaks down with four offers under way, and twice in its second life.
machine.ok(lines == [f'entropy: {line}: yes' for line in 3 * LIFE + ['returned, it costs nothing any more']],
           'it fills what it is offered, in both lives', said)
machine.ok('client of Virtqueue in Four' in said, 'the driver broke down with all under way', said)
machine.ok(status == 33, 'and it ends with status 0', status)
for name, devices in (('a machine without it', ()), ('an older one', ('-device', 'virtio-rng-device'))):
    status, said = boot(*devices)
    machine.ok(status == 35 and 'stopped' not in said, name + ': the port does not open', f'{status}\n{said}')
machine.done()
