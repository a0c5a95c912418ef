/* Structs, enums and typedefs that only one function knows: a state machine, a row of a table, a list that
 * is built and torn down, a counter that stays. */
#include "memory.component.h"

static uint32_t count_words(struct uint8_const_slice text)
{
    enum state { between, inside };
    enum state state = between;
    uint32_t words = 0;
    for (uint64_t i = 0; i < text.length; i++) {
        bool is_letter = text.at[i] != ' ';
        switch (state) {
        case between:
            words += is_letter;
            state = is_letter ? inside : between;
            break;
        case inside: state = is_letter ? inside : between; break;
        }
    }
    return words;
}

static uint32_t price_of(uint32_t number)
{
    enum { ROWS = 3 };
    typedef struct {
        uint32_t number;
        uint32_t price;
    } row;
    static const row rows[ROWS] = {{1, 10}, {5, 20}, {9, 30}};
    for (uint32_t i = 0; i < ROWS; i++)
        if (rows[i].number == number)
            return rows[i].price;
    return 0;
}

static uint32_t sum_backwards(uint32_t count)
{
    struct link {
        struct link *next OWN;
        uint32_t value;
    };
    struct link *first = NULL;
    for (uint32_t i = 0; i < count; i++) {
        struct link *link = deed_take(sizeof(struct link));
        if (link == NULL)
            break;
        link->value = i;
        PUT(link->next, first);
        first = link;
    }
    uint32_t sum = 0;
    while (first != NULL) {
        struct link *next = TAKE(first->next);
        sum = 2 * sum + first->value;
        deed_drop(first);
        first = next;
    }
    return sum;
}

static uint32_t next(void)
{
    struct counter {
        uint32_t now, calls;
    } static counter = {5, 0};
    counter.calls++;
    return counter.now += counter.calls;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct point {
        int32_t x, y;
    } here = {1, 2}, there = here;
    there.x += here.y;
    if (count_words(deed_text(LITERAL("three small  words"))) != 3 || price_of(5) != 20)
        deed_fault(deed_reason_value);
    if (sum_backwards(4) != 34 || next() != 6 || next() != 8 || there.x != 3)
        deed_fault(deed_reason_value);
}
