/* Texts as counted pointers: literals, parts of vectors, comparison and copying through AT. */
#include "memory.component.h"

static bool same(const char *a COUNT(a_size), uint64_t a_size, const char *b COUNT(b_size),
                 uint64_t b_size)
{
    if (a_size != b_size)
        return false;
    for (uint64_t i = 0; i < a_size; i++) {
        if (AT(a, a_size, i) != AT(b, b_size, i))
            return false;
    }
    return true;
}

static uint64_t copy(uint8_t *to COUNT(room), uint64_t room, const char *from COUNT(size),
                     uint64_t size)
{
    uint64_t n = size < room ? size : room;
    for (uint64_t i = 0; i < n; i++)
        AT(to, room, i) = (uint8_t)AT(from, size, i);
    return n;
}

static uint32_t checksum(const uint8_t *bytes COUNT(size), uint64_t size)
{
    uint32_t sum = 1;
    for (uint64_t i = 0; i < size; i++)
        sum = sum * 31u + AT(bytes, size, i);
    return sum;
}

static uint32_t command(const char *word COUNT(size), uint64_t size)
{
    if (same(word, size, LITERAL("put")))
        return 1;
    if (same(word, size, LITERAL("get")))
        return 2;
    if (same(word, size, LITERAL("help")))
        return 3;
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t line[32] = {0};
    uint64_t used = copy(line, 32, LITERAL("deed"));
    line[used] = '\n';
    uint32_t local = checksum(line, sizeof(line) / sizeof(line[0]));
    struct uint8_vector *text = uint8_vector_take(16);
    if (text == NULL)
        return;
    used = copy(text->at, text->length, LITERAL("shared heap"));
    local ^= checksum(text->at, text->length);
    if (command(LITERAL("help")) != 3 || local == used)
        deed_fault(deed_reason_value);
    deed_drop(text);
}
