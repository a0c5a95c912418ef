/* invariants.c - the plain C twins of the proofs' invariants: all hold of a heap with everything in
 * it, each notices when its own table is broken, and there is one for each that is proved. */
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sharedheap/debug/on/invariants.h"
#include "sharedheap/heap.h"
#include "tap.h"

#define ARENA ((uint64_t)2 << 20)

static _Alignas(4096) uint8_t arena[ARENA];
static uint32_t alice, bob;           /* holders                        */
static uint32_t slot, gone;           /* alice's, and one that is free  */
static uint32_t small, third, run;    /* granules of objects            */
static uint32_t body, handle, kept;   /* and of these                   */
static uint32_t block, front, second; /* pages                          */

static uint32_t place(const void *object)
{
    return place_granule(object);
}

/* A heap in which there is one of everything: closed and open holders, slabs of two sizes with two
 * pages in one list, runs, free blocks, a frozen object, a kept one. */
static void furnish(void)
{
    void *first[65], *large;

    heap_boot(arena, sizeof(arena));
    alice = heap_open(1 << 20);
    bob = heap_open(1 << 20);
    slot = alice % HOLDER_SPAN;
    gone = heap_open(4096) % HOLDER_SPAN;
    heap_close(holder_word[gone]);
    for (int i = 0; i < 65; i++)
        first[i] = heap_claim(64, alice, alice);
    for (int i = 5; i < 8; i++)
        heap_drop(first[i], alice);
    small = place(first[8]);
    third = place(heap_claim(192, bob, bob));
    large = heap_claim(8 * 4096, bob, bob);
    run = place(heap_claim(3 * 4096, bob, alice));
    heap_drop(large, bob);
    kept = heap_keep(first[9], alice);
    body = place(first[10]);
    handle = place(heap_freeze(first[10], alice, bob));
    front = pages_first[RUN_ORDERS + 1];
    second = pages_next[front];
    for (block = 0; size_of_block(block) < 2; block++) {
    }
}

#define PLANT(name, ...)                                                                           \
    static void plant_##name(void)                                                                 \
    {                                                                                              \
        __VA_ARGS__;                                                                               \
    }
PLANT(holder_ranked, holder_next[gone] = gone)
PLANT(holder_linked, holder_first = 0)
PLANT(holder_states, holder_word[slot] = 0)
PLANT(holder_turns, holder_turn[slot]++)
PLANT(holder_special, holder_state[HOLDER_FROZEN] = HOLDER_FREE)
PLANT(owner_words, owner_word[small] = alice + HOLDER_SPAN)
PLANT(owner_payers, owner_payer[small] = 0)
PLANT(owner_places, owner_units[small / 64] = 0)
PLANT(owner_swept, owner_again = true)
PLANT(owner_books, holder_used[slot]--)
PLANT(frozen_bodies, frozen_word[handle] = FROZEN_HANDLE + handle)
PLANT(frozen_counts, frozen_word[body]++)
PLANT(pages_ranked, pages_next[second] = front)
PLANT(pages_forth, pages_previous[second] = PAGES_NONE)
PLANT(pages_back, pages_previous[second] = second)
PLANT(pages_fronts, pages_previous[front] = second)
PLANT(run_orders, run_order[block] = RUN_ORDERS + 1)
PLANT(run_bodies, run_order[block + 1] = 1)
PLANT(run_merged, run_order[block]--; run_order[block + size_of_block(block)] = run_order[block])
PLANT(run_listed, pages_first[run_order[block] - 1] = PAGES_NONE)
PLANT(run_sum, run_free++)
PLANT(space_bounds, space_limit = space_used - 1)
PLANT(space_fresh, run_order[space_used] = 1)
PLANT(slab_sizes, slab_begins[3] = UINT64_MAX)
PLANT(slab_vacant, slab_places[small / 64] |= (uint64_t)1 << small % 64)
PLANT(slab_taken, owner_word[third + 1] = bob)
PLANT(slab_listed, pages_first[RUN_ORDERS + 1] = PAGES_NONE)
PLANT(slab_only, pages_first[RUN_ORDERS + 9] = run / 64)
PLANT(slab_reached, owner_top = 0)
PLANT(slab_fresh, owner_units[space_used] = 1)
PLANT(chunk_pages, owner_units[run / 64] = 0)
PLANT(chunk_bodies, owner_units[run / 64] += 64)
PLANT(chunk_runs, owner_units[run / 64]++)
PLANT(chunk_begins, owner_word[run + 5] = bob)
PLANT(chunk_whole, owner_word[small] = 0)
PLANT(place_based, place_base++)
PLANT(heap_frozen, owner_word[body] = alice)
PLANT(heap_handles, owner_word[handle] = 0)
PLANT(heap_keeps, heap_kept[slot] = run)
PLANT(heap_keeper, heap_kept[slot] = 0)

#define ENTRY(name) {#name, plant_##name}
static const struct plant {
    const char *name;
    void (*damage)(void);
} plants[] = {
    ENTRY(holder_ranked),  ENTRY(holder_linked), ENTRY(holder_states), ENTRY(holder_turns),
    ENTRY(holder_special), ENTRY(owner_words),   ENTRY(owner_payers),  ENTRY(owner_places),
    ENTRY(owner_swept),    ENTRY(owner_books),   ENTRY(frozen_bodies), ENTRY(frozen_counts),
    ENTRY(pages_ranked),   ENTRY(pages_forth),   ENTRY(pages_back),    ENTRY(pages_fronts),
    ENTRY(run_orders),     ENTRY(run_bodies),    ENTRY(run_merged),    ENTRY(run_listed),
    ENTRY(run_sum),        ENTRY(space_bounds),  ENTRY(space_fresh),   ENTRY(slab_sizes),
    ENTRY(slab_vacant),    ENTRY(slab_taken),    ENTRY(slab_listed),   ENTRY(slab_only),
    ENTRY(slab_reached),   ENTRY(slab_fresh),    ENTRY(chunk_pages),   ENTRY(chunk_bodies),
    ENTRY(chunk_runs),     ENTRY(chunk_begins),  ENTRY(chunk_whole),   ENTRY(place_based),
    ENTRY(heap_frozen),    ENTRY(heap_handles),  ENTRY(heap_keeps),    ENTRY(heap_keeper)};
#define PLANTS (sizeof plants / sizeof plants[0])

#define TWIN(name) {#name, name},
static const struct invariant {
    const char *name;
    bool (*holds)(void);
} invariants[] = {HEAP_INVARIANTS(TWIN)};

/* These are about the order that only the proofs keep, or what the survey computes. */
static const char *const ghosts[] = {"pages_highest", "pages_lower", "run_heads"};

static const struct invariant *invariant_of(const char *name)
{
    for (size_t i = 0; i < sizeof invariants / sizeof invariants[0]; i++)
        if (strcmp(invariants[i].name, name) == 0)
            return &invariants[i];
    return NULL;
}

/* In a child, since it is the heap that is damaged: does its own invariant break? */
static bool noticed(const struct plant *plant)
{
    const struct invariant *invariant = invariant_of(plant->name);
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        plant->damage();
        survey_tables();
        _exit(invariant->holds() || broken_invariant() == NULL ? 1 : 0);
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* The predicates that the headers' INVARIANT macros name, each with a twin or among the ghosts. */
static bool complete(void)
{
    char name[64];
    uint32_t count = 0;
    FILE *names = popen("grep -ohE 'clause [a-z_]+: [a-z_]+' sharedheap/*.h | cut -d' ' -f3", "r");
    bool good = names != NULL;
    while (good && fscanf(names, "%63s", name) == 1) {
        bool known = invariant_of(name) != NULL;
        for (size_t i = 0; i < sizeof ghosts / sizeof ghosts[0]; i++)
            known = known || strcmp(ghosts[i], name) == 0;
        if (!known)
            printf("# no twin: %s\n", name);
        good = known;
        count++;
    }
    return good && pclose(names) == 0 && count >= PLANTS;
}

int main(void)
{
    furnish();
    const char *broken = broken_invariant();
    ok(broken == NULL, "all invariants hold of a heap with everything in it");
    if (broken != NULL)
        printf("# broken: %s\n", broken);
    for (size_t i = 0; i < PLANTS; i++)
        ok(noticed(&plants[i]), plants[i].name);
    ok(PLANTS == sizeof invariants / sizeof invariants[0], "each has been broken");
    ok(complete(), "each invariant of the proofs has its twin");
    return done();
}
