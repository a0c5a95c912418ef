/* A pointer hidden in a float table by way of an integer. */
#include "number.component.h"

struct item {
    uint32_t value;
};

static double g_kept;

void number_main(struct number_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item == NULL)
        return;
    g_kept = (double)(uint64_t)item; //- //~ cast
    //+ g_kept = (double)item->value;
    deed_drop(item);
}
