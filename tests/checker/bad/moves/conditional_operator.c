/* The conditional operator moves one side only. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static void choose(struct item *item OWN CLAIMS, bool keep)
{
    struct item *chosen = keep ? item : NULL; //- //~ join
    //+ (void)keep;
    //+ struct item *chosen = item;
    if (chosen != NULL)
        chosen->value = 1;
    deed_drop(chosen);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        choose(item, deed_now() % 2 == 0);
}
