/* Functions that call each other, each with a DEPTH: a parser of expressions that goes on with what it
 * got until an expression in parentheses comes, a tree of two sorts of nodes, and numbers of several
 * widths. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice text;
    uint64_t at;
    bool failed;
};

static uint8_t look(const struct reader *reader)
{
    return reader->at < reader->text.length ? AT(reader->text.at, reader->text.length, reader->at) : 0;
}

static DEPTH(depth) uint64_t expression(struct reader *reader, uint32_t depth);

static DEPTH(depth) uint64_t factor(struct reader *reader, uint32_t depth)
{
    uint64_t value = 0;
    if (look(reader) == '(' && depth > 0) {
        reader->at++;
        value = expression(reader, depth - 1);
        reader->failed |= look(reader) != ')';
        reader->at++;
        return value;
    }
    reader->failed |= look(reader) < '0' || look(reader) > '9';
    for (; look(reader) >= '0' && look(reader) <= '9'; reader->at++)
        value = 10 * value + look(reader) - '0';
    return value;
}

static DEPTH(depth) uint64_t term(struct reader *reader, uint32_t depth)
{
    uint64_t value = factor(reader, depth);
    while (look(reader) == '*') {
        reader->at++;
        value *= factor(reader, depth);
    }
    return value;
}

static DEPTH(depth) uint64_t expression(struct reader *reader, uint32_t depth)
{
    uint64_t value = term(reader, depth);
    while (look(reader) == '+') {
        reader->at++;
        value += term(reader, depth);
    }
    return value;
}

static uint64_t read(struct uint8_const_slice text)
{
    struct reader reader = {.text = text};
    uint64_t value = expression(&reader, 9);
    return reader.failed ? 0 : value;
}

/* ---- a folder and what is in it ---- */

struct entry {
    struct entry *next OWN;
    struct entry *inside OWN;
    uint32_t size;
};

static DEPTH(depth) void drop_all(struct entry *entry OWN CLAIMS OPT, uint32_t depth);

/* What stands behind it is the caller's. */
static DEPTH(depth) OWN OPT struct entry *drop_one(struct entry *entry OWN CLAIMS, uint32_t depth)
{
    struct entry *next = TAKE(entry->next);
    drop_all(TAKE(entry->inside), depth);
    deed_drop(entry);
    return next;
}

static DEPTH(depth) void drop_all(struct entry *entry OWN CLAIMS OPT, uint32_t depth)
{
    while (entry != NULL) {
        if (depth == 0)
            deed_fault(deed_reason_value);
        entry = drop_one(entry, depth - 1);
    }
}

static DEPTH(depth) uint64_t sum_all(const struct entry *entry OPT, uint32_t depth);

static DEPTH(depth) uint64_t sum_one(const struct entry *entry, uint32_t depth)
{
    return entry->size + sum_all(entry->inside, depth);
}

static DEPTH(depth) uint64_t sum_all(const struct entry *entry OPT, uint32_t depth)
{
    uint64_t sum = 0;
    for (; entry != NULL && depth > 0; entry = entry->next)
        sum += sum_one(entry, depth - 1);
    return sum;
}

/* The marks of these are inferred. */
static DEPTH(depth) struct entry *make_all(uint32_t count, uint8_t depth);

static DEPTH(depth) struct entry *make_one(uint32_t size, uint64_t depth)
{
    struct entry *entry = deed_take(sizeof(struct entry));
    if (entry == NULL)
        return NULL;
    entry->size = size;
    if (depth > 0 && depth < 9) {
        struct entry *inside = make_all(2, (uint8_t)(depth - 1));
        PUT(entry->inside, inside);
    }
    return entry;
}

static DEPTH(depth) struct entry *make_all(uint32_t count, uint8_t depth)
{
    struct entry *first = NULL;
    for (uint32_t i = 0; i < count; i++) {
        struct entry *entry = make_one(i + 1, depth);
        if (entry == NULL)
            break;
        PUT(entry->next, first);
        first = entry;
    }
    return first;
}

/* One recursion begins another with what it has itself. */
static DEPTH(n) uint32_t inner(uint32_t n)
{
    return n == 0 ? 0 : inner(n - 1) + 1;
}

static DEPTH(n) uint32_t outer(uint32_t n)
{
    return n == 0 ? inner(2) : inner(n) + outer(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (read(deed_text(LITERAL("2*(3+4)*(1+(2+3)*2)+1"))) != 155)
        deed_fault(deed_reason_value);
    struct entry *root = make_all(2, 3);
    if (sum_all(root, 9) != 45)
        deed_fault(deed_reason_value);
    drop_all(root, 9);
    if (outer(4) != 12)
        deed_fault(deed_reason_value);
}
