/* Who says nothing for two periods is gone: clients that spoke lately are in one set, the others in
 * another; at the end of a period the others are closed, and the sets change places. */
#include "server.component.h"

struct sessions {
    struct File_server_set *lately OWN STATE(Ready);
    struct File_server_set *before OWN STATE(Ready);
    uint64_t deadline;
};

static bool sessions_make(struct sessions *sessions)
{
    PUT(sessions->lately, File_server_set_take());
    PUT(sessions->before, File_server_set_take());
    return sessions->lately != NULL && sessions->before != NULL;
}

static void sweep(struct sessions *sessions)
{
    struct File_server_set *idle = TAKE(sessions->before);
    PUT(sessions->before, TAKE(sessions->lately));
    PUT(sessions->lately, File_server_set_take());
    if (idle != NULL)
        File_server_set_drop(idle);
    sessions->deadline = deed_now() + 1000000;
}

/* One message out of the set, which may be the port's: new clients have to wait to be opened. */
static void answer(struct sessions *sessions, struct File_server_set *set STATE(Ready))
{
    struct File_server *file = File_server_set_receive(set);
    switch (File_server_tag(file)) {
    case File_Read: {
        struct uint8_vector *buffer = File_Read_buffer(file);
        File_send_Data(file, buffer, 0);
        break;
    }
    case File_Duplicate: deed_fault(deed_reason_unreachable);
    case File_connected:
    case File_Close:
    case File_closed: File_server_drop(file); return;
    }
    File_server_set_put(sessions->lately != NULL ? sessions->lately : set, file);
}

/* A turn of one of them. */
static void turn(struct server_ports *ports, struct sessions *sessions)
{
    if (sessions->lately == NULL || sessions->before == NULL)
        return;
    switch (deed_wait3(sessions->lately, sessions->before, ports->files, sessions->deadline)) {
    case 0: answer(sessions, sessions->lately); break;
    case 1: answer(sessions, sessions->before); break;
    case 2: answer(sessions, ports->files); break;
    case 3: sweep(sessions); break;
    }
}

static void sessions_end(struct sessions *sessions OWN CLAIMS)
{
    struct File_server_set *lately = TAKE(sessions->lately);
    struct File_server_set *before = TAKE(sessions->before);
    deed_drop(sessions);
    if (lately != NULL)
        File_server_set_drop(lately);
    if (before != NULL)
        File_server_set_drop(before);
}

void server_main(struct server_ports *ports)
{
    struct sessions *sessions = deed_take(sizeof(struct sessions));
    if (sessions == NULL)
        return;
    sessions->deadline = deed_now() + 1000000;
    if (sessions_make(sessions))
        for (uint32_t i = 0; i < 10000; i++)
            turn(ports, sessions);
    sessions_end(sessions);
}
