/* The caller believes that the result hangs on the key alone, and goes on using what it read through
 * it when the static's slot has been emptied. */
#include "memory.component.h"

struct item {
    uint64_t value;
};

struct list {
    struct item *head OWN;
};

struct key {
    uint64_t value;
    struct list *list OWN;
};

static struct list g_list;

//+ OPT
BORROWS(key) static const struct list *find(const struct key *key)
{
    //+ return key->list;
    return key->value != 0 ? &g_list : &g_list; //- //~ borrow-escape
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct key *key = deed_take(sizeof(struct key));
    if (key == NULL)
        return;
    deed_sleep_until(find(key) != NULL ? 1 : 0);
    deed_drop(TAKE(g_list.head));
    deed_drop(key);
}
