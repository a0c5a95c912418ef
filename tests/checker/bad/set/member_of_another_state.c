/* A member that waits for nothing of what the set's owner looks for. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct File_client_set *set STATE(Opening) = File_client_set_take();
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    struct uint8_vector *path = uint8_vector_take(1);
    if (set == NULL || file == NULL || path == NULL)
        deed_fault(deed_reason_stopped);
    //+ File_send_Open(file, path);
    File_client_set_put(set, file); //~ state
    deed_drop(path); //-
    File_client_set_drop(set);
}
