/* Reads before it has opened. */
//? Open, then Opened
//? Open
#include "client.component.h"

/* Open, then Opened, then Read. */
static void read(struct File_client *file OWN CLAIMS STATE(Start),
                 struct uint8_vector *buffer OWN CLAIMS)
{
//+     switch (File_call_Open(file, buffer)) {
//+     case File_Opened: break;
//+     case File_Failed: buffer = File_Failed_path(file); goto end;
//+     case File_closed: File_client_drop(file); return;
//+     }
//+     buffer = uint8_vector_take(512);
//+     if (buffer == NULL)
//+         goto end;
    switch (File_call_Read(file, buffer, 0)) { //~ protocol
    case File_Data: buffer = File_Data_buffer(file); break;
    case File_closed: File_client_drop(file); return;
    }
//+ end:
    File_send_Close(file);
    File_client_drop(file);
    deed_drop(buffer);
}

void client_main(struct client_ports *ports)
{
    struct uint8_vector *buffer = uint8_vector_take(512);
    if (buffer == NULL)
        return;
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL)
        deed_drop(buffer);
    else
        read(file, buffer);
}
