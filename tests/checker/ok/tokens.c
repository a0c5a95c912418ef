/* A tokenizer that fills in plain structs of positions, and a calculator on top. */
#include "memory.component.h"

enum kind { kind_end, kind_number, kind_operator, kind_other };

struct word {
    enum kind kind;
    uint64_t start;
    uint64_t end;
    int64_t number;
};

static void next_word(struct word *word, const char *text COUNT(size), uint64_t size, uint64_t from)
{
    struct word empty = {kind_end, from, from, 0};
    *word = empty;
    while (word->start < size && AT(text, size, word->start) == ' ')
        word->start++;
    word->end = word->start;
    if (word->start >= size)
        return;
    char first = AT(text, size, word->start);
    if (first == '+' || first == '-' || first == '*') {
        word->kind = kind_operator;
        word->end++;
        return;
    }
    word->kind = kind_other;
    while (word->end < size) {
        char c = AT(text, size, word->end);
        if (c < '0' || c > '9')
            break;
        word->kind = kind_number;
        word->number = word->number * 10 + (c - '0');
        word->end++;
    }
}

/* Left to right, without precedence. False on bad input. */
static bool evaluate(const char *text COUNT(size), uint64_t size, int64_t *result)
{
    struct word word = {kind_end, 0, 0, 0};
    next_word(&word, text, size, 0);
    if (word.kind != kind_number)
        return false;
    int64_t value = word.number;
    for (;;) {
        struct word operation = {kind_end, 0, 0, 0};
        next_word(&operation, text, size, word.end);
        if (operation.kind == kind_end)
            break;
        if (operation.kind != kind_operator)
            return false;
        next_word(&word, text, size, operation.end);
        if (word.kind != kind_number)
            return false;
        switch (AT(text, size, operation.start)) {
        case '+': value += word.number; break;
        case '-': value -= word.number; break;
        default: value *= word.number; break;
        }
    }
    *result = value;
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    int64_t value = 0;
    if (!evaluate(LITERAL("6 * 7 + 1"), &value) || value != 43)
        deed_fault(deed_reason_value);
    if (evaluate(LITERAL("6 * * 7"), &value))
        deed_fault(deed_reason_value);
}
