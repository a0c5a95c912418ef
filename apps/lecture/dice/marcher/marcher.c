/* marcher.c - calls like those of an IDL's stubs, with a graph among the arguments. It is neither
 * flattened nor walked: pointers mean the same everywhere. */
#include "marcher.component.h"
#include <deed/library/verdict.h>

#define MARCHERS 1000u

/* One more behind the last, in front of the first. */
static void join(struct Parade_Marcher_parcel *ring, uint32_t number)
{
    struct Parade_Marcher *marcher = Parade_Marcher_parcel_add_Marcher(ring);
    struct Parade_Marcher *first = ring->root.next;

    if (!marcher)
        deed_exit(1);
    marcher->number = number;
    if (!first) {
        marcher->next = marcher;
        marcher->previous = marcher;
        ring->root.next = marcher;
        return;
    }
    struct Parade_Marcher *last = first->previous;
    marcher->next = first;
    marcher->previous = last;
    first->previous = marcher;
    if (last)
        last->next = marcher;
}

static struct Parade_Marcher_parcel *make_ring(void)
{
    struct Parade_Marcher_parcel *ring =
        Parade_Marcher_parcel_take(MARCHERS * sizeof(struct Parade_Marcher));

    if (!ring)
        deed_exit(1);
    for (uint32_t i = 0; i < MARCHERS; i++)
        join(ring, i);
    return ring;
}

/* Does it go from 0 to the last number, then to the one before, and back to 0? */
static bool is_turned(const struct Parade_Marcher_parcel *ring)
{
    const struct Parade_Marcher *first = ring->root.next;
    const struct Parade_Marcher *at = first;
    uint32_t number = 0;

    for (uint32_t i = 0; at && i < MARCHERS; i++) {
        if (at->number != number)
            return false;
        number = number == 0 ? MARCHERS - 1 : number - 1;
        at = at->next;
    }
    return at && at == first;
}

static void turn(struct Parade_client *turner STATE(Ready) TO(Ready))
{
    struct Parade_Marcher_parcel *ring = make_ring();
    uint64_t used = deed_heap_used();

    switch (Parade_call_Turn(turner, ring)) {
    case Parade_Turned: {
        struct Parade_Marcher_parcel *turned = Parade_Turned_ring(turner);
        verdict(LITERAL("dice: a ring of a thousand goes there and back"),
                Parade_Turned_count(turner) == MARCHERS);
        verdict(LITERAL("dice: its pointers are as they were set there"), is_turned(turned));
        verdict(LITERAL("dice: and there is one of it"), deed_heap_used() == used);
        deed_drop(turned);
        break;
    }
    case Parade_closed: deed_exit(1);
    }
}

static void march(struct Parade_client *turner STATE(Ready) TO(Ready))
{
    static const struct Parade_Place corner[2] = {{-3, 4}, {5, INT32_MIN}};
    struct uint8_vector *name = uint8_vector_take(4);

    if (!name)
        deed_exit(1);
    name->at[0] = 'd';
    switch (Parade_call_March(turner, Parade_Pace_quick, &corner, true, name, NULL)) {
    case Parade_Marched: {
        const struct Parade_Place(*back)[2] = Parade_Marched_corner(turner);
        struct uint8_vector *named = Parade_Marched_name(turner);
        struct uint8_vector *song = Parade_Marched_song(turner);
        verdict(LITERAL("dice: values of every type arrive as what they are"),
                Parade_Marched_pace(turner) == Parade_Pace_quick && Parade_Marched_loud(turner) &&
                    (*back)[0].x == -3 && (*back)[1].y == INT32_MIN && named->length == 4 &&
                    named->at[0] == 'D' && !song);
        deed_drop(named);
        deed_drop(song);
        break;
    }
    case Parade_closed: deed_exit(1);
    }
}

void marcher_main(struct marcher_ports *ports)
{
    struct Parade_client *turner = Parade_open(ports->turner, DEED_FOREVER);

    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    if (!turner)
        deed_exit(1);
    turn(turner);
    march(turner);
    deed_exit(0);
}
