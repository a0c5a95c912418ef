/* The header lends, the definition takes: a caller that believes the header
 * still owns what is gone. */
#include "memory.component.h"
#include "item.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    item_finish(item);
}

//@ item.h
struct item {
    uint32_t value;
};

void item_finish(struct item *item); //-
//+ void item_finish(struct item *item OWN CLAIMS);

//@ item.c
#include "memory.component.h"
#include "item.h"

void item_finish(struct item *item OWN CLAIMS) //~ annotation
{
    deed_drop(item);
}
