/* ask_top.h - `ps`, `graph`, and the number of a component that is named. */

static struct Top_client *g_top OWN STATE(Ready);

static struct Top_client *top_channel(struct Top_port *port)
{
    struct Top_client *top = TAKE(g_top);

    if (!top)
        top = Top_open(port, deed_now() + PATIENCE);
    return top;
}

static void say_state(uint32_t state)
{
    switch (state) {
    case deed_component_down: say(LITERAL("down")); break;
    case deed_component_ready: say(LITERAL("ready")); break;
    case deed_component_running: say(LITERAL("running")); break;
    case deed_component_waiting: say(LITERAL("waiting")); break;
    case deed_component_broken: say(LITERAL("broken")); break;
    default: say(LITERAL("?")); break;
    }
}

/* Why it last stopped. */
static void say_reason(uint32_t reason)
{
    switch (reason) {
    case deed_reason_none: say(LITERAL("-")); break;
    case deed_reason_exit: say(LITERAL("exit")); break;
    case deed_reason_stopped: say(LITERAL("stopped")); break;
    case deed_reason_index: say(LITERAL("index")); break;
    case deed_reason_vector: say(LITERAL("vector")); break;
    case deed_reason_division: say(LITERAL("division")); break;
    case deed_reason_shift: say(LITERAL("shift")); break;
    case deed_reason_value: say(LITERAL("value")); break;
    case deed_reason_unreachable: say(LITERAL("unreachable")); break;
    case deed_reason_slot: say(LITERAL("slot")); break;
    case deed_reason_null: say(LITERAL("null")); break;
    case deed_reason_page: say(LITERAL("page")); break;
    case deed_reason_stack: say(LITERAL("stack")); break;
    case deed_reason_monitor: say(LITERAL("monitor")); break;
    case deed_reason_ownership: say(LITERAL("ownership")); break;
    case deed_reason_instruction: say(LITERAL("instruction")); break;
    case deed_reason_requires: say(LITERAL("requires")); break;
    default: say(LITERAL("?")); break;
    }
}

/* The first row gets the table's head on top. */
static void say_row(uint32_t number, const struct Top_Row *row)
{
    if (number == 0)
        say(LITERAL("name      state    prio objects  bytes    sent     received  "
                    "restarts  overran  stopped\n"));
    row_start();
    say_name(row->name, 48);
    row_column(10);
    say_state(row->state);
    row_column(19);
    say_signed(row->priority);
    row_column(24);
    say_signed((int64_t)row->objects);
    row_column(33);
    say_signed((int64_t)row->bytes);
    row_column(42);
    say_signed((int64_t)row->sent);
    row_column(51);
    say_signed((int64_t)row->received);
    row_column(61);
    say_signed(row->restarts);
    row_column(71);
    say_signed(row->overruns);
    row_column(80);
    say_reason(row->last_reason);
    say_byte('\n');
}

static bool ask_rows(struct Top_port *port)
{
    struct Top_client *top = top_channel(port);
    bool more = true;

    if (!top)
        return false;
    for (uint32_t number = 0; more; number++) {
        switch (Top_call_Component(top, number)) {
        case Top_Described: say_row(number, Top_Described_row(top)); break;
        case Top_NoMore: more = false; break;
        case Top_closed: Top_client_drop(top); return false;
        }
    }
    PUT(g_top, top);
    return true;
}

/* "shell.calc -> calc.service: Calculator" */
static void say_link(const struct Top_Link *link)
{
    say_name(link->client, 48);
    say_byte('.');
    say_name(link->client_port, 24);
    say(LITERAL(" -> "));
    say_name(link->server, 48);
    say_byte('.');
    say_name(link->server_port, 24);
    say(LITERAL(": "));
    say_name(link->contract, 24);
    if (link->open)
        say(LITERAL(" (open)\n"));
    else
        say_byte('\n');
}

static bool ask_links(struct Top_port *port)
{
    struct Top_client *top = top_channel(port);
    bool more = true;

    if (!top)
        return false;
    for (uint32_t number = 0; more; number++) {
        switch (Top_call_Connection(top, number)) {
        case Top_Linked: say_link(Top_Linked_link(top)); break;
        case Top_NoMore: more = false; break;
        case Top_closed: Top_client_drop(top); return false;
        }
    }
    PUT(g_top, top);
    return true;
}

#define UNKNOWN UINT32_MAX

/* The number of the component that this word names, or UNKNOWN. */
static bool ask_number(struct Top_port *port, uint32_t name, uint32_t *found)
{
    struct Top_client *top = top_channel(port);
    bool more = true;

    *found = UNKNOWN;
    if (!top)
        return false;
    for (uint32_t number = 0; more; number++) {
        switch (Top_call_Component(top, number)) {
        case Top_Described:
            if (word_is_name(name, Top_Described_row(top)->name, 48)) {
                *found = number;
                more = false;
            }
            break;
        case Top_NoMore: more = false; break;
        case Top_closed: Top_client_drop(top); return false;
        }
    }
    PUT(g_top, top);
    return true;
}

static void say_no_top(void)
{
    say_bytes(word(0));
    say(LITERAL(": no answer from top\n"));
}

static void command_ps(struct shell_ports *ports)
{
    if (!words_end(1))
        return;
    if (!ask_rows(ports->top) && !ask_rows(ports->top))
        say_no_top();
}

static void command_graph(struct shell_ports *ports)
{
    if (!words_end(1))
        return;
    if (!ask_links(ports->top) && !ask_links(ports->top))
        say_no_top();
}
