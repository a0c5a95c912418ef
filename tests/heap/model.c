/* model.c - a hundred thousand random calls against a model that is too simple to be wrong.
 *
 * The model knows of each object who owns it, who pays, and the byte it was filled with. An object
 * whose owner stopped is stale: it may vanish at any moment, and must have when a sweep is over. */
#include <stdint.h>
#include <string.h>

#include "sharedheap/debug/on/invariants.h"
#include "sharedheap/heap.h"
#include "sharedheap/holder.h"
#include "sharedheap/run.h"
#include "sharedheap/space.h"
#include "sharedheap/survey.h"
#include "tap.h"

#define ARENA   ((uint64_t)8 << 20)
#define HOLDERS 24u
#define OBJECTS 3000u

struct object {
    uint8_t *address; /* null: this entry is free */
    uint64_t size;
    uint32_t owner, payer; /* index in holders */
    uint64_t charge;
    uint8_t fill;
    bool stale;
};

static _Alignas(4096) uint8_t arena[ARENA];
static struct object objects[OBJECTS];
static uint32_t holders[HOLDERS]; /* the word, HEAP_NOBODY when closed */
static uint64_t budgets[HOLDERS];
static bool good = true;

static uint64_t seed = 88172645463325252u;

static uint32_t random_below(uint32_t limit)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 32) % limit;
}

static void expect(bool condition, const char *what)
{
    if (!condition && good)
        printf("# broken: %s\n", what);
    good &= condition;
}

static bool intact(const struct object *object)
{
    for (uint64_t i = 0; i < object->size; i++)
        if (object->address[i] != object->fill)
            return false;
    return true;
}

static uint64_t random_size(void)
{
    switch (random_below(4)) {
    case 0: return random_below(200);
    case 1: return random_below(2100);
    case 2: return random_below(20000);
    default: return random_below(10) == 0 ? random_below(1 << 20) : random_below(64);
    }
}

/* An entry with an object that is not stale, null if there is none near a random place. */
static struct object *random_object(void)
{
    uint32_t first = random_below(OBJECTS);
    for (uint32_t i = 0; i < OBJECTS; i++) {
        struct object *object = &objects[(first + i) % OBJECTS];
        if (object->address != NULL && !object->stale)
            return object;
    }
    return NULL;
}

static uint64_t charged(uint32_t holder, bool with_stale)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < OBJECTS; i++)
        if (objects[i].address != NULL && objects[i].payer == holder &&
            (with_stale || !objects[i].stale))
            sum += objects[i].charge;
    return sum;
}

static void try_take(uint32_t owner, uint32_t payer)
{
    struct object *entry = objects;
    while (entry < objects + OBJECTS && entry->address != NULL)
        entry++;
    if (entry == objects + OBJECTS || holders[owner] == 0 || holders[payer] == 0)
        return;
    uint64_t size = random_size(), used = heap_used(holders[payer]);
    uint8_t *address = heap_claim(size, holders[owner], holders[payer]);
    if (address == NULL) {
        expect(heap_used(holders[payer]) == used, "a refused take changes nothing");
        return;
    }
    *entry = (struct object){.address = address,
                             .size = size,
                             .owner = owner,
                             .payer = payer,
                             .charge = heap_size(address),
                             .fill = (uint8_t)random_below(256)};
    expect(heap_used(holders[payer]) == used + entry->charge, "the payer pays");
    expect(heap_used(holders[payer]) <= budgets[payer], "nobody pays beyond the budget");
    memset(address, entry->fill, size);
}

static void try_give(uint32_t to)
{
    struct object *object = random_object();
    if (object == NULL || holders[to] == 0)
        return;
    uint32_t other = holders[random_below(HOLDERS)];
    if (other != holders[object->owner] && other != 0)
        expect(!heap_give(object->address, other, holders[to]), "only the owner gives");
    expect(heap_give(object->address, holders[object->owner], holders[to]), "the owner gives");
    expect(heap_owner(object->address) == holders[to], "the receiver owns");
    object->owner = to;
}

static void try_drop(void)
{
    struct object *object = random_object();
    if (object == NULL)
        return;
    expect(intact(object), "nobody else writes into an object");
    expect(heap_drop(object->address, holders[object->owner]), "the owner drops");
    expect(heap_owner(object->address) == HEAP_NOBODY, "then nobody owns");
    object->address = NULL;
}

static void lose_all_of(uint32_t holder)
{
    for (uint32_t i = 0; i < OBJECTS; i++)
        if (objects[i].address != NULL && objects[i].owner == holder)
            objects[i].stale = true;
}

static void forget_stale(void)
{
    for (uint32_t i = 0; i < OBJECTS; i++)
        if (objects[i].stale)
            objects[i] = (struct object){0};
}

/* A closed holder leaves its debts behind; the model keeps it in its place until they are paid. */
static void try_holder(uint32_t holder)
{
    if (holders[holder] == 0) {
        if (charged(holder, true) != 0)
            return;
        budgets[holder] = (uint64_t)random_below(64) * 16384;
        holders[holder] = heap_open(budgets[holder]);
        expect(holders[holder] != HEAP_NOBODY, "a holder opens");
        return;
    }
    uint32_t old = holders[holder];
    lose_all_of(holder);
    if (random_below(2) == 0) {
        heap_close(old);
        holders[holder] = 0;
    } else {
        holders[holder] = heap_renew(old);
        expect(holders[holder] != old && holders[holder] != 0, "a renewed holder has a new word");
        expect(heap_budget(holders[holder]) == budgets[holder], "and its budget");
    }
}

/* A survey in steps of any length counts what is charged, and everything in use once. */
static void survey(void)
{
    struct survey survey = {0};
    uint64_t charged_all = 0;
    while (survey_step(&survey, 1 + random_below(100))) {
    }
    for (uint32_t slot = 0; slot < holder_fresh; slot++)
        charged_all += holder_used[slot];
    expect(survey.taken == charged_all, "a survey finds what is charged");
    expect(survey.taken + survey.free + survey.lost + survey.run_pages * 64ull ==
               space_used * 64ull,
           "and the rest");
    expect(survey.run_pages == run_free && (survey.run_pieces == 0) == (run_free == 0),
           "and the runs");

    uint64_t largest = survey_largest() * 4096ull;
    expect(heap_claim(largest + 1, HEAP_KERNEL, HEAP_KERNEL) == NULL, "the largest object");
    uint8_t *object = largest == 0 ? NULL : heap_claim(largest, HEAP_KERNEL, HEAP_KERNEL);
    expect(largest == 0 || (object != NULL && heap_drop(object, HEAP_KERNEL)), "is to be had");
}

static void compare(void)
{
    for (uint32_t i = 0; i < HOLDERS; i++) {
        if (holders[i] == 0)
            continue;
        uint64_t used = heap_used(holders[i]);
        expect(used >= charged(i, false) && used <= charged(i, true), "charges are the model's");
    }
    survey();
    expect(heap_balanced(), "the books balance");
    expect(broken_invariant() == NULL, "all invariants hold");
}

static void step(void)
{
    uint32_t holder = random_below(HOLDERS);
    switch (random_below(100)) {
    case 0: try_holder(holder); break;
    case 1:
        if (!heap_sweep(random_below(5000)))
            forget_stale();
        break;
    default:
        switch (random_below(3)) {
        case 0: try_take(random_below(HOLDERS), holder); break;
        case 1: try_give(holder); break;
        default: try_drop(); break;
        }
    }
}

int main(void)
{
    heap_boot(arena, sizeof(arena));
    for (uint32_t i = 0; i < HOLDERS; i++)
        try_holder(i);
    for (int i = 0; i < 100000; i++) {
        step();
        if (i % 500 == 0)
            compare();
    }
    ok(good, "a hundred thousand random calls, as the model says");
    for (uint32_t i = 0; i < HOLDERS; i++)
        if (holders[i] != 0)
            heap_close(holders[i]);
    while (heap_sweep(1000)) {
    }
    ok(heap_balanced(), "balanced at the end");
    uint8_t *large = heap_claim(ARENA / 4, HEAP_KERNEL, HEAP_KERNEL);
    ok(large != NULL, "and the heap is in one piece again");
    return done();
}
