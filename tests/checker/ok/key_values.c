/* `name=value` pairs of a command, in an array of views on the stack, looked up by name. */
#include "memory.component.h"

#define MOST_PAIRS 6

struct pair {
    struct uint8_const_slice name;
    struct uint8_const_slice value;
};

struct pairs {
    struct pair at[MOST_PAIRS];
    uint64_t count;
};

static struct pair pair_of(struct uint8_const_slice word)
{
    uint64_t equals = uint8_const_slice_find(word, '=');
    struct pair pair = {uint8_const_slice_first(word, equals), {0}};
    if (equals < word.length)
        pair.value = uint8_const_slice_rest(word, equals + 1);
    return pair;
}

static struct pairs pairs_of(struct uint8_const_slice text)
{
    struct pairs pairs = {.count = 0};
    while (text.length > 0 && pairs.count < MOST_PAIRS) {
        uint64_t end = uint8_const_slice_find(text, ' ');
        if (end > 0) {
            AT(pairs.at, MOST_PAIRS, pairs.count) = pair_of(uint8_const_slice_first(text, end));
            pairs.count++;
        }
        text = uint8_const_slice_rest(text, end < text.length ? end + 1 : end);
    }
    return pairs;
}

static struct uint8_const_slice lookup(const struct pairs *pairs, struct uint8_const_slice name)
{
    for (uint64_t i = 0; i < pairs->count; i++) {
        struct pair pair = AT(pairs->at, MOST_PAIRS, i);
        if (uint8_const_slice_equal(pair.name, name))
            return pair.value;
    }
    return uint8_const_slice_first(pairs->at[0].value, 0);
}

static uint64_t number(struct uint8_const_slice digits)
{
    uint64_t value = 0;
    for (uint64_t i = 0; i < digits.length; i++)
        value = value * 10 + (uint64_t)(AT(digits.at, digits.length, i) - '0');
    return value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *command = uint8_vector_take(32);
    if (command == NULL)
        return;
    uint8_slice_copy(uint8_vector_slice(command), deed_text(LITERAL("width=640  height=480 fast ")));
    struct pairs pairs = pairs_of(uint8_vector_const_slice(command));
    uint64_t width = number(lookup(&pairs, deed_text(LITERAL("width"))));
    uint64_t fast = lookup(&pairs, deed_text(LITERAL("fast"))).length;
    deed_drop(command);
    if (width != 640 || fast != 0 || pairs.count < 3)
        deed_fault(deed_reason_value);
}
