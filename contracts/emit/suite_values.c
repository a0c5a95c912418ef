/* suite_values.c - the values that travel in a conformance suite, see suite.h: functions that make
 * one of each type, and functions that compare. */
#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "suite.h"

/* Scalars in a value: each has a place of its own. */
uint64_t suite_leaves(struct suite *suite, const struct value_type *type)
{
    uint64_t count = 0;

    if (type->kind != VALUE_STRUCT)
        return type->array ? type->array : 1;
    const struct type_declaration *declaration = type->declaration;
    for (size_t i = 0; i < declaration->field_count; i++)
        count += suite_leaves(suite, &declaration->fields[i].type);
    return count * (type->array ? type->array : 1);
}

void suite_need_value_of(struct suite *suite)
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
const char *suite_scalar(struct suite *suite, const struct value_type *type, const char *number)
{
    struct pool *pool = &suite->fill.pool;

    if (type->kind == VALUE_ENUM)
        return pool_print(pool, "(%s)(%s %% %zu)", type->c_type, number,
                          type->declaration->constant_count);
    if (strcmp(type->c_type, "bool") == 0)
        return pool_print(pool, "(%s & 1) != 0", number);
    if (strcmp(type->c_type, "uint64_t") == 0)
        return number;
    return pool_print(pool, "(%s)%s", type->c_type, number);
}

/* ---- structs ---- */

static const char *struct_word(struct suite *suite, const struct value_type *type)
{
    struct value_type one = *type;

    if (type->kind == VALUE_VECTOR || type->kind == VALUE_ROWS || type->kind == VALUE_FROZEN)
        one.c_type = type->element;
    if (type->kind == VALUE_PARCEL) {
        const char *stem = fill_stem(&suite->fill.pool, type);
        return pool_text(&suite->fill.pool, stem, (size_t)(strrchr(stem, '_') - stem));
    }
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
    uint64_t size = suite_leaves(suite, &one);
    const char *place = pool_print(pool, "first + %llu", (unsigned long long)first);
    if (field->type.array) {
        writer_print(out, "    for (uint64_t i = 0; i < %u; i++)\n", field->type.array);
        place = size == 1 ? pool_print(pool, "%s + i", place)
                          : pool_print(pool, "%s + %llu * i", place, (unsigned long long)size);
    }
    if (one.kind == VALUE_STRUCT) {
        struct list call;
        list_begin(&call, out, indent, "%s(", suite_filler(suite, &one));
        if (field->type.array)
            list_item(&call, "&AT(made->%s, %u, i)", field->name, field->type.array);
        else
            list_item(&call, "&made->%s", field->name);
        list_item(&call, "message");
        list_item(&call, "argument");
        list_item(&call, "%s", place);
        list_item(&call, "count");
        list_end(&call, ");");
        return;
    }
    lines_assign(out, indent, pool_print(pool, "made->%s%s", field->name, index), "%s",
                 suite_scalar(suite, &one,
                              pool_print(pool, "value_of(message, argument, %s, count)", place)));
}

const char *suite_filler(struct suite *suite, const struct value_type *type)
{
    const char *word = struct_word(suite, type);
    const char *name = pool_print(&suite->fill.pool, "fill_%s", word);
    const struct type_declaration *declaration = type->declaration;
    struct writer out = {0};
    struct list head;
    uint64_t first = 0;

    if (!fill_begin(&suite->fill, name))
        return name;
    suite_need_value_of(suite);
    list_begin(&head, &out, "", "static void %s(", name);
    list_item(&head, "struct %s *made", word);
    list_item(&head, "uint32_t message");
    list_item(&head, "uint32_t argument");
    list_item(&head, "uint64_t first");
    list_item(&head, "uint32_t count");
    list_end(&head, ")\n{");
    for (size_t i = 0; i < declaration->field_count; i++) {
        if (declaration->fields[i].type.kind == VALUE_LINK ||
            declaration->fields[i].type.kind == VALUE_SPAN)
            continue;
        emit_fill_field(suite, &out, &declaration->fields[i], first);
        first += suite_leaves(suite, &declaration->fields[i].type);
    }
    writer_print(&out, "}\n");
    fill_end(&suite->fill, name, &out);
    return name;
}

const char *suite_comparer(struct suite *suite, const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    const char *word = struct_word(suite, type);
    const char *name = pool_print(pool, "same_%s", word);
    const struct type_declaration *declaration = type->declaration;
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
        if (field->type.kind == VALUE_LINK || field->type.kind == VALUE_SPAN)
            continue;
        if (field->type.array)
            writer_print(&out, "    for (uint64_t i = 0; i < %u; i++)\n", field->type.array);
        if (field->type.kind == VALUE_STRUCT && field->type.array)
            writer_print(&out, "%sif (!%s(&AT(one->%s, %u, i), &AT(other->%s, %u, i)))\n", indent,
                         suite_comparer(suite, &field->type), field->name, field->type.array,
                         field->name, field->type.array);
        else if (field->type.kind == VALUE_STRUCT)
            writer_print(&out, "%sif (!%s(&one->%s, &other->%s))\n", indent,
                         suite_comparer(suite, &field->type), field->name, field->name);
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

static struct value_type element_type(struct suite *suite, const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    const char *element = type->element;
    struct value_type one = *type;

    if (!element) {
        const char *word = fill_vector_stem(&suite->fill.pool, type);
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
    const char *word = fill_vector_stem(&suite->fill.pool, type);
    const char *name = pool_print(pool, "fill_%s", word);
    struct value_type one = element_type(suite, type);
    struct writer out = {0};

    if (!fill_begin(&suite->fill, name))
        return name;
    suite_need_value_of(suite);
    const char *fill = one.kind == VALUE_STRUCT ? suite_filler(suite, &one) : NULL;
    sequence_head(&out, "static void ", name, pool_print(pool, "struct %s *made", word), NULL);
    writer_print(&out, "    for (uint64_t i = 0; i < made->length; i++)\n");
    if (fill) {
        struct list call;
        list_begin(&call, &out, "        ", "%s(", fill);
        list_item(&call, "&AT(made->at, made->length, i)");
        list_item(&call, "message");
        list_item(&call, "argument");
        list_item(&call, "first + %llu * i", (unsigned long long)suite_leaves(suite, &one));
        list_item(&call, "count");
        list_end(&call, ");");
    } else
        lines_assign(&out, "        ", "made->at[i]", "%s",
                     suite_scalar(suite, &one, "value_of(message, argument, first + i, count)"));
    writer_print(&out, "}\n");
    fill_end(&suite->fill, name, &out);
    return name;
}

static const char *need_right_vector(struct suite *suite, const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    const char *word = fill_vector_stem(&suite->fill.pool, type);
    const char *name = pool_print(pool, "right_%s", word);
    struct value_type one = element_type(suite, type);
    struct writer out = {0};

    if (!fill_begin(&suite->fill, name))
        return name;
    suite_need_value_of(suite);
    sequence_head(&out, "static bool ", name, pool_print(pool, "const struct %s *came", word),
                  "uint64_t length");
    writer_print(&out, "    if (came->length != length)\n        return false;\n");
    if (one.kind == VALUE_STRUCT) {
        const char *fill = suite_filler(suite, &one);
        const char *same = suite_comparer(suite, &one);
        writer_print(&out,
                     "    for (uint64_t i = 0; i < length; i++) {\n"
                     "        %s wanted = {0};\n"
                     "        %s(&wanted, message, argument, first + %llu * i, count);\n"
                     "        if (!%s(&wanted, &AT(came->at, came->length, i)))\n"
                     "            return false;\n    }\n",
                     one.c_type, fill, (unsigned long long)suite_leaves(suite, &one), same);
    } else {
        writer_print(&out,
                     "    for (uint64_t i = 0; i < length; i++)\n"
                     "        if (came->at[i] != %s)\n            return false;\n",
                     suite_scalar(suite, &one, "value_of(message, argument, first + i, count)"));
    }
    writer_print(&out, "    return true;\n}\n");
    fill_end(&suite->fill, name, &out);
    return name;
}

/* ---- owned values, whole ---- */

static void emit_make_vector(struct suite *suite, struct writer *out, const struct value_type *type)
{
    const char *word = fill_vector_stem(&suite->fill.pool, type);

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
                 "    struct %s *made = %s_take(length, deed_multiply_u64(length, length));\n    "
                 "if (!made)\n"
                 "        deed_fault(deed_reason_null);\n"
                 "    for (uint64_t row = 0; row < length; row++) {\n"
                 "        struct %s *added = %s_add(made, row);\n"
                 "        if (!added)\n            deed_fault(deed_reason_null);\n"
                 "        %s(added, message, argument, 1000 * row, count);\n    }\n",
                 word, word, fill_vector_stem(&suite->fill.pool, type), word,
                 need_fill_vector(suite, type));
}

/* The root, and one node or vector behind each of its links. */
static void emit_make_parcel(struct suite *suite, struct writer *out, const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    const struct type_declaration *root = type->declaration;
    const char *stem = fill_stem(pool, type);
    uint64_t room = 0;

    for (size_t f = 0; f < root->field_count; f++) {
        const struct value_type *field = &root->fields[f].type;
        if (field->kind == VALUE_LINK)
            room += (field->declaration->size + 7) / 8 * 8;
        if (field->kind == VALUE_SPAN)
            room += 8 + 3 * (field->declaration ? field->declaration->size : 8) + 8;
    }
    writer_print(out,
                 "    struct %s *made = %s_take(%llu);\n    if (!made)\n"
                 "        deed_fault(deed_reason_null);\n    (void)length;\n"
                 "    struct %s *root = &made->root;\n"
                 "    %s(root, message, argument, 0, count);\n",
                 stem, stem, (unsigned long long)room, struct_word(suite, type),
                 suite_filler(suite, type));
    for (size_t f = 0; f < root->field_count; f++) {
        const struct value_type *field = &root->fields[f].type;
        const char *name = root->fields[f].name;
        const char *word = fill_stem(pool, field);
        if (field->kind != VALUE_LINK && field->kind != VALUE_SPAN)
            continue;
        bool link = field->kind == VALUE_LINK;
        const char *added = field->declaration ? field->declaration->name : word;
        if (field->declaration && !link)
            added = pool_print(pool, "%s_vector", added);
        lines_assign(out, "    ", pool_print(pool, "struct %s *to_%s", word, name),
                     "%s_add_%s(made%s)", stem, added, link ? "" : ", 3");
        writer_print(out,
                     "    if (!to_%s)\n        deed_fault(deed_reason_null);\n"
                     "    %s(to_%s, message, argument, %zu, count);\n"
                     "    root->%s = to_%s;\n",
                     name, link ? suite_filler(suite, field) : need_fill_vector(suite, field), name,
                     1000 * (f + 1), name, name);
    }
}

static void emit_compare_parcel(struct suite *suite, struct writer *out,
                                const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    const struct type_declaration *root = type->declaration;
    const char *stem = fill_stem(pool, type);
    const char *word = struct_word(suite, type);

    writer_print(out,
                 "    const struct %s *root = &came->root;\n"
                 "    struct %s *wanted = %s(message, argument, count, length);\n"
                 "    bool right = %s(&wanted->root, root);\n"
                 "    deed_drop(wanted);\n",
                 word, stem, suite_maker(suite, type), suite_comparer(suite, type));
    for (size_t f = 0; f < root->field_count; f++) {
        const struct value_type *field = &root->fields[f].type;
        const char *name = root->fields[f].name;
        if (field->kind != VALUE_SPAN)
            continue;
        const char *to = fill_stem(pool, field);
        lines_assign(out, "    ", pool_print(pool, "const struct %s *to_%s", to, name), "root->%s",
                     name);
        writer_print(out,
                     "    if (!to_%s || !%s(to_%s, message, argument, %zu, count, 3))\n"
                     "        right = false;\n",
                     name, need_right_vector(suite, field), name, 1000 * (f + 1));
    }
    for (size_t f = 0; f < root->field_count; f++) {
        const struct value_type *field = &root->fields[f].type;
        const char *name = root->fields[f].name;
        if (field->kind != VALUE_LINK)
            continue;
        const char *to = fill_stem(pool, field);
        lines_assign(out, "    ", pool_print(pool, "const struct %s *to_%s", to, name), "root->%s",
                     name);
        writer_print(out, "    if (!to_%s)\n        right = false;\n", name);
    }
}

const char *suite_maker(struct suite *suite, const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    const char *word = fill_stem(pool, type);
    const char *name = pool_print(pool, "make_%s", word);
    struct writer body = {0}, out = {0};
    struct list head;

    if (!fill_begin(&suite->fill, name))
        return name;
    suite_need_value_of(suite);
    switch (type->kind) {
    case VALUE_OBJECT:
        writer_print(&body,
                     "    struct %s *made = deed_take(sizeof(struct %s));\n    if (!made)\n"
                     "        deed_fault(deed_reason_null);\n"
                     "    (void)length;\n    %s(made, message, argument, 0, count);\n",
                     word, word, suite_filler(suite, type));
        break;
    case VALUE_ROWS: emit_make_rows(suite, &body, type); break;
    case VALUE_PARCEL: emit_make_parcel(suite, &body, type); break;
    default: emit_make_vector(suite, &body, type); break;
    }
    if (type->kind == VALUE_FROZEN)
        writer_print(&body,
                     "    struct %s *frozen = %s_freeze(made);\n    if (!frozen)\n"
                     "        deed_fault(deed_reason_null);\n    return frozen;\n",
                     word, fill_vector_stem(&suite->fill.pool, type));
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
    struct list call;

    switch (type->kind) {
    case VALUE_OBJECT:
        writer_print(out,
                     "    struct %s *wanted = %s(message, argument, count, length);\n"
                     "    bool right = %s(wanted, came);\n    deed_drop(wanted);\n",
                     word, suite_maker(suite, type), suite_comparer(suite, type));
        break;
    case VALUE_PARCEL: emit_compare_parcel(suite, out, type); break;
    case VALUE_ROWS:
        writer_print(out,
                     "    bool right = %s_count(came) == length;\n"
                     "    for (uint64_t row = 0; right && row < length; row++)\n",
                     word);
        list_begin(&call, out, "        ", "right = %s(", need_right_vector(suite, type));
        list_item(&call, "%s_peek(came, row)", word);
        list_item(&call, "message");
        list_item(&call, "argument");
        list_item(&call, "1000 * row");
        list_item(&call, "count");
        list_item(&call, "row");
        list_end(&call, ");");
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
const char *suite_acceptor(struct suite *suite, const struct value_type *type)
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
