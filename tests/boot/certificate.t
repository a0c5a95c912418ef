#!/usr/bin/env -S python3 -B
"""An error in the tables of a contract, or in its certificate, stops the boot before any component starts:
each kind is planted in the bytes of the image, and refused by contract, state and what is wrong."""
import os
import re
import struct
import subprocess
import machine

CONTRACT_SIZE, MESSAGE_SIZE, SITUATION_SIZE = 104, 24, 24
STATES, MESSAGES, START, CAPACITY, SITUATIONS = 8, 9, 10, 12, 88


class Image:
    """The bytes of an image; what stands at a symbol can be read and changed."""

    def __init__(self, path):
        with open(path, 'rb') as file:
            self.bytes = bytearray(file.read())
        self.symbols = {}
        for line in subprocess.run(['nm', path], capture_output=True, text=True, check=True).stdout.split('\n'):
            words = line.split()
            if len(words) == 3:
                self.symbols[words[2]] = int(words[0], 16)
        programs, size, count = (*struct.unpack_from('<Q', self.bytes, 32), *struct.unpack_from('<HH', self.bytes, 54))
        self.parts = []
        for i in range(count):
            kind, _, place, address, _, length = struct.unpack_from('<IIQQQQ', self.bytes, programs + i * size)
            if kind == 1:
                self.parts.append((address, place, length))

    def place(self, symbol, offset):
        address = self.symbols[symbol] + offset
        return next(place + address - start for start, place, length in self.parts
                    if start <= address < start + length)

    def contract(self, name, field):
        """The number of this contract is in the image, too."""
        number = struct.unpack_from('<I', self.bytes, self.place('deed_contract_' + name, 0))[0]
        return self.place('deed_contracts', number * CONTRACT_SIZE + field)


def situation(number, field):
    return 'Store_situations', number * SITUATION_SIZE + field


# What is planted, and what the kernel says of it. A situation: states, queued, queue, taken, sent.
PLANTED = [
    ('no states', STATES, 0, ': there is no start'),
    ('a start that is no state', START, 200, ': there is no start'),
    ('no situations', SITUATIONS, 0, ': there is no start'),
    ('a message more', MESSAGES, 200, None),
    ('a smaller queue to the client', CAPACITY, 0, r', state \S+: more is under way than the queue takes'),
    ('a smaller queue to the server', CAPACITY + 1, 0,
     r', state \S+: more is under way than the queue takes'),
    ('a message without direction', ('Store_messages', 10), 7,
     r': message Put goes neither to the client nor to the server'),
    ('a message the other way', ('Store_messages', 10), 0, None),
    ('a transition to nowhere', ('Store_next', 0), 77,
     r', state Ready: message Put leads to a state that is not there'),
    ('a transition elsewhere', ('Store_next', 0), 0,
     r', state Ready: message Put is sent into another situation than the certificate says'),
    ('a transition that is gone', ('Store_next', 0), 255, r', state Ready: message Put arrives unexpected'),
    ('a begin that is none', situation(0, 0), 1,
     r', state Ready: the first situation is not that of a fresh channel'),
    ('a situation of no state', situation(1, 1), 99, ': a situation is of a state that is not there'),
    ('a situation of another state', situation(1, 1), 1, None),
    ('a longer queue', situation(1, 3), 2, r', state \S+: more is under way than the queue takes'),
    ('a queue outside', situation(1, 10), 1, r', state \S+: a situation names what is not there'),
    ('another way to take', situation(1, 16), 0, 'Put is taken into another situation than the certificate says'),
    ('a row of moves outside', situation(1, 22), 1, r', state \S+: a situation names what is not there'),
    ('another message under way', ('Store_queues', 0), 1, None),
    ('a message that is none', ('Store_queues', 0), 250, None),
    ('another way to send', ('Store_sent', 0), 0,
     r', state Ready: message Put is sent into another situation than the certificate says'),
]


def plant(path, at, value):
    image = Image(path)
    place = image.place(*at) if isinstance(at, tuple) else image.contract('Store', at)
    was = image.bytes[place]
    image.bytes[place] = value
    return image.bytes, was


def refuses(path, name, at, value, said, command):
    broken = os.path.join(machine.ROOT, 'build', 'tests', 'certificate-' + os.path.basename(path))
    os.makedirs(os.path.dirname(broken), exist_ok=True)
    text, was = plant(path, at, value)
    with open(broken, 'wb') as file:
        file.write(text)
    os.chmod(broken, 0o755)
    run = subprocess.run([*command, broken], input=b'exit\n', timeout=machine.LIMIT, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, check=False)
    output = run.stdout.decode('utf-8', 'replace').replace('\r', '')
    lines = [line for line in output.split('\n') if line.startswith('deed: cannot go on: contract Store')]
    machine.ok(was != value and len(lines) == 1 and (said is None or re.search(said + '$', lines[0])) and
               machine.PROMPT not in output and run.returncode == 1,
               os.path.basename(path) + ': ' + name, f'{was} to {value}: status {run.returncode}\n{output}')


BUILT = os.path.join(machine.ROOT, 'build', 'demo')
for planted in PLANTED:
    refuses(os.path.join(BUILT, 'deed-hosted'), *planted, [])
for planted in PLANTED[::8]:
    refuses(os.path.join(BUILT, 'deed.elf'), *planted, [machine.RUN])
machine.done()
