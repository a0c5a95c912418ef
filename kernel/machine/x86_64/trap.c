/* trap.c - what the CPU's faults are to the kernel: see trap.h. Nothing comes back from a fault:
 * the kernel goes on in another context. */
#include "trap.h"

#include "sdk/include/deed/checked.h"

#define VECTOR_DIVISION     0u
#define VECTOR_NMI          2u
#define VECTOR_OPCODE       6u
#define VECTOR_DOUBLE       8u
#define VECTOR_STACK        12u
#define VECTOR_PROTECTION   13u
#define VECTOR_PAGE         14u
#define VECTOR_MACHINE_FAIL 18u
#define VECTOR_FLOAT        19u

#define TRAP_BYTES 5u

/* clang's traps are `ud1 K(%eax), %eax`; K says which check failed (its SanitizerHandler list). It
 * takes one byte or four; either way its lowest comes first. */
/*@ requires text: machine_is_text(instruction) && machine_is_text(instruction + TRAP_BYTES - 1);
    requires end: instruction < UINT64_MAX - TRAP_BYTES;
    terminates \true; exits \false; assigns \nothing;
    ensures known: \result < deed_reason_count;
*/
static uint32_t trap_reason(uint64_t instruction)
{
    bool is_trap = machine_code(instruction) == 0x67 && machine_code(instruction + 1) == 0x0f &&
                   machine_code(instruction + 2) == 0xb9;
    uint8_t form = machine_code(instruction + 3);

    if (!is_trap || (form != 0x40 && form != 0x80))
        return deed_reason_instruction;
    switch (machine_code(instruction + TRAP_BYTES - 1)) {
    case 0x12: return deed_reason_vector;
    case 0x05: return deed_reason_value; /* of a floating number that no integer of the type is */
    case 0x03: return deed_reason_division;
    case 0x14: return deed_reason_shift;
    case 0x0a: return deed_reason_value;
    case 0x01: return deed_reason_unreachable;
    default: return deed_reason_instruction;
    }
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures null: address < PAGE_SIZE ==> \result == deed_reason_null;
    ensures stack: address >= PAGE_SIZE ==> (\result == deed_reason_stack <==>
        (uint64_t)(address - (uint64_t)deed_guard_start) < PAGE_SIZE);
    ensures page: \result == deed_reason_null || \result == deed_reason_stack ||
        \result == deed_reason_page;
*/
static uint32_t page_reason(uint64_t address)
{
    if (address < PAGE_SIZE)
        return deed_reason_null;
    if (address - (uint64_t)deed_guard_start < PAGE_SIZE)
        return deed_reason_stack;
    return deed_reason_page;
}

bool machine_text(uint64_t address)
{
    return address >= (uint64_t)deed_image_text_start && address < (uint64_t)deed_image_text_end;
}

_Noreturn void machine_fault(uint64_t vector, uint64_t error, uint64_t instruction, uint64_t stack,
                             uint64_t address)
{
    (void)error;
    (void)stack;
    switch (vector) {
    case VECTOR_DIVISION: kernel_fault(deed_reason_division, instruction, "division", 0);
    case VECTOR_OPCODE:
        if (machine_text(instruction) && instruction < UINT64_MAX - TRAP_BYTES &&
            machine_text(instruction + TRAP_BYTES - 1))
            kernel_fault(trap_reason(instruction), instruction, "illegal instruction", 0);
        kernel_fault(deed_reason_instruction, instruction, "illegal instruction", 0);
    case VECTOR_PAGE: kernel_fault(page_reason(address), instruction, "page fault", address);
    case VECTOR_STACK:
    case VECTOR_PROTECTION: /* an address that is not canonical, or a privileged value */
        kernel_fault(deed_reason_page, instruction, "protection fault", 0);
    case VECTOR_FLOAT: /* all of them are masked, and nobody can unmask them */
        kernel_fault(deed_reason_value, instruction, "floating point", 0);
    case VECTOR_NMI:
    case VECTOR_DOUBLE:
    case VECTOR_MACHINE_FAIL: kernel_fault(deed_reason_none, instruction, "hardware fault", vector);
    default: kernel_fault(deed_reason_instruction, instruction, "fault", vector);
    }
}
