/* The result is a new object, or one that hangs in the list: nobody can say whose. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t key;
};

static struct node *g_list OWN;

static struct node *find(uint32_t key)
{
    struct node *fresh = deed_take(sizeof(struct node));
    if (fresh == NULL)
        return NULL;
    for (struct node *at = g_list; at != NULL; at = at->next)
        if (at->key == key) {
            deed_drop(fresh);
            return at; //- //~ not-owned
            //+ return NULL;
        }
    fresh->key = key;
    return fresh;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *node = find(3);
    if (node != NULL)
        PUT(node->next, TAKE(g_list));
    if (node != NULL)
        PUT(g_list, node);
}
