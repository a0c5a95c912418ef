/* registers.h - what is proved of sdk/include/deed/registers.h: an access that is done is the one
 * that was asked for, inside the range and aligned; any other stops the component, and no register
 * is touched. */
#ifndef KERNEL_REGISTERS_H
#define KERNEL_REGISTERS_H

#include "kernel/machine.h"
#include "sdk/include/deed/compiler.h"
#include "sdk/include/deed/registers.h"

/*@ predicate register_fits{L}(struct deed_registers *registers, integer offset, integer width) =
      offset % width == 0 && offset + width <= registers->size;
*/
// clang-format off
#define REGISTER_ACCESS(width)                                                                     \
    exits stopped: !register_fits(registers, offset, width) &&                                     \
        machine_accesses == \old(machine_accesses);                                                \
    assigns machine_accesses, machine_accessed, machine_width, machine_value;                      \
    ensures fits: register_fits(registers, offset, width);                                         \
    ensures one: machine_accesses == (uint64_t)(\old(machine_accesses) + 1) &&                     \
        machine_width == width;                                                                    \
    ensures there: machine_accessed == (uint64_t)(registers->base + offset);
// clang-format on

/*@ requires range: \valid_read(registers);
    terminates \true;
    REGISTER_ACCESS(1) ensures value: \result == machine_value;
*/
uint8_t deed_register_read8(const struct deed_registers *registers, uint32_t offset);
/*@ requires range: \valid_read(registers);
    terminates \true;
    REGISTER_ACCESS(2) ensures value: \result == machine_value;
*/
uint16_t deed_register_read16(const struct deed_registers *registers, uint32_t offset);
/*@ requires range: \valid_read(registers);
    terminates \true;
    REGISTER_ACCESS(4) ensures value: \result == machine_value;
*/
uint32_t deed_register_read32(const struct deed_registers *registers, uint32_t offset);
/*@ requires range: \valid_read(registers);
    terminates \true;
    REGISTER_ACCESS(8) ensures value: \result == machine_value;
*/
uint64_t deed_register_read64(const struct deed_registers *registers, uint32_t offset);

/*@ requires range: \valid_read(registers);
    terminates \true;
    REGISTER_ACCESS(1) ensures value: machine_value == value;
*/
void deed_register_write8(const struct deed_registers *registers, uint32_t offset, uint8_t value);
/*@ requires range: \valid_read(registers);
    terminates \true;
    REGISTER_ACCESS(2) ensures value: machine_value == value;
*/
void deed_register_write16(const struct deed_registers *registers, uint32_t offset, uint16_t value);
/*@ requires range: \valid_read(registers);
    terminates \true;
    REGISTER_ACCESS(4) ensures value: machine_value == value;
*/
void deed_register_write32(const struct deed_registers *registers, uint32_t offset, uint32_t value);
/*@ requires range: \valid_read(registers);
    terminates \true;
    REGISTER_ACCESS(8) ensures value: machine_value == value;
*/
void deed_register_write64(const struct deed_registers *registers, uint32_t offset, uint64_t value);

#endif
