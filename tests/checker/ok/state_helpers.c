/* Helpers that borrow an endpoint and move its state on: STATE says where from, TO where to. */
#include "client.component.h"

static void ask(struct File_client *file STATE(Ready) TO(Reading),
                struct uint8_vector *buffer OWN CLAIMS, uint64_t offset)
{
    File_send_Read(file, buffer, offset);
}

static void finish(struct File_client *file STATE(Ready) TO(end))
{
    File_send_Close(file);
}

static void hang_up(struct File_client *file OWN CLAIMS STATE(Ready))
{
    finish(file);
    File_client_drop(file);
}

OWN OPT STATE(Ready) static struct File_client *reading(
    struct File_client *file OWN CLAIMS STATE(Reading), uint32_t *used)
{
    switch (File_client_receive(file)) {
    case File_Data:
        *used = File_Data_used(file);
        deed_drop(File_Data_buffer(file));
        return file;
    case File_closed: File_client_drop(file); return NULL;
    }
    return NULL;
}

static void ask_for_twin(struct File_client *file STATE(Ready) TO(Copying))
{
    File_send_Duplicate(file);
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL)
        return;
    struct uint8_vector *path = uint8_vector_take(9);
    if (path == NULL) {
        File_client_drop(file);
        return;
    }
    switch (File_call_Open(file, path)) {
    case File_Opened: break;
    case File_Failed:
        deed_drop(File_Failed_path(file));
        File_send_Close(file);
        File_client_drop(file);
        return;
    case File_closed: File_client_drop(file); return;
    }
    struct uint8_vector *buffer = uint8_vector_take(100);
    if (buffer == NULL) {
        hang_up(file);
        return;
    }
    ask(file, buffer, 0);
    uint32_t used = 0;
    struct File_client *ready = reading(file, &used);
    if (ready == NULL)
        return;
    ask_for_twin(ready);
    switch (File_client_receive(ready)) {
    case File_Copy:
        hang_up(File_Copy_file(ready));
        hang_up(ready);
        break;
    case File_closed: File_client_drop(ready); break;
    }
}
