/* A lexer as a state machine: a switch in a loop, fall to the end, early continue. */
#include "memory.component.h"

enum state { in_space, in_word, in_number, in_quotes, broken };

struct counts {
    uint32_t words, numbers, strings;
};

static bool is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static enum state after_space(uint8_t c, struct counts *counts)
{
    if (is_letter(c)) {
        counts->words++;
        return in_word;
    } else if (is_digit(c)) {
        counts->numbers++;
        return in_number;
    } else if (c == '"') {
        return in_quotes;
    }
    return c == ' ' || c == '\n' ? in_space : broken;
}

static bool scan(const struct uint8_vector *text, struct counts *counts)
{
    enum state state = in_space;
    for (uint64_t i = 0; i < text->length; i++) {
        uint8_t c = text->at[i];
        if (c == '\0')
            continue;
        switch (state) {
        case in_space: state = after_space(c, counts); break;
        case in_word:
            if (!is_letter(c) && !is_digit(c))
                state = after_space(c, counts);
            break;
        case in_number:
            if (!is_digit(c))
                state = is_letter(c) ? broken : after_space(c, counts);
            break;
        case in_quotes:
            if (c != '"')
                break;
            counts->strings++;
            state = in_space;
            break;
        case broken: return false;
        }
    }
    return state != broken && state != in_quotes;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(100);
    if (!text)
        return;
    struct counts counts = {0};
    if (!scan(text, &counts) || counts.words + counts.numbers + counts.strings > 0)
        deed_fault(deed_reason_value);
    deed_drop(text);
}
