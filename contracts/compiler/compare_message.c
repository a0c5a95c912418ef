/* compare_message.c - is a message understood as it was meant? The sender follows one version of a
 * contract, the receiver another. */
#include <string.h>

#include "compare.h"

#define MOST_DEPTH 16 /* of structs in structs; parcels may hold lists without end */

struct crossing {
    struct comparison *comparison;
    struct combination *combination;
    const struct message *message;
    const char *sender, *receiver;
};

#define cannot(all, fit, ...)                                                                      \
    compare_reason((all)->comparison, (all)->combination, fit, __VA_ARGS__)

/* Every constant that may be sent must be one that the receiver knows. */
static void compare_constants(struct crossing *all, const char *what,
                              const struct type_declaration *sent,
                              const struct type_declaration *taken)
{
    for (size_t i = 0; i < sent->constant_count; i++) {
        const char *name = sent->constants[i].name;
        size_t there = 0;
        while (there < taken->constant_count && strcmp(taken->constants[there].name, name) != 0)
            there++;
        if (there == taken->constant_count)
            cannot(all, FIT_NO, "%s may be `%s.%s`, which the %s does not know", what, sent->name,
                   name, all->receiver);
        else if (there != i)
            cannot(all, FIT_REBUILT, "%s: `%s.%s` is %zu for the %s and %zu for the %s", what,
                   sent->name, name, i, all->sender, there, all->receiver);
    }
}

static void compare_type(struct crossing *all, const char *what, const struct value_type *sent,
                         const struct value_type *taken, unsigned depth);

static const struct parameter *find_field(const struct type_declaration *type, const char *name,
                                          size_t *index)
{
    for (*index = 0; *index < type->field_count; ++*index)
        if (strcmp(type->fields[*index].name, name) == 0)
            return &type->fields[*index];
    return NULL;
}

static void compare_fields(struct crossing *all, const char *what,
                           const struct type_declaration *sent,
                           const struct type_declaration *taken, unsigned depth)
{
    size_t index;

    for (size_t i = 0; i < taken->field_count; i++)
        if (!find_field(sent, taken->fields[i].name, &index))
            cannot(all, FIT_NO, "%s has no field `%s`, which the %s expects", what,
                   taken->fields[i].name, all->receiver);
    for (size_t i = 0; i < sent->field_count; i++) {
        const struct parameter *field = &sent->fields[i];
        const struct parameter *other = find_field(taken, field->name, &index);
        const char *inner =
            pool_print(&all->comparison->pool, "%s, field `%s`,", what, field->name);
        if (!other)
            cannot(all, FIT_NO, "%s has a field `%s`, which the %s does not know", what,
                   field->name, all->receiver);
        else if (index != i)
            cannot(all, FIT_REBUILT, "%s has another place in the struct `%s`", inner, sent->name);
        if (other)
            compare_type(all, inner, &field->type, &other->type, depth + 1);
    }
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Of two types that look alike: what are they made of? */
static void compare_declarations(struct crossing *all, const char *what,
                                 const struct value_type *sent, const struct value_type *taken,
                                 unsigned depth)
{
    const struct type_declaration *from = sent->declaration;
    const struct type_declaration *to = taken->declaration;

    if (!from || !to || depth > MOST_DEPTH || sent->kind == VALUE_LINK || sent->kind == VALUE_SPAN)
        return;
    if (from->is_enum && to->is_enum)
        compare_constants(all, what, from, to);
    else if (!from->is_enum && !to->is_enum)
        compare_fields(all, what, from, to, depth);
}

static void compare_type(struct crossing *all, const char *what, const struct value_type *sent,
                         const struct value_type *taken, unsigned depth)
{
    if (sent->kind != taken->kind || sent->array != taken->array ||
        strcmp(sent->name, taken->name) != 0 ||
        !same_text(sent->contract_name, taken->contract_name) ||
        !same_text(sent->state_name, taken->state_name)) {
        const char *from =
            sent->array ? pool_print(&all->comparison->pool, "%s[%u]", sent->name, sent->array)
                        : sent->name;
        const char *to =
            taken->array ? pool_print(&all->comparison->pool, "%s[%u]", taken->name, taken->array)
                         : taken->name;
        cannot(all, FIT_NO, "%s is `%s` from the %s and `%s` for the %s", what, from, all->sender,
               to, all->receiver);
        return;
    }
    if (sent->optional && !taken->optional)
        cannot(all, FIT_NO, "%s may be null from the %s, and the %s does not expect that", what,
               all->sender, all->receiver);
    compare_declarations(all, what, sent, taken, depth);
}

static void compare_arguments(struct crossing *all, const struct message *sent,
                              const struct message *taken)
{
    struct pool *pool = &all->comparison->pool;

    if (sent->parameter_count != taken->parameter_count) {
        cannot(all, FIT_NO, "`%s` carries (%s) from the %s, and the %s expects (%s)", sent->name,
               compare_parameters(pool, sent->parameters, sent->parameter_count), all->sender,
               all->receiver, compare_parameters(pool, taken->parameters, taken->parameter_count));
        return;
    }
    for (size_t i = 0; i < sent->parameter_count; i++) {
        const char *what =
            pool_print(pool, "the argument `%s` of `%s`", taken->parameters[i].name, sent->name);
        compare_type(all, what, &sent->parameters[i].type, &taken->parameters[i].type, 0);
    }
}

static void compare_conditions(struct crossing *all, const struct message *sent,
                               const struct message *taken)
{
    if (sent->parameter_count != taken->parameter_count ||
        condition_implies(sent->requires, taken->requires))
        return;
    if (sent->requires)
        cannot(all, FIT_NO, "the %s relies on `%s` of `%s`, and the %s only keeps `%s`",
               all->receiver, taken->requires_text, sent->name, all->sender, sent->requires_text);
    else
        cannot(all, FIT_NO, "the %s relies on `%s` of `%s`, and the %s keeps no such condition",
               all->receiver, taken->requires_text, sent->name, all->sender);
}

void compare_message(struct comparison *comparison, struct combination *combination,
                     const struct message *sent, const struct message *taken)
{
    int sender = sent->to_server ? SIDE_CLIENT : SIDE_SERVER;
    struct crossing all = {comparison, combination, sent, combination->called[sender],
                           combination->called[1 - sender]};

    if (sent->tag != taken->tag)
        cannot(&all, FIT_REBUILT, "`%s` has the tag %u for the %s and %u for the %s", sent->name,
               sent->tag, all.sender, taken->tag, all.receiver);
    compare_arguments(&all, sent, taken);
    compare_conditions(&all, sent, taken);
}
