/* verdict.h - whether something was so, as a line on the console. For components that use things to
 * see whether they work. Put a console into g_console first; who cannot print ends the machine with
 * 1 (service exit). */
#ifndef DEED_LIBRARY_VERDICT_H
#define DEED_LIBRARY_VERDICT_H

#include <deed/library/text.h>

static struct Console_client *g_console OWN STATE(Ready);

/* verdict(LITERAL("the moon is round"), true); */
static inline void verdict(const char *words COUNT(size), uint64_t size, bool good)
{
    struct Console_client *console = TAKE(g_console);
    if (!console)
        deed_exit(1);
    struct uint8_vector *text = uint8_vector_take(size + 8);
    if (!text)
        deed_exit(1);
    uint32_t used = text_add(text, 0, words, size);
    if (good)
        used = text_add(text, used, LITERAL(": yes\n"));
    else
        used = text_add(text, used, LITERAL(": no\n"));

    switch (Console_call_Write(console, text, used)) {
    case Console_Written: deed_drop(Console_Written_text(console)); break;
    case Console_closed: deed_exit(1);
    }
    PUT(g_console, console);
}

#endif
