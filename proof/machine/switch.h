/* switch.h - what is assumed of a change from one context to another: the one contract by which
 * everything that lets others run is proved (kernel/others.h).
 *
 * Who leaves, leaves the tables as all need them; so does whoever switches back, for he comes
 * through here, too, or through an interrupt, whose services keep the same. */
#ifndef MACHINE_SWITCH_H
#define MACHINE_SWITCH_H

#include <stdint.h>

/*@ requires contexts: from <= KERNEL && to <= KERNEL;
    requires next: core.current == to;
    requires alone: core.kept == 0;
    KERNEL_INVARIANT(requires)
    terminates \true; exits \false; assigns KERNEL_TABLES;
    KERNEL_INVARIANT(ensures)
    KERNEL_STAYS(from)
    ensures alone: core.kept == 0;
*/
void *machine_switch(uint64_t from, uint64_t to, void *value);

#endif
