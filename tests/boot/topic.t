#!/usr/bin/env -S python3 -B
"""Multicast without copying: three readers of one topic get one object, which its writer pays for
once, and which goes with its last handle. The audience says of each thing whether it was so."""
import os
import machine

machine.says_so(os.path.join(machine.ROOT, 'build', 'topic'), [
    'topic: three readers, one object', 'topic: every byte is as it was written',
    'topic: its writer pays for it, once', 'topic: nobody else does',
    'topic: what was missed is counted', 'topic: it is there while there is a handle',
    'topic: and gone with the last'])
machine.done()
