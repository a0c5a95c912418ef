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
    return front_format(front, "%.*s", (int)(end - start), source->text + start);
}

struct ir_change fix_change(struct front *front, CXCursor cursor, const char *text)
{
    const char *old = fix_text(front, cursor);
    CXSourceLocation start = clang_getRangeStart(clang_getCursorExtent(cursor));
    /* Text that nobody has never stands where it should. */
    return (struct ir_change){place_of(front, start), old != NULL ? old : "\n", text};
}

void fix_replace(struct front *front, CXCursor cursor, const char *text)
{
    struct ir_change change = fix_change(front, cursor, text);
    diagnostic_edit(front->all, change.at, change.old, change.text);
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
