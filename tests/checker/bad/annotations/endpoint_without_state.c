/* A body that tells no state, and callers in two. */
#include "client.component.h"

static bool is_there(const struct File_client *file) //~ annotation
{
    return file != NULL;
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    struct File_client *other = File_open(ports->file, DEED_FOREVER);
    struct uint8_vector *path = uint8_vector_take(9);
    if (file == NULL || other == NULL || path == NULL || !is_there(file))
        deed_fault(deed_reason_stopped);
    File_send_Open(other, path);
    if (is_there(other)) //-
        deed_fault(deed_reason_stopped);
    deed_fault(deed_reason_value);
}
