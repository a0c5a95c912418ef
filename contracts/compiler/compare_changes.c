/* compare_changes.c - what changed between two versions of a contract, in words: messages, types,
 * and what may happen in which state. */
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "writer.h"

static void __attribute__((format(printf, 3, 4))) note(struct comparison *all, char mark,
                                                       const char *format, ...)
{
    struct writer text = {0};
    va_list arguments;

    va_start(arguments, format);
    writer_print_list(&text, format, arguments);
    va_end(arguments);
    all->changes = pool_grow(&all->pool, all->changes, all->change_count, sizeof all->changes[0]);
    all->changes[all->change_count++] =
        (struct change){mark, pool_text(&all->pool, text.text, text.size)};
    free(writer_finish(&text));
}

const char *compare_parameters(struct pool *pool, const struct parameter *list, size_t count)
{
    struct writer text = {0};

    writer_print(&text, "%s", "");
    for (size_t i = 0; i < count; i++) {
        const struct value_type *type = &list[i].type;
        writer_print(&text, "%s%s%s %s", i ? ", " : "", type->optional ? "opt " : "", type->name,
                     list[i].name);
        if (type->array)
            writer_print(&text, "[%u]", type->array);
    }
    char *kept = pool_text(pool, text.text, text.size);
    free(writer_finish(&text));
    return kept;
}

static const char *side(const struct message *message)
{
    return message->to_server ? "in" : "out";
}

static const char *condition_words(struct comparison *all, const struct message *message)
{
    return message->
        requires
    ? pool_print(&all->pool, "`%s`", message->requires_text) : "nothing";
}

static void compare_one(struct comparison *all, const struct message *old,
                        const struct message *new)
{
    const char *was = compare_parameters(&all->pool, old->parameters, old->parameter_count);
    const char *is = compare_parameters(&all->pool, new->parameters, new->parameter_count);

    if (old->to_server != new->to_server)
        note(all, '~', "the message `%s` was an `%s` message, and is an `%s` message", old->name,
             side(old), side(new));
    if (old->tag != new->tag)
        note(all, '~', "the message `%s` had the tag %u, and has %u", old->name, old->tag,
             new->tag);
    if (strcmp(was, is) != 0)
        note(all, '~', "the message `%s` carried (%s), and carries (%s)", old->name, was, is);
    bool weaker = condition_implies(old->requires, new->requires);
    bool stronger = condition_implies(new->requires, old->requires);
    if (weaker && stronger)
        return;
    note(all, '~', "the message `%s` required %s, and requires %s%s", old->name,
         condition_words(all, old), condition_words(all, new),
         stronger ? ": more"
         : weaker ? ": less"
                  : "");
}

static void compare_messages(struct comparison *all)
{
    for (size_t i = 0; i < all->old->message_count; i++) {
        const struct message *old = &all->old->messages[i];
        const struct message *new = contract_find_message(all->new, old->name);
        if (new)
            compare_one(all, old, new);
        else
            note(all, '-', "%s message `%s`, tag %u", side(old), old->name, old->tag);
    }
    for (size_t i = 0; i < all->new->message_count; i++) {
        const struct message *new = &all->new->messages[i];
        if (!contract_find_message(all->old, new->name))
            note(all, '+', "%s message `%s`, tag %u", side(new), new->name, new->tag);
    }
}

static const struct type_declaration *find_type(const struct contract *contract, const char *name)
{
    for (size_t i = 0; i < contract->type_count; i++)
        if (strcmp(contract->types[i].name, name) == 0)
            return &contract->types[i];
    return NULL;
}

static const char *body(struct comparison *all, const struct type_declaration *type)
{
    struct writer text = {0};

    if (!type->is_enum)
        return compare_parameters(&all->pool, type->fields, type->field_count);
    for (size_t i = 0; i < type->constant_count; i++)
        writer_print(&text, "%s%s", i ? ", " : "", type->constants[i].name);
    char *kept = pool_text(&all->pool, text.text, text.size);
    free(writer_finish(&text));
    return kept;
}

static void compare_types(struct comparison *all)
{
    for (size_t i = 0; i < all->old->type_count; i++) {
        const struct type_declaration *old = &all->old->types[i];
        const struct type_declaration *new = find_type(all->new, old->name);
        if (!new)
            note(all, '-', "the type `%s`", old->name);
        else if (old->is_enum != new->is_enum || strcmp(body(all, old), body(all, new)) != 0)
            note(all, '~', "the type `%s` was { %s }, and is { %s }", old->name, body(all, old),
                 body(all, new));
    }
    for (size_t i = 0; i < all->new->type_count; i++)
        if (!find_type(all->old, all->new->types[i].name))
            note(all, '+', "the type `%s`", all->new->types[i].name);
}

/* The automata side by side: pairs of states that the same messages lead to from both starts. */
struct walk {
    bool seen[256][256];
    struct {
        uint16_t old, new;
    } work[256 * 256];
    size_t count;
};

static void meet(struct walk *walk, uint16_t old, uint16_t new)
{
    if (walk->seen[old][new])
        return;
    walk->seen[old][new] = true;
    walk->work[walk->count].old = old;
    walk->work[walk->count++].new = new;
}

/* A state, and what it was before if that had another name. */
static const char *state_words(struct comparison *all, const struct state *before,
                               const struct state *after)
{
    if (strcmp(before->name, after->name) == 0)
        return after->name;
    return pool_print(&all->pool, "%s (%s before)", after->name, before->name);
}

static void compare_pair(struct comparison *all, struct walk *walk, uint16_t old, uint16_t new)
{
    const struct state *before = &all->old->states[old];
    const struct state *after = &all->new->states[new];

    for (size_t tag = 0; tag < all->old->message_count; tag++) {
        const struct message *message = &all->old->messages[tag];
        const struct message *other = contract_find_message(all->new, message->name);
        if (before->next[tag] == STATE_NONE)
            continue;
        if (other && after->next[other->tag] != STATE_NONE)
            meet(walk, before->next[tag], after->next[other->tag]);
        else
            note(all, '-', "in state %s: `%s%c`", state_words(all, before, after), message->name,
                 message->to_server ? '?' : '!');
    }
    for (size_t tag = 0; tag < all->new->message_count; tag++) {
        const struct message *message = &all->new->messages[tag];
        const struct message *other = contract_find_message(all->old, message->name);
        if (after->next[tag] != STATE_NONE && (!other || before->next[other->tag] == STATE_NONE))
            note(all, '+', "in state %s: `%s%c`", state_words(all, before, after), message->name,
                 message->to_server ? '?' : '!');
    }
}

static void compare_states(struct comparison *all)
{
    struct walk *walk = pool_take(&all->pool, sizeof *walk);

    meet(walk, all->old->start, all->new->start);
    for (size_t i = 0; i < walk->count; i++)
        compare_pair(all, walk, walk->work[i].old, walk->work[i].new);
}

static const char *base_name(const struct contract *contract)
{
    return contract->base ? contract->base->name : "nothing";
}

void compare_changes(struct comparison *all)
{
    if (all->old->version != all->new->version)
        note(all, '~', "the version was %u, and is %u", all->old->version, all->new->version);
    if (strcmp(base_name(all->old), base_name(all->new)) != 0)
        note(all, '~', "the contract extended %s, and extends %s", base_name(all->old),
             base_name(all->new));
    compare_messages(all);
    compare_types(all);
    compare_states(all);
}
