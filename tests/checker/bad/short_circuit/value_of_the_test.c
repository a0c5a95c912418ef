/* The same where the test is a value and no branch is to be seen. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static bool consume(struct item *item OWN CLAIMS)
{
    deed_drop(item);
    return true;
}

static bool g_gone;

static void test(struct item *item OWN CLAIMS, bool flag)
{
    g_gone = flag && consume(item); //- //~ join
    //+ g_gone = consume(item) && flag;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        test(item, deed_now() % 2 == 0);
}
