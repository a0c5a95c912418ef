/* debug.c - the debug build of the heap: it balances after each of some thousand random operations,
 * and stops where somebody writes to what he has dropped, or into the books. */
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sharedheap/heap.h"
#include "sharedheap/holder.h"
#include "sharedheap/owner.h"
#include "tap.h"

#define ARENA   ((uint64_t)2 << 20)
#define OBJECTS 64u
#define STEPS   4000u

static _Alignas(4096) uint8_t arena[ARENA];
static uint32_t holders[2];

/* Every operation traps when the books do not balance after it. */
static void work(void)
{
    static void *object[OBJECTS];
    static uint32_t owner[OBJECTS];
    uint32_t seed = 12345;

    for (uint32_t step = 0; step < STEPS; step++) {
        seed = seed * 1664525u + 1013904223u;
        uint32_t i = seed >> 8 & (OBJECTS - 1), who = seed >> 20 & 1;
        if (object[i] == NULL) {
            object[i] = heap_claim((seed >> 12) % 9000, holders[who], holders[who]);
            owner[i] = who;
        } else if (seed >> 30 == 0) {
            void *handle = heap_freeze(object[i], holders[owner[i]], holders[owner[i]]);
            object[i] = handle != NULL ? handle : object[i];
        } else if (seed >> 30 == 1) {
            heap_give(object[i], holders[owner[i]], holders[who]);
            owner[i] = who;
        } else {
            heap_drop(object[i], holders[owner[i]]);
            object[i] = NULL;
        }
    }
}

/* Does a child of this process end by a trap when it does that? */
static bool traps(void (*crime)(void))
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        crime();
        _exit(0);
    }
    waitpid(child, &status, 0);
    return !WIFEXITED(status) || WEXITSTATUS(status) != 0;
}

static void write_after_drop(void)
{
    uint64_t *object = heap_claim(200, holders[0], holders[0]);
    heap_drop(object, holders[0]);
    object[3] = 1;
    for (uint32_t i = 0; i < 100; i++)
        heap_claim(200, holders[0], holders[0]);
}

static void charge_too_little(void)
{
    heap_claim(64, holders[0], holders[0]);
    holder_used[holders[0] % HOLDER_SPAN]--;
    heap_claim(64, holders[1], holders[1]);
}

static void forget_an_owner(void)
{
    void *object = heap_claim(5000, holders[0], holders[0]);
    owner_word[((uint8_t *)object - arena) / 64] = 0;
    heap_claim(64, holders[1], holders[1]);
}

static void innocent(void)
{
    for (uint32_t i = 0; i < 100; i++)
        heap_drop(heap_claim(200, holders[0], holders[0]), holders[0]);
}

int main(void)
{
    heap_boot(arena, sizeof(arena));
    holders[0] = heap_open((uint64_t)1 << 20);
    holders[1] = heap_open((uint64_t)1 << 20);
    work();
    ok(heap_balanced(), "the books balance after each of four thousand operations");
    ok(traps(write_after_drop), "who writes to what he has dropped is found");
    ok(traps(charge_too_little), "a charge that is too small is found");
    ok(traps(forget_an_owner), "an owner that was forgotten is found");
    ok(!traps(innocent), "and nobody else");
    return done();
}
