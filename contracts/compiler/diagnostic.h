/* diagnostic.h - one way to tell people what is wrong, for contracts, systems and C alike.
 *
 * A diagnostic is one error with the user's line, a caret, and notes. Everything is collected;
 * rendering (text, JSON, SARIF) comes at the end, sorted by place. Host code only. */
#ifndef DEED_DIAGNOSTIC_H
#define DEED_DIAGNOSTIC_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct place {
    const char *file; /* as the user wrote it; lives as long as the diagnostics */
    unsigned line;    /* from 1; 0: the file as a whole */
    unsigned column;  /* from 1; 0: the line as a whole */
};

enum diagnostic_format { DIAGNOSTIC_TEXT, DIAGNOSTIC_JSON, DIAGNOSTIC_SARIF };

struct diagnostics; /* a collection */

struct diagnostics *diagnostics_new(void);
void diagnostics_free(struct diagnostics *all);

/* Source text to quote from, when it is not (or no longer) in the file of that name. */
void diagnostics_add_source(struct diagnostics *all, const char *file, const char *text,
                            size_t size);

/* Report an error under a rule (a short lower-case name such as "use-after-send"). A second error
 * of the same rule at the same place is dropped. */
void diagnostic_error(struct diagnostics *all, struct place at, const char *rule,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Add a note to the error reported last (dropped along with it). `at.file` may be NULL: a note
 * without a place. A note may have several lines. */
void diagnostic_note(struct diagnostics *all, struct place at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Add what to write instead: a note without a place that text shows as help. */
void diagnostic_help(struct diagnostics *all, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* How far the trouble of the error reported last reaches: to before this place, in the same line.
 * Without it, to the end of the word at the error's place. */
void diagnostic_end(struct diagnostics *all, struct place end);

/* Add to the error reported last a change of the user's text that mends it, in words, and then its
 * edits. `certain`: whoever wrote this can mean nothing else, so `--fix` may make the change
 * unasked; other changes are offered by editors. One change an error: a second is dropped. */
void diagnostic_fix(struct diagnostics *all, bool certain, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* An edit of that change: `text` replaces `old`, which stands at `at`, in one line. Where the
 * user's line turns out to say something else, because a macro stands there, nobody is shown the
 * change. */
void diagnostic_edit(struct diagnostics *all, struct place at, const char *old, const char *text);

/* One step of a conversation: a peer sends a message, or takes the one that heads its queue. */
struct diagnostic_step {
    const char *peer; /* "client", "old server", ...  */
    bool server;      /* which of the two that is     */
    bool sends;
    const char *message;
    const char *from, *to; /* the peer's states       */
};

/* Add a note that shows steps, each as a line of text below `head`; `again`: they can be repeated
 * for ever, and that is the trouble. */
void diagnostic_steps(struct diagnostics *all, const char *head,
                      const struct diagnostic_step *steps, size_t count, bool again);

/* An error, and the steps of its notes one after another: the way into trouble. */
struct diagnostic_sequence {
    struct place at;
    const char *rule;
    const char *text;
    bool shown; /* false: this error has no such note */
    const struct diagnostic_step *steps;
    size_t count;
    size_t repeated; /* the last so many can be repeated for ever */
};

/* The error reported as number `index`; false when there are not so many. */
bool diagnostics_sequence(const struct diagnostics *all, size_t index,
                          struct diagnostic_sequence *sequence);

/* What machine-readable reports say of a rule. */
struct diagnostic_rule {
    const char *summary; /* one line                */
    const char *text;    /* the whole text, or NULL */
};

/* Let reports look rules up. `find` gives false for a rule that it does not know. */
void diagnostics_describe(struct diagnostics *all,
                          bool (*find)(const char *rule, struct diagnostic_rule *found));

size_t diagnostics_count(const struct diagnostics *all);
/* How many errors have a change that is certain and possible. */
size_t diagnostics_fixes(const struct diagnostics *all);
void diagnostics_print(const struct diagnostics *all, enum diagnostic_format format, FILE *out);

#endif
