/* The name is that of a struct which is declared inside of another one. */
#include "memory.component.h"

struct outer {
    struct inner {
        uint32_t a;
    } first;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct inner { //- //~ type
        //+ struct third {
        uint64_t b;
    };
    struct outer outer = {{4}};
    struct inner inner = {5}; //-
    //+ struct third inner = {5};
    if (outer.first.a + inner.b != 9)
        deed_fault(deed_reason_value);
}
