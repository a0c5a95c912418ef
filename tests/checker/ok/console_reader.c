/* Both kinds of Console requests on one endpoint that main holds, with reconnection. */
#include "client.component.h"

struct statistics {
    uint32_t lines;
    uint32_t bytes;
};

static struct statistics g_statistics;

static void count(const struct uint8_vector *buffer, uint32_t used)
{
    for (uint32_t i = 0; i < used && i < buffer->length; i++) {
        if (buffer->at[i] == '\r' || buffer->at[i] == '\n')
            g_statistics.lines++;
        g_statistics.bytes++;
    }
}

/* Reads and echoes until the console is gone. */
static void echo(struct Console_client *console OWN CLAIMS STATE(Ready),
                 struct uint8_vector *buffer OWN CLAIMS)
{
    for (;;) {
        uint32_t used = 0;
        switch (Console_call_Read(console, buffer)) {
        case Console_Input:
            buffer = Console_Input_buffer(console);
            used = Console_Input_used(console);
            count(buffer, used);
            break;
        case Console_closed: Console_client_drop(console); return;
        }
        switch (Console_call_Write(console, buffer, used)) {
        case Console_Written: buffer = Console_Written_text(console); break;
        case Console_closed: Console_client_drop(console); return;
        }
    }
}

void client_main(struct client_ports *ports)
{
    for (uint64_t size = 128; size > 0; size /= 2) {
        struct uint8_vector *buffer = uint8_vector_take(size);
        if (buffer == NULL)
            continue;
        struct Console_client *console = Console_open(ports->console, DEED_FOREVER);
        if (console == NULL) {
            deed_drop(buffer);
            deed_sleep_until(deed_now() + 5000);
            continue;
        }
        echo(console, buffer);
    }
}
