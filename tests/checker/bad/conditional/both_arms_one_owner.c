/* Whatever the condition says, one of the two is lost. */
#include "memory.component.h"

struct item {
    uint32_t value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *one = deed_take(sizeof(struct item));
    struct item *two = deed_take(sizeof(struct item));
    struct item *larger = deed_now() % 2 == 0 ? one : two; //- //~ join
    //+ struct item *larger = one;
    deed_drop(larger);
    //+ deed_drop(two);
}
