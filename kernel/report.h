/* report.h - the kernel's own lines on the serial port, each beginning with `deed: `. */
#ifndef KERNEL_REPORT_H
#define KERNEL_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/core.h"
#include "kernel/machine.h"
#include "kernel/restart.h"
#include "kernel/situation.h"
#include "sdk/include/deed/checked.h"

/*@ requires system: text_ends(deed_system_name);
    terminates \true; exits \false; assigns MACHINE_PORTS;
*/
void report_boot(uint64_t heap_size);
/* There is too little for the budgets. */
/*@ requires system: text_ends(deed_system_name);
    terminates \true; exits \false; assigns MACHINE_PORTS;
*/
void report_memory(uint64_t heap_size);

/* The certificate of this contract is refused, see situation.h. */
/*@ requires named: contract_named(contract);
    requires verdict: SITUATION_VERDICT(found) <= SITUATION_STUCK;
    terminates \true; exits \false; assigns MACHINE_PORTS;
*/
void report_contract(const struct contract_table *contract, uint32_t found);
/*@ requires reason: reason < deed_reason_count;
    terminates \true; exits \false; assigns \nothing;
    ensures there: text_there(\result.words, \result.size);
*/
struct text report_reason(uint32_t reason);

/* A component has stopped for this reason, where and in which state of its conversations. Before
 * anything of it is cleaned up; interrupts may come meanwhile. */
void report_stop(uint32_t component, enum restart_verdict verdict);

/* The machine ends, and it still has something. */
/*@ requires named: component_named(component);
    terminates \true; exits \false; assigns MACHINE_PORTS;
*/
void report_left(uint32_t component);

/* It has spent its budget before the period was over. */
/*@ requires named: component_named(component);
    terminates \true; exits \false; assigns MACHINE_PORTS;
*/
void report_overrun(uint32_t component);
/*@ requires why: text_ends(why);
    requires runs: core.current < COMPONENTS_MAX ==> component_named(core.current);
    terminates \true; exits \false; assigns MACHINE_PORTS;
*/
void report_panic(const char *why, uint64_t instruction, uint64_t address);

/* Parts of a line: a number; a time in the largest unit that it is a whole number of. */
//@ terminates \true; exits \false; assigns MACHINE_PORTS;
void report_number(uint64_t value);
//@ terminates \true; exits \false; assigns MACHINE_PORTS;
void report_time(uint64_t ns);

#endif
