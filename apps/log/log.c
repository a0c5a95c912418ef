/* log.c - keeps the newest lines that components say. */
#include "log.component.h"
#include "lines.h"

static enum Log_Level g_least = Log_Level_information;

void log_main(struct log_ports *ports)
{
    for (;;) {
        struct Log_server *client = Log_server_set_receive(ports->lines);

        switch (Log_server_tag(client)) {
        case Log_connected: Log_send_Hears(client, g_least); break;
        case Log_closed: Log_server_drop(client); continue;
        case Log_Close: Log_server_drop(client); continue;
        case Log_Say: {
            uint32_t level = Log_Say_level(client);
            uint32_t used = Log_Say_used(client);
            struct uint8_vector *text = Log_Say_text(client);
            if (level >= (uint32_t)g_least)
                keep(level, text, used);
            Log_send_Said(client, text, g_least);
            break;
        }
        }
        Log_server_set_put(ports->lines, client);
    }
}
