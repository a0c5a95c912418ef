/* All of its bytes as a slice, the hole among them. */
#include "memory.component.h"

struct report {
    uint64_t time;
    uint32_t kind;
    uint8_t name[8];
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct report report = {1, 2, {0}};
    struct uint8_slice bytes = uint8_slice_of(report.name, sizeof report); //- //~ count
    //+ struct uint8_slice bytes = uint8_slice_of(report.name, sizeof report.name);
    uint8_slice_fill(bytes, 0);
}
