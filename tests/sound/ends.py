"""ends.py - scenes of random programs about endpoints: kept in fields, lists and arrays, waited for with
others and with sets, asked until a deadline, made of messages, handed to functions; and about parcels
and optional objects that travel."""
from wider import WiderWriter


class EndsWriter(WiderWriter):
    def answered_by(self, e, case, more=""):
        """An Echo client that has asked gets its answer, or ends."""
        return (f"switch (Echo_client_receive({e})) {{\ncase Echo_Said:\n{more}    {case}\n    break;\n"
                f"case Echo_closed:\n    Echo_client_drop({e});\n    break;\n}}")

    def maybe_ready(self, letter="e"):
        """An Echo client behind a null test: a block is open."""
        e = self.v(letter)
        self.write(f"struct Echo_client *{e} = Echo_open(ports->echo, {self.pick(['DEED_FOREVER', 'DEED_NOW'])});\n"
                   f"if ({e} != NULL) {{")
        self.depth += 1
        self.feature("open")
        return e

    # ---- kept

    def probe_field_end(self):
        """In a field of a struct of the heap, in a list."""
        first, line = self.v("f"), self.v("l")
        e = self.v("e")
        say = f"        Echo_send_Say({e}, 1);\n" if self.wrong else ""
        self.write(f"struct line *{first} = NULL;\nfor (uint32_t i = 0; i < {1 + self.below(3)}; i++) {{\n"
                   f"    struct line *{line} = deed_take(sizeof(struct line));\n    if ({line} == NULL)\n        break;\n"
                   f"    struct Echo_client *{e} = Echo_open(ports->echo, DEED_FOREVER);\n    if ({e} != NULL) {{\n{say}"
                   f"        PUT({line}->echo, {e});\n    }}\n    if ({first} != NULL)\n        PUT({line}->next, {first});\n"
                   f"    {first} = {line};\n}}\nwhile ({first} != NULL) {{\n"
                   f"    struct Echo_client *{e} = TAKE({first}->echo);\n    if ({e} != NULL) {{\n"
                   f"        switch (Echo_call_Say({e}, {first}->asked)) {{\n        case Echo_Said:\n"
                   f"            show(Echo_Said_number({e}));\n            end_line({e});\n            break;\n"
                   f"        case Echo_closed:\n            Echo_client_drop({e});\n            break;\n        }}\n    }}\n"
                   f"    struct line *{line} = TAKE({first}->next);\n    deed_drop({first});\n    {first} = {line};\n}}")
        self.feature("endpoint in a field", "endpoint in a slot", "call")

    def probe_field_borrowed(self):
        """Lent from its field: used there, in the state that the field declares, and left in it."""
        line, e = self.v("l"), self.v("e")
        text = f"if ({e} != NULL)\n    ask({e}, 3);" if self.wrong else f"show({e} != NULL ? 1 : 0);"
        self.write(f"struct line *{line} = deed_take(sizeof(struct line));\nif ({line} != NULL) {{\n"
                   f"    PUT({line}->echo, Echo_open(ports->echo, DEED_FOREVER));")
        self.depth += 1
        self.write(f"struct Echo_client *{e} = {line}->echo;\n{text}\nend_line(TAKE({line}->echo));\n"
                   f"deed_drop({line});")
        self.done()
        self.feature("endpoint in a field", "borrow through slot")

    def probe_array_end(self):
        """In an array."""
        g, e = self.own_name("g_lines"), self.v("e")
        self.statics[g] = "wiped"
        contract, mark = self.pick([("Echo", "Ready"), ("Wire", "Ready")])
        self.define(f"static struct {contract}_client *{g}[3] OWN STATE({mark});")
        at = f"AT({g}, 3, i)"
        if contract == "Echo":
            state = f"        Echo_send_Say({e}, 1);\n" if self.wrong else ""
            end = f"    end_line(TAKE({at}));"
        else:
            state = "" if not self.wrong else \
                f"        switch (Wire_client_receive({e})) {{\n        case Wire_Pulse: break;\n        case Wire_Over:\n" \
                f"        case Wire_closed:\n            Wire_client_drop({e});\n            continue;\n        }}\n"
            end = (f"    struct Wire_client *{e} = TAKE({at});\n    if ({e} == NULL)\n        continue;\n"
                   f"    switch (Wire_client_receive({e})) {{\n    case Wire_Pulse: Wire_send_Enough({e}); break;\n"
                   f"    case Wire_Over:\n    case Wire_closed: break;\n    }}\n    Wire_client_drop({e});")
        port = contract.lower()
        self.write(f"for (uint32_t i = 0; i < 3; i++) {{\n    struct {contract}_client *{e} = "
                   f"{contract}_open(ports->{port}, DEED_FOREVER);\n    if ({e} != NULL && {g}[i] == NULL) {{\n{state}"
                   f"        PUT({at}, {e});\n    }} else if ({e} != NULL) {{\n        {contract}_client_drop({e});\n"
                   f"    }}\n}}\nfor (uint32_t i = 0; i < 3; i++) {{\n{end}\n}}")
        self.feature("endpoint in an array", "array of owners", "open")

    # ---- waited for

    def hearer(self):
        """A function that hears the answer, and ends the conversation."""
        name = self.own_name("hear")
        self.define(f"static void {name}(struct Echo_client *echo OWN CLAIMS STATE(Saying))\n{{\n"
                    "    switch (Echo_client_receive(echo)) {\n    case Echo_Said: end_line(echo); break;\n"
                    "    case Echo_closed: Echo_client_drop(echo); break;\n    }\n}")
        return name

    @staticmethod
    def over(server):
        """A Wire server that came out of its port's set is brought to its end."""
        return (f"switch (Wire_server_tag({server})) {{\ncase Wire_More:\ncase Wire_connected: "
                f"Wire_send_Over({server}); break;\ncase Wire_Enough:\ncase Wire_closed: break;\n}}\n"
                f"Wire_server_drop({server});")

    def probe_wait_three(self):
        a, b, hear, s = self.ready("a"), self.ready("b"), self.hearer(), self.v("s")
        until = self.pick(["9", "DEED_FOREVER", "deed_now() + 5"])
        late = f"case 3:\n    {hear}({a});\n    {hear}({b});\n    break;\n" if until != "DEED_FOREVER" else ""
        self.write(f"Echo_send_Say({a}, 1);\n" + ("" if self.wrong else f"Echo_send_Say({b}, 2);\n") +
                   f"switch (deed_wait3({a}, {b}, ports->wires, {until})) {{\ncase 0:\n    {hear}({a});\n"
                   f"    {hear}({b});\n    break;\ncase 1:\n    {hear}({b});\n    {hear}({a});\n    break;\n"
                   f"case 2: {{\n    struct Wire_server *{s} = Wire_server_set_receive(ports->wires);\n{self.over(s)}\n"
                   f"    {hear}({b});\n    {hear}({a});\n    break;\n}}\n{late}}}")
        self.feature("wait", "wait for several", "set receive", "endpoint through functions")

    def probe_wait_set(self):
        """A set and an endpoint: whichever is ready."""
        e, s = self.ready("e"), self.v("s")
        until = self.pick(["7", "DEED_FOREVER"])
        late = "case 2: break;\n" if until != "DEED_FOREVER" else ""
        test, close = ("", "") if self.wrong else (f"if ({s} != NULL) {{\n", "\n}")
        self.write(f"Echo_send_Say({e}, 1);\nswitch (deed_wait2(ports->wires, {e}, {until})) {{\ncase 0: {{\n"
                   f"    struct Wire_server *{s} = Wire_server_set_receive_until(ports->wires, DEED_NOW);\n"
                   f"{test}{self.over(s)}{close}\n    break;\n}}\ncase 1: break;\n{late}}}")
        self.write(self.answered_by(e, f"end_line({e});"))
        self.feature("wait", "wait for several", "set receive", "deadline")

    # ---- sets of the program's own, and replies

    def probe_set_made(self):
        """Client ends that wait for their answers, in a set that is made for the occasion."""
        s, e = self.v("s"), self.v("e")
        way = self.below(5) if self.wrong else 5
        say = "" if way == 0 else f"        Echo_send_Say({e}, i);\n"
        test, close = ("", "") if way == 1 else (f"if ({s} != NULL) {{\n", "\n}")
        drop = "" if way == 2 else f"    Echo_client_set_drop({s});"
        late = (f"\n    struct Echo_client *{e}l = Echo_client_set_receive_until({s}, DEED_NOW);\n"
                f"    if ({e}l != NULL) {{\n        switch (Echo_client_tag({e}l)) {{\n"
                f"        case Echo_Said: end_line({e}l); break;\n"
                f"        case Echo_closed: Echo_client_drop({e}l); break;\n        }}\n    }}") if way == 3 else ""
        null = "" if way == 4 else f"        if ({e} == NULL)\n            break;\n"
        self.write(f"struct Echo_client_set *{s} STATE(Saying) = Echo_client_set_take();\n{test}"
                   f"    for (uint32_t i = 0; i < {2 + self.below(3)}; i++) {{\n"
                   f"        struct Echo_client *{e} = Echo_open(ports->echo, DEED_FOREVER);\n"
                   f"        if ({e} == NULL)\n            break;\n{say}        Echo_client_set_put({s}, {e});\n    }}\n"
                   f"    for (uint32_t i = 0; i < {2 + self.below(3)}; i++) {{\n"
                   f"        struct Echo_client *{e} = Echo_client_set_receive_until({s}, {self.pick(['DEED_NOW', '6'])});\n"
                   f"{null}        switch (Echo_client_tag({e})) {{\n        case Echo_Said:\n"
                   f"            show(Echo_Said_number({e}));\n            end_line({e});\n            break;\n"
                   f"        case Echo_closed: Echo_client_drop({e}); break;\n        }}\n    }}\n{drop}{late}{close}")
        self.feature("set of one's own", "set receive", "set put", "deadline")

    def probe_set_kept(self):
        """A set in a static: server ends wait there."""
        g, s, w, r = self.own_name("g_waiting"), self.v("s"), self.v("w"), self.v("r")
        self.statics[g] = "wiped"
        way = self.below(3) if self.wrong else 3
        self.define(f"static struct Wire_server_set *{g} OWN STATE(Held);")
        pulse = "" if way == 0 else f"    Wire_send_Pulse({w}, 1);\n"
        late = f"        Wire_server_set_put({s}, wire());\n" if way == 1 else ""
        connected = f"    case Wire_connected: Wire_server_drop({r}); break;\n" if way == 2 else ""
        self.write(f"if ({g} == NULL)\n    PUT({g}, Wire_server_set_take());\nstruct Wire_server_set *{s} = {g};\n"
                   f"if ({s} != NULL) {{\n    struct Wire_server *{w} = wire();\n{pulse}    Wire_server_set_put({s}, {w});\n"
                   f"    struct Wire_server *{r} = Wire_server_set_receive({s});\n    switch (Wire_server_tag({r})) {{\n"
                   f"    case Wire_More:\n        Wire_send_Pulse({r}, 2);\n        Wire_server_set_put({s}, {r});\n{late}"
                   f"        break;\n{connected}    case Wire_Enough:\n    case Wire_closed: Wire_server_drop({r}); break;\n    }}\n}}\n"
                   f"struct Wire_server_set *{s}t = TAKE({g});\nif ({s}t != NULL)\n    Wire_server_set_drop({s}t);")
        self.feature("set of one's own", "static slot", "set put", "set receive")

    def probe_reply(self):
        """Sent, put back and received in one step."""
        e, n = self.v("e"), self.v("n")
        gone = "        Wire_server_drop({e});\n        break;\n".format(e=e)
        closed = f"        {e} = Wire_reply_Pulse(ports->wires, {e}, 1);\n        continue;\n" if self.wrong else gone
        self.write(f"struct Wire_server *{e} = Wire_server_set_receive(ports->wires);\n"
                   f"for (uint32_t {n} = 0; {n} < {2 + self.below(4)}; {n}++) {{\n    switch (Wire_server_tag({e})) {{\n"
                   f"    case Wire_connected:\n    case Wire_More:\n        {e} = Wire_reply_Pulse(ports->wires, {e}, {n});\n"
                   f"        continue;\n    case Wire_Enough:\n{gone}    case Wire_closed:\n{closed}    }}\n"
                   f"    {e} = Wire_server_set_receive(ports->wires);\n}}\n{self.over(e)}")
        self.feature("reply", "set receive", "loop")

    def probe_retry(self):
        """Asked again and again until the answer is there."""
        e, n = self.ready(), self.v("n")
        late = f"case Echo_timeout:\n        {n}++;\n        if ({n} < {1 + self.below(4)})\n            continue;\n" \
            f"        Echo_client_drop({e});\n        break;"
        if self.wrong:
            late = f"case Echo_timeout:\n        Echo_send_Say({e}, {n});\n        continue;"
        self.write(f"Echo_send_Say({e}, 3);\nuint32_t {n} = 0;\nfor (;;) {{\n"
                   f"    switch (Echo_client_receive_until({e}, {self.pick(['DEED_NOW', 'deed_now() + 9'])})) {{\n"
                   f"    case Echo_Said:\n        show(Echo_Said_twice({e}));\n        end_line({e});\n        break;\n"
                   f"    case Echo_closed:\n        Echo_client_drop({e});\n        break;\n    {late}\n    }}\n    break;\n}}")
        self.feature("deadline", "loop")

    def probe_late_payload(self):
        """A message with an owner in it comes, or does not come in time."""
        f, v = self.v("f"), self.v("v")
        left = "" if self.wrong else f"        deed_drop(Ferry_Loaded_rest({f}));\n"
        self.write(f"struct Ferry_client *{f} = Ferry_open(ports->ferry, DEED_FOREVER);\nif ({f} != NULL) {{\n"
                   f"    struct uint8_vector *{v} = vector(3);\n    Ferry_send_Load({f}, {v}, 2);\n"
                   f"    switch (Ferry_client_receive_until({f}, {self.pick(['DEED_NOW', '8'])})) {{\n"
                   f"    case Ferry_Loaded:\n{left}        Ferry_send_Leave({f});\n        break;\n    case Ferry_Refused:\n"
                   f"        {v} = Ferry_Refused_cargo({f});\n        show({v}->length);\n        deed_drop({v});\n"
                   f"        Ferry_send_Leave({f});\n        break;\n    case Ferry_closed:\n    case Ferry_timeout: break;\n"
                   f"    }}\n    Ferry_client_drop({f});\n}}")
        self.feature("deadline", "opt argument", "owned argument")

    # ---- made and handed on

    def probe_arrived_state(self):
        """An endpoint out of a message is in the state that the message declares."""
        f, e = self.v("f"), self.v("e")
        test = f"if ({e} != NULL)\n            " if not self.wrong or self.chance(0.5) else ""
        wrong_state = self.wrong and test
        use = f"show(Echo_Said_number({e}));" if wrong_state else f"ask({e}, 2);"
        after = "" if wrong_state else f"        if ({e} != NULL) {{\n            switch (Echo_client_receive({e})) {{\n" \
            f"            case Echo_Said: end_line({e}); break;\n            case Echo_closed: Echo_client_drop({e}); break;\n" \
            "            }\n        }\n"
        if wrong_state:
            after = f"        end_line({e});\n"
        self.write(f"struct Ferry_client *{f} = Ferry_open(ports->ferry, DEED_FOREVER);\nif ({f} != NULL) {{\n"
                   f"    switch (Ferry_call_Borrow({f})) {{\n    case Ferry_Lent: {{\n"
                   f"        struct Echo_client *{e} = Ferry_Lent_line({f});\n        {test}{use}\n{after}"
                   f"        Ferry_send_Leave({f});\n        break;\n    }}\n    case Ferry_closed: break;\n    }}\n"
                   f"    Ferry_client_drop({f});\n}}")
        self.feature("endpoint in message", "opt argument", "call")

    def probe_hand_over(self):
        """The server end goes away in a message; who holds the client talks to a stranger."""
        f, s, c = self.v("f"), self.v("s"), self.v("c")
        late = f"            Wire_send_Pulse({s}, 1);\n" if self.wrong else ""
        self.write(f"struct Wire_server *{s} = wire();\nstruct Wire_client *{c} = Wire_peer({s});\n"
                   f"struct Ferry_client *{f} = Ferry_open(ports->ferry, DEED_FOREVER);\nif ({f} != NULL) {{\n"
                   f"    Ferry_send_Hand({f}, {s}, vector(2));\n    switch (Ferry_client_receive({f})) {{\n"
                   f"    case Ferry_Handed:\n{late}        Ferry_send_Leave({f});\n        break;\n    case Ferry_closed: break;\n"
                   f"    }}\n    Ferry_client_drop({f});\n}} else {{\n    Wire_send_Over({s});\n    Wire_server_drop({s});\n}}\n"
                   f"if ({c} != NULL) {{\n    switch (Wire_client_receive({c})) {{\n    case Wire_Pulse: "
                   f"Wire_send_Enough({c}); break;\n    case Wire_Over:\n    case Wire_closed: break;\n    }}\n"
                   f"    Wire_client_drop({c});\n}}")
        self.feature("own channel", "endpoint in message", "owned argument")

    def probe_function_end(self):
        """Functions that claim an endpoint, and that return one."""
        name, e = self.own_name("talk"), self.v("e")
        state = "Saying" if self.wrong else "Ready"
        self.define(f"OWN OPT STATE({state}) static struct Echo_client *{name}(struct Echo_client *echo OWN CLAIMS "
                    f"STATE(Ready))\n{{\n    switch (Echo_call_Say(echo, 1)) {{\n    case Echo_Said: return echo;\n"
                    f"    case Echo_closed: break;\n    }}\n    Echo_client_drop(echo);\n    return NULL;\n}}")
        self.write(f"struct Echo_client *{e} = {name}(line(ports));\nif ({e} != NULL)\n    {e} = {name}({e});\n"
                   f"end_line({e});" if not self.wrong else
                   f"struct Echo_client *{e} = {name}(line(ports));\nif ({e} != NULL) {{\n"
                   + self.answered_by(e, f"end_line({e});") + "\n}")
        self.feature("endpoint through functions", "STATE and TO", "CLAIMS")

    def probe_tide(self):
        """The server speaks when it likes; a Stop may cross what it says."""
        t, n = self.v("t"), self.v("n")
        crossed = "case Tide_Block: deed_drop(Tide_Block_data({t})); break;" if not self.wrong else ""
        stop = (f"    switch (Tide_client_receive({t})) {{\n    case Tide_Stopped:\n        deed_drop(Tide_Stopped_left({t}));\n"
                f"        Tide_client_drop({t});\n        return;\n    case Tide_Item: show(Tide_Item_value({t})); break;\n"
                f"    {crossed.format(t=t)}\n    case Tide_closed:\n        Tide_client_drop({t});\n        return;\n    }}\n"
                f"    switch (Tide_client_receive({t})) {{\n    case Tide_Stopped: deed_drop(Tide_Stopped_left({t})); break;\n"
                f"    case Tide_closed: break;\n    }}\n    Tide_client_drop({t});")
        name = self.own_name("ebb")
        self.define(f"static void {name}(struct Tide_client *{t} OWN CLAIMS STATE(Ready))\n{{\n    Tide_send_Stop({t});\n"
                    f"{stop}\n}}")
        self.write(f"struct Tide_client *{t} = Tide_open(ports->tide, DEED_FOREVER);\n"
                   f"for (uint32_t {n} = 0; {t} != NULL && {n} < {1 + self.below(4)}; {n}++) {{\n"
                   f"    switch (Tide_client_receive_until({t}, deed_now() + 3)) {{\n    case Tide_Item: Tide_send_More({t}); break;\n"
                   f"    case Tide_Block:\n        deed_drop(Tide_Block_data({t}));\n        Tide_send_More({t});\n        break;\n"
                   f"    case Tide_closed:\n        Tide_client_drop({t});\n        {t} = NULL;\n        break;\n"
                   f"    case Tide_timeout: break;\n    }}\n}}\nif ({t} != NULL)\n    {name}({t});")
        self.feature("messages that cross", "deadline", "endpoint through functions", "loop")

    # ---- objects that travel

    def probe_route(self):
        """A parcel goes away and comes back, and nobody keeps a way into it."""
        y, r, k = self.v("y"), self.v("r"), self.v("k")
        late = f"        show({k} != NULL ? {k}->number : 1);\n" if self.wrong else ""
        self.write(f"struct Yard_client *{y} = Yard_open(ports->yard, DEED_FOREVER);\nif ({y} != NULL) {{\n"
                   f"    struct Yard_Stop_parcel *{r} = route({1 + self.below(4)});\n"
                   f"    struct Yard_Stop *{k} = {r}->root.next;\n    if ({k} != NULL)\n        {k}->back = {r}->root.next;\n"
                   f"    switch (Yard_call_Route({y}, {r})) {{\n    case Yard_Routed:\n{late}"
                   f"        {r} = Yard_Routed_route({y});\n        if ({r} != NULL)\n            show(stops({r}));\n"
                   f"        deed_drop({r});\n        Yard_send_Leave({y});\n        break;\n    case Yard_closed: break;\n"
                   f"    }}\n    Yard_client_drop({y});\n}}")
        self.feature("parcel of a contract", "owned argument", "opt argument", "call")

    def probe_yard(self):
        """A server of everything: the enum is a number until it was looked at."""
        y, k = self.v("y"), self.v("k")
        names = ["small", "large", "none"]
        table = self.own_name("ways")
        self.define(f"static const uint8_t {table}[3] = {{1, 2, 3}};")
        index = f"AT({table}, 3, {k})" if not self.wrong else f"{table}[(uint32_t)(enum Yard_Kind){k}]"
        back = self.pick(names)
        self.write(f"struct Yard_server *{y} = Yard_server_set_receive(ports->yards);\nswitch (Yard_server_tag({y})) {{\n"
                   f"case Yard_connected: break;\ncase Yard_Stack: {{\n    deed_drop(Yard_Stack_rows({y}));\n"
                   f"    Yard_send_Stacked({y}, Yard_Stack_crates({y}), 2);\n    break;\n}}\ncase Yard_Run: {{\n"
                   f"    uint32_t {k} = Yard_Run_kind({y});\n    show({index});\n"
                   f"    if ({k} == Yard_Kind_small)\n        Yard_send_Failed({y}, Yard_Kind_{back}, Yard_Run_task({y}));\n"
                   f"    else\n        Yard_send_Ran({y}, Yard_Run_task({y}), -3);\n    break;\n}}\ncase Yard_Route: {{\n"
                   f"    struct Yard_Stop_parcel *{k}r = Yard_Route_route({y});\n    add_stop({k}r, 4);\n"
                   f"    Yard_send_Routed({y}, {k}r);\n    break;\n}}\ncase Yard_Show:\n    deed_drop(Yard_Show_crates({y}));\n"
                   f"    Yard_send_Shown({y});\n    break;\ncase Yard_Leave:\ncase Yard_closed:\n    Yard_server_drop({y});\n"
                   f"    {y} = NULL;\n    break;\n}}\nif ({y} != NULL)\n    Yard_server_set_put(ports->yards, {y});")
        self.feature("enum", "vector of structs", "struct of a contract", "parcel of a contract", "set receive", "set put")

    def probe_array_argument(self):
        """An array in a message is read in place, while the message is there."""
        y, t = self.v("y"), self.v("t")
        late = f"    show((*{t})[1]);\n" if self.wrong else ""
        self.write(f"struct Yard_server *{y} = Yard_server_set_receive(ports->yards);\nswitch (Yard_server_tag({y})) {{\n"
                   f"case Yard_connected: break;\ncase Yard_Stack:\n    deed_drop(Yard_Stack_rows({y}));\n"
                   f"    deed_drop(Yard_Stack_crates({y}));\n    Yard_send_Stacked({y}, NULL, 0);\n    break;\ncase Yard_Run: {{\n"
                   f"    const uint8_t (*{t})[4] = Yard_Run_tag({y});\n    show((*{t})[choose(4)]);\n"
                   f"    struct Yard_Task *{t}k = Yard_Run_task({y});\n    {t}k->data[3] = (*{t})[2];\n"
                   f"    Yard_send_Ran({y}, {t}k, 1);\n" + (f"    Yard_server_set_put(ports->yards, {y});\n{late}"
                                                          f"    {y} = NULL;\n" if self.wrong else "") +
                   f"    break;\n}}\ncase Yard_Route: Yard_send_Routed({y}, Yard_Route_route({y})); break;\n"
                   f"case Yard_Show:\n    deed_drop(Yard_Show_crates({y}));\n    Yard_send_Shown({y});\n    break;\n"
                   f"case Yard_Leave:\ncase Yard_closed:\n    Yard_server_drop({y});\n    {y} = NULL;\n    break;\n}}\n"
                   f"if ({y} != NULL)\n    Yard_server_set_put(ports->yards, {y});")
        self.feature("array in message", "enum", "borrow from message", "set receive")

    def probe_nothing_sent(self):
        """Optional objects: sent, left out, found missing."""
        y, c = self.v("y"), self.v("c")
        test = "" if self.wrong else f"        if ({c} != NULL)\n    "
        self.write(f"struct Yard_client *{y} = Yard_open(ports->yard, DEED_FOREVER);\nif ({y} != NULL) {{\n"
                   f"    switch (Yard_call_Stack({y}, crates({1 + self.below(5)}), "
                   f"{self.pick(['NULL', 'Yard_Crate_rows_take(2, 9)'])})) {{\n    case Yard_Stacked: {{\n"
                   f"        struct Yard_Crate_vector *{c} = Yard_Stacked_crates({y});\n{test}        {c}->at[0].size = 4;\n"
                   f"        deed_drop({c});\n        Yard_send_Leave({y});\n        break;\n    }}\n    case Yard_closed: break;\n"
                   f"    }}\n    Yard_client_drop({y});\n}}")
        self.feature("opt argument", "vector of structs", "call")


ENDS = [name[6:] for name in vars(EndsWriter) if name.startswith("probe_")]
