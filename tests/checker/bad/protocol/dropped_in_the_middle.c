/* Closed while the answer is on its way: the peer's answer meets nobody. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    struct uint8_vector *path = uint8_vector_take(1);
    if (file == NULL || path == NULL)
        deed_fault(deed_reason_stopped);
    File_send_Open(file, path); //-
    //+ deed_drop(path);
    File_client_drop(file); //~ protocol
}
