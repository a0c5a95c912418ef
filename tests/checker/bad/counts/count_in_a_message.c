/* The sender says how much of the buffer is used; the buffer is as long as it is. */
#include "driver.component.h"

static uint32_t g_sum;

static void add(const uint8_t *bytes COUNT(size), uint64_t size)
{
    for (uint64_t i = 0; i < size; i++)
        g_sum += AT(bytes, size, i);
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
            if (used > 0)
                add(text->at, used); //- //~ count
                //+ add(text->at, text->length);
            Console_send_Written(console, text);
            break;
        }
        case Console_Read: {
            struct uint8_vector *buffer = Console_Read_buffer(console);
            Console_send_Input(console, buffer, 0);
            break;
        }
        case Console_closed: Console_server_drop(console); continue;
        }
        Console_server_set_put(ports->console, console);
    }
}
