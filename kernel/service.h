/* service.h - services that a component may call only if its file lists them. */
#ifndef KERNEL_SERVICE_H
#define KERNEL_SERVICE_H

#include <stdint.h>

#include "kernel/device.h"
#include "kernel/wait.h"
#include "sdk/include/deed/port.h"
#include "sdk/include/deed/services.h"

/* Who asked for the fault that is being injected: an address in its text. */
extern uint64_t service_inject_caller;

// clang-format off
/* What is proved of sdk/include/deed/port.h: an access that is done is the one that was asked for,
 * inside the range; any other stops the component, and no port is touched. */
#define SERVICE_IOPORT                                                                             \
    exits stopped: offset >= ports->count &&                                                       \
        machine_port_accesses == \old(machine_port_accesses);                                      \
    assigns MACHINE_PORTS;                                                                         \
    ensures inside: offset < ports->count;                                                         \
    ensures one: machine_port_accesses == (uint64_t)(\old(machine_port_accesses) + 1);             \
    ensures there: machine_port == (uint16_t)(ports->base + offset) && machine_port_width == 1;
// clang-format on

/*@ requires range: \valid_read(ports);
    terminates \true;
    SERVICE_IOPORT
    ensures value: \result == machine_port_value;
*/
uint8_t deed_ioport_read8(const struct deed_ioports *ports, uint16_t offset);
/*@ requires range: \valid_read(ports);
    terminates \true;
    SERVICE_IOPORT
    ensures value: machine_port_value == value;
*/
void deed_ioport_write8(const struct deed_ioports *ports, uint16_t offset, uint8_t value);

/*@ terminates \true; exits \false; assigns \nothing;
    ensures count: \result == deed_component_total;
*/
uint32_t deed_component_count(void);
/*@ terminates \true; exits \false; assigns \nothing;
    ensures count: \result == deed_connection_total;
*/
uint32_t deed_connection_count(void);

/* Only who has an end learns who has the other. */
/*@ terminates \true;
    exits stopped: endpoint_face[endpoint_of(endpoint)].owner != core.current;
    assigns \nothing;
    ensures own: endpoint_face[endpoint_of(endpoint)].owner == core.current;
    ensures peer: \let owner = endpoint_face[device_peer(endpoint_of(endpoint))].owner;
        \result == (owner < deed_component_total ? owner : DEED_NOBODY);
*/
uint32_t deed_peer_component(const struct deed_endpoint *endpoint);

/*@ terminates \true; exits \false; assigns \nothing; */
bool deed_record(void);
/*@ terminates \true; exits \false; assigns machine_time;
    ensures clock: \result == machine_time >= \old(machine_time);
*/
uint64_t deed_cycles(void);
/*@ terminates \true; exits \false; assigns \nothing; ensures entry: \result == entry_cycles; */
uint64_t deed_cycles_at_entry(void);

#endif
