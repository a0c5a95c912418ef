/* device.h - parts of the machine as objects, untyped. Only the generated headers of the contracts
 * Ioports and Registers use this one; a component uses the functions that they define.
 *
 * The endpoint must be the caller's, and an open one. One that was revoked or returned reads as all
 * ones, and what is written to it goes nowhere. An offset that is outside, or no multiple of the
 * width, stops the component. */
#ifndef DEED_DEVICE_H
#define DEED_DEVICE_H

#include "deed/endpoint.h"

uint8_t deed_ioports_read8(const struct deed_endpoint *ports, uint16_t offset);
uint16_t deed_ioports_read16(const struct deed_endpoint *ports, uint16_t offset);
uint32_t deed_ioports_read32(const struct deed_endpoint *ports, uint16_t offset);
void deed_ioports_write8(const struct deed_endpoint *ports, uint16_t offset, uint8_t value);
void deed_ioports_write16(const struct deed_endpoint *ports, uint16_t offset, uint16_t value);
void deed_ioports_write32(const struct deed_endpoint *ports, uint16_t offset, uint32_t value);

uint8_t deed_registers_read8(const struct deed_endpoint *registers, uint32_t offset);
uint16_t deed_registers_read16(const struct deed_endpoint *registers, uint32_t offset);
uint32_t deed_registers_read32(const struct deed_endpoint *registers, uint32_t offset);
uint64_t deed_registers_read64(const struct deed_endpoint *registers, uint32_t offset);
void deed_registers_write8(const struct deed_endpoint *registers, uint32_t offset, uint8_t value);
void deed_registers_write16(const struct deed_endpoint *registers, uint32_t offset, uint16_t value);
void deed_registers_write32(const struct deed_endpoint *registers, uint32_t offset, uint32_t value);
void deed_registers_write64(const struct deed_endpoint *registers, uint32_t offset, uint64_t value);

#endif
