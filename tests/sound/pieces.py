"""pieces.py FOLDER COUNT - small random programs, each whole, with the helpers it calls: seeds for the
fuzzer of the front."""
import pathlib
import re
import sys

import generate
import unit

HEAD = re.compile(r"^(?:(?:OWN|OPT|STATE\(\w+\)|BORROWS\(\w+\))[ \n])*static [^;{]*?\b(\w+)\([^;{]*\)\n\{.*?^\}\n",
                  re.M | re.S)


def needed(text):
    """The prelude without the functions that the program does not reach."""
    bodies = {found[1]: found[0] for found in HEAD.finditer(unit.PRELUDE)}
    keep, more = set(), set(re.findall(r"\w+", text)) & set(bodies)
    while more:
        keep |= more
        more = {w for name in more for w in re.findall(r"\w+", bodies[name])} & set(bodies) - keep
    result = unit.PRELUDE
    for name, body in bodies.items():
        if name not in keep:
            result = result.replace(body, "")
    return result


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    for program in generate.programs("pieces", count, 0.02, generate.shared()):
        text = (needed(program.text) + program.text + "\nvoid sound_main(struct sound_ports *ports)\n{\n"
                f"    program_{program.number}(ports);\n}}\n")
        (folder / f"piece-{program.number}.c").write_text(text)


if __name__ == "__main__":
    main()
