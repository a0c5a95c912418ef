/* ask_crash.h - `crash null` and the like. Silence is the answer hoped for: the component stops,
 * and its channel closes. */

#define WAYS "null page stack monitor ownership division index vector requires"

static struct Crash_client *g_crash OWN STATE(Start);

/* The enum deed_reason that word 1 names, deed_reason_none if it is no way to stop. */
static uint32_t way_of_word(void)
{
    if (word_is(1, LITERAL("null")))
        return deed_reason_null;
    if (word_is(1, LITERAL("page")))
        return deed_reason_page;
    if (word_is(1, LITERAL("stack")))
        return deed_reason_stack;
    if (word_is(1, LITERAL("monitor")))
        return deed_reason_monitor;
    if (word_is(1, LITERAL("ownership")))
        return deed_reason_ownership;
    if (word_is(1, LITERAL("division")))
        return deed_reason_division;
    if (word_is(1, LITERAL("index")))
        return deed_reason_index;
    if (word_is(1, LITERAL("vector")))
        return deed_reason_vector;
    if (word_is(1, LITERAL("requires")))
        return deed_reason_requires;
    return deed_reason_none;
}

static void send_way(struct Crash_client *crash, uint32_t way)
{
    switch (way) {
    case deed_reason_division: Crash_send_Divide(crash, 1, 0); break;
    case deed_reason_index: Crash_send_Index(crash, 4); break;
    case deed_reason_vector: Crash_send_Vector(crash, 4); break;
    case deed_reason_requires: Crash_send_Measure(crash, 5); break;
    default: Crash_send_Inject(crash, way); break;
    }
}

static void command_crash(struct shell_ports *ports)
{
    if (!word_there(1, LITERAL("a way")))
        return;
    uint32_t way = way_of_word();
    if (way == deed_reason_none) {
        blame(1);
        say(LITERAL(" is none of " WAYS "\n"));
        return;
    }
    if (!words_end(2))
        return;
    struct Crash_client *crash = TAKE(g_crash);
    if (!crash)
        crash = Crash_open(ports->crash, deed_now() + PATIENCE);
    if (!crash) {
        say(LITERAL("crash: no answer from crash\n"));
        return;
    }
    send_way(crash, way);
    switch (Crash_client_receive(crash)) {
    case Crash_closed:
        Crash_client_drop(crash);
        say(LITERAL("crash stopped\n"));
        break;
    case Crash_Survived:
    case Crash_Measured:
        PUT(g_crash, crash);
        say(LITERAL("crash survived\n"));
        break;
    }
}
