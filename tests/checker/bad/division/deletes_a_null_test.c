/* INT_MIN / -1 is undefined to LLVM whatever -fwrapv says, so it takes the whole branch for
 * unreachable, and the null test with it. */
#include "memory.component.h"

struct table {
    uint32_t words[262144];
};

static uint32_t g_few[4];

static void test(uint64_t at, int32_t least, int32_t minus_one)
{
    struct table *table = deed_take(sizeof(struct table));
    if (table == NULL) {
        uint32_t where = (uint32_t)(least / minus_one); //- //~ division
        //+ uint32_t where = (uint32_t)deed_divide(least, minus_one);
        g_few[where] = 7;
        return;
    }
    table->words[at] = 5;
    deed_drop(table);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    test(deed_now(), INT32_MIN, -1);
}
