/* port.h - I/O ports as capabilities. A component file says `ioports uart;`, the system file says
 * which range that is, and the kernel checks the offset. */
#ifndef DEED_PORT_H
#define DEED_PORT_H

#include "deed/types.h"

/* The right to a range of I/O ports. */
struct deed_ioports {
    uint16_t base;
    uint16_t count;
};

/* Read or write the port at this offset in the range; an offset outside stops the component. */
uint8_t deed_ioport_read8(const struct deed_ioports *ports, uint16_t offset);
void deed_ioport_write8(const struct deed_ioports *ports, uint16_t offset, uint8_t value);

#endif
