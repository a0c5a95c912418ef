/* figure.h - figures, a line each on the console. For components that measure (service cycles):
 * under -icount shift=0 deed_cycles counts instructions, else it ticks. The cost of looking at the
 * counter is taken off, and of several rounds the least is taken: the others met a timer. Put a
 * console into g_console first, and begin with figure_look(). */
#ifndef DEED_LIBRARY_FIGURE_H
#define DEED_LIBRARY_FIGURE_H

#include <deed/library/text.h>

#define ROUNDS  32
#define UNKNOWN UINT64_MAX /* no round has ended */

static struct Console_client *g_console OWN STATE(Ready);
static uint64_t g_look;  /* cycles that looking at the counter takes        */
static bool g_counts;    /* they are instructions: looking takes ever as many */
static uint64_t g_least; /* of the rounds so far                            */

static inline void figure_begin(void)
{
    g_least = UNKNOWN;
}

/* A round that began at `start` has ended. */
static inline void figure_round(uint64_t start)
{
    uint64_t taken = deed_cycles() - start - g_look;

    if (taken < g_least)
        g_least = taken;
}

static inline void figure_look(void)
{
    uint32_t more = 0;

    g_look = 0;
    figure_begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        uint64_t taken = deed_cycles() - start;

        if (taken < g_least)
            g_least = taken;
        else if (taken > g_least)
            more++;
    }
    g_look = g_least;
    g_counts = more <= 2; /* these met a timer */
}

static inline void figure_line(struct uint8_vector *text, uint32_t used)
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

/* "BENCH components.in_1GiB 1048566 components". A value that no round gave is not printed. */
static inline void figure_print(const char *name, uint64_t value, const char *unit)
{
    if (value == UNKNOWN)
        return;
    struct uint8_vector *text = uint8_vector_take(80);
    if (!text)
        return;
    uint32_t used = text_add(text, 0, LITERAL("BENCH "));
    used = text_add(text, used, name, deed_text_length(name));
    used = text_byte(text, used, ' ');
    used = text_number(text, used, value);
    used = text_byte(text, used, ' ');
    used = text_add(text, used, unit, deed_text_length(unit));
    used = text_byte(text, used, '\n');
    figure_line(text, used);
}

/* What the counter said, in its unit: "BENCH ipc.call.empty 312 insn". */
static inline void figure_print_cycles(const char *name, uint64_t cycles)
{
    figure_print(name, cycles, g_counts ? "insn" : "ticks");
}

#endif
