/* A set whose members wait in another state than the first: a new client is served until it is
 * there. */
#include "server.component.h"

static uint8_t g_content[512];

/* From connected to Ready; null when the client went away. */
OWN OPT
STATE(Ready) static struct File_server *welcome(struct File_server *file OWN CLAIMS STATE(Start))
{
    for (;;) {
        switch (File_server_receive(file)) {
        case File_Open: {
            struct uint8_vector *path = File_Open_path(file);
            if (path->length == 0 || path->at[0] == 0) {
                File_send_Failed(file, File_Error_missing, path);
                break;
            }
            deed_drop(path);
            struct File_Stat stat = {sizeof(g_content), 6};
            File_send_Opened(file, &stat);
            return file;
        }
        case File_Close: File_server_drop(file); return NULL;
        case File_closed: File_server_drop(file); return NULL;
        }
    }
}

static void answer(struct File_server *file STATE(Reading) TO(Ready),
                   struct uint8_vector *buffer OWN CLAIMS, uint64_t offset)
{
    uint64_t used = 0;
    while (used < buffer->length && offset + used < sizeof(g_content)) {
        buffer->at[used] = g_content[offset + used];
        used++;
    }
    File_send_Data(file, buffer, deed_to_u32(used));
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct File_server *file = File_server_set_receive(ports->files);
        switch (File_server_tag(file)) {
        case File_connected: {
            struct File_server *ready = welcome(file);
            if (ready != NULL)
                File_server_set_put(ports->files, ready);
            break;
        }
        case File_Read: {
            uint64_t offset = File_Read_offset(file);
            struct uint8_vector *buffer = File_Read_buffer(file);
            answer(file, buffer, offset);
            File_server_set_put(ports->files, file);
            break;
        }
        case File_Duplicate:
            /* The contract demands a twin and this server has none to give: it stops, and the
             * kernel takes back what it owns. */
            deed_fault(deed_reason_unreachable);
            break;
        case File_Close:
        case File_closed: File_server_drop(file); break;
        }
    }
}
