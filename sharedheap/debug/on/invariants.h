/* invariants.h - the invariants of the heap's tables in plain C: each predicate that stands in an
 * INVARIANT of a header of sharedheap/ has its twin here, of the same name. So a specification that
 * says something else than its author thought is found by running it.
 *
 * What the proofs keep in ghost tables (who is in which list, block or chunk) is computed here from
 * the tables themselves, once before the predicates look at it. No table is believed: whatever is
 * in it, the survey ends and stays within its bounds. For tests and debug builds: it looks at all
 * that is in use, and knows a heap of up to 128 MiB. */
#ifndef SHAREDHEAP_DEBUG_INVARIANTS_H
#define SHAREDHEAP_DEBUG_INVARIANTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sharedheap/chunk.h"
#include "sharedheap/frozen.h"
#include "sharedheap/heap.h"
#include "sharedheap/pages.h"
#include "sharedheap/place.h"
#include "sharedheap/run.h"
#include "sharedheap/slab.h"
#include "sharedheap/space.h"

#define INVARIANT_PAGES 32768u
#define INVARIANT_SLOTS 16384u

/* The twins of ghost tables. */
static bool in_free_list[INVARIANT_SLOTS];
static bool free_list_ends;
static uint32_t list_of[INVARIANT_PAGES]; /* PAGES_LISTS: in none                           */
static bool lists_end;                    /* each page that is linked is in one list, once  */
static uint32_t block_of[INVARIANT_PAGES], chunk_of[INVARIANT_PAGES]; /* PAGES_NONE: in none */
static uint32_t charge_of[INVARIANT_SLOTS];

static inline uint32_t size_of_block(uint32_t page)
{
    uint32_t order = run_order[page];
    return order == 0 || order > RUN_ORDERS ? 0 : 1u << (order - 1);
}

static inline uint32_t size_of_chunk(uint32_t page)
{
    uint32_t units = owner_units[page];
    return units == 0 ? 0 : units <= SLAB_LARGEST ? 1 : units / 64;
}

static inline bool is_live(uint32_t page)
{
    return page < space_used && block_of[page] == PAGES_NONE;
}

static inline bool is_slab(uint32_t page)
{
    return owner_units[page] != 0 && owner_units[page] <= SLAB_LARGEST;
}

static inline bool is_run(uint32_t page)
{
    return owner_units[page] > SLAB_LARGEST;
}

static inline bool is_free(uint32_t granule)
{
    return (slab_places[granule / 64] >> granule % 64 & 1) != 0;
}

/* May an object begin here? */
static inline bool begins(uint32_t granule)
{
    return (slab_begins[owner_units[granule / 64]] >> granule % 64 & 1) != 0;
}

static inline void survey_holders(void)
{
    for (uint32_t s = 0; s < holder_fresh; s++)
        in_free_list[s] = false;
    uint32_t s = holder_first;
    while (s != 0 && s < holder_fresh && !in_free_list[s]) {
        in_free_list[s] = true;
        s = holder_next[s];
    }
    free_list_ends = s == 0;
}

static inline void survey_lists(void)
{
    lists_end = true;
    for (uint32_t p = 0; p < space_used; p++)
        list_of[p] = PAGES_LISTS;
    for (uint32_t list = 0; list < PAGES_LISTS; list++) {
        uint32_t p = pages_first[list];
        while (p < space_used && list_of[p] == PAGES_LISTS) {
            list_of[p] = list;
            p = pages_next[p];
        }
        lists_end = lists_end && p == PAGES_NONE;
    }
}

static inline void survey_pages(void)
{
    for (uint32_t p = 0; p < space_used; p++)
        block_of[p] = chunk_of[p] = PAGES_NONE;
    for (uint32_t p = 0; p < space_used; p++) {
        for (uint32_t q = p; q - p < size_of_block(p) && q < space_used; q++)
            block_of[q] = p;
        for (uint32_t q = p; q - p < size_of_chunk(p) && q < space_used; q++)
            chunk_of[q] = p;
    }
}

static inline void survey_charges(void)
{
    for (uint32_t s = 0; s < holder_fresh; s++)
        charge_of[s] = 0;
    for (uint32_t g = 0; g < owner_top; g++)
        if (owner_word[g] != 0 && owner_payer[g] < holder_fresh)
            charge_of[owner_payer[g]] += owner_units[g / 64];
}

static inline uint32_t handles_to(uint32_t body)
{
    uint32_t count = 0;
    for (uint32_t g = 0; g < owner_top; g++)
        count += frozen_word[g] == FROZEN_HANDLE + body;
    return count;
}

#define FOR_SLOTS(s)    for (uint32_t s = 0; s < holder_fresh; s++)
#define FOR_GRANULES(g) for (uint32_t g = 0; g < owner_top; g++)
#define FOR_PAGES(p)    for (uint32_t p = 0; p < space_used; p++)
#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition))                                                                          \
            return false;                                                                          \
    } while (0)

static inline bool holder_ranked(void)
{
    return free_list_ends;
}

static inline bool holder_linked(void)
{
    FOR_SLOTS(s)
    REQUIRE((holder_state[s] == HOLDER_FREE) == in_free_list[s]);
    return true;
}

static inline bool holder_states(void)
{
    FOR_SLOTS(s)
    {
        uint32_t state = holder_state[s];
        REQUIRE(state != HOLDER_FRESH && state <= HOLDER_CLOSED);
        REQUIRE(holder_word[s] == (state == HOLDER_OPEN ? holder_turn[s] : 0));
        REQUIRE(state != HOLDER_FREE || holder_used[s] == 0);
        REQUIRE(state != HOLDER_CLOSED || s == 0 || holder_used[s] > 0);
        REQUIRE(holder_used[s] <= holder_budget[s]);
    }
    return holder_fresh == HOLDER_SLOTS || holder_state[holder_fresh] == HOLDER_FRESH;
}

static inline bool holder_turns(void)
{
    FOR_SLOTS(s)
    {
        REQUIRE(holder_turn[s] % HOLDER_SPAN == s && holder_turn[s] <= HOLDER_LAST + s);
        REQUIRE(holder_state[s] != HOLDER_OPEN || holder_turn[s] < HOLDER_LAST);
    }
    return true;
}

static inline bool holder_special(void)
{
    REQUIRE(holder_fresh >= HOLDER_FIRST && holder_state[0] == HOLDER_CLOSED);
    REQUIRE(holder_used[0] == 0 && holder_budget[0] == 0);
    for (uint32_t s = 1; s < HOLDER_FIRST; s++)
        REQUIRE(holder_state[s] == HOLDER_OPEN && holder_word[s] == s);
    return true;
}

static inline bool owner_words(void)
{
    FOR_GRANULES(g)
    {
        uint32_t word = owner_word[g], slot = word % HOLDER_SPAN;
        REQUIRE(word == 0 || word == holder_word[slot] || word < holder_turn[slot]);
    }
    return true;
}

static inline bool owner_payers(void)
{
    FOR_GRANULES(g)
    REQUIRE(owner_word[g] == 0 || (owner_payer[g] > 0 && owner_payer[g] < holder_fresh));
    return true;
}

static inline bool owner_places(void)
{
    REQUIRE(owner_top % 64 == 0 && owner_top <= space_used * 64);
    FOR_GRANULES(g)
    REQUIRE(owner_word[g] == 0 || owner_units[g / 64] != 0);
    for (uint32_t g = owner_top; g < space_used * 64; g++)
        REQUIRE(owner_word[g] == 0);
    return true;
}

static inline bool is_stale(uint32_t g)
{
    return owner_word[g] != 0 && holder_word[owner_word[g] % HOLDER_SPAN] != owner_word[g];
}

static inline bool owner_swept(void)
{
    REQUIRE(owner_cursor == OWNER_NONE ? !owner_again : owner_cursor < owner_top);
    FOR_GRANULES(g)
    REQUIRE(owner_again || g >= owner_cursor || !is_stale(g));
    return true;
}

static inline bool owner_books(void)
{
    FOR_SLOTS(s)
    REQUIRE(holder_used[s] == charge_of[s]);
    return true;
}

static inline bool frozen_bodies(void)
{
    FOR_GRANULES(g)
    REQUIRE(!frozen_handle(g) || (frozen_word[g] - FROZEN_HANDLE < owner_top &&
                                  !frozen_handle(frozen_word[g] - FROZEN_HANDLE)));
    return true;
}

static inline bool frozen_counts(void)
{
    FOR_GRANULES(g)
    {
        REQUIRE(!frozen_handle(g) || frozen_word[frozen_word[g] - FROZEN_HANDLE] != 0);
        REQUIRE(frozen_word[g] == 0 || frozen_handle(g) || frozen_word[g] == handles_to(g));
    }
    return true;
}

static inline bool pages_ranked(void)
{
    return lists_end;
}

static inline bool pages_forth(void)
{
    FOR_PAGES(p)
    if (list_of[p] != PAGES_LISTS && pages_next[p] != PAGES_NONE)
        REQUIRE(pages_next[p] < space_used && list_of[pages_next[p]] == list_of[p] &&
                pages_previous[pages_next[p]] == p);
    return true;
}

static inline bool pages_back(void)
{
    FOR_PAGES(p)
    if (list_of[p] != PAGES_LISTS && pages_previous[p] == PAGES_NONE)
        REQUIRE(pages_first[list_of[p]] == p);
    else if (list_of[p] != PAGES_LISTS)
        REQUIRE(pages_previous[p] < space_used && pages_next[pages_previous[p]] == p);
    return true;
}

static inline bool pages_fronts(void)
{
    for (uint32_t list = 0; list < PAGES_LISTS; list++)
        REQUIRE(
            pages_first[list] == PAGES_NONE ||
            (pages_first[list] < space_used && pages_previous[pages_first[list]] == PAGES_NONE));
    return true;
}

static inline bool run_orders(void)
{
    FOR_PAGES(p)
    if (run_order[p] != 0)
        REQUIRE(run_order[p] <= RUN_ORDERS && p % size_of_block(p) == 0 &&
                p + size_of_block(p) <= space_used);
    return true;
}

static inline bool run_bodies(void)
{
    FOR_PAGES(p)
    for (uint32_t q = p; q - p < size_of_block(p) && q < space_used; q++)
        REQUIRE(block_of[q] == p);
    return true;
}

static inline bool run_merged(void)
{
    FOR_PAGES(p)
    {
        uint32_t buddy = p + size_of_block(p);
        if (size_of_block(p) != 0 && run_order[p] < RUN_ORDERS && buddy < space_used &&
            p % (2 * size_of_block(p)) == 0)
            REQUIRE(run_order[buddy] != run_order[p]);
    }
    return true;
}

static inline bool run_listed(void)
{
    FOR_PAGES(p)
    if (run_order[p] != 0)
        REQUIRE(list_of[p] == run_order[p] - 1u);
    else
        REQUIRE(list_of[p] >= RUN_ORDERS &&
                (block_of[p] == PAGES_NONE || list_of[p] == PAGES_LISTS));
    return true;
}

static inline bool run_sum(void)
{
    uint32_t count = 0;
    FOR_PAGES(p)
    count += block_of[p] != PAGES_NONE;
    return run_free == count;
}

static inline bool space_bounds(void)
{
    return space_used <= space_limit && space_limit <= OWNER_PAGES;
}

/* The first page that was never in use stands for all of them. */
static inline bool space_fresh(void)
{
    return space_used == OWNER_PAGES || run_order[space_used] == 0;
}

static inline bool slab_sizes(void)
{
    for (uint32_t units = 1; units <= SLAB_LARGEST; units++) {
        uint32_t next = 0; /* from here on, the next object may begin */
        REQUIRE(slab_begins[units] != 0);
        for (uint32_t place = 0; place < 64; place++)
            if (slab_begins[units] >> place & 1) {
                REQUIRE(place >= next && place + units <= 64);
                next = place + units;
            }
    }
    return true;
}

static inline bool slab_vacant(void)
{
    FOR_GRANULES(g)
    REQUIRE(!is_slab(g / 64) || !is_free(g) || (begins(g) && owner_word[g] == 0));
    return true;
}

static inline bool slab_taken(void)
{
    FOR_GRANULES(g)
    REQUIRE(!is_slab(g / 64) || owner_word[g] == 0 || begins(g));
    return true;
}

static inline bool slab_listed(void)
{
    FOR_PAGES(p)
    REQUIRE(!is_slab(p) ||
            list_of[p] == (slab_places[p] != 0 ? RUN_ORDERS + owner_units[p] : PAGES_LISTS));
    return true;
}

static inline bool slab_only(void)
{
    FOR_PAGES(p)
    REQUIRE(list_of[p] < RUN_ORDERS || list_of[p] == PAGES_LISTS ||
            (is_slab(p) && slab_places[p] != 0));
    return true;
}

static inline bool slab_reached(void)
{
    FOR_PAGES(p)
    REQUIRE(!is_slab(p) || p * 64 + 64 <= owner_top);
    return true;
}

static inline bool slab_fresh(void)
{
    FOR_PAGES(p)
    REQUIRE(is_live(p) || owner_units[p] == 0);
    return space_used == OWNER_PAGES || owner_units[space_used] == 0;
}

static inline bool chunk_pages(void)
{
    FOR_PAGES(p)
    REQUIRE(!is_live(p) || chunk_of[p] != PAGES_NONE);
    return true;
}

static inline bool chunk_bodies(void)
{
    FOR_PAGES(p)
    for (uint32_t q = p; q - p < size_of_chunk(p); q++)
        REQUIRE(is_live(q) && chunk_of[q] == p);
    return true;
}

static inline bool chunk_runs(void)
{
    FOR_PAGES(p)
    REQUIRE(!is_run(p) || owner_units[p] % 64 == 0);
    return true;
}

static inline bool chunk_begins(void)
{
    FOR_GRANULES(g)
    REQUIRE(owner_word[g] == 0 || !is_run(g / 64) || g % 64 == 0);
    return true;
}

static inline bool chunk_whole(void)
{
    FOR_GRANULES(g)
    REQUIRE(!is_slab(g / 64) || !begins(g) || owner_word[g] != 0 || is_free(g));
    FOR_PAGES(p)
    REQUIRE(!is_run(p) || owner_word[p * 64] != 0);
    return true;
}

static inline bool place_based(void)
{
    return place_base >= PLACE_PAGE && place_base <= PLACE_BASES && place_base % PLACE_PAGE == 0;
}

static inline bool heap_frozen(void)
{
    FOR_GRANULES(g)
    REQUIRE((owner_word[g] == HOLDER_FROZEN) == (frozen_word[g] != 0 && !frozen_handle(g)));
    return true;
}

static inline bool heap_handles(void)
{
    FOR_GRANULES(g)
    REQUIRE(owner_word[g] != 0 || frozen_word[g] == 0);
    return true;
}

static inline bool heap_keeps(void)
{
    FOR_SLOTS(s)
    if (heap_kept[s] != 0)
        REQUIRE(heap_kept[s] < owner_top && owner_payer[heap_kept[s]] == s &&
                owner_units[heap_kept[s] / 64] == 1 && holder_word[s] != 0 &&
                owner_word[heap_kept[s]] != 0);
    return true;
}

static inline bool heap_keeper(void)
{
    FOR_GRANULES(g)
    REQUIRE(owner_word[g] != HOLDER_KEEPER ||
            (g != 0 && owner_payer[g] < holder_fresh && heap_kept[owner_payer[g]] == g));
    return true;
}

// clang-format off
#define HEAP_INVARIANTS(use)                                                                       \
    use(holder_ranked) use(holder_linked) use(holder_states) use(holder_turns)                     \
    use(holder_special) use(owner_words) use(owner_payers) use(owner_places) use(owner_swept)      \
    use(owner_books) use(frozen_bodies) use(frozen_counts) use(pages_ranked) use(pages_forth)      \
    use(pages_back) use(pages_fronts) use(run_orders) use(run_bodies) use(run_merged)              \
    use(run_listed) use(run_sum) use(space_bounds) use(space_fresh) use(slab_sizes)                \
    use(slab_vacant) use(slab_taken) use(slab_listed) use(slab_only) use(slab_reached)             \
    use(slab_fresh) use(chunk_pages) use(chunk_bodies) use(chunk_runs) use(chunk_begins)           \
    use(chunk_whole) use(place_based) use(heap_frozen) use(heap_handles) use(heap_keeps)           \
    use(heap_keeper)
// clang-format on

/* Is the heap of a size that this knows? */
static inline bool invariants_fit(void)
{
    return space_used <= INVARIANT_PAGES && owner_top <= space_used * 64 &&
           holder_fresh <= INVARIANT_SLOTS;
}

/* Look at all tables once, before any of the invariants. */
static inline void survey_tables(void)
{
    survey_holders();
    survey_lists();
    survey_pages();
    survey_charges();
}

/* The name of an invariant that does not hold, null when all do. */
static inline const char *broken_invariant(void)
{
    if (!invariants_fit())
        return "invariants_fit";
    survey_tables();
#define ASK(name)                                                                                  \
    if (!name())                                                                                   \
        return #name;
    HEAP_INVARIANTS(ASK)
#undef ASK
    return NULL;
}

#undef FOR_SLOTS
#undef FOR_GRANULES
#undef FOR_PAGES
#undef REQUIRE

#endif
