/* The parameter names another table in the end. */
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

static void clear(struct table *table, struct table *other)
{
    table = other; //-
    //+ drop_all(TAKE(other->first));
    drop_all(TAKE(table->first));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct table *table = deed_take(sizeof(struct table));
    if (table == NULL)
        return;
    PUT(table->first, deed_take(sizeof(struct node)));
    struct table *other = deed_take(sizeof(struct table));
    if (other == NULL)
        deed_fault(deed_reason_stopped);
    clear(table, other);
    drop_all(TAKE(table->last));
    deed_drop(table); //~ drop-full
    drop_all(TAKE(other->first));
    drop_all(TAKE(other->last));
    deed_drop(other);
}
