/* figures.h - figures in instructions, a line each on the console, as deed_cycles counts them under
 * -icount shift=0. The cost of looking at the counter is taken off, and of several rounds the least
 * is taken: the others met a timer. */

#define ROUNDS 32u

static struct Console_client *g_console OWN STATE(Ready);
static uint64_t g_look; /* what looking at the counter costs */
static uint64_t g_least;

static void begin(void)
{
    g_least = UINT64_MAX;
}

static void round_ends(uint64_t start)
{
    uint64_t taken = deed_cycles() - start - g_look;

    if (taken < g_least)
        g_least = taken;
}

static void measure_look(void)
{
    g_look = 0;
    begin();
    for (uint32_t i = 0; i < ROUNDS; i++)
        round_ends(deed_cycles());
    g_look = g_least;
}

/* "BENCH lecture.call 120 insn" */
static void tell(const char *name COUNT(size), uint64_t size)
{
    struct Console_client *console = TAKE(g_console);
    struct uint8_vector *text = uint8_vector_take(80);

    if (!console || !text)
        deed_exit(1);
    uint32_t used = text_add(text, 0, LITERAL("BENCH "));
    used = text_add(text, used, name, size);
    used = text_byte(text, used, ' ');
    used = text_number(text, used, g_least);
    used = text_add(text, used, LITERAL(" insn\n"));
    switch (Console_call_Write(console, text, used)) {
    case Console_Written: deed_drop(Console_Written_text(console)); break;
    case Console_closed: deed_exit(1);
    }
    PUT(g_console, console);
}
