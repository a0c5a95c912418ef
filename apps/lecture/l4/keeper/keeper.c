/* keeper.c - is granted memory, writes into it, and gives it back. Its own budget is smaller than
 * what it is granted: who took the memory pays for it, wherever it is. */
#include "keeper.component.h"

/* One client, while it is there. */
static void serve(struct Pages_server *client)
{
    for (;;) {
        struct uint8_vector *memory = NULL;

        switch (Pages_server_receive(client)) {
        case Pages_Grant: memory = Pages_Grant_memory(client); break;
        case Pages_Close:
        case Pages_closed: Pages_server_drop(client); return;
        }
        for (uint64_t i = 0; i < memory->length; i += 4096)
            memory->at[i] = 4;
        Pages_send_Granted(client);
        switch (Pages_server_receive(client)) {
        case Pages_Return: Pages_send_Returned(client, memory); break;
        case Pages_closed:
            deed_drop(memory);
            Pages_server_drop(client);
            return;
        }
    }
}

void keeper_main(struct keeper_ports *ports)
{
    for (;;) {
        struct Pages_server *client = Pages_server_set_receive(ports->service);

        switch (Pages_server_tag(client)) {
        case Pages_connected: serve(client); break;
        case Pages_Close:
        case Pages_closed: Pages_server_drop(client); break;
        case Pages_Grant: deed_drop(Pages_Grant_memory(client)); deed_fault(deed_reason_value);
        }
    }
}
