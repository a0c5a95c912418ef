/* Named fields are worked out in the order of the struct, not in that of the text. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

struct pair {
    uint32_t first;
    uint32_t second;
};

static struct item *g_item OWN;

static uint32_t clear(void)
{
    deed_drop(TAKE(g_item));
    return 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = g_item;
    if (item == NULL)
        return;
    //+ uint32_t value = item->value;
    //+ struct pair pair = {.first = clear(), .second = value};
    struct pair pair = {.second = item->value, .first = clear()}; //- //~ borrow-expired
    if (pair.first > pair.second)
        deed_fault(deed_reason_value);
}
