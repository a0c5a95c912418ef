/* audience.c - three readers of one topic. All three wait when the long text is published; what
 * they get are three handles to one object. It says of each thing whether it was so, and ends the
 * machine. */
#include "audience.component.h"
#include <deed/library/verdict.h>

#define LONG   65536
#define NEWEST 5

static struct Topic_client *g_reader[3] OWN STATE(Ready);
static struct uint8_frozen *g_text[3] OWN;

/* Bytes that are charged to the component of this name, whose first letters are enough. */
static uint64_t charged(uint8_t letter, uint8_t next)
{
    struct deed_component_info info = {0};

    for (uint32_t i = 0; i < deed_component_count(); i++)
        if (deed_component_info(i, &info) == deed_ok && info.name[0] == letter &&
            info.name[1] == next)
            return info.bytes;
    return UINT64_MAX;
}

/* The text that each of three waiting readers gets: the endpoint back, and the handle in its place.
 */
static void take_news(uint32_t place, struct Topic_client *reader)
{
    switch (Topic_client_receive(reader)) {
    case Topic_News: {
        struct uint8_frozen *text = Topic_News_text(reader);
        deed_drop(TAKE(AT(g_text, 3, place)));
        PUT(AT(g_text, 3, place), text);
        PUT(AT(g_reader, 3, place), reader);
        break;
    }
    case Topic_closed: deed_exit(1);
    }
}

/* Read on from `known`: the number of what came, and whether `missed` counts what lies between. */
static uint64_t read_on(struct Topic_client *reader, uint64_t known, bool *counted)
{
    uint64_t number = 0;

    switch (Topic_call_Next(reader, known)) {
    case Topic_News:
        number = Topic_News_number(reader);
        *counted = *counted && Topic_News_missed(reader) == number - known - 1;
        deed_drop(Topic_News_text(reader));
        break;
    case Topic_closed: deed_exit(1);
    }
    return number;
}

static bool is_long_text(const struct uint8_vector *text)
{
    for (uint64_t i = 0; i < text->length; i++)
        if (text->at[i] != (uint8_t)i)
            return false;
    return text->length == LONG;
}

static void compare(void)
{
    const struct uint8_frozen *first = g_text[0];
    const struct uint8_frozen *second = g_text[1];
    const struct uint8_frozen *third = g_text[2];

    if (!first || !second || !third)
        deed_exit(1);
    const struct uint8_vector *text = uint8_frozen_view(first);
    verdict(LITERAL("topic: three readers, one object"),
            text == uint8_frozen_view(second) && text == uint8_frozen_view(third));
    verdict(LITERAL("topic: every byte is as it was written"), is_long_text(text));
}

static void wait_for_all(struct audience_ports *ports)
{
    struct Topic_client *first = Topic_open(ports->first, DEED_FOREVER);
    struct Topic_client *second = Topic_open(ports->second, DEED_FOREVER);
    struct Topic_client *third = Topic_open(ports->third, DEED_FOREVER);

    if (!first || !second || !third)
        deed_exit(1);
    Topic_send_Next(first, 0);
    Topic_send_Next(second, 0);
    Topic_send_Next(third, 0);
    take_news(0, first);
    take_news(1, second);
    take_news(2, third);
}

/* Until the newest one: by then the topic has forgotten the first. */
static void catch_up(void)
{
    struct Topic_client *reader = TAKE(g_reader[0]);
    uint64_t known = 1;
    bool counted = true;

    if (!reader)
        deed_exit(1);
    while (known < NEWEST)
        known = read_on(reader, known, &counted);
    verdict(LITERAL("topic: what was missed is counted"), counted);
    Topic_send_Close(reader);
    Topic_client_drop(reader);
}

void audience_main(struct audience_ports *ports)
{
    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    wait_for_all(ports);
    compare();
    verdict(LITERAL("topic: its writer pays for it, once"),
            charged('c', 'r') >= LONG && charged('c', 'r') < 2 * LONG);
    verdict(LITERAL("topic: nobody else does"),
            charged('a', 'u') < 4096 && charged('t', 'o') < 4096);
    catch_up();
    deed_drop(TAKE(g_text[0]));
    deed_drop(TAKE(g_text[1]));
    verdict(LITERAL("topic: it is there while there is a handle"), charged('c', 'r') >= LONG);
    deed_drop(TAKE(g_text[2]));
    verdict(LITERAL("topic: and gone with the last"), charged('c', 'r') < 4096);
    deed_exit(0);
}
