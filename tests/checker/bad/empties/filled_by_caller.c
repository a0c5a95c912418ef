/* Cleared by the callee, filled by the caller. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t key;
};

struct table {
    struct node *first OWN;
    struct node *last OWN;
};

static void drop_all(struct node *node)
{
    while (node != NULL) {
        struct node *next = TAKE(node->next);
        deed_drop(node);
        node = next;
    }
}

static void clear(struct table *table)
{
    drop_all(TAKE(table->first));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct table *table = deed_take(sizeof(struct table));
    if (table == NULL)
        return;
    PUT(table->first, deed_take(sizeof(struct node)));
    clear(table);
    PUT(table->first, deed_take(sizeof(struct node))); //-
    drop_all(TAKE(table->last));
    deed_drop(table); //~ drop-full
}
