/* checked.h - checked operations: what the checker cannot prove, the author writes down as a
 * checked operation. Each traps before any harm is done; the kernel then stops the component with a
 * report. */
#ifndef DEED_CHECKED_H
#define DEED_CHECKED_H

#include "deed/compiler.h"
#include "deed/types.h"

/* The broken rule that a component reports of itself; the kernel decodes compiler traps to these
 * too. */
enum deed_reason {
    deed_reason_none,
    deed_reason_exit,        /* main returned                            */
    deed_reason_stopped,     /* stopped by another component             */
    deed_reason_index,       /* AT: index outside                        */
    deed_reason_vector,      /* compiler trap: index outside an array    */
    deed_reason_division,    /* division by zero, or INT_MIN / -1        */
    deed_reason_shift,       /* shift outside the width                  */
    deed_reason_value,       /* a bool or a number out of range         */
    deed_reason_unreachable, /* control fell off an end                  */
    deed_reason_slot,        /* PUT into a slot that is not empty        */
    deed_reason_null,        /* access to the null page                  */
    deed_reason_page,        /* access outside all memory, or protected  */
    deed_reason_stack,       /* stack exhausted                          */
    deed_reason_monitor,     /* message that the contract does not allow */
    deed_reason_ownership,   /* object or endpoint not the caller's      */
    deed_reason_instruction, /* illegal or privileged instruction        */
    deed_reason_requires,    /* message whose `requires` does not hold   */
    deed_reason_count        /* how many there are                       */
};

/* Stop the calling component with this reason. */
DEED_NORETURN void deed_fault(uint32_t reason);

DEED_INLINE uint64_t deed_index(uint64_t index, uint64_t count)
{
    if (index >= count)
        deed_fault(deed_reason_index);
    return index;
}

/* Element i of p, which has n of them: an lvalue. */
#define AT(p, n, i) ((p)[deed_index((i), (n))])

/* Owned fields, owned statics and arrays of owners are read and written only through these two.
 * TAKE moves the owner out and leaves null behind. PUT moves `owner` in; the slot must be empty. */
void *deed_slot_take(void *slot);
void deed_slot_put(void *slot, void *owner);
#define TAKE(slot)       deed_slot_take(&(slot))
#define PUT(slot, owner) deed_slot_put(&(slot), (owner))

/* Signed division that traps when there is no result: by zero, and the least number by -1. */
DEED_INLINE int64_t deed_divide(int64_t dividend, int64_t divisor)
{
    if (divisor == 0 || (divisor == -1 && dividend == INT64_MIN))
        deed_fault(deed_reason_division);
    return dividend / divisor;
}

DEED_INLINE int64_t deed_remainder(int64_t dividend, int64_t divisor)
{
    if (divisor == 0 || (divisor == -1 && dividend == INT64_MIN))
        deed_fault(deed_reason_division);
    return dividend % divisor;
}

/* Narrowing that traps when the value does not fit. */
DEED_INLINE uint8_t deed_to_u8(uint64_t value)
{
    if (value > UINT8_MAX)
        deed_fault(deed_reason_value);
    return (uint8_t)value;
}

DEED_INLINE uint16_t deed_to_u16(uint64_t value)
{
    if (value > UINT16_MAX)
        deed_fault(deed_reason_value);
    return (uint16_t)value;
}

DEED_INLINE uint32_t deed_to_u32(uint64_t value)
{
    if (value > UINT32_MAX)
        deed_fault(deed_reason_value);
    return (uint32_t)value;
}

/* Sums, differences and products that trap when the exact result does not fit. */
#define DEED_EXACT(name, type, builtin)                                                            \
    DEED_INLINE type name(type a, type b)                                                          \
    {                                                                                              \
        type result;                                                                               \
        if (builtin(a, b, &result))                                                                \
            deed_fault(deed_reason_value);                                                         \
        return result;                                                                             \
    }

DEED_EXACT(deed_add_u32, uint32_t, __builtin_add_overflow)
DEED_EXACT(deed_add_u64, uint64_t, __builtin_add_overflow)
DEED_EXACT(deed_subtract_u32, uint32_t, __builtin_sub_overflow)
DEED_EXACT(deed_subtract_u64, uint64_t, __builtin_sub_overflow)
DEED_EXACT(deed_multiply_u32, uint32_t, __builtin_mul_overflow)
DEED_EXACT(deed_multiply_u64, uint64_t, __builtin_mul_overflow)

/* For the conditions of contracts, which compute without wrapping: 127 bits are enough for any. */
__extension__ typedef __int128 deed_wide;

#endif
