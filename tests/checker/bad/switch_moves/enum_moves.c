/* A switch over an enum that names all constants; the number in it may be none of them. */
#include "memory.component.h"

enum what { what_keep, what_drop };

struct item {
    uint32_t value;
};

static void act(struct item *item OWN CLAIMS, enum what what)
{
    switch (what) {
    case what_keep: item->value = 1; deed_drop(item); return;
    case what_drop:
        deed_drop(item);
        break; //- //~ join
        //+ return;
    }
    deed_drop(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        act(item, what_drop);
}
