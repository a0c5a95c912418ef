/* Deeper down the slot is emptied that a borrow leads through. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_root OWN;

static DEPTH(n) void clear(uint32_t n)
{
    struct item *root = g_root;
    if (n == 0) {
        struct item *item = TAKE(g_root);
        deed_drop(item);
        return;
    }
    clear(n - 1);
    if (root != NULL) //- //~ borrow-expired
        root->value = n; //-
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    clear(3);
}
