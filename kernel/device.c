/* device.c - parts of the machine as objects; device.h has the idea, docs/devices.md the reasons.
 *
 * The range is never in the component's hands, so there is nothing to forge: an object leads to the
 * kernel's end, that to a port, and the port's table to the range. Whether the end is the caller's,
 * open and of the right kind is asked together with the access, interrupts off: a revocation is
 * before it or behind it. */
#include "kernel/device.h"

#include "kernel/machine.h"
#include "kernel/port.h"
#include "sdk/include/deed/checked.h"

uint64_t device_registers_base(uint32_t port)
{
    return port_table(port)->register_base;
}

/* What an end that is not cut stands for. */
/*@ requires client: client < ENDPOINTS_MAX;
    requires ends: device_ends;
    requires device: device_end(device_peer(client));
    terminates \true; exits \false; assigns \nothing;
    ensures row: \result == device_row(client) && \valid_read(\result);
*/
static INLINED const struct port_table *range_of(uint32_t client)
{
    uint32_t server = endpoint_peer(client);

    //@ assert listed: server == device_peer(client) && port_listed(endpoint_next[server]);
    return port_table(endpoint_next[server]);
}

/*@ requires client: client < ENDPOINTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> device_cut(client);
*/
static INLINED bool is_cut(uint32_t client)
{
    return (endpoint_face[client].word & WORD_CLOSED) != 0;
}

/* Why the running component is to be stopped, if this is not its end, or of no such range. */
/*@ requires client: client < ENDPOINTS_MAX;
    requires ends: device_ends;
    terminates \true; exits \false; assigns \nothing;
    ensures own: \result == deed_reason_none ==> endpoint_face[client].owner == core.current;
    ensures range: \result == deed_reason_none && !device_cut(client) ==>
        device_end(device_peer(client)) && device_row(client)->kind == kind;
*/
static INLINED uint32_t refusal(uint32_t client, enum port_table_kind kind)
{
    uint32_t server = endpoint_peer(client);

    if (!endpoint_is_current(client))
        return deed_reason_ownership;
    if (is_cut(client))
        return deed_reason_none;
    if (endpoint_face[server].owner != KERNEL ||
        endpoint_face[server].contract == CONTRACT_INTERRUPT ||
        endpoint_face[server].contract == CONTRACT_WATCH)
        return deed_reason_ownership;
    return range_of(client)->kind == kind ? deed_reason_none : deed_reason_ownership;
}

/*@ requires client: client < ENDPOINTS_MAX;
    requires ends: device_ends;
    requires width: width == 1 || width == 2 || width == 4;
    terminates \true; exits \false; assigns \nothing;
    ensures own: \result == deed_reason_none ==> endpoint_face[client].owner == core.current;
    ensures range: \result == deed_reason_none && !device_cut(client) ==>
        device_end(device_peer(client)) && device_ioports(client, offset, width);
*/
static INLINED uint32_t refusal_of_ioports(uint32_t client, uint16_t offset, uint32_t width)
{
    uint32_t reason = refusal(client, PORT_TABLE_OWNED_IOPORTS);

    if (reason == deed_reason_none && !is_cut(client) &&
        !device_fits(offset, width, range_of(client)->ioport_count))
        return deed_reason_index;
    return reason;
}

/*@ requires client: client < ENDPOINTS_MAX;
    requires ends: device_ends;
    requires width: width == 1 || width == 2 || width == 4 || width == 8;
    terminates \true; exits \false; assigns \nothing;
    ensures own: \result == deed_reason_none ==> endpoint_face[client].owner == core.current;
    ensures range: \result == deed_reason_none && !device_cut(client) ==>
        device_end(device_peer(client)) && device_registers(client, offset, width);
*/
static INLINED uint32_t refusal_of_registers(uint32_t client, uint32_t offset, uint32_t width)
{
    uint32_t reason = refusal(client, PORT_TABLE_OWNED_REGISTERS);

    if (reason == deed_reason_none && !is_cut(client) &&
        !device_fits(offset, width, range_of(client)->register_size))
        return deed_reason_index;
    return reason;
}

/* Stop who called, unless he may do this; and then do it, if his end is not cut. */
#define CHECKED(refusal)                                                                           \
    machine_interrupts_off();                                                                      \
    reason = refusal;                                                                              \
    if (reason != deed_reason_none)                                                                \
        FAULT(reason);                                                                             \
    if (!is_cut(client))

#define IOPORTS(bits)                                                                              \
    uint##bits##_t deed_ioports_read##bits(const struct deed_endpoint *ports, uint16_t offset)     \
    {                                                                                              \
        uint32_t client = endpoint_number(ports), reason;                                          \
        uint##bits##_t value = UINT##bits##_MAX;                                                   \
                                                                                                   \
        CHECKED(refusal_of_ioports(client, offset, bits / 8))                                      \
        value = (uint##bits##_t)machine_in((uint16_t)(range_of(client)->ioport_base + offset),     \
                                           bits / 8);                                              \
        machine_interrupts_on();                                                                   \
        return value;                                                                              \
    }                                                                                              \
    void deed_ioports_write##bits(const struct deed_endpoint *ports, uint16_t offset,              \
                                  uint##bits##_t value)                                            \
    {                                                                                              \
        uint32_t client = endpoint_number(ports), reason;                                          \
                                                                                                   \
        CHECKED(refusal_of_ioports(client, offset, bits / 8))                                      \
        machine_out((uint16_t)(range_of(client)->ioport_base + offset), bits / 8, value);          \
        machine_interrupts_on();                                                                   \
    }

IOPORTS(8)
IOPORTS(16)
IOPORTS(32)

#define REGISTERS(bits)                                                                            \
    uint##bits##_t deed_registers_read##bits(const struct deed_endpoint *registers,                \
                                             uint32_t offset)                                      \
    {                                                                                              \
        uint32_t client = endpoint_number(registers), reason;                                      \
        uint##bits##_t value = UINT##bits##_MAX;                                                   \
                                                                                                   \
        CHECKED(refusal_of_registers(client, offset, bits / 8))                                    \
        value = (uint##bits##_t)machine_register_read(range_of(client)->register_base + offset,    \
                                                      bits / 8);                                   \
        machine_interrupts_on();                                                                   \
        return value;                                                                              \
    }                                                                                              \
    void deed_registers_write##bits(const struct deed_endpoint *registers, uint32_t offset,        \
                                    uint##bits##_t value)                                          \
    {                                                                                              \
        uint32_t client = endpoint_number(registers), reason;                                      \
                                                                                                   \
        CHECKED(refusal_of_registers(client, offset, bits / 8))                                    \
        machine_register_write(range_of(client)->register_base + offset, bits / 8, value);         \
        machine_interrupts_on();                                                                   \
    }

REGISTERS(8)
REGISTERS(16)
REGISTERS(32)
REGISTERS(64)
