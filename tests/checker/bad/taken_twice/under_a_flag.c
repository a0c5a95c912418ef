/* A flag remembers that it was taken; it was set by something else. */
#include "client.component.h"

static void read(struct File_client *file STATE(Ready), struct uint8_vector *buffer OWN CLAIMS)
{
    bool taken = false;
    switch (File_call_Read(file, buffer, 0)) {
    case File_Data:
        taken = deed_now() % 2 == 0;
        deed_drop(File_Data_buffer(file));
        if (!taken)
            deed_drop(File_Data_buffer(file)); //- //~ cell
            //+ taken = true;
        return;
    case File_closed: deed_fault(deed_reason_stopped);
    }
    taken = true;
    deed_fault(taken);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
