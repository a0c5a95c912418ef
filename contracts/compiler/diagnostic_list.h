/* diagnostic_list.h - what diagnostic.c collects and render.c shows. Nobody else includes this. */
#ifndef DEED_DIAGNOSTIC_LIST_H
#define DEED_DIAGNOSTIC_LIST_H

#include "diagnostic.h"
#include "pool.h"

struct note {
    struct place at; /* file NULL: no place */
    const char *text;
    bool is_way;        /* it shows steps: */
    bool again;         /* over and over  */
    size_t first, many; /* of the error's  */
};

struct diagnostic {
    struct place at;
    const char *rule;
    const char *text;
    struct note *notes;
    size_t note_count;
    struct diagnostic_step *steps; /* of all its notes, one after another */
    size_t step_count;
    size_t order; /* of being reported: breaks ties when sorted by place */
};

struct source_text {
    const char *file;
    const char *text;
    size_t size;
};

struct diagnostics {
    struct pool pool;
    struct diagnostic *list;
    size_t count;
    struct source_text *sources;
    size_t source_count;
    bool dropping; /* the last error was a repetition: its notes go the same way */
};

#endif
