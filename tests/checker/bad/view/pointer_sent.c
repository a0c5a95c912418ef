/* What a view points to is sent off as if it were the view's. */
#include "client.component.h"

struct asked {
    struct uint8_const_slice name;
    struct uint8_vector *path;
};

static void open(struct File_client *file OWN CLAIMS STATE(Start), struct uint8_vector *path OWN CLAIMS)
{
    struct asked asked = {uint8_vector_const_slice(path), path};
    uint64_t length = asked.name.length;
    struct uint8_vector *own = asked.path;
    if (own == NULL || length == 0)
        deed_fault(deed_reason_value);
    File_send_Open(file, own); //- //~ not-owned
    deed_drop(path); //-
    //+ File_send_Open(file, path);
    switch (File_client_receive(file)) {
    case File_Opened: File_send_Close(file); break;
    case File_Failed:
        deed_drop(File_Failed_path(file));
        File_send_Close(file);
        break;
    case File_closed: break;
    }
    File_client_drop(file);
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    struct uint8_vector *path = uint8_vector_take(4);
    if (file == NULL || path == NULL)
        deed_fault(deed_reason_stopped);
    open(file, path);
}
