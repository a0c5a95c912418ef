/* INT_MIN / -1: the one overflow that does not wrap. The compiler believes that it never happens, and
 * deletes the tests in front of it. */
#include "memory.component.h"

static int32_t share(int32_t sum, int32_t people)
{
    if (people == 0)
        return 0;
    return sum / people; //- //~ division
    //+ return (int32_t)deed_divide(sum, people);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (share(INT32_MIN, deed_now() > 5 ? -1 : 1) > 100)
        deed_fault(deed_reason_value);
}
