/* trap.h - what the CPU's faults are to the kernel. */
#ifndef MACHINE_TRAP_H
#define MACHINE_TRAP_H

#include "x86.h"

/*@ predicate machine_is_text(integer address) =
      (uint64_t)deed_image_text_start <= address < (uint64_t)deed_image_text_end;
*/
/*@ terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> machine_is_text(address);
*/
bool machine_text(uint64_t address);

/* From entry.S. */
/*@ terminates \true; exits \true; assigns \nothing;
    ensures never: \false;
*/
_Noreturn void machine_fault(uint64_t vector, uint64_t error, uint64_t instruction, uint64_t stack,
                             uint64_t address);

#endif
