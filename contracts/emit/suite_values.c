/* suite_values.c - the values that travel in a conformance suite, see suite.h: functions that make
 * one of each type and functions that compare, and the statements around them. */
#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "suite.h"

static const struct type_declaration *declaration_of(struct suite *suite,
                                                     const struct value_type *type)
{
    return fill_declaration(suite->contract, type);
}

/* Scalars in a value: each has a place of its own. */
static uint64_t leaves(struct suite *suite, const struct value_type *type)
{
    uint64_t count = 0;

    if (type->kind != VALUE_STRUCT)
        return type->array ? type->array : 1;
    const struct type_declaration *declaration = declaration_of(suite, type);
    for (size_t i = 0; i < declaration->field_count; i++)
        count += leaves(suite, &declaration->fields[i].type);
    return count * (type->array ? type->array : 1);
}

static void need_value_of(struct suite *suite)
{
    struct writer out = {0};

    if (!fill_begin(&suite->fill, "value_of"))
        return;
    writer_print(&out,
                 "/* What is at a place of an argument: every component of the suite computes "
                 "it for itself. */\n"
                 "static uint64_t value_of(uint32_t message, uint32_t argument, uint64_t place, "
                 "uint32_t count)\n"
                 "{\n"
                 "    uint64_t value = ((uint64_t)message << 40) ^ ((uint64_t)argument << 32) "
                 "^ count;\n\n"
                 "    value = (value ^ (place << 48) ^ place) * 0x9e3779b97f4a7c15u;\n"
                 "    value = (value ^ (value >> 29)) * 0xbf58476d1ce4e5b9u;\n"
                 "    return value ^ (value >> 32);\n"
                 "}\n");
    fill_end(&suite->fill, "value_of", &out);
}

/* A scalar of the type out of a number. */
static const char *scalar_of(struct suite *suite, const struct value_type *type, const char *number)
{
    struct pool *pool = &suite->fill.pool;

    if (type->kind == VALUE_ENUM)
        return pool_print(pool, "(%s)(%s %% %zu)", type->c_type, number,
                          declaration_of(suite, type)->constant_count);
    if (strcmp(type->c_type, "bool") == 0)
        return pool_print(pool, "(%s & 1) != 0", number);
    if (strcmp(type->c_type, "uint64_t") == 0)
        return number;
    return pool_print(pool, "(%s)%s", type->c_type, number);
}

/* ---- structs ---- */

static const char *need_fill_struct(struct suite *suite, const struct value_type *type);
static const char *need_same_struct(struct suite *suite, const struct value_type *type);

static const char *struct_word(struct suite *suite, const struct value_type *type)
{
    struct value_type one = *type;

    if (type->kind == VALUE_VECTOR || type->kind == VALUE_ROWS || type->kind == VALUE_FROZEN)
        one.c_type = type->element;
    return fill_stem(&suite->fill.pool, &one);
}

static void emit_fill_field(struct suite *suite, struct writer *out, const struct parameter *field,
                            uint64_t first)
{
    struct pool *pool = &suite->fill.pool;
    struct value_type one = field->type;
    const char *indent = field->type.array ? "        " : "    ";
    const char *index = field->type.array ? "[i]" : "";

    one.array = 0;
    uint64_t size = leaves(suite, &one);
    const char *place = pool_print(pool, "first + %llu", (unsigned long long)first);
    if (field->type.array) {
        writer_print(out, "    for (uint64_t i = 0; i < %u; i++)\n", field->type.array);
        place = size == 1 ? pool_print(pool, "%s + i", place)
                          : pool_print(pool, "%s + %llu * i", place, (unsigned long long)size);
    }
    if (one.kind == VALUE_STRUCT) {
        struct list call;
        list_begin(&call, out, indent, "%s(", need_fill_struct(suite, &one));
        list_item(&call, "&made->%s%s", field->name, index);
        list_item(&call, "message");
        list_item(&call, "argument");
        list_item(&call, "%s", place);
        list_item(&call, "count");
        list_end(&call, ");");
        return;
    }
    lines_assign(
        out, indent, pool_print(pool, "made->%s%s", field->name, index), "%s",
        scalar_of(suite, &one, pool_print(pool, "value_of(message, argument, %s, count)", place)));
}

static const char *need_fill_struct(struct suite *suite, const struct value_type *type)
{
    const char *word = struct_word(suite, type);
    const char *name = pool_print(&suite->fill.pool, "fill_%s", word);
    const struct type_declaration *declaration = declaration_of(suite, type);
    struct writer out = {0};
    struct list head;
    uint64_t first = 0;

    if (!fill_begin(&suite->fill, name))
        return name;
    need_value_of(suite);
    list_begin(&head, &out, "", "static void %s(", name);
    list_item(&head, "struct %s *made", word);
    list_item(&head, "uint32_t message");
    list_item(&head, "uint32_t argument");
    list_item(&head, "uint64_t first");
    list_item(&head, "uint32_t count");
    list_end(&head, ")\n{");
    for (size_t i = 0; i < declaration->field_count; i++) {
        emit_fill_field(suite, &out, &declaration->fields[i], first);
        first += leaves(suite, &declaration->fields[i].type);
    }
    writer_print(&out, "}\n");
    fill_end(&suite->fill, name, &out);
    return name;
}

static const char *need_same_struct(struct suite *suite, const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    const char *word = struct_word(suite, type);
    const char *name = pool_print(pool, "same_%s", word);
    const struct type_declaration *declaration = declaration_of(suite, type);
    struct writer out = {0};
    struct list head;

    if (!fill_begin(&suite->fill, name))
        return name;
    list_begin(&head, &out, "", "static bool %s(", name);
    list_item(&head, "const struct %s *one", word);
    list_item(&head, "const struct %s *other", word);
    list_end(&head, ")\n{");
    for (size_t i = 0; i < declaration->field_count; i++) {
        const struct parameter *field = &declaration->fields[i];
        const char *index = field->type.array ? "[i]" : "";
        const char *indent = field->type.array ? "        " : "    ";
        if (field->type.array)
            writer_print(&out, "    for (uint64_t i = 0; i < %u; i++)\n", field->type.array);
        if (field->type.kind == VALUE_STRUCT)
            writer_print(&out, "%sif (!%s(&one->%s%s, &other->%s%s))\n", indent,
                         need_same_struct(suite, &field->type), field->name, index, field->name,
                         index);
        else
            writer_print(&out, "%sif (one->%s%s != other->%s%s)\n", indent, field->name, index,
                         field->name, index);
        writer_print(&out, "%s    return false;\n", indent);
    }
    writer_print(&out, "    return true;\n}\n");
    fill_end(&suite->fill, name, &out);
    return name;
}

/* ---- sequences ---- */

/* The vector type behind frozen vectors and rows. */
static const char *vector_word(struct suite *suite, const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    const char *stem = fill_stem(pool, type);
    const char *last = strrchr(stem, '_');

    return pool_print(pool, "%.*s_vector", (int)(last - stem), stem);
}

static struct value_type element_type(struct suite *suite, const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    const char *element = type->element;
    struct value_type one = *type;

    if (!element) {
        const char *word = vector_word(suite, type);
        element = pool_print(pool, "%.*s_t", (int)(strlen(word) - strlen("_vector")), word);
    }
    bool is_struct = strncmp(element, "struct ", 7) == 0;
    one.kind = is_struct ? VALUE_STRUCT : VALUE_SCALAR;
    one.c_type = element;
    one.array = 0;
    one.optional = false;
    return one;
}

static void sequence_head(struct writer *out, const char *result, const char *name,
                          const char *subject, const char *last)
{
    struct list head;

    list_begin(&head, out, "", "%s%s(", result, name);
    list_item(&head, "%s", subject);
    list_item(&head, "uint32_t message");
    list_item(&head, "uint32_t argument");
    list_item(&head, "uint64_t first");
    list_item(&head, "uint32_t count");
    if (last)
        list_item(&head, "%s", last);
    list_end(&head, ")\n{");
}

static const char *need_fill_vector(struct suite *suite, const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    const char *word = vector_word(suite, type);
    const char *name = pool_print(pool, "fill_%s", word);
    struct value_type one = element_type(suite, type);
    struct writer out = {0};

    if (!fill_begin(&suite->fill, name))
        return name;
    need_value_of(suite);
    const char *fill = one.kind == VALUE_STRUCT ? need_fill_struct(suite, &one) : NULL;
    sequence_head(&out, "static void ", name, pool_print(pool, "struct %s *made", word), NULL);
    writer_print(&out, "    for (uint64_t i = 0; i < made->length; i++)\n");
    if (fill)
        writer_print(&out,
                     "        %s(&made->at[i], message, argument, first + %llu * i, count);\n",
                     fill, (unsigned long long)leaves(suite, &one));
    else
        lines_assign(&out, "        ", "made->at[i]", "%s",
                     scalar_of(suite, &one, "value_of(message, argument, first + i, count)"));
    writer_print(&out, "}\n");
    fill_end(&suite->fill, name, &out);
    return name;
}

static const char *need_right_vector(struct suite *suite, const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    const char *word = vector_word(suite, type);
    const char *name = pool_print(pool, "right_%s", word);
    struct value_type one = element_type(suite, type);
    struct writer out = {0};

    if (!fill_begin(&suite->fill, name))
        return name;
    need_value_of(suite);
    sequence_head(&out, "static bool ", name, pool_print(pool, "const struct %s *came", word),
                  "uint64_t length");
    writer_print(&out, "    if (came->length != length)\n        return false;\n");
    if (one.kind == VALUE_STRUCT) {
        const char *fill = need_fill_struct(suite, &one);
        const char *same = need_same_struct(suite, &one);
        writer_print(&out,
                     "    for (uint64_t i = 0; i < length; i++) {\n"
                     "        %s wanted = {0};\n"
                     "        %s(&wanted, message, argument, first + %llu * i, count);\n"
                     "        if (!%s(&wanted, &came->at[i]))\n"
                     "            return false;\n    }\n",
                     one.c_type, fill, (unsigned long long)leaves(suite, &one), same);
    } else {
        writer_print(&out,
                     "    for (uint64_t i = 0; i < length; i++)\n"
                     "        if (came->at[i] != %s)\n            return false;\n",
                     scalar_of(suite, &one, "value_of(message, argument, first + i, count)"));
    }
    writer_print(&out, "    return true;\n}\n");
    fill_end(&suite->fill, name, &out);
    return name;
}

/* ---- owned values, whole ---- */

static void emit_make_vector(struct suite *suite, struct writer *out, const struct value_type *type)
{
    const char *word = vector_word(suite, type);

    writer_print(out,
                 "    struct %s *made = %s_take(length);\n    if (!made)\n"
                 "        deed_fault(deed_reason_null);\n"
                 "    %s(made, message, argument, 0, count);\n",
                 word, word, need_fill_vector(suite, type));
}

/* Rows of lengths 0, 1, 2, ... */
static void emit_make_rows(struct suite *suite, struct writer *out, const struct value_type *type)
{
    const char *word = fill_stem(&suite->fill.pool, type);

    writer_print(out,
                 "    struct %s *made = %s_take(length, length * length);\n    if (!made)\n"
                 "        deed_fault(deed_reason_null);\n"
                 "    for (uint64_t row = 0; row < length; row++) {\n"
                 "        struct %s *added = %s_add(made, row);\n"
                 "        if (!added)\n            deed_fault(deed_reason_null);\n"
                 "        %s(added, message, argument, 1000 * row, count);\n    }\n",
                 word, word, vector_word(suite, type), word, need_fill_vector(suite, type));
}

static const char *need_make(struct suite *suite, const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    const char *word = fill_stem(pool, type);
    const char *name = pool_print(pool, "make_%s", word);
    struct writer body = {0}, out = {0};
    struct list head;

    if (!fill_begin(&suite->fill, name))
        return name;
    need_value_of(suite);
    switch (type->kind) {
    case VALUE_OBJECT:
        writer_print(&body,
                     "    struct %s *made = deed_take(sizeof(struct %s));\n    if (!made)\n"
                     "        deed_fault(deed_reason_null);\n"
                     "    (void)length;\n    %s(made, message, argument, 0, count);\n",
                     word, word, need_fill_struct(suite, type));
        break;
    case VALUE_ROWS: emit_make_rows(suite, &body, type); break;
    default: emit_make_vector(suite, &body, type); break;
    }
    if (type->kind == VALUE_FROZEN)
        writer_print(&body,
                     "    struct %s *frozen = %s_freeze(made);\n    if (!frozen)\n"
                     "        deed_fault(deed_reason_null);\n    return frozen;\n",
                     word, vector_word(suite, type));
    else
        writer_print(&body, "    return made;\n");
    list_begin(&head, &out, "", "OWN static struct %s *%s(", word, name);
    list_item(&head, "uint32_t message");
    list_item(&head, "uint32_t argument");
    list_item(&head, "uint32_t count");
    list_item(&head, "uint64_t length");
    list_end(&head, ")\n{");
    writer_print(&out, "%s}\n", body.text);
    free(writer_finish(&body));
    fill_end(&suite->fill, name, &out);
    return name;
}

static void emit_compare(struct suite *suite, struct writer *out, const struct value_type *type)
{
    const char *word = fill_stem(&suite->fill.pool, type);

    switch (type->kind) {
    case VALUE_OBJECT:
        writer_print(out,
                     "    struct %s *wanted = %s(message, argument, count, length);\n"
                     "    bool right = %s(wanted, came);\n    deed_drop(wanted);\n",
                     word, need_make(suite, type), need_same_struct(suite, type));
        break;
    case VALUE_ROWS:
        writer_print(
            out,
            "    bool right = %s_count(came) == length;\n"
            "    for (uint64_t row = 0; right && row < length; row++)\n"
            "        right = %s(%s_peek(came, row), message, argument, 1000 * row, count,\n"
            "                   row);\n",
            word, need_right_vector(suite, type), word);
        break;
    case VALUE_FROZEN:
        writer_print(out,
                     "    bool right = %s(%s_view(came), message, argument, 0, count, length);\n",
                     need_right_vector(suite, type), word);
        break;
    default:
        writer_print(out, "    bool right = %s(came, message, argument, 0, count, length);\n",
                     need_right_vector(suite, type));
        break;
    }
}

/* Is it what make made? It is dropped. */
static const char *need_accept(struct suite *suite, const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    const char *word = fill_stem(pool, type);
    const char *name = pool_print(pool, "accept_%s", word);
    struct writer body = {0}, out = {0};
    struct list head;

    if (!fill_begin(&suite->fill, name))
        return name;
    emit_compare(suite, &body, type);
    list_begin(&head, &out, "", "static bool %s(", name);
    list_item(&head, "struct %s *came OWN CLAIMS", word);
    list_item(&head, "uint32_t message");
    list_item(&head, "uint32_t argument");
    list_item(&head, "uint32_t count");
    list_item(&head, "uint64_t length");
    list_end(&head, ")\n{");
    writer_print(&out, "%s    deed_drop(came);\n    return right;\n}\n", body.text);
    free(writer_finish(&body));
    fill_end(&suite->fill, name, &out);
    return name;
}

/* ---- arguments ---- */

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
    need_value_of(at->suite);
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
    if (parameter->type.kind == VALUE_OBJECT)
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

    return scalar_of(at->suite, &parameter->type,
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
    writer_print(out, "%s%s %s", indent, type->c_type, name);
    if (type->array)
        writer_print(out, "[%u]", type->array);
    writer_print(out, " = {0};\n");
    if (type->array)
        writer_print(out, "%sfor (uint64_t i = 0; i < %u; i++)\n%s    ", indent, type->array,
                     indent);
    if (one.kind == VALUE_STRUCT)
        writer_print(out, "%s%s(&%s%s, %u, %zu, %s%llu%s, %s);\n", type->array ? "" : indent,
                     need_fill_struct(suite, &one), name, type->array ? "[i]" : "",
                     at->message->tag, at->index, type->array ? "i * " : "",
                     type->array ? (unsigned long long)leaves(suite, &one) : 0, "", at->count);
    else
        writer_print(out, "%s[i] = %s;\n", name,
                     scalar_of(suite, &one,
                               pool_print(pool, "value_of(%u, %zu, i, %s)", at->message->tag,
                                          at->index, at->count)));
    for (size_t i = 0; i < at->choice->count; i++) {
        const struct chosen *chosen = &at->choice->list[i];
        const char *dot = chosen->name ? strchr(chosen->name, '.') : NULL;
        if (chosen->argument != at->index || !dot)
            continue;
        const struct type_declaration *declaration = declaration_of(suite, type);
        for (size_t f = 0; declaration && f < declaration->field_count; f++)
            if (strcmp(declaration->fields[f].name, dot + 1) == 0)
                writer_print(out, "%s%s%s = %s;\n", indent, name, dot,
                             scalar_of(suite, &declaration->fields[f].type,
                                       need_chosen(at, chosen, chosen->name)));
    }
}

static void emit_owned(const struct place_of *at, struct writer *out, const char *name)
{
    struct suite *suite = at->suite;
    struct pool *pool = &suite->fill.pool;
    const struct value_type *type = &at->message->parameters[at->index].type;
    const char *value;
    const char *pointer = pool_print(pool, "%s%s", type->c_type, name);

    if (type->kind == VALUE_CLIENT || type->kind == VALUE_SERVER)
        value = fill_fresh_end(&suite->fill, type);
    else
        value = pool_print(pool, "%s(%u, %zu, %s, %s)", need_make(suite, type), at->message->tag,
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
    list_begin(&call, out, indent, "if (!%s(", need_accept(suite, type));
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
                         pool_print(pool, "!%s(&%s[i], &(*%s)[i])", need_same_struct(suite, &one),
                                    name, value));
        else
            emit_refusal(out, inner, pool_print(pool, "%s[i] != (*%s)[i]", name, value));
    } else if (type->kind == VALUE_STRUCT) {
        emit_local(at, out, indent, name);
        emit_refusal(out, indent,
                     pool_print(pool, "!%s(&%s, %s)", need_same_struct(suite, type), name, value));
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
