/* flooder.c - Mach's asynchronous sends, without its two faults: nothing is copied, and what is not
 * received lies in its sender's own budget, never in the kernel's memory or in anybody else's. */
#include "flooder.component.h"
#include <deed/library/verdict.h>

#define LETTER 4096u
#define MOST   16u

static struct uint8_vector *g_letter[MOST] OWN;

/* The component whose name begins so: its number, and what is known of it. */
static uint32_t find(uint8_t letter, struct deed_component_info *info)
{
    for (uint32_t i = 0; i < deed_component_count(); i++)
        if (deed_component_info(i, info) == deed_ok && info->name[0] == letter)
            return i;
    deed_exit(1);
}

static uint64_t charged_to_all(void)
{
    struct deed_component_info info = {0};
    uint64_t bytes = 0;

    for (uint32_t i = 0; i < deed_component_count(); i++)
        if (deed_component_info(i, &info) == deed_ok)
            bytes += info.bytes;
    return bytes;
}

static struct uint8_vector *letter(void)
{
    struct uint8_vector *letter = uint8_vector_take(LETTER);

    if (!letter)
        deed_exit(1);
    return letter;
}

/* Three letters to who never reads: none waits, and none is copied. */
static void send_off(struct Post_client *sleeper STATE(None) TO(Three))
{
    struct deed_component_info before = {0}, after = {0};
    struct uint8_vector *one = letter(), *two = letter(), *three = letter();
    uint64_t charged = charged_to_all();

    find('s', &before);
    Post_send_Letter(sleeper, one);
    Post_send_Letter(sleeper, two);
    Post_send_Letter(sleeper, three);
    verdict(LITERAL("mach: nothing was copied, nobody pays a byte more"),
            charged_to_all() == charged);
    find('s', &after);
    verdict(LITERAL("mach: sent off, and nobody has received"), after.received == before.received);
    verdict(LITERAL("mach: who never receives has nothing to pay"), after.bytes == before.bytes);
}

/* Take until there is no more; how many letters that was. */
static uint32_t flood(void)
{
    for (uint32_t i = 0; i < MOST; i++) {
        struct uint8_vector *letter = uint8_vector_take(LETTER);
        if (!letter)
            return i;
        PUT(AT(g_letter, MOST, i), letter);
    }
    return MOST;
}

static bool is_read(struct Post_client *reader STATE(None) TO(None), struct uint8_vector *letter)
{
    switch (Post_call_Letter(reader, letter)) {
    case Post_Read: return true;
    case Post_closed: deed_exit(1);
    }
    return false;
}

/* The sleeper is stopped: what lay there for it is the sender's budget again. */
static void wake(struct Post_client *sleeper OWN CLAIMS STATE(Three))
{
    struct deed_component_info info = {0};
    uint64_t used = deed_heap_used();

    if (deed_component_stop(find('s', &info)) != deed_ok)
        deed_exit(1);
    switch (Post_client_receive(sleeper)) {
    case Post_Read: deed_exit(1);
    case Post_closed: Post_client_drop(sleeper); break;
    }
    verdict(LITERAL("mach: when the peer dies, its letters are paid back"),
            deed_heap_used() + 3 * LETTER <= used);
}

void flooder_main(struct flooder_ports *ports)
{
    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    struct Post_client *sleeper = Post_open(ports->sleeper, DEED_FOREVER);
    struct Post_client *reader = Post_open(ports->reader, DEED_FOREVER);
    struct uint8_vector *last = letter();

    if (!sleeper || !reader)
        deed_exit(1);
    send_off(sleeper);
    uint32_t more = flood();
    verdict(LITERAL("mach: a flood ends at its sender's budget"),
            more < MOST && deed_heap_used() + LETTER > deed_heap_budget() - LETTER);
    verdict(LITERAL("mach: and everybody else goes on"), is_read(reader, last));
    wake(sleeper);
    deed_exit(0);
}
