/* A constant table of structs with names, searched in a loop; an enum as its index. */
#include "memory.component.h"

enum unit { unit_byte, unit_kilo, unit_mega, unit_count };

struct scale {
    char name[4];
    uint64_t factor;
    bool is_binary;
};

static const struct scale scales[unit_count] = {
    [unit_byte] = {"B", 1, true},
    [unit_kilo] = {"KiB", 1024, true},
    [unit_mega] = {"MiB", 1024 * 1024, true},
};

static const struct scale *scale_of(uint64_t size)
{
    const struct scale *best = &scales[0];
    for (uint32_t i = 0; i < unit_count; i++) {
        if (size < scales[i].factor)
            continue;
        best = &scales[i];
    }
    return best;
}

static uint32_t letters(const struct scale *scale)
{
    uint32_t n = 0;
    for (; n < sizeof scale->name; n++)
        if (scale->name[n] == '\0')
            break;
    return n;
}

static uint64_t rounded(uint64_t size, const struct scale *scale)
{
    return scale->factor ? (size + scale->factor / 2) / scale->factor : size;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t total = 0;
    for (uint64_t size = 1; size < 1u << 24; size *= 3) {
        const struct scale *scale = scale_of(size);
        total += rounded(size, scale) + letters(scale);
    }
    if (total == 0)
        deed_fault(deed_reason_value);
}
