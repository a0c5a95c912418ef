/* report.h - figures, a line each, on the console. */

#define LINE    80
#define UNKNOWN UINT64_MAX

static struct Console_client *g_console OWN STATE(Ready);

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

/* "BENCH ipc.call.empty 312 insn". A value that no round gave is not reported. */
static void report(const char *name COUNT(size), uint64_t size, uint64_t value,
                   const char *unit COUNT(unit_size), uint64_t unit_size)
{
    if (value == UNKNOWN)
        return;
    struct uint8_vector *text = uint8_vector_take(LINE);
    if (!text)
        return;
    uint32_t used = 0;
    used = text_add(text, used, LITERAL("BENCH "));
    used = text_add(text, used, name, size);
    used = text_byte(text, used, ' ');
    used = text_number(text, used, value);
    used = text_byte(text, used, ' ');
    used = text_add(text, used, unit, unit_size);
    used = text_byte(text, used, '\n');
    report_line(text, used);
}
