/* object_table.c - calls through tables of functions, in machine code.
 *
 * In front of each function whose address is known stand 11 times nop and `movl $TYPE, %eax`, which
 * nobody executes. A call through a pointer in R is, byte for byte,
 *
 *     movl $-TYPE, %r10d
 *     addl -4(R), %r10d
 *     je   over the next
 *     ud2
 *     callq *R
 *
 * so it reaches functions of that type only, whatever R holds. */
#include "object.h"

#include <string.h>

#define TYPE_SIZE 16 /* bytes in front of a function */

static uint32_t number_at(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

bool object_function_type(const struct object_section *section, uint64_t offset, uint32_t *type)
{
    static const uint8_t nops[] = {0x90, 0x90, 0x90, 0x90, 0x90, 0x90,
                                   0x90, 0x90, 0x90, 0x90, 0x90, 0xb8};
    if (section->bytes == NULL || offset < TYPE_SIZE || offset >= section->size ||
        memcmp(section->bytes + offset - TYPE_SIZE, nops, sizeof nops) != 0 ||
        object_relocation_in(section, offset - TYPE_SIZE, offset) != NULL)
        return false;
    *type = number_at(section->bytes + offset - 4);
    return true;
}

/* The register of `callq *R`, as in the machine code; -1 if it is no such call. */
static int called_register(const uint8_t *bytes, size_t length)
{
    bool high = length == 3 && bytes[0] == 0x41;
    const uint8_t *at = bytes + high;
    if ((length != 2 && !high) || at[0] != 0xff || (at[1] & 0xf8) != 0xd0)
        return -1;
    return (at[1] & 7) + (high ? 8 : 0);
}

#define STEPS_SIZE 14 /* bytes in front of the call */

uint64_t object_table_call_start(const struct object_instruction *call)
{
    return call->offset - STEPS_SIZE;
}

bool object_is_table_call(const struct object_section *section,
                          const struct object_instruction *last, size_t count, uint32_t *type)
{
    static const uint8_t lengths[] = {6, 4, 2, 2};
    const uint8_t *bytes = section->bytes + last->offset;
    int called = called_register(bytes, last->length);
    if (called < 0 || (called & 7) == 4 || count < OBJECT_TABLE_CALL_STEPS)
        return false;
    for (size_t i = 0; i < sizeof lengths; i++)
        if (last[(ptrdiff_t)i - 4].length != lengths[i])
            return false;
    bytes -= STEPS_SIZE;
    bool good = bytes[0] == 0x41 && bytes[1] == 0xba && bytes[6] == (called < 8 ? 0x44 : 0x45) &&
                bytes[7] == 0x03 && bytes[8] == (0x50 | (called & 7)) && bytes[9] == 0xfc &&
                bytes[10] == 0x74 && bytes[11] == 2 && bytes[12] == 0x0f && bytes[13] == 0x0b;
    *type = 0U - number_at(bytes + 2);
    return good && object_relocation_in(section, last->offset - STEPS_SIZE,
                                        last->offset + last->length) == NULL;
}
