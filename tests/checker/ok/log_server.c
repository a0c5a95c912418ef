/* A log of the last messages: owned buffers go into a ring of owners, the oldest ones fall out. */
#include "driver.component.h"

#define LINES 8u

static struct uint8_vector *g_line[LINES] OWN;
static uint32_t g_next;
static uint64_t g_bytes;

/* Keeps a copy; the buffer itself goes back to its owner. */
static void keep(const struct uint8_vector *text, uint32_t used)
{
    uint64_t size = used < text->length ? used : text->length;
    struct uint8_vector *copy = uint8_vector_take(size);
    if (copy == NULL)
        return;
    for (uint64_t i = 0; i < size; i++)
        copy->at[i] = text->at[i];
    struct uint8_vector *oldest = TAKE(AT(g_line, LINES, g_next));
    if (oldest != NULL) {
        g_bytes -= oldest->length;
        deed_drop(oldest);
    }
    PUT(AT(g_line, LINES, g_next), copy);
    g_bytes += size;
    g_next = (g_next + 1) % LINES;
}

/* Copies the newest line into the buffer; returns its size. */
static uint32_t newest(struct uint8_vector *buffer)
{
    const struct uint8_vector *line = g_line[(g_next + LINES - 1) % LINES];
    if (line == NULL)
        return 0;
    uint32_t used = 0;
    for (; used < line->length && used < buffer->length; used++)
        buffer->at[used] = line->at[used];
    return used;
}

void driver_main(struct driver_ports *ports)
{
    for (;;) {
        struct Console_server *console = Console_server_set_receive(ports->console);
        switch (Console_server_tag(console)) {
        case Console_connected: break;
        case Console_Write: {
            uint32_t used = Console_Write_used(console);
            struct uint8_vector *text = Console_Write_text(console);
            keep(text, used);
            Console_send_Written(console, text);
            break;
        }
        case Console_Read: {
            struct uint8_vector *buffer = Console_Read_buffer(console);
            uint32_t used = newest(buffer);
            Console_send_Input(console, buffer, used);
            break;
        }
        case Console_closed: Console_server_drop(console); continue;
        }
        Console_server_set_put(ports->console, console);
    }
}
