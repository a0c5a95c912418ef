"""wait_steps.py - what the kernel's code does to the words that wait.pml is about, in order, and what the
model says that it does.

A step is one access to such a word, or a call of a function that has steps of its own. In the code they
are found by how they are written; in the model they stand behind the statements that stand for them, as
`/*= STEP... */`, in a block that names its function: `/*: FILE FUNCTION */`, up to the next or `/*: end */`. Both lists must be the same.
`on` is a moment with interrupts on: there a step of the model ends."""
import re

# How each access is written; the first that fits counts.
STEPS = (
    ('waits=', r'component_waits\[[^]]+\] (?:[|&]?=)(?!=)'),
    ('waits?', r'component_waits\[|component_wait\('),
    ('result=', r'component_result\[[^]]+\] ='),
    ('timed=', r'timer_queue_cancel\('),
    ('expired', r'timer_queue_take\('),
    ('queued+', r'\bqueue_put\('),
    ('queued-', r'\bqueue_take\('),
    ('queued?', r'endpoint_queued\(|endpoint_readable\(|source_readable\('),
    ('received+', r'component_received\[.*?\]\+\+'),
    ('target=', r'[.>]target = '),
    ('target?', r'[.>]target\b'),
    ('listed+', r'\bset_list\('),
    ('listed-', r'\bset_pop\(|\bset_unlist\('),
    ('listed?', r'\bset_first\('),
    ('take', r'\bmessage_take\('),
    ('pop', r'(?<!\w)take\('),
    ('end', r'\bwait_end\('),
    ('event', r'\bwait_event\('),
    ('queued', r'\bevent_queued\('),
    ('enqueue', r'\benqueue\('),
    ('clear?', r'\bdirect_is_clear\('),
    ('awaited?', r'\bdirect_is_awaited\('),
    ('there?', r'\bdirect_is_awaited_there\('),
    ('keep', r'\bschedule_(?:keep|offer)\('),
    ('wake', r'\bdirect_wake\('),
    ('hand', r'\bdirect_hand_over\('),
    ('switch', r'\bdirect_switch\('),
    ('directly', r'\bcommit_directly\('),
    ('by_queue', r'\b(?:commit_queued|queue_from_kernel)\('),
    ('wait', r'\bwait_(?:as|for|with|at_end|until)\('),
    ('ready', r'\bschedule_ready\('),
    ('on', r'\bmachine_(?:interrupts_on|breathe)\(|\bwait_prepare\('),
)
ANY = re.compile('|'.join(f'(?P<s{i}>{pattern})' for i, (_, pattern) in enumerate(STEPS)))


def body(text, function):
    """What stands between the braces of a function, without comments."""
    text = re.sub(r'/\*.*?\*/|//[^\n]*', '', text, flags=re.S)
    found = re.search(rf'^[\w \*]*\b{function}\([^;{{}}]*\)\n\{{\n(.*?)^\}}', text, re.M | re.S)
    return found and found[1]


def of_code(text, function):
    """The steps of a function of this C text; None if it has no such function."""
    inside = body(text, function)
    if inside is None:
        return None
    return [STEPS[int(found.lastgroup[1:])][0] for found in ANY.finditer(inside)]


def of_model(text):
    """(file, function) -> the steps that the model says it has."""
    steps = {}
    for found in re.finditer(r'/\*: (\S+) (\w+) \*/(.*?)(?=/\*: |\Z)', text, re.S):
        words = re.findall(r'/\*= (.*?) \*/', found[3])
        steps[found[1], found[2]] = ' '.join(words).split()
    return steps


def differences(model, read):
    """What the model says otherwise than the code; read(path) is the text of a file."""
    for (path, function), said in of_model(model).items():
        does = of_code(read(path), function)
        if does is None:
            yield f'{path} has no function {function}, of which wait.pml tells'
        elif does != said:
            yield (f'{path}: {function}: the code does: {" ".join(does)}\n'
                   f'and tests/kernel/wait.pml says: {" ".join(said)}')
