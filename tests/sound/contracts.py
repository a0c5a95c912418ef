"""contracts.py - the contracts of random programs, read from `deed contract json`, and the C that
plays the peer of each: how a message is filled, what becomes of one that is sent."""
import json
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MOST = 1000


class Argument:
    def __init__(self, data, constants):
        self.name, self.kind = data["name"], data["kind"]
        self.owned, self.optional = data["owned"], data["optional"]
        self.contract, self.state = data["contract"], data["state"]
        self.c_type, self.array, self.element = data["c_type"], data["array"], data["element"]
        self.is_bool = data["type"].startswith("bool")
        self.constants = constants.get(data["c_type"])


class Message:
    def __init__(self, contract, data, constants):
        self.contract, self.name, self.tag = contract, data["name"], data["tag"]
        self.to_server = data["sender"] == "client"
        self.arguments = [Argument(a, constants) for a in data["arguments"]]
        self.owned = [a for a in self.arguments if a.owned]
        # its one owned argument is an object, the first: who takes it out wipes out a flag
        self.is_flagged = (len(self.owned) == 1 and self.arguments[0].owned and
                           not self.owned[0].optional and
                           self.owned[0].kind not in ("client", "server"))
        self.size = data["size"]
        self.requires = data["requires"] is not None


class Contract:
    def __init__(self, data):
        self.name, self.base = data["contract"], data["base"]
        constants = {t["c_type"]: [c["c_name"] for c in t["constants"]] for t in data["types"]}
        self.messages = {m["name"]: Message(self, m, constants) for m in data["messages"]}
        self.states = [s["name"] for s in data["states"]]
        self.named = [s["name"] for s in data["states"] if s["named"]]
        self.start = data["start"]
        self.next = {s["name"]: {t["message"]: t["next"] for t in s["transitions"]}
                     for s in data["states"]}
        self.base_state = {s["name"]: s["base_state"] for s in data["states"]}
        self.end = next((s["name"] for s in data["states"] if s["end"]), None)
        self.types = {t["c_type"]: t for t in data["types"]}
        self.far = {}

    def sends(self, side, state):
        """(message, next state) of what this side may send."""
        return [(self.messages[m], to) for m, to in self.next[state].items()
                if self.messages[m].to_server == (side == "client")]

    def receives(self, side, state):
        return [(self.messages[m], to) for m, to in self.next[state].items()
                if self.messages[m].to_server != (side == "client")]


    def set_state(self):
        """A state in which a set may hold the server's ends: it is the client's turn."""
        return next((s for s in self.named if self.receives("server", s) and not self.sends("server", s)), None)

    def distance(self, side, state):
        """Operations until this side may leave, if it hurries and the other does not."""
        if side not in self.far:
            self.far[side] = self.distances(side)
        return self.far[side][state]

    def distances(self, side):
        goals = {self.end} | ({self.set_state()} if side == "server" else set())
        far = {s: 0 if s in goals else MOST for s in self.states}
        for _ in self.states:
            for s in self.states:
                sends, receives = self.sends(side, s), self.receives(side, s)
                if s not in goals and (sends or receives):
                    far[s] = 1 + (min(far[to] for _, to in sends) if sends else
                                  max(far[to] for _, to in receives))
        return far


def read_file(file, folder, deed=ROOT / "build" / "deed"):
    done = subprocess.run([deed, "contract", "json", file, "-I", folder], check=True,
                          stdout=subprocess.PIPE)
    return Contract(json.loads(done.stdout))


def read(folder=HERE / "contracts"):
    """All contracts of the folder by name."""
    return {file.stem: read_file(file, folder) for file in sorted(pathlib.Path(folder).glob("*.contract"))}


# ---- the peer in C -------------------------------------------------------------------------------

def fill_plain(contract, place, c_type, array, is_bool):
    if array:
        return [f"    for (int i = 0; i < {array}; i++)",
                "    " + fill_plain(contract, place + "[i]", c_type, None, is_bool)[0]]
    if c_type in contract.types and contract.types[c_type]["constants"]:
        return [f"    {place} = chance({len(contract.types[c_type]['constants']) - 1});"]
    if c_type in contract.types:
        lines = []
        for field in contract.types[c_type]["fields"]:
            lines += fill_plain(contract, f"{place}.{field['name']}", field["c_type"],
                                field["array"], field["type"].startswith("bool"))
        return lines
    return [f"    {place} = ({c_type})chance({2 if is_bool else 9});"]


def state_number(contract, state):
    """The macro that stands for it; states without a name of their own have a point in theirs."""
    return f"STATE_{contract}_{state.replace('.', '_')}"


def fresh(argument):
    """An expression that makes such an object in a peer's hands."""
    if argument.kind in ("client", "server"):
        side = int(argument.kind == "server")
        return (f"endpoint_new(&contract_{argument.contract}, {side}, "
                f"{state_number(argument.contract, argument.state)})")
    struct, element = argument.c_type[:-2], argument.element
    return {"object": f"object_new(sizeof({struct}), KIND_OBJECT)", "parcel": "peer_parcel()",
            "vector": f"peer_vector(sizeof({element}))", "frozen": f"peer_frozen(sizeof({element}))",
            "rows": f"peer_rows(sizeof({element}))"}[argument.kind]


def fill(contract, message):
    lines = []
    for a in message.arguments:
        place = f"m->{a.name}"
        if a.owned:
            null = "chance(3) == 1 ? NULL : " if a.optional else ""
            lines.append(f"    {place} = {null}{fresh(a)};")
        else:
            lines += fill_plain(contract, place, a.c_type, a.array, a.is_bool)
    return lines


def take(message):
    lines = []
    for a in message.owned:
        null = "" if a.optional else f' else violation("%s is null in a message", "{a.name}");'
        if a.kind in ("client", "server"):
            sent = (f"endpoint_send(m->{a.name}, &contract_{a.contract}, "
                    f"{int(a.kind == 'server')}, {state_number(a.contract, a.state)});")
        else:
            sent = f'object_check(m->{a.name}, KIND_OBJECT, "it sends"), object_send(m->{a.name});'
        lines.append(f"    if (m->{a.name} != NULL)\n        {sent}\n   {null}" if null else
                     f"    if (m->{a.name} != NULL)\n        {sent}")
    return lines


def message_functions(contract, message):
    name = f"{contract.name}_{message.name}"
    if message.size == 0:
        return [f"static void fill_{name}(void *m) {{ (void)m; }}",
                f"static void take_{name}(void *m) {{ (void)m; }}",
                f"static bool is_empty_{name}(const void *m) {{ (void)m; return true; }}"]
    struct = f"struct {contract.name}_{message.name}_message"
    empty = " && ".join(["true"] + [f"m->{a.name} == NULL" for a in message.owned])
    lines = [f"static void fill_{name}(void *at)", "{", f"    {struct} *m = at;",
             *fill(contract, message), "}", f"static void take_{name}(void *at)", "{",
             f"    {struct} *m = at;", "    (void)m;", *take(message), "}",
             f"static bool is_empty_{name}(const void *at)", "{", f"    const {struct} *m = at;",
             "    (void)m;", f"    return {empty};", "}"]
    return lines


PEER_HEAD = """/* Generated by contracts.py: peers of all contracts. */
#include "sound.component.h"
#include "harness.h"

static void *peer_vector(uint64_t element)
{
    uint64_t length = 9 + chance(9);
    uint64_t *made = object_new(8 + length * element, KIND_OBJECT);
    *made = length;
    return made;
}

static void *peer_frozen(uint64_t element)
{
    uint64_t *body = object_body(8 + 9 * element);
    *body = 9;
    return object_frozen(body);
}

static void *peer_rows(uint64_t element)
{
    uint64_t size = sizeof(struct deed_rows) + 3 * 40 + 16 * element;
    struct deed_rows *made = object_new(size, KIND_OBJECT);
    made->room = 3;
    made->left = 16;
    made->end = sizeof *made + 3 * 8;
    for (uint32_t i = chance(3); i > 0; i--)
        deed_rows_add(made, i, element);
    return made;
}

/* Stops that lead to each other, round and back. */
static void *peer_parcel(void)
{
    uint64_t size = sizeof(struct Yard_Stop_parcel) + 200;
    struct Yard_Stop_parcel *made = object_new(size, KIND_OBJECT);
    made->parcel.size = size;
    made->parcel.end = sizeof *made;
    for (uint32_t i = chance(4); i > 0; i--) {
        struct Yard_Stop *stop = Yard_Stop_parcel_add_Stop(made);
        stop->next = made->root.next;
        stop->back = chance(2) ? &made->root : NULL;
        made->root.next = stop;
    }
    if (chance(2))
        made->root.name = Yard_Stop_parcel_add_uint8_vector(made, 5);
    return made;
}
"""


def peer_text(contracts, ports):
    """The whole file; `ports` are the lines of the component file: (word, name, contract, state)."""
    lines = [PEER_HEAD]
    for c in contracts.values():
        lines.append(f"static const struct contract contract_{c.name};")
        lines += [f"#define {state_number(c.name, s)} {n}" for n, s in enumerate(c.states)]
    for c in contracts.values():
        for m in c.messages.values():
            lines += message_functions(c, m)
        table = [str(c.states.index(c.next[s][m])) if m in c.next[s] else "255"
                 for s in c.states for m in c.messages]
        bases = [str(contracts[c.base].states.index(c.base_state[s])) if c.base and c.base_state[s]
                 else "255" for s in c.states]
        lines += [f"static const uint8_t next_{c.name}[] = {{{', '.join(table)}}};",
                  f"static const uint8_t base_{c.name}[] = {{{', '.join(bases)}}};",
                  f"static const char *const states_{c.name}[] = {{"
                  + ", ".join(f'"{s}"' for s in c.states) + "};",
                  f"static const struct message messages_{c.name}[] = {{"]
        lines += [f'    {{"{m.name}", {m.size}, {int(m.to_server)}, fill_{c.name}_{m.name}, '
                  f"take_{c.name}_{m.name}, is_empty_{c.name}_{m.name}, {int(m.is_flagged)}}},"
                  for m in c.messages.values()]
        end = c.states.index(c.end) if c.end else 254
        base = f"&contract_{c.base}" if c.base else "NULL"
        lines += ["};", f"static const struct contract contract_{c.name} = {{",
                  f'    "{c.name}", {len(c.states)}, {len(c.messages)}, '
                  f"{c.states.index(c.start)}, {end}, next_{c.name}, messages_{c.name},",
                  f"    states_{c.name}, {base}, base_{c.name}}};"]
    for number, c in enumerate(contracts.values()):
        lines.append(f"const uint32_t deed_contract_{c.name} = {number};")
    lines.append("const struct contract *const contracts[] = {"
                 + ", ".join(f"&contract_{c}" for c in contracts) + "};")
    lines += ["void *peer_ports(void)", "{", "    static struct sound_ports ports;"]
    for word, name, contract, state in ports:
        c = contracts[contract]
        if word == "uses":
            lines.append(f"    ports.{name} = (void *)peer_port(&contract_{contract});")
        else:
            number = c.states.index(state or c.start)
            lines += [f"    static const struct set_kind {name} = {{&contract_{contract}, {number}}};",
                      f"    ports.{name} = (void *)peer_set(&{name});"]
    lines += ["    return &ports;", "}"]
    return "\n".join(lines) + "\n"


def ports_of(file=HERE / "sound.component"):
    """(word, name, contract, state) of each port in the component file."""
    found = []
    for line in file.read_text().split("\n"):
        words = line.replace(":", " ").replace(";", " ").split()
        if words and words[0] in ("uses", "serves"):
            contract, _, state = words[2].partition("@")
            found.append((words[0], words[1], contract, state or None))
    return found
