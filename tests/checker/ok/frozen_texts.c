/* Frozen vectors: written, frozen, shared, kept in fields and a table, read by many, dropped. */
#include "memory.component.h"

#define READERS 4

struct reader {
    struct uint8_frozen *text OWN;
    uint64_t seen;
};

static struct reader *g_readers[READERS] OWN;
static struct uint32_frozen *g_squares OWN;

static uint64_t sum_of(const struct uint8_vector *text)
{
    uint64_t sum = 0;
    for (uint64_t i = 0; i < text->length; i++)
        sum += text->at[i];
    return sum;
}

/* The loan of a view is one of its handle. */
BORROWS(handle)
static const struct uint8_vector *view(const struct uint8_frozen *handle)
{
    return uint8_frozen_view(handle);
}

OWN OPT
static struct uint8_frozen *text_of(uint8_t first, uint64_t length)
{
    struct uint8_vector *text = uint8_vector_take(length);
    if (text == NULL)
        return NULL;
    for (uint64_t i = 0; i < length; i++)
        text->at[i] = (uint8_t)(first + i);
    return uint8_vector_freeze(text);
}

static bool add_reader(uint32_t number, const struct uint8_frozen *text)
{
    struct reader *reader = deed_take(sizeof(struct reader));
    if (reader == NULL)
        return false;
    PUT(reader->text, uint8_frozen_share(text));
    struct reader *before = TAKE(AT(g_readers, READERS, number));
    PUT(AT(g_readers, READERS, number), reader);
    if (before != NULL) {
        deed_drop(TAKE(before->text));
        deed_drop(before);
    }
    return true;
}

static uint64_t read_all(void)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < READERS; i++) {
        struct reader *reader = AT(g_readers, READERS, i);
        if (reader == NULL)
            continue;
        const struct uint8_frozen *text = reader->text;
        if (text != NULL)
            reader->seen = sum_of(view(text));
        sum += reader->seen;
    }
    return sum;
}

static void drop_readers(void)
{
    for (uint32_t i = 0; i < READERS; i++) {
        struct reader *reader = TAKE(AT(g_readers, READERS, i));
        if (reader == NULL)
            continue;
        deed_drop(TAKE(reader->text));
        deed_drop(reader);
    }
}

static void squares(void)
{
    struct uint32_vector *numbers = uint32_vector_take(16);
    if (numbers == NULL)
        return;
    for (uint32_t i = 0; i < 16; i++)
        numbers->at[i] = i * i;
    deed_drop(TAKE(g_squares));
    PUT(g_squares, uint32_vector_freeze(numbers));
}

static uint32_t square(uint64_t of)
{
    const struct uint32_frozen *table = g_squares;
    if (table == NULL)
        return 0;
    const struct uint32_vector *numbers = uint32_frozen_view(table);
    return numbers->at[of];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    squares();
    struct uint8_frozen *text = text_of((uint8_t)square(3), 100);
    if (text == NULL)
        return;
    for (uint32_t i = 0; i < READERS; i++)
        if (!add_reader(i, text))
            break;
    deed_drop(text);
    if (read_all() > 1000)
        deed_sleep_until(deed_now() + 1000);
    drop_readers();
    deed_drop(TAKE(g_squares));
}
