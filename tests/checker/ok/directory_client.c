/* Endpoints arrive in messages: the directory hands out a file, which is used and closed. */
#include "client.component.h"

static uint32_t visit(struct File_client *file OWN CLAIMS STATE(Start))
{
    struct uint8_vector *path = uint8_vector_take(1);
    if (path == NULL) {
        File_send_Close(file);
        File_client_drop(file);
        return 0;
    }
    uint32_t mode = 0;
    switch (File_call_Open(file, path)) {
    case File_Opened:
        mode = File_Opened_stat(file)->mode;
        File_send_Close(file);
        break;
    case File_Failed: {
        uint32_t why = File_Failed_why(file);
        struct uint8_vector *back = File_Failed_path(file);
        if (why == File_Error_missing && back->length > 0)
            back->at[0] = '?';
        deed_drop(back);
        File_send_Close(file);
        break;
    }
    case File_closed: break;
    }
    File_client_drop(file);
    return mode;
}

void client_main(struct client_ports *ports)
{
    struct Directory_client *directory = Directory_open(ports->directory, DEED_FOREVER);
    if (directory == NULL)
        return;
    uint32_t modes = 0;
    for (uint32_t i = 0; i < 10; i++) {
        struct uint8_vector *name = uint8_vector_take(8);
        if (name == NULL)
            break;
        name->at[0] = (uint8_t)('a' + i);
        switch (Directory_call_Find(directory, name)) {
        case Directory_Found: modes |= visit(Directory_Found_file(directory)); break;
        case Directory_Missing: deed_drop(Directory_Missing_name(directory)); break;
        case Directory_closed: Directory_client_drop(directory); return;
        }
    }
    Directory_send_Leave(directory);
    Directory_client_drop(directory);
    if (modes == 0)
        deed_sleep_until(DEED_NOW);
}
