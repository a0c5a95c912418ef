/* A whole conversation: open, read in a loop, close; every way out ends the endpoint. */
#include "client.component.h"

enum outcome { outcome_fine, outcome_missing, outcome_gone };

OWN OPT STATE(Ready) static struct File_client *open_file(
    struct File_client *file OWN CLAIMS STATE(Start), struct uint8_vector *path OWN CLAIMS,
    uint64_t *size)
{
    switch (File_call_Open(file, path)) {
    case File_Opened: {
        const struct File_Stat *stat = File_Opened_stat(file);
        *size = stat->size;
        return file;
    }
    case File_Failed:
        deed_drop(File_Failed_path(file));
        File_send_Close(file);
        File_client_drop(file);
        return NULL;
    case File_closed: File_client_drop(file); return NULL;
    }
    return NULL;
}

static enum outcome checksum(struct File_client *file OWN CLAIMS STATE(Ready), uint64_t size,
                             uint32_t *sum)
{
    struct uint8_vector *buffer = uint8_vector_take(64);
    if (buffer == NULL) {
        File_send_Close(file);
        File_client_drop(file);
        return outcome_missing;
    }
    for (uint64_t offset = 0; offset < size; offset += 64) {
        uint32_t used = 0;
        switch (File_call_Read(file, buffer, offset)) {
        case File_Data:
            used = File_Data_used(file);
            buffer = File_Data_buffer(file);
            break;
        case File_closed: File_client_drop(file); return outcome_gone;
        }
        for (uint32_t i = 0; i < used; i++)
            *sum = *sum * 31u + buffer->at[i];
        if (used == 0)
            break;
    }
    deed_drop(buffer);
    File_send_Close(file);
    File_client_drop(file);
    return outcome_fine;
}

void client_main(struct client_ports *ports)
{
    for (uint32_t attempts = 0; attempts < 10; attempts++) {
        struct uint8_vector *path = uint8_vector_take(4);
        if (path == NULL)
            return;
        struct File_client *file = File_open(ports->file, DEED_FOREVER);
        if (file == NULL) {
            deed_drop(path);
            continue;
        }
        uint64_t size = 0;
        uint32_t sum = 0;
        struct File_client *ready = open_file(file, path, &size);
        if (ready == NULL)
            continue;
        if (checksum(ready, size, &sum) == outcome_fine)
            break;
    }
}
