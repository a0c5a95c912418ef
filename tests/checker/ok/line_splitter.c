/* Lines of a text, one slice each; the longest is kept while others come and go. */
#include "memory.component.h"

struct lines {
    struct uint8_const_slice rest;
    uint64_t count;
};

/* The next line, without its end; false when there is none. */
static bool lines_next(struct lines *lines, struct uint8_const_slice *line)
{
    if (lines->rest.length == 0)
        return false;
    uint64_t end = uint8_const_slice_find(lines->rest, '\n');
    *line = uint8_const_slice_first(lines->rest, end);
    if (end < lines->rest.length)
        end++;
    lines->rest = uint8_const_slice_rest(lines->rest, end);
    lines->count++;
    return true;
}

static struct uint8_const_slice trimmed(struct uint8_const_slice line)
{
    while (line.length > 0 && AT(line.at, line.length, 0) == ' ')
        line = uint8_const_slice_rest(line, 1);
    while (line.length > 0 && AT(line.at, line.length, line.length - 1) == ' ')
        line = uint8_const_slice_first(line, line.length - 1);
    return line;
}

static struct uint8_const_slice longest(struct uint8_const_slice text)
{
    struct lines lines = {.rest = text};
    struct uint8_const_slice line = {0}, best = {0};
    while (lines_next(&lines, &line)) {
        struct uint8_const_slice candidate = trimmed(line);
        if (candidate.length > best.length)
            best = candidate;
    }
    return best;
}

static bool is_comment(struct uint8_const_slice line)
{
    return line.length > 0 && AT(line.at, line.length, 0) == '#';
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_const_slice words = deed_text(LITERAL("# one\n  twenty-two  \nthree\n"));
    struct uint8_vector *text = uint8_vector_take(words.length);
    if (text == NULL)
        return;
    if (uint8_slice_copy(uint8_vector_slice(text), words) != text->length)
        deed_fault(deed_reason_value);
    struct uint8_const_slice best = longest(uint8_vector_const_slice(text));
    bool good = uint8_const_slice_equal(best, deed_text(LITERAL("twenty-two"))) &&
                !is_comment(best);
    deed_drop(text);
    if (!good)
        deed_fault(deed_reason_value);
}
