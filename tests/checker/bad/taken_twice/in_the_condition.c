/* Taken in a condition, and in the body that it leads to. */
#include "client.component.h"

static void read(struct File_client *file STATE(Ready), struct uint8_vector *buffer OWN CLAIMS)
{
    switch (File_call_Read(file, buffer, 0)) {
    case File_Data: {
        struct uint8_vector *data = File_Data_buffer(file);
        bool small = data->length < 9;
        deed_drop(data);
        if (small)
            deed_drop(File_Data_buffer(file)); //- //~ cell
            //+ deed_now();
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
