#!/usr/bin/env python3
"""The linked image: pages that are writable or executable and never both, the PVH note where loaders look,
components apart, no symbol of a component but its entry."""
import struct

import gates

tap = gates.Tap()
PAGE = 4096
image = (gates.ROOT / "build" / "demo" / "deed.elf").read_bytes()
entry, phoff, shoff = struct.unpack_from("<QQQ", image, 24)
phsize, phnum, shsize, shnum = struct.unpack_from("<HHHH", image, 54)
segments = [struct.unpack_from("<IIQQQQQQ", image, phoff + i * phsize) for i in range(phnum)]
sections = [struct.unpack_from("<IIQQQQIIQQ", image, shoff + i * shsize) for i in range(shnum)]
LOAD, NOTE, X, W = 1, 4, 1, 2

loads = [segment for segment in segments if segment[0] == LOAD]
tap.ok(all(not (flags & W and flags & X) for _, flags, *_ in loads), "nothing is writable and executable")
ranges = sorted((address // PAGE, (address + size - 1) // PAGE) for _, _, _, address, _, _, size, _ in loads)
tap.ok(all(a[1] < b[0] for a, b in zip(ranges, ranges[1:])), "no page is in two segments")
tap.ok(ranges[0][0] * PAGE == 0x200000, "the image begins at 2 MiB")
notes = [segment for segment in segments if segment[0] == NOTE]
inside = notes and any(load[3] <= notes[0][3] and notes[0][3] + notes[0][5] <= load[3] + load[5]
                       for load in loads)
tap.ok(len(notes) == 1 and inside, "the PVH note is loaded")
offset = notes[0][2]
name, size, kind = struct.unpack_from("<III", image, offset)
start = struct.unpack_from("<Q", image, offset + 16)[0]
tap.ok((name, kind, image[offset + 12:offset + 16]) == (4, 18, b"Xen\0") and start == entry,
       "it names the entry")

symbols = {}
bindings = {}
for _, kind, _, _, at, size, link, _, _, entry_size in sections:
    if kind != 2:
        continue
    strings = sections[link][4]
    for i in range(size // entry_size):
        name, info, _, _, value, _ = struct.unpack_from("<IBBHQQ", image, at + i * entry_size)
        text = image[strings + name:image.index(b"\0", strings + name)].decode()
        symbols[text] = value
        bindings.setdefault(text, info >> 4)
components = sorted(name[len("deed_stack_size_"):] for name in symbols if name.startswith("deed_stack_size_"))
tap.ok("console" in components and "shell" in components, f"components: {' '.join(components)}")


def between(what, start, end):
    tap.ok(symbols[start] <= symbols[end], f"{what}: {symbols[end] - symbols[start]} bytes")
    return symbols[start], symbols[end]


spans = []
for name in components:
    text = between(f"{name} text", f"deed_text_{name}_start", f"deed_text_{name}_end")
    data = between(f"{name} data", f"deed_data_{name}_start", f"deed_data_{name}_end")
    copy = between(f"{name} pristine data", f"deed_data_image_{name}_start", f"deed_data_image_{name}_end")
    tap.ok(text[0] <= symbols[f"{name}_main"] < text[1], f"{name}_main is in its text")
    tap.ok(copy[1] - copy[0] <= data[1] - data[0], f"{name}: the copy fits")
    tap.ok(symbols["deed_image_text_start"] <= text[0] and text[1] <= symbols["deed_image_text_end"],
           f"{name}: text among text")
    tap.ok(symbols["deed_image_rodata_start"] <= copy[0] and copy[1] <= symbols["deed_image_rodata_end"],
           f"{name}: copy among constants")
    tap.ok(symbols["deed_image_data_start"] <= data[0] and data[1] <= symbols["deed_image_data_end"],
           f"{name}: data among data")
    stack = symbols[f"deed_stack_{name}"]
    tap.ok(stack % 16 == 0 and symbols["deed_stacks_start"] <= stack < symbols["deed_stacks_end"],
           f"{name}: stack among stacks")
    spans += [span for span in (text, data) if span[0] != span[1]]
spans.sort()
tap.ok(all(a[1] <= b[0] for a, b in zip(spans, spans[1:])), "texts and data do not overlap")
guard = symbols["deed_guard_start"]
tap.ok(guard % PAGE == 0 and symbols["deed_stacks_start"] == guard + PAGE, "a guard page lies below the stacks")
tap.done()
