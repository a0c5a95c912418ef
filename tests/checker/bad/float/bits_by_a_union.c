/* The bits of a double as an integer. */
#include "number.component.h"

union bits { //- //~ type
//+ struct bits {
    double number;
    uint64_t bits;
};

void number_main(struct number_ports *ports)
{
    (void)ports;
    union bits bits = {.number = 1}; //-
    //+ struct bits bits = {.number = 1};
    if (bits.number < 1)
        deed_fault(deed_reason_value);
}
