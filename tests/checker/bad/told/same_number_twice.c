/* One number stands for both: the caller cannot know. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_item OWN;

static uint32_t put(struct item *item)
{
    if (g_item != NULL) {
        item->value++;
        return 1; //- //~ leak
        //+ return 2;
    }
    PUT(g_item, item);
    return 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    uint32_t what = put(item);
    //+ if (what == 2)
    //+ deed_drop(item);
    (void)what;
}
