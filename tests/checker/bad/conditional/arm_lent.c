/* One arm owns, the other only borrows: nobody can say whether to drop it. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_item OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_now() % 2 == 0 ? g_item : deed_take(sizeof(struct item)); //-
    //+ struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        item->value = 1;
    deed_drop(item); //~ not-owned
}
