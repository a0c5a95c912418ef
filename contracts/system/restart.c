/* restart.c - what comes of a component's end: `restart`, how soon and how often, and `children`,
 * those that it supervises. */
#include "image.h"

#define LONGEST       ((uint64_t)3600000000000u) /* an hour */
#define MOST_RESTARTS 65535u

/* `pause FIRST..LONGEST`. */
static bool parse_pause(struct image_draft *draft, struct instance *instance, struct place at)
{
    struct notation *in = &draft->notation;

    if (instance->pause_longest)
        image_error(draft, at, "name", "`pause` is said twice");
    if (!image_duration(draft, "a time such as 10ms", LONGEST, &instance->pause_first))
        return false;
    if (!notation_accept(in, TOKEN_RANGE)) {
        notation_unexpected(in, "`..` and the longest pause");
        return false;
    }
    if (!image_duration(draft, "a time such as 1s", LONGEST, &instance->pause_longest))
        return false;
    if (instance->pause_first == 0 || instance->pause_longest < instance->pause_first)
        image_error(draft, at, "restart",
                    "pauses grow, from the first to the longest: `pause 10ms..1s`");
    return true;
}

/* `limit COUNT/TIME`. */
static bool parse_limit(struct image_draft *draft, struct instance *instance, struct place at)
{
    struct notation *in = &draft->notation;
    uint64_t most = 0;

    if (instance->restart_within)
        image_error(draft, at, "name", "`limit` is said twice");
    if (!notation_number(in, "a number of restarts", MOST_RESTARTS, &most) ||
        !notation_expect_mark(in, '/', "the number of restarts") ||
        !image_duration(draft, "a time such as 10s", LONGEST, &instance->restart_within))
        return false;
    instance->restart_most = (unsigned)most;
    if (most == 0 || instance->restart_within == 0)
        image_error(draft, at, "restart",
                    "a limit is some restarts in some time, as 5/10s; none at all is "
                    "`restart never`");
    return true;
}

static bool parse_policy(struct image_draft *draft, struct instance *instance)
{
    struct notation *in = &draft->notation;

    if (notation_accept_word(in, "always"))
        instance->restart = RESTART_ALWAYS;
    else if (notation_accept_word(in, "never"))
        instance->restart = RESTART_NEVER;
    else if (notation_accept_word(in, "supervisor"))
        instance->restart = RESTART_SUPERVISOR;
    else if (notation_accept_word(in, "on")) {
        instance->restart = RESTART_ON_FAULT;
        return notation_expect_word(in, "fault", "`fault`");
    } else {
        notation_unexpected(in, "`always`, `on fault`, `never` or `supervisor`");
        return false;
    }
    return true;
}

bool restart_parse(struct image_draft *draft, struct instance *instance)
{
    struct notation *in = &draft->notation;
    struct place at;

    if (!parse_policy(draft, instance))
        return false;
    for (;;) {
        at = in->token.place;
        bool is_pause = notation_accept_word(in, "pause");
        if (!is_pause && !notation_accept_word(in, "limit"))
            return true;
        if (!(is_pause ? parse_pause : parse_limit)(draft, instance, at))
            return false;
        if (instance->restart != RESTART_ALWAYS && instance->restart != RESTART_ON_FAULT)
            image_error(draft, at, "restart",
                        "the kernel does not start it again, so there is nothing to %s: say "
                        "`always` or `on fault`",
                        is_pause ? "wait for" : "limit");
    }
}

bool restart_parse_children(struct image_draft *draft, struct instance *instance)
{
    struct notation *in = &draft->notation;

    if (notation_accept_word(in, "stay"))
        instance->children = CHILDREN_STAY;
    else if (notation_accept_word(in, "stop"))
        instance->children = CHILDREN_STOP;
    else if (notation_accept_word(in, "restart"))
        instance->children = CHILDREN_RESTART;
    else {
        notation_unexpected(in, "`stay`, `stop` or `restart`");
        return false;
    }
    return true;
}
