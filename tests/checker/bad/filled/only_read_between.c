/* The function that is called in between looks at it, and leaves it where it is. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static struct item *g_last OWN;

static uint32_t last_value(void)
{
    uint32_t value = g_last != NULL ? g_last->value : 0;
    //+ deed_drop(TAKE(g_last));
    return value;
}

static void remember(struct item *one OWN CLAIMS, struct item *two OWN CLAIMS)
{
    PUT(g_last, one);
    two->value += last_value();
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
