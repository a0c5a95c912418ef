/* slice.c - slices, numbers in bytes and overlays, as a component would run them: each function in
 * its bounds, at them, and one beyond, where it must trap. */
#include <setjmp.h>
#include <string.h>

#include "deed/overlay.h"
#include "deed/slice.h"

#include "../heap/tap.h"

static jmp_buf trapped;
static uint32_t reason;

void deed_fault(uint32_t why)
{
    reason = why;
    longjmp(trapped, 1);
}

/* Does this trap, and by the rule for indices? */
#define TRAPS(call)                                                                                \
    (reason = 0, setjmp(trapped) == 0 ? ((void)(call), false) : reason == deed_reason_index)

static void parts(void)
{
    uint8_t bytes[8] = {0, 1, 2, 3, 4, 5, 6, 7};
    struct uint8_slice all = uint8_slice_of(bytes, 8);
    struct uint8_slice part = uint8_slice_sub(all, 2, 3);

    ok(part.length == 3 && part.at == bytes + 2, "a part in the middle");
    ok(uint8_slice_sub(all, 8, 0).length == 0, "nothing, at the end");
    ok(uint8_slice_first(all, 8).length == 8 && uint8_slice_rest(all, 8).length == 0,
       "all, and nothing behind it");
    ok(TRAPS(uint8_slice_sub(all, 6, 3)), "one beyond the end traps");
    ok(TRAPS(uint8_slice_sub(all, 9, 0)), "nothing, beyond the end, traps");
    ok(TRAPS(uint8_slice_sub(all, 2, UINT64_MAX)), "a length that wraps traps");
    ok(TRAPS(uint8_slice_sub(all, UINT64_MAX, 2)), "a place that wraps traps");
    ok(TRAPS(uint8_slice_first(part, 4)), "what lies behind a part is not of it");
    ok(TRAPS(uint8_slice_rest(part, 4)), "skipping more than there is traps");
    ok(TRAPS(AT(part.at, part.length, 3)), "AT behind the part traps");
}

static void copies(void)
{
    uint16_t words[6] = {1, 2, 3, 4, 5, 6};
    struct uint16_slice all = uint16_slice_of(words, 6);
    const uint16_t up[6] = {1, 1, 2, 3, 4, 5}, down[6] = {1, 2, 3, 4, 5, 5};

    ok(uint16_slice_copy(uint16_slice_rest(all, 1), uint16_slice_const(all)) == 5 &&
           memcmp(words, up, sizeof words) == 0,
       "an overlapping copy upward");
    ok(uint16_slice_copy(all, uint16_const_slice_rest(uint16_slice_const(all), 1)) == 5 &&
           memcmp(words, down, sizeof words) == 0,
       "and downward");
    uint16_slice_fill(uint16_slice_sub(all, 1, 2), 9);
    ok(words[0] == 1 && words[1] == 9 && words[2] == 9 && words[3] == 4, "fills its part only");
    ok(uint16_const_slice_find(uint16_slice_const(all), 9) == 1 &&
           uint16_const_slice_find(uint16_slice_const(all), 77) == 6,
       "finds the first, or the end");
    struct uint16_const_slice none = {0};
    ok(uint16_slice_copy(all, none) == 0 && uint16_const_slice_equal(none, none) &&
           !uint16_const_slice_equal(none, uint16_slice_const(all)),
       "nothing is copied, and equals nothing else");
    ok(uint8_const_slice_equal(deed_text(LITERAL("one")), deed_text(LITERAL("one"))) &&
           !uint8_const_slice_equal(deed_text(LITERAL("one")), deed_text(LITERAL("once"))),
       "texts");
}

struct header {
    uint8_t kind;
    struct deed_be16 length;
    struct deed_le32 sum;
};

static void numbers(void)
{
    uint8_t bytes[9] = {0};
    struct uint8_slice all = uint8_slice_of(bytes, 9);
    struct uint8_const_slice read = uint8_slice_const(all);

    deed_be64_put(all, 1, 0x0102030405060708);
    ok(bytes[0] == 0 && bytes[1] == 1 && bytes[8] == 8, "most significant in front");
    ok(deed_be64_at(read, 1) == 0x0102030405060708 && deed_le64_at(read, 1) == 0x0807060504030201,
       "read in either order");
    ok(deed_be16_at(read, 7) == 0x0708 && deed_le16_at(read, 7) == 0x0807 &&
           deed_be32_at(read, 5) == 0x05060708 && deed_le32_at(read, 5) == 0x08070605,
       "to the last byte");
    ok(TRAPS(deed_be32_at(read, 6)) && TRAPS(deed_le16_at(read, UINT64_MAX)) &&
           TRAPS((deed_le64_put(all, 2, 0), 0)),
       "a number that is not all inside traps");
    struct header *header = OVERLAY_TO_WRITE(struct header, all, 2);
    deed_be16_set(&header->length, 0xa0b0);
    deed_le32_set(&header->sum, 0x11223344);
    ok(sizeof *header == 7 && bytes[3] == 0xa0 && bytes[4] == 0xb0 && bytes[5] == 0x44 &&
           bytes[8] == 0x11,
       "a struct laid over the last bytes");
    const struct header *again = OVERLAY(struct header, read, 2);
    ok(deed_be16(&again->length) == 0xa0b0 && deed_le32(&again->sum) == 0x11223344,
       "and read as it was written");
    ok(TRAPS(OVERLAY(struct header, read, 3)) && TRAPS(OVERLAY(struct header, read, UINT64_MAX)),
       "one that does not fit traps");
}

int main(void)
{
    parts();
    copies();
    numbers();
    return done();
}
