/* A line editor's core: lines in an array of owned vectors, with an undo stack of owned edits. */
#include "memory.component.h"

#define LINES 100

enum edit_kind { EDIT_INSERT, EDIT_DELETE };

struct edit {
    struct edit *next OWN;
    enum edit_kind kind;
    uint32_t line;
    struct uint8_vector *text OWN;
};

struct editor {
    struct uint8_vector *line[LINES] OWN;
    uint32_t count;
    struct edit *undo OWN;
};

static struct editor ed;

static bool insert_line(struct editor *e, uint32_t at, struct uint8_vector *text)
{
    if (e->count == LINES || at > e->count) {
        deed_drop(text);
        return false;
    }
    for (uint32_t i = e->count; i > at; i--)
        PUT(e->line[i], TAKE(e->line[i - 1]));
    PUT(e->line[at], text);
    e->count++;
    return true;
}

static struct uint8_vector *remove_line(struct editor *e, uint32_t at)
{
    if (at >= e->count)
        return NULL;
    struct uint8_vector *text = TAKE(e->line[at]);
    for (uint32_t i = at; i + 1 < e->count; i++)
        PUT(e->line[i], TAKE(e->line[i + 1]));
    e->count--;
    return text;
}

static void remember(struct editor *e, enum edit_kind kind, uint32_t line,
                     struct uint8_vector *text)
{
    struct edit *edit = deed_take(sizeof(struct edit));

    if (!edit) {
        deed_drop(text);
        return;
    }
    edit->kind = kind;
    edit->line = line;
    PUT(edit->text, text);
    PUT(edit->next, TAKE(e->undo));
    PUT(e->undo, edit);
}

static bool type_line(struct editor *e, uint32_t at, struct uint8_vector *text)
{
    if (!insert_line(e, at, text))
        return false;
    remember(e, EDIT_INSERT, at, NULL);
    return true;
}

static bool delete_line(struct editor *e, uint32_t at)
{
    struct uint8_vector *text = remove_line(e, at);
    if (!text)
        return false;
    remember(e, EDIT_DELETE, at, text);
    return true;
}

static bool undo(struct editor *e)
{
    struct edit *edit = TAKE(e->undo);

    if (!edit)
        return false;
    PUT(e->undo, TAKE(edit->next));
    switch (edit->kind) {
    case EDIT_INSERT: deed_drop(remove_line(e, edit->line)); break;
    case EDIT_DELETE: {
        struct uint8_vector *text = TAKE(edit->text);
        if (text)
            insert_line(e, edit->line, text);
        break;
    }
    }
    deed_drop(TAKE(edit->text));
    deed_drop(edit);
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < 5; i++) {
        struct uint8_vector *text = uint8_vector_take(i);
        if (!text || !type_line(&ed, i, text))
            break;
    }
    delete_line(&ed, 2);
    while (undo(&ed))
        continue;
}
