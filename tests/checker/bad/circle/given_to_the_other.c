/* Each of two functions that nobody marked hands the owner on; the first still uses it. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

static DEPTH(n) void other(struct item *item, uint32_t n);

static DEPTH(n) void end(struct item *item, uint32_t n)
{
    if (n == 0) {
        deed_drop(item);
        return;
    }
    other(item, n - 1);
    item->value = n; //- //~ use-after-move
}

static DEPTH(n) void other(struct item *item, uint32_t n)
{
    if (n == 0)
        deed_drop(item);
    else
        end(item, n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        end(item, 4);
}
