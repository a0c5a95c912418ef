/* The other function empties the slot that a borrow leads through. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_root OWN;

static DEPTH(n) void empty(uint32_t n);

static DEPTH(n) void visit(uint32_t n)
{
    struct item *root = g_root;
    if (n == 0)
        return;
    empty(n - 1);
    if (root != NULL) //- //~ borrow-expired
        root->value = n; //-
}

static DEPTH(n) void empty(uint32_t n)
{
    struct item *item = TAKE(g_root);
    if (item != NULL)
        deed_drop(item);
    if (n > 0)
        visit(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    visit(4);
}
