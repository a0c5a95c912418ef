/* One return leaves the endpoint in the state before, another in the one behind. */
#include "client.component.h"

static void ask(struct File_client *file, bool really)
{
    struct uint8_vector *path = uint8_vector_take(9);
    if (path == NULL)
        deed_fault(deed_reason_stopped);
    if (!really) {
        deed_drop(path);
        return; //-
        //+ deed_fault(deed_reason_value);
    }
    File_send_Open(file, path);
} //~ state

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL)
        return;
    ask(file, true);
    deed_fault(deed_reason_value);
}
