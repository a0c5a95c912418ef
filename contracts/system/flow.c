/* flow.c - what must not be: `forbid flow` on some way, whoever passes it on, and components that
 * wait for each other in a circle. Both are looked for in the graph of who may speak to whom, with
 * all that endpoints in messages add to it (reach.c). */
#include <stdlib.h>
#include <string.h>

#include "reach.h"

#define MOST_REPORTS 20u /* of one kind: the others follow from the same connections */

/* Whatever is said is data: that something was said is, too. */
static bool carries_data(const struct reach *reach, const struct reach_channel *channel,
                         enum side side, size_t from)
{
    (void)reach;
    (void)from;
    return channel->speaks[side];
}

/* What is known of the component of an instance; NULL: nothing. */
static const struct certified *facts_of(const struct reach *reach, size_t instance)
{
    const struct image_draft *draft = reach->draft;

    for (size_t i = 0; reach->certified && i < draft->component_count; i++)
        if (draft->components[i] == draft->image.instances[instance].component)
            return reach->certified[i].text ? &reach->certified[i] : NULL;
    return NULL;
}

/* Where a component waits for ever as a client of the contract, or of one that it derives from, as
 * whose client the endpoint may pass: "FILE:LINE", or NULL. */
static const char *wait_of(const struct certified *certified, const struct contract *contract)
{
    for (; contract; contract = contract->base)
        for (size_t i = 0; i < certified->count; i++) {
            const struct certified_line *line = &certified->lines[i];
            size_t length = strlen(contract->name);
            if (strcmp(line->key, "wait") == 0 &&
                strncmp(line->value, contract->name, length) == 0 && line->value[length] == ' ')
                return line->value + length + 1;
        }
    return NULL;
}

/* A client that is ever answered may wait for its server: unless it is known that it never does
 * without a deadline. */
static bool waits(const struct reach *reach, const struct reach_channel *channel, enum side side,
                  size_t from)
{
    const struct certified *certified;

    if (!channel->contract || side != SIDE_CLIENT || !channel->speaks[SIDE_SERVER])
        return false;
    certified = facts_of(reach, from);
    return !certified || wait_of(certified, channel->contract);
}

/* ---- forbidden flows ---- */

static bool is_separating(const struct reach *reach, size_t instance)
{
    return reach->draft->image.instances[instance].component->separates;
}

/* All that can be reached from here without going through a component that separates. */
static void spread(const struct reach *reach, const uint64_t *rows, size_t start, uint64_t *reached)
{
    size_t instances = reach->draft->image.instance_count;
    uint64_t *done = must_allocate(reach->words * sizeof *done);
    bool more = true;

    memset(done, 0, reach->words * sizeof *done);
    memset(reached, 0, reach->words * sizeof *reached);
    reach_add(reached, start);
    while (more) {
        more = false;
        for (size_t i = 0; i < instances; i++) {
            if (!reach_has(reached, i) || reach_has(done, i))
                continue;
            reach_add(done, i);
            if (i != start && is_separating(reach, i))
                continue;
            for (size_t word = 0; word < reach->words; word++)
                reached[word] |= rows[i * reach->words + word];
            more = true;
        }
    }
    free(done);
}

/* The way that was found, from its begin: `steps` leads back from the end. */
struct way {
    size_t *instances; /* count + 1 of them */
    const struct reach_step **steps;
    size_t count;
};

static struct way way_to(const struct reach *reach, const struct reach_step *steps, size_t start,
                         size_t end)
{
    size_t most = reach->draft->image.instance_count + 1;
    struct way way = {pool_take(reach->pool, most * sizeof(size_t)),
                      pool_take(reach->pool, most * sizeof(struct reach_step *)), 0};
    size_t at = end;

    do {
        way.count++;
        at = steps[at].from;
    } while (at != start);
    at = end;
    way.instances[way.count] = end;
    for (size_t i = way.count; i-- > 0; at = steps[at].from) {
        way.steps[i] = &steps[at];
        way.instances[i] = steps[at].from;
    }
    return way;
}

static const char *way_text(const struct reach *reach, const struct way *way, const char *between)
{
    const struct instance *instances = reach->draft->image.instances;
    const char *text = instances[way->instances[0]].name;

    for (size_t i = 1; i <= way->count; i++)
        text = pool_print(reach->pool, "%s%s%s", text, between, instances[way->instances[i]].name);
    return text;
}

static void note_way(const struct reach *reach, const struct way *way, const char *verb)
{
    for (size_t i = 0; i < way->count; i++)
        reach_note(reach, way->steps[i]->channel, way->steps[i]->side, way->instances[i],
                   way->instances[i + 1], verb);
}

static bool carries_on(const struct reach *reach, const struct reach_channel *channel,
                       enum side side, size_t from)
{
    return carries_data(reach, channel, side, from) &&
           (from == reach->start || !is_separating(reach, from));
}

static void report_flow(struct image_draft *draft, struct reach *reach, const struct forbidden *one)
{
    struct reach_step *steps = must_allocate(draft->image.instance_count * sizeof *steps);

    reach->start = one->from;
    reach_search(reach, one->from, carries_on, steps);
    if (steps[one->to].reached) {
        struct way way = way_to(reach, steps, one->from, one->to);
        image_error(draft, one->place, "flow", "what `%s` says can get to `%s`: %s",
                    draft->image.instances[one->from].name, draft->image.instances[one->to].name,
                    way_text(reach, &way, " -> "));
        note_way(reach, &way, "speaks to");
        notation_note(&draft->notation, (struct place){0},
                      "one of these has to go, or to lead over a component that `separates`");
    }
    free(steps);
}

static bool is_same(struct place one, struct place other)
{
    return one.file == other.file && one.line == other.line && one.column == other.column;
}

/* One way for each statement, whatever many pairs of components it forbids. */
static void check_forbidden(struct image_draft *draft, struct reach *reach)
{
    uint64_t *rows = reach_matrix(reach, carries_data);
    uint64_t *reached = must_allocate(reach->words * sizeof *reached);
    size_t reports = 0;
    size_t from = NOT_THERE;
    struct place said = {0};

    for (size_t i = 0; i < draft->image.forbidden_count && reports < MOST_REPORTS; i++) {
        const struct forbidden *one = &draft->image.forbidden[i];
        if (one->from != from)
            spread(reach, rows, one->from, reached);
        from = one->from;
        if (!reach_has(reached, one->to) || is_same(one->place, said))
            continue;
        report_flow(draft, reach, one);
        said = one->place;
        reports++;
    }
    free(reached);
}

/* ---- waiting in a circle ---- */

/* What cannot be on a circle is taken out: whoever waits for nobody that is left, and whoever
 * nobody that is left waits for. */
static void keep_circles(const struct reach *reach, const uint64_t *rows, uint64_t *left)
{
    size_t instances = reach->draft->image.instance_count;
    uint64_t *waited_for = must_allocate(reach->words * sizeof *waited_for);
    bool changed = true;

    for (size_t i = 0; i < instances; i++)
        reach_add(left, i);
    while (changed) {
        changed = false;
        memset(waited_for, 0, reach->words * sizeof *waited_for);
        for (size_t i = 0; i < instances; i++)
            for (size_t word = 0; reach_has(left, i) && word < reach->words; word++)
                waited_for[word] |= rows[i * reach->words + word];
        for (size_t i = 0; i < instances; i++) {
            bool waits_for_one = false;
            for (size_t word = 0; word < reach->words; word++)
                waits_for_one |= (rows[i * reach->words + word] & left[word]) != 0;
            if (!reach_has(left, i) || (waits_for_one && reach_has(waited_for, i)))
                continue;
            left[i / 64] &= ~((uint64_t)1 << i % 64);
            changed = true;
        }
    }
    free(waited_for);
}

/* The lines of the sources where each waits for the next, as far as they are known. */
static void note_sources(const struct reach *reach, const struct way *way)
{
    for (size_t i = 0; i < way->count; i++) {
        const struct certified *certified = facts_of(reach, way->instances[i]);
        const struct reach_channel *channel = &reach->channels[way->steps[i]->channel];
        const char *at = certified ? wait_of(certified, channel->contract) : NULL;
        const char *colon = at ? strrchr(at, ':') : NULL;
        if (!colon)
            continue;
        struct place place = {pool_print(reach->pool, "%.*s", (int)(colon - at), at),
                              (unsigned)strtoul(colon + 1, NULL, 10), 1};
        notation_note(&((struct image_draft *)reach->draft)->notation, place,
                      "here `%s` waits without a deadline",
                      reach->draft->image.instances[way->instances[i]].name);
    }
}

/* The circle through this one, if there is one; all that lie on circles with it are done with. */
static bool report_circle(struct image_draft *draft, const struct reach *reach, size_t start,
                          uint64_t *left)
{
    struct reach_step *steps = must_allocate(draft->image.instance_count * sizeof *steps);
    bool found;

    reach_search(reach, start, waits, steps);
    found = steps[start].reached;
    if (found) {
        struct way way = way_to(reach, steps, start, start);
        image_error(draft, reach_channel_place(reach, &reach->channels[way.steps[0]->channel]),
                    "wait-cycle", "each may come to wait for the next, and nobody goes on: %s",
                    way_text(reach, &way, " -> "));
        note_way(reach, &way, "waits for");
        note_sources(reach, &way);
        notation_note(&draft->notation, (struct place){0},
                      "turn one of these round, so that the one that serves is told and need not "
                      "ask; or put what both need into a component below them");
        if (!reach->certified)
            notation_note(&draft->notation, (struct place){0},
                          "or wait with a deadline, and let the certificates of the components "
                          "show it: `deed system --components=DIR`");
        for (size_t i = 0; i < way.count; i++)
            left[way.instances[i] / 64] &= ~((uint64_t)1 << way.instances[i] % 64);
    }
    free(steps);
    return found;
}

static void check_circles(struct image_draft *draft, const struct reach *reach)
{
    uint64_t *left = pool_take(reach->pool, reach->words * sizeof *left);
    size_t reports = 0;

    keep_circles(reach, reach_matrix(reach, waits), left);
    for (size_t i = 0; i < draft->image.instance_count && reports < MOST_REPORTS; i++)
        if (reach_has(left, i))
            reports += report_circle(draft, reach, i, left);
}

void image_check_flows(struct image_draft *draft)
{
    struct reach reach;
    struct certified *certified = NULL;

    if (!reach_follow(draft, &reach))
        return;
    check_forbidden(draft, &reach);
    if (draft->certificates) {
        certified = must_allocate((draft->component_count + 1) * sizeof *certified);
        for (size_t i = 0; i < draft->component_count; i++)
            certified[i] = certified_read(draft->certificates, draft->components[i]->name);
    }
    reach.certified = certified;
    check_circles(draft, &reach);
    for (size_t i = 0; certified && i < draft->component_count; i++)
        certified_free(&certified[i]);
    free(certified);
}
