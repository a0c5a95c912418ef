/* turner.c - gets graphs whose pointers are pointers, and follows them. No case for a message that
 * the contract does not have: there is none. */
#include "turner.component.h"

/* How many there are in the ring, each turned round. */
static uint32_t turn(struct Parade_Marcher_parcel *ring)
{
    struct Parade_Marcher *first = ring->root.next;
    struct Parade_Marcher *at = first;
    uint32_t count = 0;

    while (at) {
        struct Parade_Marcher *next = at->next;
        at->next = at->previous;
        at->previous = next;
        count++;
        at = next == first ? NULL : next;
    }
    return count;
}

static void capitalise(struct uint8_vector *name)
{
    if (name->length > 0 && name->at[0] >= 'a' && name->at[0] <= 'z')
        name->at[0] = (uint8_t)(name->at[0] - 'a' + 'A');
}

void turner_main(struct turner_ports *ports)
{
    for (;;) {
        struct Parade_server *client = Parade_server_set_receive(ports->service);

        switch (Parade_server_tag(client)) {
        case Parade_connected: break;
        case Parade_Close:
        case Parade_closed: Parade_server_drop(client); continue;
        case Parade_Turn: {
            struct Parade_Marcher_parcel *ring = Parade_Turn_ring(client);
            uint32_t count = turn(ring);
            Parade_send_Turned(client, ring, count);
            break;
        }
        case Parade_March: {
            bool quick = Parade_March_pace(client) == Parade_Pace_quick;
            struct uint8_vector *name = Parade_March_name(client);
            capitalise(name);
            Parade_send_Marched(client, quick ? Parade_Pace_quick : Parade_Pace_slow,
                                Parade_March_corner(client), Parade_March_loud(client), name,
                                Parade_March_song(client));
            break;
        }
        }
        Parade_server_set_put(ports->service, client);
    }
}
