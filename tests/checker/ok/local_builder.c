/* A text that grows, in a struct that is a local: filled by helpers, handed out, and empty when it
 * ends, on every way out. */
#include "memory.component.h"

struct builder {
    struct uint8_vector *text OWN;
    size_t used;
};

struct pair {
    struct uint8_vector *front OWN;
    struct uint8_vector *back OWN;
    uint32_t swaps;
};

static bool reserve(struct builder *b, size_t more)
{
    struct uint8_vector *text = b->text;
    size_t room = text != NULL ? text->length : 0;
    if (more <= room && b->used <= room - more)
        return true;
    if (room > 4096 || more > 4096)
        return false;
    struct uint8_vector *bigger = uint8_vector_take(2 * (room + more));
    if (bigger == NULL)
        return false;
    if (text != NULL)
        uint8_slice_copy(uint8_vector_slice(bigger), uint8_vector_const_slice(text));
    deed_drop(TAKE(b->text));
    PUT(b->text, bigger);
    return true;
}

static bool append(struct builder *b, const char *words COUNT(size), size_t size)
{
    if (!reserve(b, size))
        return false;
    struct uint8_vector *text = b->text;
    for (size_t i = 0; text != NULL && i < size; i++)
        text->at[b->used++] = (uint8_t)words[i];
    return true;
}

static OWN OPT struct uint8_vector *greeting(bool loud)
{
    struct builder b = {0};
    if (!append(&b, LITERAL("hello"))) {
        deed_drop(TAKE(b.text));
        return NULL;
    }
    if (loud)
        append(&b, LITERAL("!"));
    return TAKE(b.text);
}

static void flip(struct pair *pair)
{
    struct uint8_vector *front = TAKE(pair->front);
    PUT(pair->front, TAKE(pair->back));
    PUT(pair->back, front);
    pair->swaps++;
}

static void finish(struct pair *pair)
{
    deed_drop(TAKE(pair->front));
    deed_drop(TAKE(pair->back));
}

static uint32_t count_flips(uint32_t rounds)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < rounds; i++) {
        struct pair pair = {.swaps = i};
        PUT(pair.front, greeting(i % 2 == 0));
        flip(&pair);
        if (pair.front == NULL && i == 7) {
            finish(&pair);
            break;
        }
        sum += pair.swaps;
        finish(&pair);
    }
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct builder b = {.used = 0};
    append(&b, LITERAL("one "));
    append(&b, LITERAL("two"));
    if (b.used != 7 || count_flips(9) < 3)
        deed_fault(deed_reason_value);
    deed_drop(TAKE(b.text));
}
