/* In which state does this function get its endpoint? */
#include "client.component.h"

static bool is_there(const struct File_client *file) //- //~ annotation
//+ static bool is_there(const struct File_client *file STATE(Start))
{
    return file != NULL;
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL || is_there(file))
        deed_fault(deed_reason_stopped);
    deed_fault(deed_reason_value);
}
