"""gdb.py - components for gdb: `info components`, `info components NAME`, `component bt [NAME]`.

Everything is read out of the kernel's tables (kernel/component.h, endpoint.h, wait.h), by the debugging
information of the image. A component that does not run left its stack pointer in component_context; what
lies there says how it was switched away from (kernel/machine). Its stack is shown by setting the registers
to what they will be when it goes on, and putting them back."""
import gdb

CHANNEL_KEEPERS = ('the kernel', 'nobody', 'a message', 'nobody yet')  # owners behind the components
WAIT_SOURCES, WAIT_TIME, WAIT_TIMED, WAIT_KEEPS = 1, 2, 1 << 63, 1 << 62
WORD_QUEUED, WORD_CLOSED = 0xff, 0x200
LIVES = ('down', 'up', 'broken')

# What an interrupt pushed, from where its context points to upwards.
PUSHED = ['r15', 'r14', 'r13', 'r12', 'rbp', 'rbx', 'r11', 'r10', 'r9', 'r8', 'rdi', 'rsi', 'rdx', 'rcx', 'rax']
KEPT = PUSHED[:6]
POP_RBP = 0x5d


def value(expression):
    return gdb.parse_and_eval(expression)


def number(expression):
    """Tables get memory where they are touched; nothing is there before."""
    try:
        return int(value(expression))
    except gdb.MemoryError:
        return 0


def word(address):
    return number('*(unsigned long *)%d' % address)


def address_of(symbol):
    """None when this machine has no such symbol."""
    try:
        return number('(unsigned long)&%s' % symbol)
    except gdb.error:
        return None


def text(of):
    return of.string() if int(of) else '?'


def total():
    return number('*(unsigned *)&deed_component_total')


def table(component):
    return value('((struct component_table *)&deed_components)[%d]' % component)


def name_of(component):
    return text(table(component)['name'])


def owner_name(owner):
    most = total()
    if owner < most:
        return name_of(owner)
    keepers = number('sizeof component_life') - len(CHANNEL_KEEPERS)
    return CHANNEL_KEEPERS[owner - keepers] if owner >= keepers else '?'


def find(name):
    for component in range(total()):
        if name_of(component) == name:
            return component
    raise gdb.GdbError('There is no component %s; `info components` lists them.' % name)


def is_running(component):
    return number('core.current') == component


# ---- endpoints, and what is waited for ----


def contract_of(face):
    return value('((struct contract_table *)&deed_contracts)[%d]' % int(face['contract']))


def state_of(face):
    contract = contract_of(face)
    rows = int(face['row']) - number('monitor_first[%d]' % int(face['contract']))
    state = rows // (2 * int(face['messages']))  # of both sides
    return text(contract['state_names'][state])


def endpoint_words(endpoint):
    face = value('endpoint_face[%d]' % endpoint)
    peer = value('endpoint_face[%d]' % (endpoint ^ 1))
    waiting = int(face['word'])
    closed = waiting & WORD_CLOSED
    words = '%s of %s in %s, peer: %s' % ('server' if endpoint & 1 else 'client', text(contract_of(face)['name']),
                                          state_of(face), 'closed' if closed else owner_name(int(peer['owner'])))
    queued = waiting & WORD_QUEUED
    return words + (', to receive: %d' % queued if queued else '')


def within(address, array):
    """The index of the element of an array that an address is that of, or None."""
    start = number('(unsigned long)&%s[0]' % array)
    if start <= address < start + number('sizeof %s' % array):
        return (address - start) // number('sizeof %s[0]' % array)
    return None


def port_words(port):
    """The component and the name of a port; None behind the last."""
    for component in range(total()):
        first, one = number('component_port[%d]' % component), table(component)
        if first <= port < first + int(one['port_count']):
            return '%s.%s' % (text(one['name']), text(one['ports'][port - first]['name']))
    return None


def waits_for(component):
    waits = number('(unsigned long)component_waits[%d]' % component)
    what, timed = waits & ~(WAIT_TIMED | WAIT_KEEPS), ', or its deadline' if waits & WAIT_TIMED else ''
    if waits == 0 or is_running(component):
        return ''
    if what == WAIT_SOURCES:
        return 'any of several' + timed
    if what == WAIT_TIME:
        return 'its deadline'
    for array, words in (('endpoint_face', endpoint_words),
                         ('set_face', lambda n: 'the set %s' % (port_words(n) or 'of its own, %d' % n)),
                         ('port_client', lambda n: 'opening %s' % port_words(n))):
        index = within(what, array)
        if index is not None:
            return words(index) + timed
    return hex(what)


def state(component):
    life = LIVES[number('component_life[%d]' % component)]
    if is_running(component):
        return 'running'
    if life != 'up':
        return life
    return 'waiting' if number('component_waits[%d] != 0' % component) else 'ready'


# ---- contexts ----


def popped(address, names):
    return {name: word(address + 8 * i) for i, name in enumerate(names)}


def interrupted(address):
    registers = popped(address, PUSHED)
    behind = address + 8 * len(PUSHED)
    if address_of('interrupt_self') is None:  # the bare machine: what iretq wants
        registers.update(rip=word(behind), rsp=word(behind + 24))
    else:  # hosted: flags and an address
        registers.update(rip=word(behind + 8), rsp=behind + 16)
    return registers


def registers_of(component):
    """What the registers that are known will be when the component goes on."""
    stack = number('(unsigned long)component_context[%d]' % component)
    goes_on = word(stack)
    if goes_on == address_of('interrupt_resume'):
        return interrupted(stack + 8)
    if goes_on == address_of('float_resume'):
        return interrupted(stack + 16)
    if goes_on == address_of('self_resume'):
        behind = stack + 8 + 8 * len(KEPT)
        return dict(popped(stack + 8, KEPT), rip=word(behind), rsp=behind + 8)
    if goes_on == address_of('machine_begin'):  # its main, not yet called
        return {'rip': word(stack + 16), 'rsp': stack + 24}
    if goes_on == address_of('machine_begin_function'):
        return {'rip': word(stack + 8), 'rsp': stack + 16}
    if number('*(unsigned char *)%d' % goes_on) == POP_RBP and address_of('interrupt_self') is not None:
        return {'rip': goes_on + 1, 'rsp': stack + 16, 'rbp': word(stack + 8)}
    return {'rip': goes_on, 'rsp': stack + 8}


def set_registers(registers):
    gdb.execute('frame 0', to_string=True)
    for name, content in registers.items():
        gdb.execute('set $%s = %d' % (name, content), to_string=True)


def saved_registers(names):
    gdb.execute('frame 0', to_string=True)
    mask = (1 << 64) - 1
    return {name: number('(unsigned long)$%s' % name) & mask for name in names}


def depth(component):
    """Frames down to the component's main."""
    main = int(table(component)['main'])
    frame, count = gdb.newest_frame(), 0
    while frame is not None and frame.is_valid() and count < 64:
        count += 1
        if frame.function() is not None and int(frame.function().value().address) == main:
            return count
        try:
            frame = frame.older()
        except gdb.error:
            break
    return count


def show_stack(component):
    stack = gdb.execute('bt %d' % depth(component), to_string=True)
    print(''.join(line + '\n' for line in stack.split('\n') if line and not line.startswith('(More ')), end='')


def backtrace(component):
    print('%s, %s%s' % (name_of(component), state(component),
                        ' for ' + waits_for(component) if waits_for(component) else ''))
    if is_running(component):
        show_stack(component)
        return
    if state(component) == 'down':
        return
    registers = registers_of(component)
    before = saved_registers(list(registers))
    try:
        set_registers(registers)
        show_stack(component)
    finally:
        set_registers(before)


# ---- commands ----


class InfoComponents(gdb.Command):
    """The components: number, name, state, priority, and what each waits for.
With the name of one also its endpoints: contract, state, and who is at the other end."""

    def __init__(self):
        super().__init__('info components', gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        if argument:
            self.show(find(argument))
            return
        print('   no  name                 state    prio  waits for')
        for component in range(total()):
            print('%s %3d  %-20s %-8s %-5d %s' % ('*' if is_running(component) else ' ', component, name_of(component),
                                                  state(component), int(table(component)['priority']),
                                                  waits_for(component)))

    def show(self, component):
        print('%s, %s, priority %d, restarted %d times' %
              (name_of(component), state(component), int(table(component)['priority']),
               number('component_restarts[%d]' % component)))
        if waits_for(component):
            print('  waits for ' + waits_for(component))
        left, endpoint = number('component_endpoints[%d]' % component), 0
        most = number('sizeof endpoint_face / sizeof endpoint_face[0]')
        while left > 0 and endpoint < most:
            if number('endpoint_face[%d].owner' % endpoint) == component:
                print('  %d: %s' % (endpoint, endpoint_words(endpoint)))
                left -= 1
            endpoint += 1


class Component(gdb.Command):
    """Commands about one component; see `help component bt`."""

    def __init__(self):
        super().__init__('component', gdb.COMMAND_STACK, prefix=True)


class ComponentBacktrace(gdb.Command):
    """The stack of a component, down to its main, whether it runs or not; without a name, of all."""

    def __init__(self):
        super().__init__('component bt', gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        components = [find(argument)] if argument else range(total())
        for component in components:
            backtrace(component)

    def complete(self, words, last):
        return [name for name in map(name_of, range(total())) if name.startswith(words)]


InfoComponents()
Component()
ComponentBacktrace()
