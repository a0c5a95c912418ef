/* compare.h - two versions of one contract: what changed, and which old and new clients and servers
 * may be combined.
 *
 * A combination fits if no message that can pass in it meets trouble (explore.h, messages matched
 * by name), or is understood differently: another tag, other arguments, a condition that the
 * receiver relies on and the sender does not keep. What only concerns numbers and places fits again
 * when both are rebuilt from one contract. */
#ifndef DEED_COMPARE_H
#define DEED_COMPARE_H

#include "explore.h"
#include "pool.h"

enum fit {
    FIT_YES,
    FIT_REBUILT, /* when both sides are rebuilt; their sources need no change */
    FIT_NO
};

struct reason {
    enum fit fit; /* how bad it is */
    const char *text;
};

struct combination {
    const struct contract *contract[2]; /* by enum side                                     */
    const char *called[2];              /* "old client", "new server"                       */
    enum fit fit;                       /* the worst of its reasons                         */
    struct reason *reasons;
    size_t reason_count;
    struct diagnostics *trouble; /* one error with the way into it, or none          */
};

struct change {
    char mark; /* '+' added, '-' removed, '~' changed */
    const char *text;
};

struct comparison {
    struct pool pool;
    const struct contract *old, *new;
    struct combination combinations[2]; /* old client with new server, new client with old server */
    struct change *changes;
    size_t change_count;
};

struct comparison *comparison_new(const struct contract *old, const struct contract *new);
void comparison_free(struct comparison *comparison);

/* The parts, each in a file of its own. */
void compare_changes(struct comparison *comparison);
void compare_message(struct comparison *comparison, struct combination *combination,
                     const struct message *sent, const struct message *taken);

/* Is whatever fulfils the one certain to fulfil the other? False also when that cannot be told.
 * NULL is no condition. */
bool condition_implies(const struct condition *known, const struct condition *wanted);

/* "uint8_t[] buffer, opt File_Stat *stat" */
const char *compare_parameters(struct pool *pool, const struct parameter *list, size_t count);

void compare_reason(struct comparison *comparison, struct combination *combination, enum fit fit,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
