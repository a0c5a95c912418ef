/* A borrow through an owner slot: a function that does not even see it drops what it points to. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static struct node *g_root OWN;

static void clear(void)
{
    struct node *node = TAKE(g_root);
    while (node != NULL) {
        struct node *next = TAKE(node->next);
        deed_drop(node);
        node = next;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_root, deed_take(sizeof(struct node)));
    struct node *root = g_root;
    if (root == NULL)
        return;
    //+ root->value = 1;
    clear();
    root->value = 1; //- //~ borrow-expired
}
