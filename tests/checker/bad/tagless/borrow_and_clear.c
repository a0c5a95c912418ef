/* The slot of a struct without a tag is emptied under a borrow, by a helper. */
#include "memory.component.h"

struct node {
    uint32_t value;
};

static struct {
    struct node *first OWN;
    uint32_t length;
} g_list;

static void clear(void)
{
    struct node *node = TAKE(g_list.first);
    if (node != NULL)
        deed_drop(node);
}

static uint32_t read(void)
{
    struct node *node = g_list.first;
    if (node == NULL)
        return 0;
    clear(); //-
    return node->value; //- //~ borrow-expired
    //+ uint32_t value = node->value;
    //+ clear();
    //+ return value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (read() > 8)
        deed_fault(deed_reason_value);
}
