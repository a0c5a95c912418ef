/* A server that talks to itself over a channel of its own, to give away an endpoint in a later
 * state than the first. */
#include "server.component.h"

/* Opens the client end of a fresh channel and parks the server end in the set. */
OWN OPT STATE(Ready) static struct File_client *make_twin(struct server_ports *ports)
{
    struct uint8_vector *path = uint8_vector_take(1);
    if (path == NULL)
        return NULL;
    struct File_server *server = File_channel();
    if (server == NULL) {
        deed_drop(path);
        return NULL;
    }
    struct File_client *client = File_peer(server);
    if (client == NULL) {
        File_server_drop(server);
        deed_drop(path);
        return NULL;
    }
    File_send_Open(client, path);
    switch (File_server_receive(server)) {
    case File_Open: {
        deed_drop(File_Open_path(server));
        const struct File_Stat stat = {0, 0};
        File_send_Opened(server, &stat);
        File_server_set_put(ports->files, server);
        break;
    }
    case File_Close:
    case File_closed: File_server_drop(server); break;
    }
    switch (File_client_receive(client)) {
    case File_Opened: return client;
    case File_Failed:
        deed_drop(File_Failed_path(client));
        File_send_Close(client);
        File_client_drop(client);
        return NULL;
    case File_closed: File_client_drop(client); return NULL;
    }
    return NULL;
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct File_server *file = File_server_set_receive(ports->files);
        switch (File_server_tag(file)) {
        case File_connected: File_server_drop(file); break;
        case File_Duplicate: {
            struct File_client *twin = make_twin(ports);
            while (twin == NULL) {
                deed_sleep_until(deed_now() + 1000);
                twin = make_twin(ports);
            }
            File_send_Copy(file, twin);
            File_server_set_put(ports->files, file);
            break;
        }
        case File_Read:
            File_send_Data(file, File_Read_buffer(file), 0);
            File_server_set_put(ports->files, file);
            break;
        case File_Close:
        case File_closed: File_server_drop(file); break;
        }
    }
}
