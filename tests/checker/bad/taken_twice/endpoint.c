/* An endpoint out of a message, twice: two would speak on it. */
#include "client.component.h"

static void copy(struct File_client *file STATE(Ready) TO(Ready))
{
    switch (File_call_Duplicate(file)) {
    case File_Copy: {
        struct File_client *one = File_Copy_file(file);
        struct File_client *other = File_Copy_file(file); //- //~ cell
        File_send_Close(one);
        File_client_drop(one);
        File_send_Close(other); //-
        File_client_drop(other); //-
        return;
    }
    case File_closed: deed_fault(deed_reason_stopped);
    }
    deed_fault(deed_reason_stopped);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
