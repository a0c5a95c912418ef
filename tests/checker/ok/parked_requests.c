/* Requests that are answered later: endpoints that owe an answer wait in an array of owners. */
#include "server.component.h"

#define PLACES 4u

struct waiting {
    struct File_server *file OWN STATE(Reading);
    struct uint8_vector *buffer OWN;
};

static struct waiting *g_waiting[PLACES] OWN;
static uint32_t g_count;

static void answer(struct server_ports *ports, struct waiting *waiting OWN CLAIMS)
{
    struct File_server *file = TAKE(waiting->file);
    struct uint8_vector *buffer = TAKE(waiting->buffer);
    deed_drop(waiting);
    if (file == NULL) {
        deed_drop(buffer);
        return;
    }
    if (buffer == NULL)
        buffer = uint8_vector_take(0);
    if (buffer == NULL)
        deed_fault(deed_reason_value);
    File_send_Data(file, buffer, 0);
    File_server_set_put(ports->files, file);
}

static void answer_all(struct server_ports *ports)
{
    for (uint32_t i = 0; i < PLACES; i++) {
        struct waiting *waiting = TAKE(AT(g_waiting, PLACES, i));
        if (waiting != NULL)
            answer(ports, waiting);
    }
    g_count = 0;
}

static void park(struct server_ports *ports, struct File_server *file OWN CLAIMS STATE(Reading),
                 struct uint8_vector *buffer OWN CLAIMS)
{
    if (g_count == PLACES)
        answer_all(ports);
    struct waiting *waiting = deed_take(sizeof(struct waiting));
    if (waiting == NULL) {
        File_send_Data(file, buffer, 0);
        File_server_set_put(ports->files, file);
        return;
    }
    PUT(waiting->file, file);
    PUT(waiting->buffer, buffer);
    PUT(AT(g_waiting, PLACES, g_count % PLACES), waiting);
    g_count++;
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct File_server *file = File_server_set_receive_until(ports->files, deed_now() + 1000);
        if (file == NULL) {
            answer_all(ports);
            continue;
        }
        switch (File_server_tag(file)) {
        case File_Read: {
            struct uint8_vector *buffer = File_Read_buffer(file);
            park(ports, file, buffer);
            break;
        }
        case File_Duplicate: deed_fault(deed_reason_unreachable);
        case File_connected:
        case File_Close:
        case File_closed: File_server_drop(file); break;
        }
    }
}
