/* Switches over enums and integers: ranges made of stacked cases, defaults, code after the switch.
 */
#include "memory.component.h"

enum shape { shape_point, shape_line, shape_square, shape_cube };

struct thing {
    enum shape shape;
    uint32_t size;
};

static uint32_t dimensions(enum shape shape)
{
    switch (shape) {
    case shape_point: return 0;
    case shape_line: return 1;
    case shape_square: return 2;
    case shape_cube: return 3;
    }
    return UINT32_MAX;
}

static uint64_t volume(const struct thing *thing)
{
    uint64_t result = 1;
    switch (dimensions(thing->shape)) {
    case 3:
        result *= thing->size;
        result *= thing->size;
        result *= thing->size;
        break;
    case 2:
        result *= thing->size;
        result *= thing->size;
        break;
    case 1: result *= thing->size; break;
    case 0: break;
    default: deed_fault(deed_reason_value);
    }
    return result;
}

static bool is_vowel(char letter)
{
    switch (letter) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u': return true;
    default: return false;
    }
}

static enum shape parse(uint32_t number)
{
    if (number == 1)
        return shape_line;
    if (number == 2)
        return shape_square;
    return number == 3 ? shape_cube : shape_point;
}

static uint32_t vowels(const char *text COUNT(size), uint64_t size)
{
    uint32_t count = 0;
    for (uint64_t i = 0; i < size; i++)
        count += is_vowel(AT(text, size, i)) ? 1u : 0u;
    return count;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint64_t total = 0;
    for (uint32_t i = 0; i < 6; i++) {
        struct thing thing = {parse(i), i + 2};
        total += volume(&thing);
    }
    if (total < vowels(LITERAL("the quick brown fox")))
        deed_fault(deed_reason_value);
}
