/* check.h - what a debug build does whenever another component goes on: it looks whether every
 * invariant of the proofs holds of the kernel's tables (tables.h). What is wrong ends everything
 * where it was found. */
#ifndef KERNEL_CHECK_H
#define KERNEL_CHECK_H

#include <stdint.h>

void check_tables(uint32_t current);

#endif
