/* frozen.c - frozen objects: each call alone, then a hundred thousand random ones against a model.
 *
 * The model knows of each handle who owns it and to which body it leads, and of each body the byte
 * that it is filled with and who pays for it. */
#include <stdint.h>
#include <string.h>

#include "sharedheap/debug/on/invariants.h"
#include "sharedheap/heap.h"
#include "tap.h"

#define ARENA   ((uint64_t)8 << 20)
#define HOLDERS 8u
#define HANDLES 400u
#define SIZE    3000u

struct handle {
    const void *address; /* null: this entry is free */
    const uint8_t *body;
    uint32_t owner, payer; /* index in holders */
    uint32_t body_payer;
    uint8_t fill;
};

static _Alignas(4096) uint8_t arena[ARENA];
static struct handle handles[HANDLES];
static uint32_t holders[HOLDERS];
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

static void sweep(void)
{
    while (heap_sweep(100)) {
    }
}

static void test_handles(void)
{
    uint32_t a = heap_open(4096), b = heap_open(64);
    uint8_t *body = heap_claim(200, a, a);
    ok(heap_freeze(body, b, b) == NULL, "who does not own cannot freeze");
    void *first = heap_freeze(body, a, a);
    ok(first != NULL && heap_behind(first) == body, "freezing gives a handle");
    ok(heap_owner(first) == a && heap_owner(body) != a, "the handle is owned, the body is not");
    ok(!heap_drop(body, a) && !heap_give(body, a, b), "nobody drops or gives what is frozen");
    ok(heap_freeze(body, a, a) == NULL && heap_freeze(first, a, a) == NULL,
       "neither a frozen object nor a handle is frozen once more");
    ok(heap_share(body, a, a) == NULL && heap_behind(body) == NULL, "a body is no handle");
    ok(heap_share(first, b, b) == NULL, "who does not own a handle cannot share it");
    void *second = heap_share(first, a, b);
    ok(second != NULL && heap_behind(second) == body, "sharing gives another");
    ok(heap_used(a) == 256 + 64 && heap_used(b) == 64, "each handle is paid by who asked for it");
    ok(heap_share(first, a, b) == NULL && heap_used(b) == 64, "or is refused, and nothing changed");
    ok(heap_give(second, a, b) && heap_drop(first, a), "one goes to somebody else, one is dropped");
    ok(heap_behind(second) == body && heap_used(a) == 256, "the payer still pays for the body");
    ok(heap_behind(first) == NULL, "a dropped handle is none");
    ok(heap_balanced(), "balanced with a frozen object");
    heap_close(a);
    sweep();
    ok(heap_behind(second) == body && heap_balanced(), "the death of who froze it changes nothing");
    heap_close(b);
    sweep();
    ok(heap_owner(body) == HEAP_NOBODY && heap_balanced(), "the sweep of the last handle frees it");
}

static void test_poor(void)
{
    uint32_t a = heap_open(256);
    uint8_t *body = heap_claim(256, a, a);
    ok(heap_freeze(body, a, a) == NULL && heap_owner(body) == a,
       "who cannot pay for the handle keeps the object");
    ok(heap_drop(body, a) && heap_used(a) == 0, "and may drop it");
    heap_close(a);
}

static struct handle *random_handle(void)
{
    uint32_t first = random_below(HANDLES);
    for (uint32_t i = 0; i < HANDLES; i++)
        if (handles[(first + i) % HANDLES].address != NULL)
            return &handles[(first + i) % HANDLES];
    return NULL;
}

static void enter(struct handle handle)
{
    struct handle *entry = handles;
    while (entry < handles + HANDLES && entry->address != NULL)
        entry++;
    if (entry == handles + HANDLES)
        heap_drop(handle.address, holders[handle.owner]);
    else
        *entry = handle;
}

static void try_freeze(uint32_t owner)
{
    uint32_t payer = random_below(HOLDERS);
    uint8_t *body = heap_claim(random_below(SIZE) + SIZE, holders[owner], holders[owner]);
    if (body == NULL)
        return;
    uint8_t fill = (uint8_t)random_below(256);
    memset(body, fill, SIZE);
    void *handle = heap_freeze(body, holders[owner], holders[payer]);
    if (handle != NULL)
        enter((struct handle){handle, body, owner, payer, owner, fill});
    else
        expect(heap_drop(body, holders[owner]), "what was not frozen is still owned");
}

static void try_share(uint32_t payer)
{
    struct handle *handle = random_handle();
    if (handle == NULL)
        return;
    struct handle another = *handle;
    another.payer = payer;
    another.address = heap_share(handle->address, holders[handle->owner], holders[payer]);
    if (another.address != NULL)
        enter(another);
}

static void try_give(uint32_t to)
{
    struct handle *handle = random_handle();
    if (handle == NULL)
        return;
    expect(heap_give(handle->address, holders[handle->owner], holders[to]), "the owner gives");
    handle->owner = to;
}

static void try_drop(void)
{
    struct handle *handle = random_handle();
    if (handle == NULL)
        return;
    expect(heap_drop(handle->address, holders[handle->owner]), "the owner drops");
    handle->address = NULL;
}

static void kill(uint32_t holder)
{
    holders[holder] = heap_renew(holders[holder]);
    for (uint32_t i = 0; i < HANDLES; i++)
        if (handles[i].address != NULL && handles[i].owner == holder)
            handles[i].address = NULL;
    if (random_below(2) == 0)
        sweep();
}

/* Everything that the model knows of is there, as it was written. */
static void compare(void)
{
    for (uint32_t i = 0; i < HANDLES; i++) {
        const struct handle *handle = &handles[i];
        if (handle->address == NULL)
            continue;
        expect(heap_behind(handle->address) == handle->body, "a handle leads to its body");
        for (uint32_t at = 0; at < SIZE; at++)
            expect(handle->body[at] == handle->fill, "nobody writes into a body");
    }
    expect(heap_balanced(), "the books balance");
    expect(broken_invariant() == NULL, "all invariants hold");
}

static void step(void)
{
    uint32_t holder = random_below(HOLDERS);
    if (random_below(200) == 0) {
        kill(holder);
        return;
    }
    switch (random_below(5)) {
    case 0: try_freeze(holder); break;
    case 1: try_share(holder); break;
    case 2: try_give(holder); break;
    default: try_drop(); break;
    }
}

/* After the last sweep each holder pays for its own handles, and for the bodies that are left. */
static bool charges_are_the_models(void)
{
    bool same = true;
    sweep();
    for (uint32_t h = 0; h < HOLDERS; h++) {
        uint64_t charge = 0;
        for (uint32_t i = 0; i < HANDLES; i++) {
            bool first = handles[i].address != NULL;
            charge += first && handles[i].payer == h ? 64 : 0;
            for (uint32_t j = 0; j < i; j++)
                first &= handles[j].address == NULL || handles[j].body != handles[i].body;
            charge += first && handles[i].body_payer == h ? heap_size(handles[i].body) : 0;
        }
        same &= charge == heap_used(holders[h]);
    }
    return same;
}

int main(void)
{
    heap_boot(arena, sizeof(arena));
    test_handles();
    test_poor();
    for (uint32_t i = 0; i < HOLDERS; i++)
        holders[i] = heap_open((uint64_t)1 << 20);
    for (int i = 0; i < 100000; i++) {
        step();
        if (i % 1000 == 0)
            compare();
    }
    ok(good, "a hundred thousand random calls, as the model says");
    ok(charges_are_the_models(), "each pays for its handles and for the bodies that it filled");
    for (uint32_t i = 0; i < HOLDERS; i++)
        heap_close(holders[i]);
    sweep();
    ok(heap_balanced(), "balanced at the end");
    uint8_t *large = heap_claim(ARENA / 2, HEAP_KERNEL, HEAP_KERNEL);
    ok(large != NULL, "and the heap is in one piece again");
    return done();
}
