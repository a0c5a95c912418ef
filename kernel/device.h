/* device.h - parts of the machine as objects: ranges of I/O ports and of registers, each a client
 * end whose other end is the kernel's. What it stands for is said by the table of the port that it
 * was opened from: the kernel's end keeps that port's number in endpoint_next.
 *
 * What is proved of sdk/include/deed/device.h: who comes back from an access had an end of his own
 * that is cut, and touched nothing, or one that stands for such a range, and touched it once,
 * inside and aligned. Any other is stopped, and nothing was touched. */
#ifndef KERNEL_DEVICE_H
#define KERNEL_DEVICE_H

#include "kernel/invariant.h"
#include "kernel/machine.h"
#include "kernel/served.h"
#include "sdk/include/deed/device.h"

/* Is an access of this width at this offset inside a range of so many bytes, and does it lie on a
 * multiple of its width? */
/*@ requires width: width == 1 || width == 2 || width == 4 || width == 8;
    terminates \true; exits \false; assigns \nothing;
    ensures inside: \result ==> offset + width <= size;
    ensures aligned: \result ==> offset % width == 0;
    ensures all: offset % width == 0 && offset + width <= size ==> \result;
*/
static inline bool device_fits(uint32_t offset, uint32_t width, uint32_t size)
{
    return offset % width == 0 && offset < size && size - offset >= width;
}

/* Open the port of the running component; the client end, or NONE. Nobody else has one then. */
static inline uint32_t device_open(uint32_t port)
{
    return served_make(port, port_table(port)->contract, port);
}

/* Where the registers of a device begin that only the kernel touches. */
/*@ requires port: port_listed(port);
    terminates \true; exits \false; assigns \nothing;
    ensures base: \result == port_row(port)->register_base;
*/
uint64_t device_registers_base(uint32_t port);

// clang-format off
/*@ logic integer device_peer(integer e) = e % 2 == 0 ? e + 1 : e - 1;
    logic struct port_table *device_row(integer e) = port_row(endpoint_next[device_peer(e)]);
    predicate device_cut(integer e) = (endpoint_face[e].word & WORD_CLOSED) != 0;

    predicate device_ioports(integer e, integer offset, integer width) =
      device_row(e)->kind == PORT_TABLE_OWNED_IOPORTS && offset % width == 0 &&
      offset + width <= device_row(e)->ioport_count;
    predicate device_registers(integer e, integer offset, integer width) =
      device_row(e)->kind == PORT_TABLE_OWNED_REGISTERS && offset % width == 0 &&
      offset + width <= device_row(e)->register_size;
*/

#define DEVICE_IOPORTS(ports, width)                                                               \
    exits stopped: machine_port_accesses == \old(machine_port_accesses);                           \
    assigns MACHINE_PORTS;                                                                         \
    ensures own: endpoint_face[endpoint_of(ports)].owner == core.current;                          \
    ensures cut: device_cut(endpoint_of(ports)) ==>                                                \
        machine_port_accesses == \old(machine_port_accesses);                                      \
    ensures one: !device_cut(endpoint_of(ports)) ==>                                               \
        machine_port_accesses == (uint64_t)(\old(machine_port_accesses) + 1) &&                    \
        machine_port_width == width;                                                               \
    ensures inside: !device_cut(endpoint_of(ports)) ==>                                            \
        device_ioports(endpoint_of(ports), offset, width) &&                                       \
        machine_port == device_row(endpoint_of(ports))->ioport_base + offset;

#define DEVICE_REGISTERS(registers, width)                                                         \
    exits stopped: machine_accesses == \old(machine_accesses);                                     \
    assigns machine_accesses, machine_accessed, machine_width, machine_value;                      \
    ensures own: endpoint_face[endpoint_of(registers)].owner == core.current;                      \
    ensures cut: device_cut(endpoint_of(registers)) ==> machine_accesses == \old(machine_accesses);\
    ensures one: !device_cut(endpoint_of(registers)) ==>                                           \
        machine_accesses == (uint64_t)(\old(machine_accesses) + 1) && machine_width == width;      \
    ensures inside: !device_cut(endpoint_of(registers)) ==>                                        \
        device_registers(endpoint_of(registers), offset, width) &&                                 \
        machine_accessed == device_row(endpoint_of(registers))->register_base + offset;
// clang-format on

/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_IOPORTS(ports, 1)
    ensures value: !device_cut(endpoint_of(ports)) ==> \result == machine_port_value;
    ensures none: device_cut(endpoint_of(ports)) ==> \result == UINT8_MAX;
*/
uint8_t deed_ioports_read8(const struct deed_endpoint *ports, uint16_t offset);
/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_IOPORTS(ports, 2)
    ensures value: !device_cut(endpoint_of(ports)) ==> \result == machine_port_value;
    ensures none: device_cut(endpoint_of(ports)) ==> \result == UINT16_MAX;
*/
uint16_t deed_ioports_read16(const struct deed_endpoint *ports, uint16_t offset);
/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_IOPORTS(ports, 4)
    ensures value: !device_cut(endpoint_of(ports)) ==> \result == machine_port_value;
    ensures none: device_cut(endpoint_of(ports)) ==> \result == UINT32_MAX;
*/
uint32_t deed_ioports_read32(const struct deed_endpoint *ports, uint16_t offset);

/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_IOPORTS(ports, 1)
    ensures value: !device_cut(endpoint_of(ports)) ==> machine_port_value == value;
*/
void deed_ioports_write8(const struct deed_endpoint *ports, uint16_t offset, uint8_t value);
/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_IOPORTS(ports, 2)
    ensures value: !device_cut(endpoint_of(ports)) ==> machine_port_value == value;
*/
void deed_ioports_write16(const struct deed_endpoint *ports, uint16_t offset, uint16_t value);
/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_IOPORTS(ports, 4)
    ensures value: !device_cut(endpoint_of(ports)) ==> machine_port_value == value;
*/
void deed_ioports_write32(const struct deed_endpoint *ports, uint16_t offset, uint32_t value);

/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_REGISTERS(registers, 1)
    ensures value: !device_cut(endpoint_of(registers)) ==> \result == machine_value;
    ensures none: device_cut(endpoint_of(registers)) ==> \result == UINT8_MAX;
*/
uint8_t deed_registers_read8(const struct deed_endpoint *registers, uint32_t offset);
/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_REGISTERS(registers, 2)
    ensures value: !device_cut(endpoint_of(registers)) ==> \result == machine_value;
    ensures none: device_cut(endpoint_of(registers)) ==> \result == UINT16_MAX;
*/
uint16_t deed_registers_read16(const struct deed_endpoint *registers, uint32_t offset);
/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_REGISTERS(registers, 4)
    ensures value: !device_cut(endpoint_of(registers)) ==> \result == machine_value;
    ensures none: device_cut(endpoint_of(registers)) ==> \result == UINT32_MAX;
*/
uint32_t deed_registers_read32(const struct deed_endpoint *registers, uint32_t offset);
/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_REGISTERS(registers, 8)
    ensures value: !device_cut(endpoint_of(registers)) ==> \result == machine_value;
    ensures none: device_cut(endpoint_of(registers)) ==> \result == UINT64_MAX;
*/
uint64_t deed_registers_read64(const struct deed_endpoint *registers, uint32_t offset);

/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_REGISTERS(registers, 1)
    ensures value: !device_cut(endpoint_of(registers)) ==> machine_value == value;
*/
void deed_registers_write8(const struct deed_endpoint *registers, uint32_t offset, uint8_t value);
/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_REGISTERS(registers, 2)
    ensures value: !device_cut(endpoint_of(registers)) ==> machine_value == value;
*/
void deed_registers_write16(const struct deed_endpoint *registers, uint32_t offset, uint16_t value);
/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_REGISTERS(registers, 4)
    ensures value: !device_cut(endpoint_of(registers)) ==> machine_value == value;
*/
void deed_registers_write32(const struct deed_endpoint *registers, uint32_t offset, uint32_t value);
/*@ requires ends: device_ends;
    terminates \true;
    DEVICE_REGISTERS(registers, 8)
    ensures value: !device_cut(endpoint_of(registers)) ==> machine_value == value;
*/
void deed_registers_write64(const struct deed_endpoint *registers, uint32_t offset, uint64_t value);

#endif
