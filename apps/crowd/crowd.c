/* crowd.c - starts echo servers until memory is gone, and lets each answer. On the way it measures
 * what a call costs among 10, 1,000, 100,000 and a million of them. Prints a line a figure. */
#include "crowd.component.h"
#include <deed/library/text.h>

#define LINE   80
#define ROUNDS 16
#define LOST   UINT64_MAX

static struct Console_client *g_console OWN STATE(Ready);
static uint64_t g_look; /* cycles that looking at the counter takes */

static void report_line(struct uint8_vector *text, uint32_t used)
{
    struct Console_client *console = TAKE(g_console);

    if (!console) {
        deed_drop(text);
        return;
    }
    switch (Console_call_Write(console, text, used)) {
    case Console_closed: Console_client_drop(console); return;
    case Console_Written: deed_drop(Console_Written_text(console)); break;
    }
    PUT(g_console, console);
}

/* "BENCH ipc.call.empty.at_10 117 insn". */
static void report(const char *name, uint64_t value, const char *unit)
{
    struct uint8_vector *text = uint8_vector_take(LINE);
    if (!text)
        return;
    uint32_t used = 0;
    used = text_add(text, used, LITERAL("BENCH "));
    used = text_add(text, used, name, deed_text_length(name));
    used = text_byte(text, used, ' ');
    used = text_number(text, used, value);
    used = text_byte(text, used, ' ');
    used = text_add(text, used, unit, deed_text_length(unit));
    used = text_byte(text, used, '\n');
    report_line(text, used);
}

static uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* One more server; does it answer what it was told? */
static bool start(struct Echo_port *port, uint64_t word)
{
    struct Echo_client *echo = Echo_open(port, DEED_NOW);
    bool answered = false;

    if (!echo)
        return false;
    switch (Echo_call_Say(echo, word)) {
    case Echo_Said: answered = Echo_Said_word(echo) == word; break;
    case Echo_closed: Echo_client_drop(echo); return false;
    }
    Echo_send_Leave(echo);
    Echo_client_drop(echo);
    return answered;
}

/* One more server, and what an empty call to it and its answer cost. */
static uint64_t measure(struct Echo_port *port)
{
    struct Echo_client *echo = Echo_open(port, DEED_NOW);
    uint64_t best = LOST;

    if (!echo)
        return LOST;
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t begin = deed_cycles();
        switch (Echo_call_Knock(echo)) {
        case Echo_Here: best = least(best, deed_cycles() - begin - g_look); break;
        case Echo_closed: Echo_client_drop(echo); return LOST;
        }
    }
    Echo_send_Leave(echo);
    Echo_client_drop(echo);
    return best;
}

static void look(void)
{
    uint64_t best = LOST;

    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t begin = deed_cycles();
        best = least(best, deed_cycles() - begin);
    }
    g_look = best;
}

void crowd_main(struct crowd_ports *ports)
{
    uint64_t count = 0;

    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    look();
    while (start(ports->echo, count)) {
        count++;
        switch (count) {
        case 10: report("ipc.call.empty.at_10", measure(ports->echo), "insn"); break;
        case 1000: report("ipc.call.empty.at_1000", measure(ports->echo), "insn"); break;
        case 100000: report("ipc.call.empty.at_100000", measure(ports->echo), "insn"); break;
        case 1000000: report("ipc.call.empty.at_1000000", measure(ports->echo), "insn"); break;
        default: break;
        }
    }
    report("components.in_1GiB", count, "components");
    deed_exit(0);
}
