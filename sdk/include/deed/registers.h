/* registers.h - the registers of a device, mapped into memory, as capabilities. A component file
 * says `registers control;`, the system file says which range that is, and the kernel checks the
 * offset.
 *
 * Each access reads or writes the device once, in this width and in the order of the program, and
 * passes by the caches. The offset is a multiple of the width; one that is not, or that lies
 * outside the range, stops the component. */
#ifndef DEED_REGISTERS_H
#define DEED_REGISTERS_H

#include "deed/types.h"

/* The right to a range of registers: `size` bytes. */
struct deed_registers {
    uint64_t base;
    uint32_t size;
};

uint8_t deed_register_read8(const struct deed_registers *registers, uint32_t offset);
uint16_t deed_register_read16(const struct deed_registers *registers, uint32_t offset);
uint32_t deed_register_read32(const struct deed_registers *registers, uint32_t offset);
uint64_t deed_register_read64(const struct deed_registers *registers, uint32_t offset);
void deed_register_write8(const struct deed_registers *registers, uint32_t offset, uint8_t value);
void deed_register_write16(const struct deed_registers *registers, uint32_t offset, uint16_t value);
void deed_register_write32(const struct deed_registers *registers, uint32_t offset, uint32_t value);
void deed_register_write64(const struct deed_registers *registers, uint32_t offset, uint64_t value);

#endif
