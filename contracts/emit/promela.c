/* promela.c - a contract as a model for Spin: two processes that walk the state expressions, and a
 * channel each way. It is made from the syntax tree and shares nothing with the automaton
 * (flatten.c) or its exploration, so that the two can be held against each other.
 *
 * A point between two steps is a label, a way on is a goto, and a sub-protocol is a call: the
 * caller leaves a number in return_from_NAME, which goes on to the sub-protocol that it ends in.
 * What may go wrong is an assertion of its own kind, or
 * one of Spin's invalid end states. Whoever finds trouble halts the model, so that Spin never
 * reports what comes of it. */
#include <stdlib.h>
#include <string.h>

#include "../compiler/draft.h"
#include "../compiler/explore.h"
#include "../compiler/writer.h"
#include "emit.h"

/* Where a step stands: in a group that stands in a context of its own, or, at the top, in a state.
 */
struct context {
    const struct state_draft *state;
    const struct node *group; /* NULL at the top */
    const struct context *outer;
};

/* A place from which a process goes on: a state's beginning, or before a step. */
struct point {
    const char *label;
    const struct node *node; /* NULL: the beginning of context->state */
    const struct context *context;
};

/* A use of a sub-protocol; its index + 1 is what return_from_NAME holds. */
struct call {
    const struct node *node;
    const struct context *context;
};

/* One thing that can happen at a point. */
struct option {
    const struct node *node; /* the message; NULL: a way that begins with none */
    const char *then;        /* what to do before the goto ..., and the goto   */
};

struct options {
    struct option *list;
    size_t count;
    size_t looks; /* taken at steps; sub-protocols that begin with two others each have no end */
};

#define MOST_POINTS 4096u /* no contract with so many is sound */
#define MOST_LOOKED 512u  /* two for each message: one of them is repeated */

struct model {
    struct pool pool;
    const struct draft *draft;
    struct point *points;
    size_t point_count;
    struct call *calls;
    size_t call_count;
    struct writer out;
};

/* ---- finding the points and the calls ----------------------------------------------------------
 */

static const struct context *new_context(struct model *all, const struct state_draft *state,
                                         const struct node *group, const struct context *outer)
{
    struct context *context = pool_take(&all->pool, sizeof *context);

    *context = (struct context){state, group, outer};
    return context;
}

static void add_point(struct model *all, const struct node *node, const struct context *context)
{
    const char *state = context->state->name;

    if (all->point_count == MOST_POINTS)
        return;
    const char *label = !node         ? pool_print(&all->pool, "at_%s", state)
                        : node->label ? pool_print(&all->pool, "at_%s", node->label)
                                      : pool_print(&all->pool, "p%zu_%s", all->point_count, state);

    all->points = pool_grow(&all->pool, all->points, all->point_count, sizeof all->points[0]);
    all->points[all->point_count++] = (struct point){label, node, context};
}

/* A jump right behind a message is part of that step; behind a group several ways come together. */
static bool is_point(const struct node *before, const struct node *node)
{
    return node->kind != NODE_JUMP || node->label || before->kind != NODE_MESSAGE;
}

static void walk_choices(struct model *all, const struct node *choices,
                         const struct context *context);

static bool is_last(const struct node *node, const struct context *context)
{
    while (!node->following && context->group) {
        node = context->group;
        context = context->outer;
    }
    return !node->following;
}

/* A step that is a sub-protocol; one that ends a sub-protocol is no call of its own. */
static bool is_call(const struct model *all, const struct node *node, const struct context *context)
{
    const struct state_draft *state =
        node->kind == NODE_JUMP ? draft_find_state(all->draft, node->name) : NULL;

    return state && state->returns && !is_last(node, context);
}

static void walk_sequence(struct model *all, const struct node *first,
                          const struct context *context)
{
    const struct node *before = NULL;

    for (const struct node *node = first; node; before = node, node = node->following) {
        if (before && is_point(before, node))
            add_point(all, node, context);
        if (is_call(all, node, context)) {
            all->calls = pool_grow(&all->pool, all->calls, all->call_count, sizeof all->calls[0]);
            all->calls[all->call_count++] = (struct call){node, context};
        }
        if (node->kind == NODE_GROUP)
            walk_choices(all, node->choices, new_context(all, context->state, node, context));
        else if (node->kind == NODE_BASE)
            walk_choices(all, node->choices, context);
    }
}

static void walk_choices(struct model *all, const struct node *choices,
                         const struct context *context)
{
    for (const struct node *first = choices; first; first = first->alternative)
        walk_sequence(all, first, context);
}

/* ---- ways on -----------------------------------------------------------------------------------
 */

static const char *label_of(const struct model *all, const struct node *node)
{
    for (size_t i = 0; i < all->point_count; i++)
        if (all->points[i].node == node)
            return all->points[i].label;
    return "nowhere";
}

static const char *go_to(struct model *all, const char *name)
{
    for (size_t i = 0; i < all->point_count; i++)
        if (strcmp(all->points[i].label + 3, name) == 0 && all->points[i].label[0] == 'a')
            return pool_print(&all->pool, "goto at_%s", name);
    return "goto end_reached";
}

/* What is left in return_from_NAME before going to a state: "return_from_NAME = N; ". */
static const char *leave_number(struct model *all, const struct node *node,
                                const struct context *context)
{
    const struct state_draft *state = draft_find_state(all->draft, node->name);
    size_t number = 0;

    if (!state || !state->returns || (is_last(node, context) && state == context->state))
        return "";
    if (is_last(node, context) && !context->state->returns)
        return pool_print(&all->pool, "return_from_%s = -1; ", node->name);
    if (is_last(node, context))
        return pool_print(&all->pool, "return_from_%s = return_from_%s; ", node->name,
                          context->state->name);
    while (number < all->call_count && all->calls[number].node != node)
        number++;
    return pool_print(&all->pool, "return_from_%s = %zu; ", node->name, number + 1);
}

static const char *jump(struct model *all, const struct node *node, const struct context *context)
{
    return pool_print(&all->pool, "%s%s", leave_number(all, node, context), go_to(all, node->name));
}

/* What a process does behind a step. */
static const char *behind(struct model *all, const struct node *node, const struct context *context)
{
    const struct node *next = node->following;

    if (!next && context->group)
        return behind(all, context->group, context->outer);
    if (!next && !context->state->returns)
        return "goto nowhere";
    if (!next)
        return pool_print(&all->pool, "goto back_from_%s", context->state->name);
    if (is_point(node, next))
        return pool_print(&all->pool, "goto %s", label_of(all, next));
    return jump(all, next, context);
}

/* ---- what may happen at a point ----------------------------------------------------------------
 */

static void add_option(struct model *all, struct options *options, const struct node *node,
                       const char *then)
{
    options->list = pool_grow(&all->pool, options->list, options->count, sizeof options->list[0]);
    options->list[options->count++] = (struct option){node, then};
}

static void add_choices(struct model *all, struct options *options, const struct node *choices,
                        const struct context *context, const char *before, unsigned depth);

/* The first step of a sequence. `before` is what the calls do that this one stands at the beginning
 * of; a sub-protocol that begins with itself is cut off. */
static void add_first(struct model *all, struct options *options, const struct node *node,
                      const struct context *context, const char *before, unsigned depth)
{
    const struct state_draft *sub = node->following && is_call(all, node, context)
                                        ? draft_find_state(all->draft, node->name)
                                        : NULL;

    if (options->looks++ > MOST_LOOKED)
        return;
    if (node->kind == NODE_MESSAGE) {
        add_option(all, options, node,
                   pool_print(&all->pool, "%s%s", before, behind(all, node, context)));
    } else if (node->kind == NODE_GROUP) {
        add_choices(all, options, node->choices, new_context(all, context->state, node, context),
                    before, depth);
    } else if (node->kind == NODE_BASE) {
        add_choices(all, options, node->choices, context, before, depth);
    } else if (sub && depth < MOST_STATES) {
        before = pool_print(&all->pool, "%s%s", before, leave_number(all, node, context));
        add_choices(all, options, sub->choices, new_context(all, sub, NULL, NULL), before,
                    depth + 1);
    } else {
        add_option(all, options, NULL, "");
    }
}

static void add_choices(struct model *all, struct options *options, const struct node *choices,
                        const struct context *context, const char *before, unsigned depth)
{
    for (const struct node *first = choices; first && options->looks <= MOST_LOOKED;
         first = first->alternative)
        add_first(all, options, first, context, before, depth);
}

static struct options options_at(struct model *all, const struct point *point)
{
    struct options options = {0};

    if (point->node)
        add_first(all, &options, point->node, point->context, "", 0);
    else
        add_choices(all, &options, point->context->state->choices, point->context, "", 0);
    return options;
}

/* Can an option before this one be taken with the same message? */
static bool is_repeated(const struct options *options, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (options->list[i].node &&
            strcmp(options->list[i].node->name, options->list[index].node->name) == 0)
            return true;
    return false;
}

/* ---- the text ----------------------------------------------------------------------------------
 */

static const char *const facts[][2] = {
    {"unambiguous", "each message leads one way"},
    {"proceeds", "each sequence says where it goes"},
    {"expected", "no message meets a peer that waits for others"},
    {"empty_at_end", "no message is queued for a peer at its end"},
    {"bounded", "no queue is longer than its channel"}};

static void print_head(struct writer *out, const struct contract *contract, bool base)
{
    writer_print(
        out,
        "/* The contract %s, made by `deed contract promela` from its state expressions%s%s.\n"
        " *\n"
        " *     spin -a %s.pml && cc -o pan pan.c && ./pan\n"
        " *\n"
        " * checks it: an assertion names what goes wrong, an invalid end state is two peers "
        "that wait\n"
        " * for each other. -DTO_CLIENT=1 and the like set the lengths of the queues;\n"
        " * -DEXPECTED=true and the like let Spin overlook one kind of trouble. */\n\n",
        contract->name, base ? ";\n * the client is one of its base " : "",
        base ? contract->base->name : "", contract->name);
    for (int side = 0; side < 2; side++)
        writer_print(out, "#ifndef TO_%s\n#define TO_%s %u\n#endif\n", side ? "SERVER" : "CLIENT",
                     side ? "SERVER" : "CLIENT", MOST_QUEUED);
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        char upper[20] = "";
        for (size_t j = 0; facts[i][0][j]; j++)
            upper[j] = (char)(facts[i][0][j] == '_' ? '_' : facts[i][0][j] - 'a' + 'A');
        writer_print(out, "#ifndef %s\n#define %s false\n#endif\nbool %s = %s; /* %s */\n", upper,
                     upper, facts[i][0], upper, facts[i][1]);
    }
    writer_print(out,
                 "bool halted = false;\n"
                 "#define trouble(when, fact) atomic { when -> assert(fact); halted = true }\n\n");
    for (size_t tag = 0; tag < contract->message_count; tag++)
        writer_print(out, "%s%s_%s%s%s", tag ? ", " : "mtype = { ",
                     contract->messages[tag].to_server ? "in" : "out", contract->messages[tag].name,
                     contract->messages[tag].inherited ? " /* of the base */" : "",
                     tag + 1 == contract->message_count ? " };\n" : "");
    writer_print(out, "chan to_client = [TO_CLIENT] of { mtype };\n"
                      "chan to_server = [TO_SERVER] of { mtype };\n\n");
}

/* The options that are messages, then what can be wrong at this point. */
static void print_options(struct model *all, const struct options *options, bool server)
{
    struct writer *out = &all->out;
    const char *own = server ? "to_server" : "to_client";
    const char *other = server ? "to_client" : "to_server";
    bool sends = false;
    bool receives = false;

    writer_print(out, "    if\n");
    for (size_t i = 0; i < options->count; i++) {
        const struct option *option = &options->list[i];
        if (!option->node || is_repeated(options, i)) {
            writer_print(out, "    :: trouble(true, unambiguous)\n");
            continue;
        }
        bool received = option->node->received == server;
        writer_print(out, "    :: %s%c%s_%s -> %s\n", received ? own : other, received ? '?' : '!',
                     option->node->received ? "in" : "out", option->node->name, option->then);
        sends |= !received;
        receives |= received;
    }
    if (options->count == 0)
        writer_print(out, "    :: trouble(true, proceeds)\n");
    if (sends)
        writer_print(out, "    :: trouble(full(%s), bounded)\n", other);
    if (receives) {
        writer_print(out, "    :: trouble(nempty(%s)", own);
        for (size_t i = 0; i < options->count; i++)
            if (options->list[i].node && options->list[i].node->received == server)
                writer_print(out, " && !%s?[%s_%s]", own, server ? "in" : "out",
                             options->list[i].node->name);
        writer_print(out, ", expected)\n");
    }
    writer_print(out, "    fi;\n");
}

/* Where a sub-protocol comes back to. A point in it that is jumped to from elsewhere leaves no
 * number: such a sub-protocol is used once only. */
static void print_returns(struct model *all, const struct state_draft *state)
{
    struct writer *out = &all->out;
    const char *name = state->name;
    const char *only = NULL;
    size_t uses = 0;

    writer_print(out, "back_from_%s:\n    if\n", name);
    for (size_t i = 0; i < all->call_count; i++) {
        const struct call *call = &all->calls[i];
        const char *then = behind(all, call->node, call->context);
        if (strcmp(call->node->name, name) == 0) {
            only = then;
            uses++;
        }
        writer_print(out, "    :: return_from_%s == %zu -> return_from_%s = 0; %s\n", name, i + 1,
                     name, then);
    }
    if (uses == 1)
        writer_print(out, "    :: return_from_%s == 0 -> %s\n", name, only);
    writer_print(out, "    :: trouble(return_from_%s %s 0, proceeds)\n    fi;\n", name,
                 uses == 1 ? "<" : "<=");
}

static void print_point(struct model *all, const struct point *point, bool server)
{
    writer_print(&all->out, "%s:%s\n", point->label,
                 point->context->state->inherited ? " /* of the base */" : "");
    if (point->node && point->node->kind == NODE_JUMP) {
        writer_print(&all->out, "    %s;\n", jump(all, point->node, point->context));
        return;
    }
    struct options options = options_at(all, point);
    print_options(all, &options, server);
}

static void print_process(struct model *all, bool server)
{
    struct writer *out = &all->out;
    const struct draft *draft = all->draft;

    writer_print(out, "active proctype %s() provided (!halted)\n{\n", server ? "Server" : "Client");
    for (size_t i = 0; i < draft->state_count; i++)
        if (draft->states[i].returns)
            writer_print(out, "    short return_from_%s = 0;\n", draft->states[i].name);
    for (size_t i = 0; i < all->point_count; i++)
        print_point(all, &all->points[i], server);
    for (size_t i = 0; i < draft->state_count; i++)
        if (draft->states[i].returns)
            print_returns(all, &draft->states[i]);
    writer_print(out, "%snowhere:\n    trouble(true, proceeds);\n",
                 all->point_count ? "    goto end_reached;\n" : "");
    writer_print(out, "end_reached:\n    trouble(nempty(%s), empty_at_end)\n}\n\n",
                 server ? "to_server" : "to_client");
}

static void find_points(struct model *all)
{
    for (size_t i = 0; i < all->draft->state_count; i++) {
        const struct state_draft *state = &all->draft->states[i];
        const struct context *top = new_context(all, state, NULL, NULL);
        add_point(all, NULL, top);
        walk_choices(all, state->choices, top);
    }
}

/* A process that follows this contract, into the text of a model; false when there are too many
 * points in it. */
static bool add_process(struct writer *out, const struct contract *contract, bool server)
{
    struct model all = {.draft = contract_draft(contract), .out = *out};

    find_points(&all);
    bool fits = all.point_count < MOST_POINTS;
    if (fits)
        print_process(&all, server);
    *out = all.out;
    pool_free(&all.pool);
    return fits;
}

char *contract_emit_promela(const struct contract *contract, bool base_client)
{
    struct writer out = {0};

    print_head(&out, contract, base_client);
    bool fits = add_process(&out, base_client ? contract->base : contract, false) &&
                add_process(&out, contract, true);
    writer_print(&out, "/* When there was trouble, nothing comes of it. */\n"
                       "active proctype Halted()\n{\nend_halted:\n    halted ->\n"
                       "    do\n    :: halted = true\n    od\n}\n");
    char *text = writer_finish(&out);
    if (fits)
        return text;
    free(text);
    return NULL;
}
