/* A view that holds pointers as well: a lexer that counts into the caller's struct and collects
 * into the caller's vector. */
#include "memory.component.h"

struct counts {
    uint32_t words;
    uint32_t numbers;
};

struct lexer {
    struct uint8_const_slice rest;
    struct counts *counts;
    struct uint32_vector *values;
    uint64_t used;
};

static bool is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static uint32_t value_of(struct uint8_const_slice digits)
{
    uint32_t value = 0;
    for (uint64_t i = 0; i < digits.length; i++)
        value = value * 10 + (uint32_t)(digits.at[i] - '0');
    return value;
}

static void collect(struct lexer *lexer, uint32_t value)
{
    struct uint32_vector *values = lexer->values;
    if (values == NULL || lexer->used >= values->length)
        return;
    values->at[lexer->used] = value;
    lexer->used++;
}

static bool next(struct lexer *lexer)
{
    while (lexer->rest.length > 0 && AT(lexer->rest.at, lexer->rest.length, 0) == ' ')
        lexer->rest = uint8_const_slice_rest(lexer->rest, 1);
    if (lexer->rest.length == 0)
        return false;
    uint64_t end = uint8_const_slice_find(lexer->rest, ' ');
    struct uint8_const_slice word = uint8_const_slice_first(lexer->rest, end);
    lexer->rest = uint8_const_slice_rest(lexer->rest, end);
    struct counts *counts = lexer->counts;
    if (counts == NULL)
        return true;
    if (word.length > 0 && is_digit(word.at[0])) {
        counts->numbers++;
        collect(lexer, value_of(word));
    } else {
        counts->words++;
    }
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint32_vector *values = uint32_vector_take(4);
    if (values == NULL)
        return;
    struct counts counts = {0};
    struct lexer lexer = {deed_text(LITERAL("ten 10 twenty 20 30")), &counts, values, 0};
    while (next(&lexer))
        continue;
    bool good = counts.words == 2 && counts.numbers == 3 && lexer.used == 3 && values->at[1] == 20;
    lexer.counts = NULL;
    deed_drop(values);
    if (!good)
        deed_fault(deed_reason_value);
}
