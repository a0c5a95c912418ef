/* The node that is returned is emptied, and then filled again. */
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

static struct node *first(struct table *table)
{
    struct node *node = TAKE(table->first);
    if (node == NULL)
        return NULL;
    drop_all(TAKE(node->next));
    PUT(node->next, TAKE(table->last)); //-
    return node;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct table *table = deed_take(sizeof(struct table));
    if (table == NULL)
        return;
    PUT(table->first, deed_take(sizeof(struct node)));
    deed_drop(first(table)); //~ drop-full
    drop_all(TAKE(table->first));
    drop_all(TAKE(table->last));
    deed_drop(table);
}
