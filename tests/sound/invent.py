"""invent.py - contracts that nobody wrote, for random programs: sound ones of tests/contracts'
random_contract.py, with arguments added to their messages, and a way to the end wherever the client
speaks."""
import pathlib
import random
import subprocess
import sys

import contracts as contract_reader

ROOT = contract_reader.ROOT
sys.path.insert(0, str(ROOT / "tests" / "contracts"))
import random_contract  # noqa: E402 (it lies elsewhere)

ARGUMENTS = ["", "", "", "uint32_t number", "bool flag, uint16_t number", "uint8_t[] data", "opt uint8_t[] data",
             "uint8_t[] data, uint32_t number", "frozen uint8_t[] text", "uint8_t parts[3]",
             "opt uint8_t[] data, opt frozen uint8_t[] text", "int64_t sum", "opt Echo.client@Ready line",
             "Wire.server@Ready line", "uint8_t[] data, opt Echo.client@Ready line"]
FAR = 7  # operations to the end, whatever the other side says
STATES = 20


def may_leave(contract):
    """Wherever the client alone speaks, it may say that it has had enough."""
    for state in contract.states.values():
        if all(isinstance(way[0], str) and way[0].endswith("?") for way in state):
            state.append(["Enough?", "end"])
    contract.messages[True].append("Enough")


def text_of(seed):
    """A contract's text; it need not be sound."""
    source = random.Random(seed)
    made = random_contract.Contract(source.randrange(10 ** 9)).make()
    may_leave(made)
    text = made.text()
    for name in [m for way in made.messages.values() for m in way]:
        text = text.replace(f" message {name}();", f" message {name}({source.choice(ARGUMENTS)});")
    return made.name, text


def fits(contract):
    """Can either side come to an end from wherever it is, before long?"""
    if len(contract.states) > STATES:
        return False
    return all(contract.distance(side, state) <= FAR
               for side in ("client", "server") for state in contract.states)


def invent(folder, seed, count):
    """Write so many contracts into the folder, beside those that they mention."""
    made, attempt = [], 0
    while len(made) < count:
        name, text = text_of(f"{seed} {attempt}")
        attempt += 1
        file = pathlib.Path(folder) / f"{name}.contract"
        file.write_text(text)
        sound = subprocess.run([ROOT / "build" / "deed", "contract", file, "--check", "-I", folder], check=False,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
        if sound and fits(contract_reader.read_file(file, folder)):
            made.append(name)
        else:
            file.unlink()
    return made


def component_text(text, names, found):
    """The component's text with both ends of the invented contracts."""
    lines = [f"    uses {name.lower()}: {name};" for name in names]
    for name in names:
        state = found[name].set_state()
        if state:
            lines.append(f"    serves {name.lower()}s: {name}@{state} many;")
    return text.replace("    float;\n", "\n".join(lines) + "\n    float;\n")
