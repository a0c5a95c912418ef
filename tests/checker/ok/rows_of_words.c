/* Vectors of different lengths in one object: a text cut into words, sorted, and joined again. */
#include "memory.component.h"

static struct uint8_rows *g_kept OWN;

static uint64_t word_end(const struct uint8_vector *text, uint64_t from)
{
    while (from < text->length && text->at[from] != ' ')
        from++;
    return from;
}

static bool add_word(struct uint8_rows *words, const struct uint8_vector *text, uint64_t from,
                     uint64_t end)
{
    struct uint8_vector *word = uint8_rows_add(words, deed_subtract_u64(end, from));
    if (word == NULL)
        return false;
    for (uint64_t i = 0; i < word->length; i++)
        word->at[i] = text->at[from + i];
    return true;
}

OWN OPT
static struct uint8_rows *cut(const struct uint8_vector *text, uint64_t most)
{
    struct uint8_rows *words = uint8_rows_take(most, text->length);
    if (words == NULL)
        return NULL;
    for (uint64_t at = 0; at < text->length; at++) {
        uint64_t end = word_end(text, at);
        if (!add_word(words, text, at, end))
            break;
        at = end;
    }
    return words;
}

/* Both rows are borrowed at once: that they are of one object harms nobody. */
static bool before(const struct uint8_rows *words, uint64_t i, uint64_t j)
{
    const struct uint8_vector *left = uint8_rows_peek(words, i);
    const struct uint8_vector *right = uint8_rows_peek(words, j);
    uint64_t common = left->length < right->length ? left->length : right->length;
    for (uint64_t at = 0; at < common; at++)
        if (left->at[at] != right->at[at])
            return left->at[at] < right->at[at];
    return left->length < right->length;
}

static uint64_t least(const struct uint8_rows *words)
{
    uint64_t least = 0;
    for (uint64_t i = 1; i < uint8_rows_count(words); i++)
        if (before(words, i, least))
            least = i;
    return least;
}

static void shout(struct uint8_rows *words, uint64_t i)
{
    struct uint8_vector *word = uint8_rows_lend(words, i);
    for (uint64_t at = 0; at < word->length; at++)
        if (word->at[at] >= 'a' && word->at[at] <= 'z')
            word->at[at] = (uint8_t)(word->at[at] - 32);
}

static uint64_t letters(const struct uint8_rows *words)
{
    uint64_t sum = 0;
    for (uint64_t i = 0; i < uint8_rows_count(words); i++)
        sum += uint8_rows_peek(words, i)->length;
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(64);
    if (text == NULL)
        return;
    for (uint64_t i = 0; i < text->length; i++)
        text->at[i] = i % 7 == 3 ? ' ' : (uint8_t)('z' - i % 20);
    struct uint8_rows *words = cut(text, 10);
    deed_drop(text);
    if (words == NULL)
        return;
    if (uint8_rows_count(words) > 0)
        shout(words, least(words));
    if (letters(words) > 20)
        deed_sleep_until(deed_now() + 1000);
    deed_drop(TAKE(g_kept));
    PUT(g_kept, words);
    deed_drop(TAKE(g_kept));
}
