/* Opened on one path only; then read on both. */
#include "client.component.h"

static void begin(struct File_client *file STATE(Start) TO(Opening), struct uint8_vector *path OWN CLAIMS,
                  bool really)
{
    if (!really) //-
        deed_drop(path); //-
    else //-
        File_send_Open(file, path);
    //+ (void)really;
} //~ state-join

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    struct uint8_vector *path = uint8_vector_take(3);
    if (file == NULL || path == NULL)
        deed_fault(deed_reason_stopped);
    begin(file, path, true);
    deed_fault(deed_reason_exit);
}
