/* MOVE as other dialects have it: the macro mentions its argument twice, and gives it away twice. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_one OWN;
static struct item *g_two OWN;

#define MOVE_TO(slot, owner) PUT(slot, owner); deed_drop(owner) //-
//+ #define MOVE_TO(slot, owner) PUT(slot, owner); deed_drop(TAKE(g_two))

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    MOVE_TO(g_one, item); //~ use-after-move
    if (g_two != NULL)
        deed_fault(deed_reason_value);
}
