/* Text to the console: the buffer goes out with the message and comes back with the answer. */
#include "client.component.h"

static struct Console_client *g_console OWN STATE(Ready);

/* Gives the buffer back, or null when the console is gone and the buffer with it. */
OWN OPT static struct uint8_vector *write(struct uint8_vector *text OWN CLAIMS, uint32_t used)
{
    struct Console_client *console = TAKE(g_console);
    if (console == NULL)
        return text;
    switch (Console_call_Write(console, text, used)) {
    case Console_Written: {
        struct uint8_vector *back = Console_Written_text(console);
        PUT(g_console, console);
        return back;
    }
    case Console_closed: Console_client_drop(console); return NULL;
    }
    return NULL;
}

static bool say(struct client_ports *ports, const char *text COUNT(size), uint64_t size)
{
    if (g_console == NULL) {
        struct Console_client *fresh = Console_open(ports->console, DEED_FOREVER);
        if (fresh == NULL)
            return false;
        PUT(g_console, fresh);
    }
    struct uint8_vector *line = uint8_vector_take(size + 1);
    if (line == NULL)
        return false;
    for (uint64_t i = 0; i < size; i++)
        line->at[i] = (uint8_t)AT(text, size, i);
    line->at[size] = '\n';
    struct uint8_vector *back = write(line, deed_to_u32(line->length));
    bool fine = back != NULL;
    deed_drop(back);
    return fine;
}

void client_main(struct client_ports *ports)
{
    while (say(ports, LITERAL("still here")))
        deed_sleep_until(deed_now() + 1000000000u);
}
