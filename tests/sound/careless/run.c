/* run.c - runs a unit of careless programs many times under the address sanitizer: each object is a
 * block of malloc, statics begin with something or nothing, and in the end nothing may be left. A
 * trap ends a run, and is no violation. */
#include "memory.component.h"
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_STEPS 4000

static jmp_buf g_trap;
static uint64_t g_seed;
static long g_alive, g_steps;

static uint64_t next_random(void)
{
    g_seed ^= g_seed << 13;
    g_seed ^= g_seed >> 7;
    g_seed ^= g_seed << 17;
    return g_seed >> 11;
}

void deed_fault(uint32_t reason)
{
    longjmp(g_trap, reason != 0 ? (int)reason : 1);
}

uint64_t deed_heap_used(void)
{
    if (++g_steps > MOST_STEPS)
        deed_fault(deed_reason_stopped);
    return next_random() % 8;
}

void *deed_take(uint64_t size)
{
    g_alive++;
    return calloc(1, size);
}

void deed_drop(void *object)
{
    if (object == NULL)
        abort();
    g_alive--;
    free(object);
}

struct uint8_vector *uint8_vector_take(uint64_t length)
{
    uint64_t *vector = deed_take(sizeof length + length);
    *vector = length;
    return (void *)vector;
}

void *deed_slot_take(void *slot)
{
    void *owner = *(void **)slot;
    *(void **)slot = NULL;
    return owner;
}

void deed_slot_put(void *slot, void *owner)
{
    if (*(void **)slot != NULL)
        deed_fault(deed_reason_slot);
    *(void **)slot = owner;
}

#include "unit.inc"

static void begin(uint64_t run)
{
    g_seed = (run + 1) * 0x9e3779b97f4a7c15;
    g_alive = g_steps = 0;
    g_root = next_random() % 4 ? make_node() : NULL;
    if (g_root != NULL)
        g_root->next = make_node();
    g_bytes = next_random() % 4 ? make_bytes() : NULL;
    for (int i = 0; i < 3; i++)
        g_table[i] = next_random() % 3 ? make_node() : NULL;
}

static void end(uint64_t run)
{
    g_steps = 0;
    drop_node(deed_slot_take(&g_root));
    drop_bytes(deed_slot_take(&g_bytes));
    for (int i = 0; i < 3; i++)
        drop_node(deed_slot_take(&g_table[i]));
    if (g_alive == 0)
        return;
    printf("leak: %ld objects are left after run %llu\n", g_alive, (unsigned long long)run);
    exit(1);
}

int main(int count, char **words)
{
    uint64_t runs = count > 1 ? strtoull(words[1], NULL, 10) : 1;
    for (uint64_t run = 0; run < runs; run++)
        if (setjmp(g_trap) == 0) {
            begin(run);
            memory_main(NULL);
            end(run);
        }
    return 0;
}
