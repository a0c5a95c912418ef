/* front_cursor.c - small questions to libclang, and the tables from its objects to ours. */
#include "front_split.h"

#include <stdlib.h>
#include <string.h>

struct place cursor_place(struct front *front, CXCursor cursor)
{
    return place_of(front, clang_getCursorLocation(cursor));
}

struct place cursor_end(struct front *front, CXCursor cursor)
{
    struct place place = place_of(front, clang_getRangeEnd(clang_getCursorExtent(cursor)));
    if (place.column > 1)
        place.column--; /* the end of a range lies behind it */
    return place;
}

unsigned cursor_offset(CXCursor cursor)
{
    unsigned offset;
    clang_getFileLocation(clang_getRangeStart(clang_getCursorExtent(cursor)), NULL, NULL, NULL,
                          &offset);
    return offset;
}

unsigned cursor_end_offset(CXCursor cursor)
{
    unsigned offset;
    clang_getFileLocation(clang_getRangeEnd(clang_getCursorExtent(cursor)), NULL, NULL, NULL,
                          &offset);
    return offset;
}

bool cursor_is_sdk(const struct front *front, CXCursor cursor)
{
    CXFile file;
    unsigned offset;
    clang_getFileLocation(clang_getCursorLocation(cursor), &file, NULL, NULL, &offset);
    return cursor_in_source(front, file) && offset < front->source->prefix_size;
}

unsigned cursor_at(CXCursor cursor)
{
    unsigned offset;
    clang_getFileLocation(clang_getCursorLocation(cursor), NULL, NULL, NULL, &offset);
    return offset;
}

bool cursor_same(CXCursor a, CXCursor b)
{
    if (clang_equalCursors(a, b))
        return true;
    return clang_Cursor_getTranslationUnit(a) != clang_Cursor_getTranslationUnit(b) &&
           clang_getCursorKind(a) == clang_getCursorKind(b) && cursor_at(a) == cursor_at(b);
}

/* What stands at one place has one hash, and at two places two: the factor is odd. */
unsigned cursor_hash(const struct front *front, CXCursor cursor)
{
    return front->split != NULL ? cursor_at(cursor) * 2654435761u : clang_hashCursor(cursor);
}

bool cursor_found(CXCursor a, CXCursor b)
{
    return clang_equalCursors(a, b) ||
           (clang_Cursor_getTranslationUnit(a) != clang_Cursor_getTranslationUnit(b) &&
            clang_getCursorKind(a) == clang_getCursorKind(b));
}

bool cursor_in_source(const struct front *front, CXFile file)
{
    if (file == NULL)
        return false;
    CXFile second = front->split != NULL ? split_file(front->split) : NULL;
    return file == front->file || clang_File_isEqual(file, front->file) ||
           (second != NULL && clang_File_isEqual(file, second));
}

const char *cursor_name(struct front *front, CXCursor cursor)
{
    return front_string(front, clang_getCursorSpelling(cursor));
}

struct collection {
    struct front *front;
    size_t count;
};

static enum CXChildVisitResult collect(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct collection *c = data;
    if (clang_isReference(clang_getCursorKind(cursor)))
        return CXChildVisit_Continue;
    struct front *front = c->front;
    if (c->count == front->collected_room) {
        front->collected_room = c->count == 0 ? 64 : 2 * c->count;
        front->collected =
            host_resize(front->collected, front->collected_room, sizeof *front->collected);
    }
    front->collected[c->count++] = cursor;
    return CXChildVisit_Continue;
}

struct cursors cursor_children(struct front *front, CXCursor cursor)
{
    struct collection c = {.front = front};
    clang_visitChildren(cursor, collect, &c);
    struct cursors children = {front_allocate(front, c.count * sizeof *children.items), c.count};
    if (c.count > 0)
        memcpy(children.items, front->collected, c.count * sizeof *children.items);
    return children;
}

struct designation {
    struct front *front;
    const char *name;
    unsigned count;
};

static enum CXChildVisitResult designate(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct designation *d = data;
    if (clang_getCursorKind(cursor) == CXCursor_MemberRef && d->count++ == 0)
        d->name = cursor_name(d->front, cursor);
    return CXChildVisit_Continue;
}

const char *cursor_designated(struct front *front, CXCursor cursor)
{
    struct designation d = {.front = front};
    clang_visitChildren(cursor, designate, &d);
    return d.count == 1 ? d.name : "";
}

bool cursor_evaluate(CXCursor cursor, int64_t *value)
{
    CXEvalResult result = clang_Cursor_Evaluate(cursor);
    bool known = result != NULL && clang_EvalResult_getKind(result) == CXEval_Int;
    if (known)
        *value = clang_EvalResult_isUnsignedInt(result)
                     ? (int64_t)clang_EvalResult_getAsUnsigned(result)
                     : (int64_t)clang_EvalResult_getAsLongLong(result);
    if (result != NULL)
        clang_EvalResult_dispose(result);
    return known;
}

struct table_entry {
    unsigned hash;
    void *item; /* NULL: free */
};

void *table_find(const struct table *table, unsigned hash, const void *key,
                 bool (*same)(const void *item, const void *key))
{
    if (table->room == 0)
        return NULL;
    for (size_t at = hash % table->room; table->entries[at].item != NULL;
         at = (at + 1) % table->room)
        if (table->entries[at].hash == hash && same(table->entries[at].item, key))
            return table->entries[at].item;
    return NULL;
}

static void place_entry(struct table *table, unsigned hash, void *item)
{
    size_t at = hash % table->room;
    while (table->entries[at].item != NULL)
        at = (at + 1) % table->room;
    table->entries[at] = (struct table_entry){hash, item};
}

void table_add(struct table *table, unsigned hash, void *item)
{
    if (2 * (table->count + 1) > table->room) {
        struct table old = *table;
        table->room = old.room == 0 ? 64 : 2 * old.room;
        table->entries = host_allocate(table->room * sizeof *table->entries);
        for (size_t i = 0; i < old.room; i++)
            if (old.entries[i].item != NULL)
                place_entry(table, old.entries[i].hash, old.entries[i].item);
        free(old.entries);
    }
    place_entry(table, hash, item);
    table->count++;
}

void table_free(struct table *table)
{
    free(table->entries);
    *table = (struct table){0};
}
