/* device.c - parts of the machine as objects; device.h has the idea, docs/devices.md the reasons.
 *
 * The range is never in the component's hands, so there is nothing to forge: an object leads to the
 * kernel's end, that to a port, and the port's table to the range. Whether the end is the caller's,
 * open and of the right kind is asked together with the access, interrupts off: a revocation is
 * before it or behind it. */
#include "kernel/device.h"

#include "kernel/machine.h"
#include "kernel/port.h"
#include "kernel/served.h"
#include "sdk/include/deed/checked.h"
#include "sdk/include/deed/device.h"

uint32_t device_open(uint32_t port)
{
    return served_make(port, port_table(port)->contract, port);
}

/* What the running component's end stands for: *range is null when it was cut off. The result is
 * why the component is to be stopped. */
INLINE uint32_t find(const struct deed_endpoint *seen, enum port_table_kind kind,
                     const struct port_table **range)
{
    uint32_t client = endpoint_number(seen), server = endpoint_peer(client);

    *range = NULL;
    if (!endpoint_is_current(client))
        return deed_reason_ownership;
    if (endpoint_face[client].word & WORD_CLOSED)
        return deed_reason_none;
    if (endpoint_face[server].owner != KERNEL ||
        endpoint_face[server].contract == CONTRACT_INTERRUPT ||
        endpoint_face[server].contract == CONTRACT_WATCH)
        return deed_reason_ownership;
    *range = port_table(endpoint_next[server]);
    return (*range)->kind == kind ? deed_reason_none : deed_reason_ownership;
}

INLINE uint32_t find_ioports(const struct deed_endpoint *seen, uint16_t offset, uint32_t width,
                             const struct port_table **range)
{
    uint32_t reason = find(seen, PORT_TABLE_OWNED_IOPORTS, range);

    if (reason == deed_reason_none && *range && !device_fits(offset, width, (*range)->ioport_count))
        return deed_reason_index;
    return reason;
}

INLINE uint32_t find_registers(const struct deed_endpoint *seen, uint32_t offset, uint32_t width,
                               const struct port_table **range)
{
    uint32_t reason = find(seen, PORT_TABLE_OWNED_REGISTERS, range);

    if (reason == deed_reason_none && *range &&
        !device_fits(offset, width, (*range)->register_size))
        return deed_reason_index;
    return reason;
}

#define IOPORTS(bits)                                                                              \
    uint##bits##_t deed_ioports_read##bits(const struct deed_endpoint *ports, uint16_t offset)     \
    {                                                                                              \
        const struct port_table *range;                                                            \
        uint##bits##_t value = UINT##bits##_MAX;                                                   \
        uint32_t reason;                                                                           \
                                                                                                   \
        machine_interrupts_off();                                                                  \
        reason = find_ioports(ports, offset, bits / 8, &range);                                    \
        if (reason != deed_reason_none)                                                            \
            FAULT(reason);                                                                         \
        if (range)                                                                                 \
            value = (uint##bits##_t)machine_in((uint16_t)(range->ioport_base + offset), bits / 8); \
        machine_interrupts_on();                                                                   \
        return value;                                                                              \
    }                                                                                              \
    void deed_ioports_write##bits(const struct deed_endpoint *ports, uint16_t offset,              \
                                  uint##bits##_t value)                                            \
    {                                                                                              \
        const struct port_table *range;                                                            \
        uint32_t reason;                                                                           \
                                                                                                   \
        machine_interrupts_off();                                                                  \
        reason = find_ioports(ports, offset, bits / 8, &range);                                    \
        if (reason != deed_reason_none)                                                            \
            FAULT(reason);                                                                         \
        if (range)                                                                                 \
            machine_out((uint16_t)(range->ioport_base + offset), bits / 8, value);                 \
        machine_interrupts_on();                                                                   \
    }

IOPORTS(8)
IOPORTS(16)
IOPORTS(32)

#define REGISTERS(bits)                                                                            \
    uint##bits##_t deed_registers_read##bits(const struct deed_endpoint *registers,                \
                                             uint32_t offset)                                      \
    {                                                                                              \
        const struct port_table *range;                                                            \
        uint##bits##_t value = UINT##bits##_MAX;                                                   \
        uint32_t reason;                                                                           \
                                                                                                   \
        machine_interrupts_off();                                                                  \
        reason = find_registers(registers, offset, bits / 8, &range);                              \
        if (reason != deed_reason_none)                                                            \
            FAULT(reason);                                                                         \
        if (range)                                                                                 \
            value = *(volatile uint##bits##_t *)(range->register_base + offset);                   \
        machine_interrupts_on();                                                                   \
        return value;                                                                              \
    }                                                                                              \
    void deed_registers_write##bits(const struct deed_endpoint *registers, uint32_t offset,        \
                                    uint##bits##_t value)                                          \
    {                                                                                              \
        const struct port_table *range;                                                            \
        uint32_t reason;                                                                           \
                                                                                                   \
        machine_interrupts_off();                                                                  \
        reason = find_registers(registers, offset, bits / 8, &range);                              \
        if (reason != deed_reason_none)                                                            \
            FAULT(reason);                                                                         \
        if (range)                                                                                 \
            *(volatile uint##bits##_t *)(range->register_base + offset) = value;                   \
        machine_interrupts_on();                                                                   \
    }

REGISTERS(8)
REGISTERS(16)
REGISTERS(32)
REGISTERS(64)
