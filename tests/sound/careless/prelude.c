/* prelude.c - what every careless program begins with: objects that own objects, in slots of all
 * kinds, and a view that borrows from them. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    struct uint8_vector *bytes OWN;
    uint32_t value;
};

struct view {
    struct uint8_const_slice a, b;
    struct node *node;
    uint32_t count;
};

static struct node *g_root OWN;
static struct uint8_vector *g_bytes OWN;
static struct node *g_table[3] OWN;
static uint32_t g_sum;

static uint64_t input(void)
{
    return deed_heap_used();
}

static struct uint8_const_slice none(void)
{
    struct uint8_const_slice s = {0};
    return s;
}

static void drop_bytes(struct uint8_vector *bytes OWN CLAIMS OPT)
{
    if (bytes != NULL)
        deed_drop(bytes);
}

static void drop_node(struct node *node OWN CLAIMS OPT)
{
    while (node != NULL) {
        struct node *next = TAKE(node->next);
        drop_bytes(TAKE(node->bytes));
        deed_drop(node);
        node = next;
    }
}

static struct uint8_vector *make_bytes(void)
{
    struct uint8_vector *bytes = uint8_vector_take(1 + input() % 6);
    if (bytes == NULL)
        deed_fault(deed_reason_null);
    return bytes;
}

static struct node *make_node(void)
{
    struct node *node = deed_take(sizeof(struct node));
    if (node == NULL)
        deed_fault(deed_reason_null);
    PUT(node->bytes, make_bytes());
    return node;
}
