/* Walks along a list and frees each node. */
//? TAKE(
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static struct node *g_head OWN;

static void clear(void)
{
    for (struct node *n = g_head; n != NULL; n = n->next) //-
        deed_drop(n); //- //~ not-owned
//+     struct node *n = TAKE(g_head);
//+     while (n != NULL) {
//+         struct node *next = TAKE(n->next);
//+         deed_drop(n);
//+         n = next;
//+     }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    clear();
}
