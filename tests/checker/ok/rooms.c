/* A list of rooms, each with the endpoints of those who are in it: a set in a field of an owned
 * node. A room that closes closes the endpoints of all who are in it. */
#include "server.component.h"

struct room {
    uint32_t number;
    uint32_t guests;
    struct File_server_set *in OWN STATE(Ready);
    struct room *next OWN;
};

static struct room *g_rooms OWN;

static OWN OPT struct room *room_new(uint32_t number)
{
    struct room *room = deed_take(sizeof(struct room));
    struct File_server_set *in = File_server_set_take();
    if (room == NULL || in == NULL) {
        deed_drop(room);
        if (in != NULL)
            File_server_set_drop(in);
        return NULL;
    }
    room->number = number;
    PUT(room->in, in);
    return room;
}

static bool room_add(uint32_t number)
{
    struct room *room = room_new(number);
    if (room == NULL)
        return false;
    PUT(room->next, TAKE(g_rooms));
    PUT(g_rooms, room);
    return true;
}

static void enter(uint32_t number, struct File_server *guest OWN CLAIMS STATE(Ready))
{
    for (struct room *room = g_rooms; room != NULL; room = room->next)
        if (room->number == number && room->in != NULL) {
            room->guests++;
            File_server_set_put(room->in, guest);
            return;
        }
    deed_fault(deed_reason_value);
}

static void rooms_close(void)
{
    struct room *room = TAKE(g_rooms);
    while (room != NULL) {
        struct room *next = TAKE(room->next);
        struct File_server_set *in = TAKE(room->in);
        if (in != NULL)
            File_server_set_drop(in);
        deed_drop(room);
        room = next;
    }
}

/* Whoever says something in this room; half of the time nobody does. */
static void listen(struct room *room)
{
    if (room->in == NULL)
        return;
    struct File_server *guest = File_server_set_receive_until(room->in, DEED_NOW);
    if (guest == NULL)
        return;
    switch (File_server_tag(guest)) {
    case File_Read: {
        struct uint8_vector *buffer = File_Read_buffer(guest);
        File_send_Data(guest, buffer, 0);
        File_server_set_put(room->in, guest);
        return;
    }
    case File_Duplicate: deed_fault(deed_reason_unreachable);
    case File_Close:
    case File_closed:
        room->guests--;
        File_server_drop(guest);
        break;
    }
}

void server_main(struct server_ports *ports)
{
    uint32_t number = 0;
    while (number < 4 && room_add(number))
        number++;
    for (uint32_t turn = 0; turn < 1000 && number > 0; turn++) {
        struct File_server *guest = File_server_set_receive_until(ports->names, deed_now() + 1000);
        if (guest == NULL) {
            for (struct room *room = g_rooms; room != NULL; room = room->next)
                listen(room);
            continue;
        }
        switch (File_server_tag(guest)) {
        case File_Open: {
            struct uint8_vector *path = File_Open_path(guest);
            uint32_t wanted = path->length > 0 ? path->at[0] : 0;
            struct File_Stat stat = {path->length, 0};
            deed_drop(path);
            File_send_Opened(guest, &stat);
            enter(wanted % number, guest);
            break;
        }
        case File_connected: File_server_set_put(ports->names, guest); break;
        case File_Close:
        case File_closed: File_server_drop(guest); break;
        }
    }
    rooms_close();
}
