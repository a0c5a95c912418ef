/* What the kernel knows, as text: plain structs filled through a borrow, output to the console. */
#include "manager.component.h"

static struct Console_client *g_console OWN STATE(Ready);

struct text {
    uint8_t bytes[80];
    uint32_t used;
};

static void add(struct text *text, uint8_t byte)
{
    if (text->used < sizeof(text->bytes)) {
        text->bytes[text->used] = byte;
        text->used++;
    }
}

static void add_name(struct text *text, const uint8_t *name COUNT(size), uint64_t size)
{
    for (uint64_t i = 0; i < size; i++) {
        uint8_t byte = AT(name, size, i);
        add(text, byte == 0 ? ' ' : byte);
    }
}

static void add_number(struct text *text, uint64_t number)
{
    uint8_t digits[20];
    uint32_t count = 0;
    do {
        digits[count] = (uint8_t)('0' + number % 10);
        number /= 10;
        count++;
    } while (number != 0 && count < 20);
    while (count > 0) {
        count--;
        add(text, digits[count]);
    }
    add(text, ' ');
}

static bool print(const struct text *text)
{
    struct Console_client *console = TAKE(g_console);
    if (console == NULL)
        return false;
    struct uint8_vector *line = uint8_vector_take(text->used);
    if (line == NULL) {
        PUT(g_console, console);
        return false;
    }
    for (uint32_t i = 0; i < text->used; i++)
        line->at[i] = text->bytes[i];
    switch (Console_call_Write(console, line, text->used)) {
    case Console_Written:
        deed_drop(Console_Written_text(console));
        PUT(g_console, console);
        return true;
    case Console_closed: Console_client_drop(console); return false;
    }
    return false;
}

void manager_main(struct manager_ports *ports)
{
    struct Console_client *console = Console_open(ports->console, DEED_FOREVER);
    if (console == NULL)
        return;
    PUT(g_console, console);
    for (uint32_t i = 0; i < deed_component_count(); i++) {
        struct deed_component_info info;
        if (deed_component_info(i, &info) != deed_ok)
            continue;
        struct text text = {{0}, 0};
        add_name(&text, info.name, DEED_NAME_SIZE);
        add_number(&text, info.restarts);
        add_number(&text, info.bytes);
        add(&text, '\n');
        if (!print(&text))
            break;
    }
    for (uint32_t i = 0; i < deed_connection_count(); i++) {
        struct deed_connection_info info = {0};
        if (deed_connection_info(i, &info) == deed_ok && info.open)
            deed_sleep_until(DEED_NOW);
    }
}
