/* check.h - what a debug build does whenever another component goes on: here, nothing. */
#ifndef KERNEL_CHECK_H
#define KERNEL_CHECK_H

#include <stdint.h>

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void check_tables(uint32_t current)
{
    (void)current;
}

#endif
