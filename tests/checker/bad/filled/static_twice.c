/* What the second PUT would lose is what the first one put there. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_last OWN;

static void remember(struct item *one OWN CLAIMS, struct item *two OWN CLAIMS)
{
    PUT(g_last, one);
    //+ deed_drop(TAKE(g_last));
    PUT(g_last, two); //~ slot
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *one = deed_take(sizeof(struct item)), *two = deed_take(sizeof(struct item));
    if (one != NULL && two != NULL) {
        remember(one, two);
        deed_drop(TAKE(g_last));
        return;
    }
    deed_drop(one);
    deed_drop(two);
}
