/* panic.h - the end: a bug in the kernel, or a system that it cannot run. Blames no component. */
#ifndef KERNEL_PANIC_H
#define KERNEL_PANIC_H

#include <stdint.h>

/*@ terminates \true; exits \true; assigns \nothing; ensures never: \false; */
_Noreturn void panic(const char *why);
_Noreturn void panic_at(const char *why, uint64_t instruction, uint64_t address);

#endif
