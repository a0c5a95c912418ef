/* The argument was read through the very slot that a function of the table takes from. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_root OWN;

static void look(struct item *item)
{
    item->value = 1;
}

static void clear(struct item *item)
{
    struct item *root = TAKE(g_root);
    deed_drop(root);
    item->value = 1;
}

struct end {
    char name[8];
    void (*run)(struct item *item);
};

static const struct end ends[] = {{"look", look}, {"clear", clear}};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = g_root;
    if (item != NULL)
        ends[0].run(item); //- //~ borrow-expired
    //+     look(item);
    struct item *other = deed_take(sizeof(struct item));
    if (other != NULL)
        ends[1].run(other);
    deed_drop(other);
}
