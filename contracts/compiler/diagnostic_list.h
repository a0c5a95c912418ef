/* diagnostic_list.h - what diagnostic.c collects and render*.c show. Nobody else includes this. */
#ifndef DEED_DIAGNOSTIC_LIST_H
#define DEED_DIAGNOSTIC_LIST_H

#include "diagnostic.h"
#include "pool.h"

struct note {
    struct place at; /* file NULL: no place */
    const char *text;
    bool is_help;       /* it says what to write instead */
    bool is_way;        /* it shows steps: */
    bool again;         /* over and over  */
    size_t first, many; /* of the error's  */
};

struct edit {
    struct place at;
    const char *old; /* what stands there */
    const char *text;
};

struct diagnostic {
    struct place at;
    struct place end; /* line 0: the end of the word at `at` */
    const char *rule;
    const char *text;
    struct note *notes;
    size_t note_count;
    struct diagnostic_step *steps; /* of all its notes, one after another */
    size_t step_count;
    const char *fix; /* what its edits do; NULL: nobody knows how to mend it */
    bool fix_is_certain;
    struct edit *edits;
    size_t edit_count;
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
    bool (*find_rule)(const char *rule, struct diagnostic_rule *found); /* may be NULL */
    bool dropping;     /* the last error was a repetition: its notes go the same way */
    bool dropping_fix; /* the last error has another change already */
};

#endif
