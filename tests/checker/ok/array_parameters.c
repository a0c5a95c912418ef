/* Array parameters with their length, rows of tables, tables by a typedef of functions. */
#include "memory.component.h"

#define NAME  11
#define NAMES 4

typedef int (*compare_fn)(const uint8_t a[NAME], const uint8_t b[NAME]);

struct entry {
    uint8_t name[NAME];
    uint8_t flags;
};

struct journal {
    uint8_t buffer[64];
    uint8_t head;
};

static uint8_t names[NAMES][NAME];

static unsigned name_length(const uint8_t name[NAME])
{
    unsigned n = 0;

    while (n < NAME && name[n] != ' ' && name[n] != 0)
        n++;
    return n;
}

static void set_name(uint8_t name[NAME], const uint8_t *from COUNT(n), uint32_t n)
{
    for (unsigned i = 0; i < NAME; i++)
        name[i] = i < n ? from[i] : ' ';
}

static int by_bytes(const uint8_t *a COUNT(11), const uint8_t *b COUNT(11))
{
    for (unsigned i = 0; i < NAME; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

static int by_length(const uint8_t *a COUNT(11), const uint8_t *b COUNT(11))
{
    return (int)name_length(a) - (int)name_length(b);
}

enum order { BY_BYTES, BY_LENGTH, ORDERS };

typedef int (*order_fn)(const uint8_t *a COUNT(11), const uint8_t *b COUNT(11));

static const order_fn orders[ORDERS] = {
    [BY_BYTES] = by_bytes,
    [BY_LENGTH] = by_length,
};

static unsigned smallest(enum order order)
{
    unsigned best = 0;

    for (unsigned i = 1; i < NAMES; i++)
        if (orders[order](names[i], names[best]) < 0)
            best = i;
    return best;
}

static void note(struct journal *journal, const uint8_t text[NAME])
{
    for (unsigned i = 0; i < NAME; i++) {
        journal->buffer[journal->head++] = text[i];
        if (journal->head == sizeof journal->buffer)
            journal->head = 0;
    }
}

static struct journal journal;

void memory_main(struct memory_ports *ports)
{
    static const uint8_t words[] = "README  TXT";
    struct entry entry = {.flags = 0};

    (void)ports;
    set_name(entry.name, words, sizeof words - 1);
    for (unsigned i = 0; i < NAMES; i++)
        set_name(names[i], words, 9 - i);
    note(&journal, entry.name);
    if (smallest(BY_LENGTH) != 0 || smallest(BY_BYTES) != 3 || name_length(entry.name) != 6)
        deed_fault(deed_reason_value);
}
