/* suite_arguments.c - the arguments of the messages of a conformance suite, see suite.h: statements
 * that make them, and statements that stop the component when it was sent others. */
#include <string.h>

#include "lines.h"
#include "suite.h"

struct place_of {
    struct suite *suite;
    const struct message *message;
    const struct choice *choice;
    const char *count;
    size_t index;
};

/* `value_of(...)` at a place that no element has. */
static const char *aside(const struct place_of *at, unsigned place)
{
    suite_need_value_of(at->suite);
    return pool_print(&at->suite->fill.pool, "value_of(%u, %zu, %u, %s)", at->message->tag,
                      at->index, place, at->count);
}

/* A table of what was chosen to satisfy the condition. */
static const char *need_chosen(const struct place_of *at, const struct chosen *chosen,
                               const char *what)
{
    struct pool *pool = &at->suite->fill.pool;
    char *name = pool_print(pool, "chosen_%s_%s", at->message->name, what);
    struct writer out = {0};

    for (char *c = name; *c; c++)
        if (*c == '.')
            *c = '_';
    if (fill_begin(&at->suite->fill, name)) {
        writer_print(&out,
                     "static uint64_t %s(uint32_t count)\n{\n"
                     "    static const uint64_t values[%u] = {",
                     name, CHOICES);
        for (int i = 0; i < CHOICES; i++)
            writer_print(&out, "%s%lluu", i ? ", " : "", (unsigned long long)chosen->value[i]);
        writer_print(&out, "};\n\n    return values[count %% %u];\n}\n", CHOICES);
        fill_end(&at->suite->fill, name, &out);
    }
    return pool_print(pool, "%s(%s)", name, at->count);
}

#define PLACE_OF_LENGTH 1000001u
#define PLACE_OF_NULL   1000002u

static const char *length_of(const struct place_of *at)
{
    struct pool *pool = &at->suite->fill.pool;
    const struct parameter *parameter = &at->message->parameters[at->index];
    const struct chosen *chosen = choice_length(at->choice, at->index);

    if (chosen)
        return need_chosen(at, chosen, pool_print(pool, "length_of_%s", parameter->name));
    if (parameter->type.kind == VALUE_OBJECT || parameter->type.kind == VALUE_PARCEL)
        return "1";
    return pool_print(pool, "%s %% 5", aside(at, PLACE_OF_LENGTH));
}

/* The C condition under which the argument is null. */
static const char *null_if(const struct place_of *at)
{
    struct pool *pool = &at->suite->fill.pool;
    const struct parameter *parameter = &at->message->parameters[at->index];
    const struct chosen *chosen = choice_null(at->choice, at->index);

    if (chosen)
        return pool_print(pool, "%s != 0",
                          need_chosen(at, chosen, pool_print(pool, "null_of_%s", parameter->name)));
    return pool_print(pool, "%s %% 3 == 0", aside(at, PLACE_OF_NULL));
}

static const char *scalar_at(const struct place_of *at)
{
    const struct parameter *parameter = &at->message->parameters[at->index];
    const struct chosen *chosen = choice_value(at->choice, at->index, parameter->name);

    return suite_scalar(at->suite, &parameter->type,
                        chosen ? need_chosen(at, chosen, parameter->name) : aside(at, 0));
}

/* A struct or array as a local variable, filled. */
static void emit_local(const struct place_of *at, struct writer *out, const char *indent,
                       const char *name)
{
    struct suite *suite = at->suite;
    struct pool *pool = &suite->fill.pool;
    const struct value_type *type = &at->message->parameters[at->index].type;
    struct value_type one = *type;

    one.array = 0;
    writer_print(out, "%s%s%s %s", indent, fill_storage(type), type->c_type, name);
    if (type->array)
        writer_print(out, "[%u]", type->array);
    writer_print(out, " = {0};\n");
    if (type->array)
        writer_print(out, "%sfor (uint64_t i = 0; i < %u; i++)\n%s    ", indent, type->array,
                     indent);
    if (one.kind == VALUE_STRUCT)
        writer_print(out, "%s%s(&%s, %u, %zu, %s%llu, %s);\n", type->array ? "" : indent,
                     suite_filler(suite, &one),
                     type->array ? pool_print(pool, "AT(%s, %u, i)", name, type->array) : name,
                     at->message->tag, at->index, type->array ? "i * " : "",
                     type->array ? (unsigned long long)suite_leaves(suite, &one) : 0, at->count);
    else
        writer_print(out, "%s[i] = %s;\n", name,
                     suite_scalar(suite, &one,
                                  pool_print(pool, "value_of(%u, %zu, i, %s)", at->message->tag,
                                             at->index, at->count)));
    for (size_t i = 0; i < at->choice->count; i++) {
        const struct chosen *chosen = &at->choice->list[i];
        const char *dot = chosen->name ? strchr(chosen->name, '.') : NULL;
        const struct value_type *field =
            dot && chosen->argument == at->index ? fill_field(type->declaration, dot + 1) : NULL;
        if (field)
            writer_print(out, "%s%s%s = %s;\n", indent, name, dot,
                         suite_scalar(suite, field, need_chosen(at, chosen, chosen->name)));
    }
}

static void emit_owned(const struct place_of *at, struct writer *out, const char *name)
{
    struct suite *suite = at->suite;
    struct pool *pool = &suite->fill.pool;
    const struct value_type *type = &at->message->parameters[at->index].type;
    const char *value;
    const char *pointer = pool_print(pool, "%s%s", type->c_type, name);

    if (type->kind == VALUE_CLIENT && suite->side == SIDE_CLIENT)
        value = suite_given_end(suite, type);
    else if (type->kind == VALUE_CLIENT || type->kind == VALUE_SERVER)
        value = fill_fresh_end(&suite->fill, type);
    else
        value = pool_print(pool, "%s(%u, %zu, %s, %s)", suite_maker(suite, type), at->message->tag,
                           at->index, at->count, length_of(at));
    if (!type->optional) {
        lines_assign(out, "    ", pointer, "%s", value);
        return;
    }
    writer_print(out, "    %s = NULL;\n    if (!(%s))\n", pointer, null_if(at));
    lines_assign(out, "        ", name, "%s", value);
}

static bool choose(struct suite *suite, const struct message *message, struct choice *choice)
{
    *choice = (struct choice){0};
    return !message->
                requires || choice_make
            (&suite->fill.pool, message, choice);
}

const char **suite_make(struct suite *suite, struct writer *out, const struct message *message,
                        const char *count)
{
    struct pool *pool = &suite->fill.pool;
    const char **names = pool_take(pool, (message->parameter_count + 1) * sizeof *names);
    struct choice choice;
    struct place_of at = {suite, message, &choice, count, 0};

    choose(suite, message, &choice);
    for (at.index = 0; at.index < message->parameter_count; at.index++) {
        const struct parameter *parameter = &message->parameters[at.index];
        const struct value_type *type = &parameter->type;
        const char *name = pool_print(pool, "a_%s", parameter->name);
        names[at.index] = name;
        if (value_is_owned(type))
            emit_owned(&at, out, name);
        else if (type->array || type->kind == VALUE_STRUCT) {
            emit_local(&at, out, "    ", name);
            names[at.index] = pool_print(pool, "&%s", name);
        } else
            names[at.index] = scalar_at(&at);
    }
    return names;
}

/* `if (CONDITION) fault`; a comparison that is too long breaks behind its relation. */
static void emit_refusal(struct writer *out, const char *indent, const char *condition)
{
    const char *relation = strstr(condition, " != ");
    size_t indented = strlen(indent);

    if (relation && indented + strlen("if ()") + strlen(condition) > LINE_WIDTH)
        writer_print(out, "%sif (%.*s !=\n%s    %s)\n", indent, (int)(relation - condition),
                     condition, indent, relation + 4);
    else
        writer_print(out, "%sif (%s)\n", indent, condition);
    writer_print(out, "%s    deed_fault(deed_reason_value);\n", indent);
}

static void check_owned(const struct place_of *at, struct writer *out, const char *indent,
                        const char *name, const char *value)
{
    struct suite *suite = at->suite;
    struct pool *pool = &suite->fill.pool;
    const struct value_type *type = &at->message->parameters[at->index].type;
    bool is_end = type->kind == VALUE_CLIENT || type->kind == VALUE_SERVER;
    struct list call;

    lines_assign(out, indent, pool_print(pool, "%s%s", type->c_type, name), "%s", value);
    if (type->optional) {
        emit_refusal(out, indent, pool_print(pool, "(%s == NULL) != (%s)", name, null_if(at)));
        if (!is_end) {
            writer_print(out, "%sif (%s) {\n", indent, name);
            indent = pool_print(pool, "%s    ", indent);
        }
    }
    if (is_end) {
        fill_discard(&suite->fill, out, indent, type, name);
        return;
    }
    list_begin(&call, out, indent, "if (!%s(", suite_acceptor(suite, type));
    list_item(&call, "%s", name);
    list_item(&call, "%u", at->message->tag);
    list_item(&call, "%zu", at->index);
    list_item(&call, "%s", at->count);
    list_item(&call, "%s", length_of(at));
    list_end(&call, "))");
    writer_print(out, "%s    deed_fault(deed_reason_value);\n", indent);
    if (type->optional)
        writer_print(out, "%.*s}\n", (int)strlen(indent) - 4, indent);
}

static void check_one(const struct place_of *at, struct writer *out, const char *indent,
                      const char *value)
{
    struct suite *suite = at->suite;
    struct pool *pool = &suite->fill.pool;
    const struct parameter *parameter = &at->message->parameters[at->index];
    const struct value_type *type = &parameter->type;
    const char *name = pool_print(pool, "a_%s", parameter->name);

    if (value_is_owned(type)) {
        check_owned(at, out, indent, name, value);
    } else if (type->array) {
        struct value_type one = *type;
        one.array = 0;
        emit_local(at, out, indent, name);
        writer_print(out, "%sfor (uint64_t i = 0; i < %u; i++)\n", indent, type->array);
        const char *inner = pool_print(pool, "%s    ", indent);
        if (one.kind == VALUE_STRUCT)
            emit_refusal(out, inner,
                         pool_print(pool, "!%s(&AT(%s, %u, i), &AT(*%s, %u, i))",
                                    suite_comparer(suite, &one), name, type->array, value,
                                    type->array));
        else
            emit_refusal(out, inner, pool_print(pool, "%s[i] != (*%s)[i]", name, value));
    } else if (type->kind == VALUE_STRUCT) {
        emit_local(at, out, indent, name);
        emit_refusal(out, indent,
                     pool_print(pool, "!%s(&%s, %s)", suite_comparer(suite, type), name, value));
    } else {
        struct value_type came = *type;
        const char *wanted = scalar_at(at);
        if (came.kind == VALUE_ENUM)
            wanted = pool_print(pool, "(uint32_t)%s", wanted);
        else if (strcmp(came.c_type, "bool") == 0)
            wanted = pool_print(pool, "(%s)", wanted);
        emit_refusal(out, indent, pool_print(pool, "%s != %s", value, wanted));
    }
}

void suite_check(struct suite *suite, struct writer *out, const char *indent,
                 const struct message *message, const char *endpoint, const char *count)
{
    struct choice choice;
    struct place_of at = {suite, message, &choice, count, 0};

    choose(suite, message, &choice);
    for (at.index = 0; at.index < message->parameter_count; at.index++)
        check_one(&at, out, indent,
                  pool_print(&suite->fill.pool, "%s_%s_%s(%s)", suite->contract->name,
                             message->name, message->parameters[at.index].name, endpoint));
}
