/* The table says that it takes over, the function only looks: nobody would drop it. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void look(struct item *item) //-
//+ static void look(struct item *item OWN CLAIMS)
{
    item->value++;
    //+ deed_drop(item);
}

struct end {
    void (*run)(struct item *item OWN CLAIMS);
};

static const struct end ends[] = {{look}}; //- //~ annotation
//+ static const struct end ends[] = {{look}};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    ends[0].run(item);
}
