/* One message's case gives the buffer away; the code behind the switch believes in all of them. */
#include "client.component.h"

static uint64_t g_bytes;

static void read(struct File_client *file OWN CLAIMS STATE(Ready), struct uint8_vector *buffer OWN CLAIMS)
{
    struct uint8_vector *own = uint8_vector_take(1);
    if (own == NULL)
        deed_fault(deed_reason_stopped);
    switch (File_call_Read(file, buffer, 0)) {
    case File_Data:
        deed_drop(File_Data_buffer(file));
        File_send_Close(file);
        break;
    case File_closed:
        deed_drop(own);
        break; //- //~ join
        //+ File_client_drop(file);
        //+ return;
    }
    g_bytes += own->length;
    deed_drop(own);
    File_client_drop(file);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
