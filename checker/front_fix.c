/* front_fix.c - changes that mend what the front refuses, in the author's own words.
 *
 * What a change replaces is text of X.i; the renderer shows the change only if the same text stands
 * in the author's line, so nothing here has to know where macros are. */
#include "front.h"

#include <string.h>

const char *fix_text(struct front *front, CXCursor cursor)
{
    unsigned start = cursor_offset(cursor), end = cursor_end_offset(cursor);
    const struct source *source = front->source;
    if (start >= end || end > source->size || end - start > 300 ||
        memchr(source->text + start, '\n', end - start) != NULL)
        return NULL;
    struct place place = place_of(front, clang_getRangeStart(clang_getCursorExtent(cursor)));
    size_t length;
    const char *line = place_line(front, place, &length);
    if (length == 0 || memmem(line, length, source->text + start, end - start) == NULL)
        return NULL;
    return front_format(front, "%.*s", (int)(end - start), source->text + start);
}

/* How many bytes from an opening bracket to behind the closing one; 0: it is not in the line. */
static size_t bracket_size(const char *text, size_t length)
{
    size_t depth = 0;
    for (size_t i = 0; i < length; i++) {
        depth += text[i] == '[';
        if (text[i] == ']' && --depth == 0)
            return i + 1;
        if (text[i] == '"' || text[i] == '\'')
            return 0; /* brackets in there are none */
    }
    return 0;
}

struct ir_change *fix_at(struct front *front, CXCursor cursor, const char *name, const char *count)
{
    struct place place = place_of(front, clang_getRangeStart(clang_getCursorExtent(cursor)));
    size_t length, size = strlen(name);
    const char *line = place_line(front, place, &length);
    if (place.column == 0 || place.column - 1 + size >= length ||
        strncmp(line + place.column - 1, name, size) != 0 || line[place.column - 1 + size] != '[')
        return NULL;
    const char *bracket = line + place.column - 1 + size;
    size_t inside = bracket_size(bracket, length - (place.column - 1 + size));
    if (inside < 3)
        return NULL;
    struct ir_change *change = front_allocate(front, sizeof *change);
    *change = (struct ir_change){
        place, front_format(front, "%s%.*s", name, (int)inside, bracket),
        front_format(front, "AT(%s, %s, %.*s)", name, count, (int)inside - 2, bracket + 1)};
    return change;
}

void fix_replace(struct front *front, CXCursor cursor, const char *text)
{
    const char *old = fix_text(front, cursor);
    CXSourceLocation start = clang_getRangeStart(clang_getCursorExtent(cursor));
    /* Text that nobody has never stands where it should. */
    diagnostic_edit(front->all, place_of(front, start), old != NULL ? old : "\n", text);
}

void fix_insert_before(struct front *front, CXCursor cursor, const char *text)
{
    unsigned start = cursor_offset(cursor);
    size_t length = strcspn(front->source->text + start, " \n\t(*");
    const char *word = front_format(front, "%.*s", (int)length, front->source->text + start);
    diagnostic_edit(front->all, place_of(front, clang_getRangeStart(clang_getCursorExtent(cursor))),
                    word, front_format(front, "%s%s", text, word));
}

void fix_mark(struct front *front, struct place at, const char *name, const char *mark)
{
    diagnostic_edit(front->all, at, name, front_format(front, "%s %s", name, mark));
}
