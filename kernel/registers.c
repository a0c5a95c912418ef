/* registers.c - the registers of devices, see deed/registers.h. A range is the one in the table of
 * the port that stands for it: nobody can change it, and the machine has mapped it. */
#include "kernel/registers.h"

#include "kernel/component.h"
#include "sdk/include/deed/checked.h"

/*@ requires range: \valid_read(registers);
    requires width: width == 1 || width == 2 || width == 4 || width == 8;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> register_fits(registers, offset, width);
*/
static inline bool fits(const struct deed_registers *registers, uint32_t offset, uint32_t width)
{
    return offset % width == 0 && offset < registers->size && registers->size - offset >= width;
}

/* One load or one store. */
#define ACCESS(bits)                                                                               \
    uint##bits##_t deed_register_read##bits(const struct deed_registers *registers,                \
                                            uint32_t offset)                                       \
    {                                                                                              \
        if (!fits(registers, offset, bits / 8)) {                                                  \
            machine_interrupts_off();                                                              \
            FAULT(deed_reason_index);                                                              \
        }                                                                                          \
        return (uint##bits##_t)machine_register_read(registers->base + offset, bits / 8);          \
    }                                                                                              \
    void deed_register_write##bits(const struct deed_registers *registers, uint32_t offset,        \
                                   uint##bits##_t value)                                           \
    {                                                                                              \
        if (!fits(registers, offset, bits / 8)) {                                                  \
            machine_interrupts_off();                                                              \
            FAULT(deed_reason_index);                                                              \
        }                                                                                          \
        machine_register_write(registers->base + offset, bits / 8, value);                         \
    }

ACCESS(8)
ACCESS(16)
ACCESS(32)
ACCESS(64)
