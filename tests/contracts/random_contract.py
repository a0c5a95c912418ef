"""random_contract.py - contracts out of a generator of random numbers: a seed is a contract.

Most begin as polite ones: in each state the client speaks first and the server last. Some of these
are then broken in one place; others are made without manners, or have states in which both sides
may send. So every kind of refusal comes up, and at least a third of all is sound.

    tests/contracts/random_contract.py SEED         prints the contract R<SEED>
"""

import random
import sys


class Contract:
    """A contract while it is made. Sequences are lists of steps: a step is a string, or a list of
    sequences for a group."""

    def __init__(self, seed):
        self.name = f"R{seed}"
        self.random = random.Random(seed)
        self.messages = {True: [], False: []}
        self.states = {}
        self.subs = {}
        self.labels = 0

    def pick(self, many):
        return self.random.choice(list(many))

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def fresh(self, to_server):
        """A message that is new."""
        name = ("In" if to_server else "Out") + str(len(self.messages[to_server]))
        self.messages[to_server].append(name)
        return name

    def message(self, to_server, but=()):
        """A message, used before or new, other than these; with its mark."""
        known = [name for name in self.messages[to_server] if name not in but]
        name = self.pick(known) if known and self.chance(60) else self.fresh(to_server)
        return name + ("?" if to_server else "!")

    def target(self):
        return "end" if self.chance(12) else self.pick(self.names)

    # ---- polite ones

    def answers(self, depth):
        """What the server says at the end: one message, or a choice of some."""
        if depth == 0 or self.chance(60):
            return [self.message(False)]
        group, used = [], []
        for _ in range(self.random.randint(2, 3)):
            first = self.message(False, used)
            used.append(first[:-1])
            more = [self.message(True), self.message(False)] if self.chance(20) else []
            group.append([first] + more)
        return [group]

    def polite(self, first, depth=1):
        """client, server, client, server ... the server last; without a target."""
        steps = [first]
        for _ in range(self.random.choice([0, 0, 0, 1, 1, 2])):
            if self.chance(20):
                steps.append(self.message(True))
            steps += [self.message(False), self.message(True)]
            if self.subs and self.chance(25):
                steps += [self.pick(self.subs)]
        return steps + self.answers(depth)

    def polite_state(self):
        used, state = [], []
        for _ in range(self.random.choice([1, 1, 2, 2, 3])):
            first = self.message(True, used)
            used.append(first[:-1])
            steps = self.polite(first)
            if self.subs and self.chance(10):
                steps.insert(0, self.pick(self.subs))  # an alternative that begins with one
            if isinstance(steps[-1], list) and self.chance(50):
                for way in steps[-1]:
                    way.append(self.target())
            else:
                steps.append(self.target())
            state.append(steps)
        return state

    def make_subs(self):
        """Sub-protocols come back when the server has answered; the second may use the first, in the
        middle or at its end, and begin again."""
        if not self.chance(35):
            return
        self.subs["Sub0"] = [self.polite(self.message(True))]
        if self.chance(40):
            self.subs["Sub0"].append(self.polite(self.fresh(True) + "?"))
        if not self.chance(50):
            return
        ways = [self.polite(self.fresh(True) + "?")]
        if self.chance(40):
            ways.append(self.polite(self.fresh(True) + "?") + ["Sub0"])
        if self.chance(30):
            ways.append(self.polite(self.fresh(True) + "?") + ["Sub1"])
        if self.chance(15):
            ways.append(self.polite(self.fresh(True) + "?") + [self.target()])
        self.subs["Sub1"] = ways

    # ---- both sides may send

    def crossing(self):
        """A state in which both may send: with the crossing provided for, or half, or badly."""
        ask, tell, answer, seen = (self.fresh(way) + mark for way, mark in
                                   ((True, "?"), (False, "!"), (False, "!"), (True, "?")))
        name = f"Both{len(self.states)}"
        home = self.target()
        again = name if self.chance(50) else home
        states = {"": [[ask, name + "a"], [tell, name + "b"]],
                  "a": [[answer, again], [tell, name + "x"]],
                  "b": [[seen, home], [ask, name + "x"]],
                  "x": [[answer, seen, home]]}
        kind = self.random.randrange(10)
        if kind == 0:  # each waits for what the other never sends
            states["a"][1] = [tell, answer, home]
            states["b"][1] = [ask, seen, home]
            del states["x"]
        elif kind == 1:  # the server is not ready for the question
            states["b"].pop()
        elif kind == 2:  # nor the client for the news
            states["a"].pop()
        elif kind == 3:  # each ends at once
            states = {"": [[ask, "end"], [tell, "end"]]}
        elif kind == 4:  # the client ends when it has sent, the server answers all the same
            states = {"": [[ask, name + "a"], [tell, name]], "a": [[answer, "end"], [tell, "end"]]}
        for suffix, state in states.items():
            self.states[name + suffix] = state
        begin = self.fresh(True) + "?"
        self.states[self.names[0]].append([begin, self.fresh(False) + "!", name])

    # ---- without manners

    def wild_sequence(self, depth, first):
        steps = [first] if first else []
        for _ in range(self.random.randint(0 if first else 1, 3)):
            if depth and self.chance(20):
                steps.append(self.wild_choices(depth - 1, False))
            elif self.subs and steps and self.chance(10):
                steps.append(self.pick(self.subs))
            else:
                steps.append(self.message(self.chance(50)))
        return steps

    def wild_choices(self, depth, top):
        both = self.chance(25)
        to_server = self.chance(50)
        used, choices = [], []
        for _ in range(self.random.choice([1, 1, 2, 2, 3])):
            first = self.message(self.chance(50) if both else to_server, used)
            used.append(first[:-1])
            steps = self.wild_sequence(depth, first)
            if top or self.chance(30):
                steps.append(self.target())
            choices.append(steps)
        return choices

    # ---- something wrong, in one place

    def sequences(self):
        """All sequences, inner ones too."""
        work = [way for state in [*self.states.values(), *self.subs.values()] for way in state]
        for way in work:
            yield way
            work.extend(inner for step in way if isinstance(step, list) for inner in step)

    def spoil(self):
        way = self.pick(self.sequences())
        state = self.pick(self.states.values())
        kind = self.random.randrange(9)
        if kind == 0:
            state.append([self.pick(state)[0], self.target()])  # often the same message again
        elif kind == 1:
            way[-1:] = [self.message(False)]  # no target
        elif kind == 2:
            self.states[f"Lost{len(self.states)}"] = [[self.message(True), self.target()]]
        elif kind == 3:
            self.fresh(self.chance(50))  # nobody sends it
        elif kind == 4:
            state.append([self.message(False), self.target()])  # both may speak
        elif kind == 5:
            state.append([self.message(True), "end"])
        elif kind == 6 and len(way) > 1:
            del way[self.random.randrange(len(way) - 1)]
        elif kind == 7:
            state.append([self.message(True), self.pick(self.names)])  # perhaps for ever
        else:
            state.append([self.target()])  # nobody could tell

    def label(self):
        """A name for a point within a sequence, and sometimes a way to it."""
        way = self.pick(self.sequences())
        places = [i for i in range(1, len(way))
                  if isinstance(way[i], str) and way[i][-1] in "?!" and ":" not in way[i]]
        if not places:
            return
        at = self.pick(places)
        name = f"Point{self.labels}"
        self.labels += 1
        way[at] = f"{name}: {way[at]}"
        if self.chance(30):
            polite = way[at][-1] == "!"  # the server's turn: a client that asks may go on there
            other = self.pick(self.states.values())
            other.append([self.message(polite), name])

    def make(self):
        self.names = [f"S{i}" for i in range(self.random.choice([1, 2, 2, 3, 4, 5]))]
        kind = self.random.randrange(100)
        self.make_subs()
        for name in self.names:
            self.states[name] = self.polite_state() if kind < 75 else self.wild_choices(2, True)
        if self.chance(35):
            self.crossing()
        for _ in range(3):
            if self.chance(15):
                self.label()
        if 45 <= kind < 75:
            self.spoil()
        self.drop_lost()
        return self

    def drop_lost(self):
        """Most states that nothing leads to are of no interest."""
        if self.chance(5):
            return
        reached, work = set(), [self.names[0]]
        everything = {**self.states, **self.subs}
        owners = {word.split(":")[0]: name for name, state in everything.items()
                  for word in words_of(state) if ":" in word}
        while work:
            name = work.pop()
            name = owners.get(name, name)
            if name in reached or name not in everything:
                continue
            reached.add(name)
            work += [word.split()[-1] for word in words_of(everything[name])]
        self.states = {name: state for name, state in self.states.items() if name in reached}
        self.subs = {name: state for name, state in self.subs.items() if name in reached}
        used = {word.split()[-1][:-1] for state in [*self.states.values(), *self.subs.values()]
                for word in words_of(state)}
        if not self.chance(5):
            for to_server in (True, False):
                self.messages[to_server] = [m for m in self.messages[to_server] if m in used]

    # ---- the text

    def text(self):
        lines = [f"contract {self.name} {{"]
        for to_server, word in ((True, "in "), (False, "out")):
            lines += [f"    {word} message {name}();" for name in self.messages[to_server]]
        for name, state in {**self.states, **self.subs}.items():
            ways = "\n        | ".join(text_of(way) for way in state)
            lines.append(f"    state {name}: {ways};")
        return "\n".join(lines) + "\n}\n"


def words_of(state):
    for way in state:
        for step in way:
            if isinstance(step, list):
                yield from words_of(step)
            else:
                yield step


def text_of(way):
    return " -> ".join(step if isinstance(step, str) else
                       "(" + " or ".join(text_of(inner) for inner in step) + ")" for step in way)


def random_contract(seed):
    return Contract(seed).make().text()


if __name__ == "__main__":
    sys.stdout.write(random_contract(int(sys.argv[1])))
