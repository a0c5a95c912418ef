/* inject.c - faults on demand, for the service `inject`. */
#include "kernel/machine.h"
#include "kernel/tables.h"
#include "sdk/include/deed/checked.h"

extern char inject_start[], inject_end[], deed_guard_start[];
void inject_vector(void);
void inject_shift(void);
void inject_value(void);
void inject_unreachable(void);
void inject_division(void);
void inject_touch(void *address);
void inject_instruction(void);

#define NOWHERE 0x7ffffffff000ull /* canonical; never mapped, nor may a process map it */

void machine_inject(uint32_t reason)
{
    switch (reason) {
    case deed_reason_vector: inject_vector(); break;
    case deed_reason_division: inject_division(); break;
    case deed_reason_shift: inject_shift(); break;
    case deed_reason_value: inject_value(); break;
    case deed_reason_unreachable: inject_unreachable(); break;
    case deed_reason_null: inject_touch((void *)8); break;
    case deed_reason_page: inject_touch((void *)NOWHERE); break;
    case deed_reason_stack: inject_touch(deed_guard_start); break;
    case deed_reason_instruction: inject_instruction(); break;
    default: break;
    }
}

bool machine_injected(uint64_t instruction)
{
    return instruction >= (uint64_t)inject_start && instruction < (uint64_t)inject_end;
}
