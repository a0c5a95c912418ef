/* A helper that hears members in one state is handed those that are in another. */
#include "client.component.h"

static void hear(struct File_client_set *set STATE(Copying))
{
    struct File_client *file = File_client_set_receive(set);
    switch (File_client_tag(file)) {
    case File_Copy: {
        struct File_client *copy = File_Copy_file(file);
        File_send_Close(copy);
        File_client_drop(copy);
        File_send_Close(file);
        break;
    }
    case File_closed: break;
    }
    File_client_drop(file);
}

void client_main(struct client_ports *ports)
{
    struct File_client_set *set STATE(Opening) = File_client_set_take(); //-
    //+ struct File_client_set *set STATE(Copying) = File_client_set_take();
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (set == NULL || file == NULL)
        deed_fault(deed_reason_stopped);
    File_client_drop(file);
    hear(set); //~ state
    File_client_set_drop(set);
}
