/* report.h - the kernel's own lines on the serial port, each beginning with `deed: `. */
#ifndef KERNEL_REPORT_H
#define KERNEL_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/restart.h"
#include "kernel/situation.h"

void report_boot(uint64_t heap_size);
void report_memory(uint64_t heap_size); /* there is too little for the budgets */

/* The certificate of this contract is refused, see situation.h. */
void report_contract(const struct contract_table *contract, uint32_t found);
const char *report_reason(uint32_t reason);

/* A component has stopped for this reason, where and in which state of its conversations. Before
 * anything of it is cleaned up; interrupts may come meanwhile. */
void report_stop(uint32_t component, enum restart_verdict verdict);
void report_left(uint32_t component);    /* the machine ends, and it still has something */
void report_overrun(uint32_t component); /* it has spent its budget before the period was over */
void report_panic(const char *why, uint64_t instruction, uint64_t address);

#endif
