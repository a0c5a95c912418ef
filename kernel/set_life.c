/* set_life.c - sets that components make: their begin, and their end with all that is in them.
 *
 * A set is a row in the tables of set.h, so making one is O(1). A component may have as many as it
 * may have endpoints. Dropping one closes its members, which nobody lists: they are looked for,
 * among all endpoints there ever were, in steps between which interrupts may come.
 *
 * Invariant: what is in a set that was made is its owner's, and closed before the set is nobody's.
 * From the first step of dropping it the set is not its owner's any more, only on the way out: so
 * nothing more is put into it. */
#include "kernel/channel.h"
#include "kernel/machine.h"
#include "kernel/schedule.h"
#include "kernel/set.h"
#include "sdk/include/deed/checked.h"
#include "sharedheap/heap.h"
#include "sharedheap/table.h"

#define ENDPOINTS_A_STEP 32u
#define SETS_A_STEP      8u
#define LEAVING          0x80000000u /* with an owner: the set is being dropped */

TABLE uint32_t made_of[COMPONENTS_MAX];
TABLE uint32_t made_next[SETS_MADE]; /* list of free ones that were in use; of those that are being
                                        dropped, where to look next                            */
static uint32_t free_first = NONE;
static uint32_t fresh; /* from here on none was ever in use */

/* All that were ever in use, the free ones first, the head of their list last; and where each
 * stands: so none is in the list twice. */
//@ ghost uint32_t made_at[SETS_MADE];
//@ ghost uint32_t made_place[SETS_MADE];
//@ ghost uint32_t made_freed;

// clang-format off
/*@ predicate made_used{L}(integer n) = 0 <= n < fresh;
    predicate made_free{L}(integer n) = made_used(n) && made_place[n] < made_freed;
    predicate made_order{L} = made_freed <= fresh <= SETS_MADE &&
      \forall integer i; 0 <= i < fresh ==>
          made_at[i] < fresh && made_place[made_at[i]] == i &&
          made_place[i] < fresh && made_at[made_place[i]] == i;
    predicate made_list{L} =
      free_first == (made_freed == 0 ? NONE : made_at[made_freed - 1]) &&
      \forall integer i; 0 <= i < made_freed ==>
          made_next[made_at[i]] == (i == 0 ? NONE : made_at[i - 1]);
    predicate made_others{L1,L2}(integer but) = \forall integer n; 0 <= n < SETS_MADE && n != but ==>
      (made_free{L1}(n) <==> made_free{L2}(n)) && (made_used{L1}(n) <==> made_used{L2}(n));
*/
// clang-format on

/* A number that is no set's; NONE when all are in use. */
/*@ requires order: made_order;
    requires list: made_list;
    requires bounds: space_bounds;
    terminates \true; exits \false;
    assigns free_first, fresh, made_freed, made_at[fresh], made_place[fresh];
    ensures order: made_order;
    ensures list: made_list;
    ensures used: \result != NONE ==> made_used(\result) && !made_free(\result) &&
        (made_free{Pre}(\result) || !made_used{Pre}(\result));
    ensures others: made_others{Pre,Post}(\result);
*/
static uint32_t claim(void)
{
    uint32_t made = free_first;

    //@ assert last: made_freed > 0 ==> made_at[made_freed - 1] == made && made_used(made);
    if (made != NONE) {
        free_first = made_next[made];
        //@ ghost made_freed--;
    } else if (fresh < SETS_MADE && heap_has_room(TABLES_ROOM)) {
        made = fresh;
        fresh++;
        //@ ghost made_at[made] = made;
        //@ ghost made_place[made] = made;
    }
    return made;
}

/*@ requires order: made_order;
    requires list: made_list;
    requires used: made_used(made) && !made_free(made);
    requires owner: owner < COMPONENTS_MAX;
    terminates \true; exits \false;
    assigns set_face[PORTS_MAX + made].owner, made_next[made], free_first, made_of[owner],
        made_at[0 .. SETS_MADE - 1], made_place[0 .. SETS_MADE - 1], made_freed;
    ensures order: made_order;
    ensures list: made_list;
    ensures free: made_free(made) && set_face[PORTS_MAX + made].owner == NONE;
    ensures others: made_others{Pre,Post}(made);
    ensures counted: made_of[owner] == (uint32_t)(\old(made_of[owner]) - 1);
*/
static void give_back(uint32_t made, uint32_t owner)
{
    set_face[PORTS_MAX + made].owner = NONE;
    made_of[owner]--;
    made_next[made] = free_first;
    free_first = made;
    //@ assert room: made_freed <= made_place[made] < fresh;
    /*@ assert other: made_at[made_freed] < fresh &&
            made_place[made_at[made_freed]] == made_freed; */
    /*@ ghost
        uint32_t place = made_place[made], other = made_at[made_freed];
        made_at[place] = other;
        made_place[other] = place;
        made_at[made_freed] = made;
        made_place[made] = made_freed;
        made_freed++;
    */
}

struct deed_set *deed_set_take(void)
{
    uint32_t made = NONE;

    machine_interrupts_off();
    while (free_first == NONE && rows_grow(ROWS_SET, fresh))
        ;
    if (made_of[core.current] < component_table(core.current)->endpoints)
        made = claim();
    if (made != NONE) {
        made_of[core.current]++;
        set_make(PORTS_MAX + made, core.current);
    }
    machine_interrupts_on();
    return made == NONE ? NULL : &set_face[PORTS_MAX + made];
}

/* A member of the set, in no list: listed ones first, for a list may not lose one that goes. NONE
 * when there was none among those looked at. */
static uint32_t member(uint32_t set)
{
    uint32_t *next = &made_next[set - PORTS_MAX];
    uint32_t endpoint, step = 0;

    if ((endpoint = set_pop(set)) != NONE)
        return endpoint;
    while (step++ < ENDPOINTS_A_STEP && *next < channel_end()) {
        endpoint = (*next)++;
        if (endpoint_face[endpoint].owner == core.current &&
            endpoint_face[endpoint].target == set_target(set))
            return endpoint;
    }
    return NONE;
}

/* One step of dropping a set that is on its way out; false when it is gone. */
static bool drop(uint32_t set)
{
    uint32_t endpoint = member(set);

    if (endpoint != NONE)
        channel_close(endpoint);
    else if (made_next[set - PORTS_MAX] >= channel_end()) {
        give_back(set - PORTS_MAX, core.current);
        return false;
    }
    return true;
}

bool deed_set_drop(struct deed_set *set)
{
    uint32_t number = set_number(set);
    bool more;

    machine_interrupts_off();
    if (number < PORTS_MAX)
        FAULT(deed_reason_ownership); /* a port's */
    if (set_is_current(number)) {
        set_face[number].owner = core.current | LEAVING;
        made_next[number - PORTS_MAX] = 0;
    }
    if (set_face[number].owner != (core.current | LEAVING))
        FAULT(deed_reason_ownership); /* not its own */
    more = drop(number);
    schedule_yield();
    machine_interrupts_on();
    return more;
}

void set_return(uint32_t component)
{
    for (uint32_t made = 0; made < fresh && made_of[component] > 0; made++) {
        if ((set_face[PORTS_MAX + made].owner & ~LEAVING) == component)
            give_back(made, component);
        if (made % SETS_A_STEP == 0)
            machine_breathe();
    }
}

uint64_t set_bytes(uint32_t component)
{
    return made_of[component] * (SET_BYTES + sizeof made_next[0]);
}
