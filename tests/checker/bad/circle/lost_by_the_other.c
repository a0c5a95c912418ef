/* One of two ends what it was given; the other forgets it at the bottom. */
#include "memory.component.h"

struct item {
    struct item *next OWN;
};

static DEPTH(n) void drop_odd(struct item *item OWN CLAIMS OPT, uint32_t n);

static DEPTH(n) void drop_even(struct item *item OWN CLAIMS OPT, uint32_t n)
{
    if (item == NULL)
        return;
    if (n == 0)
        deed_fault(deed_reason_value);
    drop_odd(TAKE(item->next), n - 1);
    deed_drop(item);
}

static DEPTH(n) void drop_odd(struct item *item OWN CLAIMS OPT, uint32_t n)
{
    if (item == NULL)
        return;
    if (n == 0)
        return; //- //~ leak
    //+ deed_fault(deed_reason_value);
    drop_even(TAKE(item->next), n - 1);
    deed_drop(item);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    drop_even(item, 4);
}
