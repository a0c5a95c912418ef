/* invariant.h - what is true of the kernel's tables between two services, as predicates: an index
 * that a row keeps leads to a row that is there. Each module requires what it reads by, and ensures
 * it of what it writes. What others may have changed when the running component goes on stands in
 * others.h. */
#ifndef KERNEL_INVARIANT_H
#define KERNEL_INVARIANT_H

#include "kernel/endpoint.h"
#include "kernel/port.h"

// clang-format off
/*@ // the port has a row in its owner's table, and that says a range that goes round no end
    logic struct port_table *port_row(integer p) =
      &component_row(port_owner[p])->ports[p - component_port[port_owner[p]]];
    predicate port_listed(integer p) =
      p < PORTS_MAX && component_listed(port_owner[p]) && component_port[port_owner[p]] <= p &&
      \valid_read(port_row(p)) &&
      port_row(p)->ioport_base + port_row(p)->ioport_count <= 0x10000 &&
      port_row(p)->register_base + port_row(p)->register_size <= UINT64_MAX;

    // the kernel's end of a device: it keeps the number of the port that it was opened from
    predicate device_end(integer e) =
      endpoint_face[e].owner == KERNEL && endpoint_face[e].contract != CONTRACT_INTERRUPT &&
      endpoint_face[e].contract != CONTRACT_WATCH;
    predicate device_ends = \forall integer e; 0 <= e < ENDPOINTS_MAX && device_end(e) ==>
      port_listed(endpoint_next[e]);
*/
// clang-format on

#endif
