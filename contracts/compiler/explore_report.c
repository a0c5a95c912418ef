/* explore_report.c - trouble between two peers, in words, with the shortest way into it; and the
 * pass that holds a contract's own two peers against each other. */
#include <stdlib.h>
#include <string.h>

#include "draft.h"
#include "exploration.h"
#include "writer.h"

static const struct state *state_of(const struct explored *found, const struct configuration *one,
                                    int side)
{
    return &found->pair.contract[side]->states[one->state[side]];
}

static void note_steps(const struct explored *found, struct diagnostics *diagnostics,
                       const struct configuration *from, const struct configuration *to,
                       const char *head, bool again)
{
    const struct pair *pair = &found->pair;
    size_t count;
    const struct configuration **way = configuration_steps(found->list, from, to, &count);
    struct diagnostic_step *steps = must_allocate((count + 1) * sizeof *steps);

    for (size_t i = 0; i < count; i++) {
        int actor = way[i]->actor;
        steps[i] = (struct diagnostic_step){
            .peer = pair->called[actor],
            .server = actor == SIDE_SERVER,
            .sends = pair_sends(pair, way[i]->tag, actor),
            .message = pair->contract[actor]->messages[way[i]->tag].name,
            .from = state_of(found, &found->list[way[i]->parent], actor)->name,
            .to = state_of(found, way[i], actor)->name};
    }
    diagnostic_steps(diagnostics, head, steps, count, again);
    free(steps);
    free(way);
}

static void note_way(const struct explored *found, struct diagnostics *diagnostics, uint32_t to)
{
    note_steps(
        found, diagnostics, found->list, &found->list[to],
        to == 0 ? "it is so from the start" : "this leads there (! sends, ? receives):", false);
}

/* Messages that the side could receive in a state, for a message to people. */
static char *expected(const struct pair *pair, const struct state *state, int side)
{
    struct writer names = {0};

    for (unsigned tag = 0; tag < pair->contract[side]->message_count; tag++)
        if (!pair_sends(pair, tag, side) && state->next[tag] != STATE_NONE)
            writer_print(&names, "%s`%s`", names.size ? ", " : "",
                         pair->contract[side]->messages[tag].name);
    return writer_finish(&names);
}

static void report_unexpected(const struct explored *found, struct diagnostics *diagnostics,
                              struct place at, const struct state *state)
{
    const struct pair *pair = &found->pair;
    const char *message = pair->contract[1 - found->side]->messages[found->tag].name;
    char *names = expected(pair, state, (int)found->side);

    if (pair->partner[1 - found->side][found->tag] == PAIR_NONE)
        diagnostic_error(diagnostics, at, "unexpected",
                         "`%s` meets the %s in state %s, which does not know that message", message,
                         pair->called[found->side], state->name);
    else
        diagnostic_error(diagnostics, at, "unexpected",
                         "`%s` meets the %s in state %s, where it can only receive %s", message,
                         pair->called[found->side], state->name, names);
    free(names);
}

/* The messages that were added to the queue on the way from `since` to `at`. */
static void report_growth(const struct explored *found, struct diagnostics *diagnostics,
                          struct place at)
{
    const struct configuration *from = &found->list[found->since];
    const struct configuration *to = &found->list[found->at];
    int side = (int)found->side;
    struct writer names = {0};

    for (unsigned i = from->queued[side]; i < to->queued[side]; i++)
        writer_print(&names, "%s`%s`", i > from->queued[side] ? ", " : "",
                     found->pair.contract[1 - side]->messages[to->queue[side][i]].name);
    diagnostic_error(diagnostics, at, "unbounded",
                     "the queue to the %s grows without bound: the %s may send %s again and again "
                     "without waiting",
                     found->pair.called[side], found->pair.called[1 - side], names.text);
    if (found->since)
        note_way(found, diagnostics, found->since);
    note_steps(found, diagnostics, from, to, "these steps can be repeated for ever:", true);
    free(writer_finish(&names));
}

static void report_stuck(const struct explored *found, struct diagnostics *diagnostics,
                         struct place at, const struct configuration *one)
{
    diagnostic_error(diagnostics, at, "stuck",
                     "the %s in state %s and the %s in state %s wait for each other for ever",
                     found->pair.called[SIDE_CLIENT], state_of(found, one, SIDE_CLIENT)->name,
                     found->pair.called[SIDE_SERVER], state_of(found, one, SIDE_SERVER)->name);
}

static void report_limit(const struct explored *found, struct diagnostics *diagnostics,
                         struct place at)
{
    diagnostic_error(diagnostics, at.file ? at : found->pair.contract[SIDE_SERVER]->states[0].place,
                     "limit",
                     "more than %u configurations of both peers and both queues; let fewer states "
                     "allow both sides to send",
                     MOST_CONFIGURATIONS);
}

/* The place where it is said what is wrong: the state of the one that it happens to, or of the one
 * that sends too much. */
static struct place place_of(const struct explored *found)
{
    bool grows = found->trouble == TROUBLE_GROWS;
    const struct configuration *one = &found->list[grows ? found->since : found->at];

    return state_of(found, one, grows ? 1 - (int)found->side : (int)found->side)->place;
}

void explored_report(const struct explored *found, struct diagnostics *diagnostics, struct place at)
{
    const struct configuration *one = &found->list[found->at];
    const char *peer = found->pair.called[found->side];

    if (found->trouble == TROUBLE_NONE)
        return;
    if (!at.file && found->trouble != TROUBLE_LIMIT)
        at = place_of(found);
    switch (found->trouble) {
    case TROUBLE_UNEXPECTED:
        report_unexpected(found, diagnostics, at, state_of(found, one, (int)found->side));
        break;
    case TROUBLE_LEFT_OVER:
        diagnostic_error(diagnostics, at, "left-over",
                         "the %s reaches the end while `%s` is still queued for it", peer,
                         found->pair.contract[1 - found->side]->messages[found->tag].name);
        break;
    case TROUBLE_STUCK: report_stuck(found, diagnostics, at, one); break;
    case TROUBLE_GROWS: report_growth(found, diagnostics, at); return;
    case TROUBLE_FULL:
        diagnostic_error(diagnostics, at, "unbounded",
                         "more than %u messages can queue up on the way to the %s; the last is "
                         "`%s`",
                         MOST_QUEUED, found->pair.called[1 - found->side],
                         found->pair.contract[found->side]->messages[found->tag].name);
        break;
    default: report_limit(found, diagnostics, at); return;
    }
    note_way(found, diagnostics, found->at);
}

static bool is_queued(const struct configuration *one, enum side side, unsigned tag)
{
    for (unsigned i = 0; i < one->queued[side]; i++)
        if (one->queue[side][i] == tag)
            return true;
    return false;
}

void explore_note_under_way(const struct contract *contract, enum side side, uint16_t state,
                            unsigned tag, struct diagnostics *diagnostics)
{
    struct pair pair = pair_alone(contract);
    struct explored *found = explore(&pair);

    for (uint32_t i = 0; i < found->count; i++)
        if (found->list[i].state[side] == state && is_queued(&found->list[i], side, tag)) {
            note_steps(found, diagnostics, found->list, &found->list[i],
                       "this leads there (! sends, ? receives):", false);
            break;
        }
    explored_free(found);
}

void draft_explore(struct draft *draft)
{
    struct contract *contract = &draft->contract;
    struct pair pair = pair_alone(contract);
    struct explored *found = explore(&pair);

    if (found->trouble) {
        explored_report(found, draft->notation.all,
                        found->trouble == TROUBLE_LIMIT ? draft->place : (struct place){0});
        draft->notation.errors++;
    }
    for (int side = 0; side < 2; side++)
        contract->capacity[side] = found->capacity[side];
    for (size_t state = 0; state < contract->state_count; state++)
        for (size_t tag = 0; tag < contract->message_count; tag++)
            contract->states[state].under_way[tag] =
                found->under_way[contract->messages[tag].to_server ? SIDE_SERVER : SIDE_CLIENT]
                                [state * contract->message_count + tag];
    explored_free(found);
}
