/* A graph without pointers: nodes in a static array, linked by indices, with a free list. */
#include "memory.component.h"

#define NODES 32u
#define NONE  UINT32_MAX

struct node {
    uint32_t next;
    uint32_t value;
};

static struct node g_node[NODES];
static uint32_t g_free = NONE;
static uint32_t g_first = NONE;

static void prepare(void)
{
    for (uint32_t i = 0; i < NODES; i++)
        g_node[i].next = i + 1 < NODES ? i + 1 : NONE;
    g_free = 0;
    g_first = NONE;
}

static uint32_t allocate(uint32_t value)
{
    uint32_t fresh = g_free;
    if (fresh == NONE)
        return NONE;
    struct node *node = &AT(g_node, NODES, fresh);
    g_free = node->next;
    node->value = value;
    node->next = NONE;
    return fresh;
}

static void release(uint32_t index)
{
    g_node[index].next = g_free;
    g_free = index;
}

/* Keeps the list sorted. */
static bool insert(uint32_t value)
{
    uint32_t fresh = allocate(value);
    if (fresh == NONE)
        return false;
    uint32_t before = NONE;
    uint32_t at = g_first;
    while (at != NONE && g_node[at].value < value) {
        before = at;
        at = g_node[at].next;
    }
    g_node[fresh].next = at;
    if (before == NONE)
        g_first = fresh;
    else
        g_node[before].next = fresh;
    return true;
}

static uint32_t remove_first(void)
{
    uint32_t first = g_first;
    if (first == NONE)
        return 0;
    uint32_t value = g_node[first].value;
    g_first = g_node[first].next;
    release(first);
    return value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    prepare();
    for (uint32_t i = 0; i < 40; i++) {
        if (!insert(i * 7 % 40))
            remove_first();
    }
    uint32_t last = 0;
    while (g_first != NONE) {
        uint32_t value = remove_first();
        if (value < last)
            deed_fault(deed_reason_value);
        last = value;
    }
}
