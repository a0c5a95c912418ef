/* unit.c - each call of the shared heap, alone. */
#include <stdint.h>
#include <string.h>

#include "sharedheap/debug/on/invariants.h"
#include "sharedheap/heap.h"
#include "sharedheap/holder.h"
#include "sharedheap/survey.h"
#include "tap.h"

#define ARENA ((uint64_t)128 << 20)
#define MIB   ((uint64_t)1 << 20)

static _Alignas(4096) uint8_t arena[ARENA];

static void *take(uint64_t size, uint32_t owner, uint32_t payer)
{
    void *object = heap_claim(size, owner, payer);
    if (object != NULL)
        memset(object, 0, size);
    return object;
}

static void sweep(void)
{
    while (heap_sweep(100)) {
    }
}

static void test_sizes(void)
{
    static const uint64_t sizes[] = {0,    1,    63,   64,      65,      127,          128,
                                     200,  500,  1000, 1344,    2048,    2049,         4096,
                                     4097, 8192, 9999, 1 << 16, MIB + 8, 16 * MIB + 8, 64 * MIB};
    uint32_t holder = heap_open(HEAP_UNLIMITED);
    bool large_enough = true, small_enough = true;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        uint8_t *object = take(sizes[i], holder, holder);
        large_enough &= object != NULL && heap_size(object) >= sizes[i];
        small_enough &= heap_size(object) <= 64 || heap_size(object) < sizes[i] * 4 / 3 + 4096;
        heap_drop(object, holder);
    }
    ok(large_enough, "objects of every size, up to 64 MiB");
    ok(small_enough, "no object takes a third more than asked for, but for the end of a page");
    ok(take(ARENA + 1, holder, holder) == NULL, "nothing larger than the heap");
    ok(take(UINT64_MAX, holder, holder) == NULL, "nothing larger than memory");
    ok(heap_used(holder) == 0, "all charges come back");
    heap_close(holder);
    ok(heap_balanced() && broken_invariant() == NULL, "balanced after every size");
}

static struct survey surveyed(void)
{
    struct survey survey = {0};
    while (survey_step(&survey, 1)) {
    }
    return survey;
}

/* Forty objects of 640 bytes: six fit a page, and 256 bytes of it are left. */
static void test_survey(void)
{
    uint32_t holder = heap_open(HEAP_UNLIMITED);
    struct survey before = surveyed();
    void *small[40], *run = take(5 * 4096, holder, holder), *behind = take(4096, holder, holder);
    for (int i = 0; i < 40; i++)
        small[i] = take(640, holder, holder);
    struct survey now = surveyed();
    ok(now.taken == before.taken + 6 * 64 + 40 * 10, "a survey counts what is taken");
    ok(now.free == before.free + 2 * 10 && now.lost == before.lost + 7 * 4,
       "and what is free in the last of seven pages, and left at the end of each");
    heap_drop(run, holder);
    now = surveyed();
    ok(now.run_pages >= 5 && now.run_pieces >= 1, "a run between two objects is a hole");
    for (int i = 0; i < 40; i++)
        if (i % 6 != 0)
            heap_drop(small[i], holder);
    now = surveyed();
    ok(now.taken == before.taken + 64 + 7 * 10 && now.free == before.free + 7 * 50,
       "one object keeps its page");
    heap_drop(behind, holder);
    heap_close(holder);
    sweep();
    ok(surveyed().taken == before.taken, "and afterwards all is as before");
}

static void test_ownership(void)
{
    uint32_t a = heap_open(4096), b = heap_open(4096);
    uint8_t *object = take(100, a, a);
    ok(heap_owner(object) == a, "the taker owns");
    ok(!heap_give(object, b, a), "who does not own cannot give");
    ok(!heap_give(object + 64, a, b), "an address inside an object is none");
    ok(!heap_give(object + 1, a, b), "nor is an odd one");
    ok(!heap_give(NULL, a, b) && !heap_drop(NULL, a), "nor is null");
    ok(!heap_give(arena + ARENA, a, b), "nor is one behind the heap");
    ok(!heap_drop(object, b), "who does not own cannot drop");
    ok(heap_give(object, a, b) && heap_owner(object) == b, "the owner gives");
    ok(!heap_give(object, a, b), "once");
    ok(heap_used(a) == 128 && heap_used(b) == 0, "the payer still pays");
    ok(heap_objects(a) == 0 && heap_objects(b) == 1, "the receiver has it");
    ok(heap_drop(object, b) && heap_used(a) == 0, "the drop refunds the payer");
    ok(!heap_drop(object, b) && heap_owner(object) == HEAP_NOBODY, "a dropped object is nobody's");
    heap_close(a);
    heap_close(b);
    sweep();
    ok(heap_balanced() && broken_invariant() == NULL, "balanced after handing over");
}

static void test_budget(void)
{
    uint32_t a = heap_open(256), queue = heap_open(0);
    ok(heap_budget(a) == 256 && heap_budget(HEAP_KERNEL) == HEAP_UNLIMITED, "budgets");
    ok(take(257, a, a) == NULL, "nothing beyond the budget");
    void *one = take(128, a, a), *two = take(128, queue, a);
    ok(one != NULL && two != NULL, "all of the budget, for oneself or for a queue");
    ok(heap_used(a) == 256 && take(1, a, a) == NULL, "then it is spent");
    ok(take(1, a, queue) == NULL, "a queue pays for nothing");
    ok(heap_drop(one, a) && take(1, a, a) != NULL, "until something comes back");
    heap_close(a);
    sweep();
    ok(heap_used(a) == 128 && heap_owner(two) == queue,
       "a dead payer still pays for what others own");
    ok(heap_drop(two, queue) && heap_used(a) == 0, "until they drop it");
    heap_close(queue);
    ok(heap_balanced() && broken_invariant() == NULL, "balanced after spending");
}

static void test_death(void)
{
    uint32_t a = heap_open(1 * MIB), b = heap_open(0);
    void *kept = take(64, a, a), *given = take(5000, a, a);
    heap_give(given, a, b);
    uint32_t next = heap_renew(a);
    ok(next != a && heap_budget(next) == 1 * MIB,
       "a renewed holder has a new word, the old budget");
    ok(heap_owner(kept) != next, "it does not inherit");
    ok(take(64, a, a) == NULL, "the old word takes nothing");
    ok(heap_used(next) == 64 + 8192, "but the debts stay");
    sweep();
    ok(heap_used(next) == 8192 && heap_owner(kept) == HEAP_NOBODY,
       "the sweep collects what it owned");
    ok(heap_owner(given) == b, "and nothing else");
    heap_close(b);
    ok(heap_sweep(1), "a sweep goes in steps");
    sweep();
    ok(!heap_sweep(1) && heap_used(next) == 0, "and ends");
    heap_close(next);
    ok(heap_balanced() && broken_invariant() == NULL, "balanced after death");
}

/* A slot has 4,095 words; then it starts again, and must not meet an old one. */
static void test_generations(void)
{
    uint32_t holder = heap_open(1 * MIB), keeper = heap_open(0);
    void *early = take(64, keeper, holder);
    bool fresh = true, strange = false;
    for (int i = 0; i < 10000; i++) {
        void *stale = take(64, holder, holder);
        uint32_t next = heap_renew(holder);
        while (next == HEAP_NOBODY) {
            sweep();
            next = heap_renew(holder);
        }
        holder = next;
        fresh &= holder != HEAP_NOBODY && heap_owner(stale) != holder;
        strange |= heap_owner(early) != keeper;
        if (i % 1000 == 0)
            sweep();
    }
    ok(fresh, "ten thousand renewals, and no word meets an object of its predecessors");
    ok(!strange, "what others own stays theirs");
    sweep();
    ok(heap_used(holder) == 64 && heap_balanced(), "one debt is left");
    heap_drop(early, keeper);
    heap_close(holder);
    heap_close(keeper);
}

static void test_slots(void)
{
    static uint32_t holders[HOLDER_SLOTS];
    uint32_t count = 0;
    while ((holders[count] = heap_open(64)) != HEAP_NOBODY)
        count++;
    ok(count == HOLDER_SLOTS - HOLDER_FIRST,
       "every slot can be opened, but for nobody's and those that are always open");
    void *debt = take(64, holders[1], holders[0]);
    heap_close(holders[0]);
    ok(heap_open(64) == HEAP_NOBODY, "a slot with debts is not used again");
    heap_drop(debt, holders[1]);
    holders[0] = heap_open(64);
    ok(holders[0] != HEAP_NOBODY, "until they are paid");
    for (uint32_t i = 0; i < count; i++)
        heap_close(holders[i]);
    ok(heap_balanced(), "balanced after opening every slot");
}

static void test_exhaustion(void)
{
    uint32_t holder = heap_open(HEAP_UNLIMITED);
    uint64_t free = heap_bytes_free();
    uint32_t count = 0;
    while (heap_claim(2048, holder, holder) != NULL)
        count++;
    ok(count >= heap_bytes() / 2048 - 64 && heap_bytes_free() == 0, "small objects fill the heap");
    ok(heap_claim(2048, HEAP_KERNEL, HEAP_KERNEL) == NULL, "and then nobody gets one");
    heap_close(holder);
    sweep();
    ok(heap_bytes_free() + 16 * 4096 >= free && heap_balanced(), "the sweep gives it all back");
    uint8_t *large = heap_claim(32 * MIB, HEAP_KERNEL, HEAP_KERNEL);
    ok(large != NULL, "in one piece: buddies have merged");
    heap_drop(large, HEAP_KERNEL);
}

int main(void)
{
    heap_boot(arena, sizeof(arena));
    ok(heap_bytes() > ARENA / 5 * 4 && heap_bytes_free() == heap_bytes() && heap_balanced(),
       "boot");
    test_sizes();
    test_survey();
    test_ownership();
    test_budget();
    test_death();
    test_generations();
    test_slots();
    test_exhaustion();
    return done();
}
