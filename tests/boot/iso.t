#!/usr/bin/env -S python3 -B
"""The ISO boots by BIOS and by UEFI: GRUB loads the image by Multiboot2, and a session goes as ever."""
import pexpect
import machine

for firmware in ('bios', 'uefi'):
    shell = pexpect.spawn(machine.RUN, [machine.IMAGE, firmware], encoding='utf-8',
                          timeout=machine.LIMIT)
    try:
        shell.expect(r'deed: system demo, \d+ components, (\d+) MiB heap')
        machine.ok(int(shell.match.group(1)) >= 16, firmware + ': it boots, and finds its memory',
                   shell.match.group(0))
        shell.expect_exact(machine.PROMPT)
        shell.send('calc 6 * 7\r')
        shell.expect(r'42\r+\n' + machine.PROMPT)
        machine.ok(True, firmware + ': keys and answers, by interrupts')
        shell.send('crash page\r')
        shell.expect_exact('crash stopped')
        shell.expect_exact(machine.PROMPT)
        machine.ok(True, firmware + ': a fault stops its component alone')
        shell.send('exit\r')
        shell.expect(pexpect.EOF)
        shell.close()
        machine.ok(shell.exitstatus == 0, firmware + ': exit ends it', shell.exitstatus)
    except (pexpect.TIMEOUT, pexpect.EOF):
        machine.ok(False, firmware + ': a session', shell.before)
        shell.close(force=True)
machine.done()
