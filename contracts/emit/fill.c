/* fill.c - values for generated components, see fill.h. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../compiler/layout.h"
#include "choice.h"
#include "fill.h"
#include "lines.h"

static size_t find(const struct fill *fill, const char *name)
{
    size_t i = 0;

    while (i < fill->made_count && strcmp(fill->made[i], name) != 0)
        i++;
    return i;
}

bool fill_begin(struct fill *fill, const char *name)
{
    if (find(fill, name) < fill->made_count)
        return false;
    fill->made = pool_grow(&fill->pool, fill->made, fill->made_count, sizeof *fill->made);
    fill->finished =
        pool_grow(&fill->pool, fill->finished, fill->made_count, sizeof *fill->finished);
    fill->made[fill->made_count] = name;
    fill->finished[fill->made_count++] = false;
    return true;
}

bool fill_is_finished(const struct fill *fill, const char *name)
{
    size_t at = find(fill, name);

    return at < fill->made_count && fill->finished[at];
}

void fill_end(struct fill *fill, const char *name, struct writer *text)
{
    writer_print(&fill->helpers, "%s\n", text->text);
    free(writer_finish(text));
    fill->finished[find(fill, name)] = true;
}

const char *fill_stem(struct pool *pool, const struct value_type *type)
{
    const char *blank = strchr(type->c_type, ' ');
    const char *begin = blank ? blank + 1 : type->c_type;

    return pool_text(pool, begin, strcspn(begin, " "));
}

#define MOST_STEM 16 /* with a word behind it: names of components have 23 characters */

/* Leave out vowels from the end, then the end. */
static void shorten(char *word, size_t most)
{
    for (size_t at = strlen(word); at-- > 1 && strlen(word) > most;)
        if (strchr("aeiou", word[at]) && word[at - 1] != '_')
            memmove(word + at, word + at + 1, strlen(word + at));
    if (strlen(word) > most)
        word[most] = '\0';
    while (word[strlen(word) - 1] == '_')
        word[strlen(word) - 1] = '\0';
}

char *fill_stem_of(struct pool *pool, const char *contract)
{
    struct writer out = {0};

    for (const char *at = contract; *at; at++) {
        bool begins = at > contract && isupper((unsigned char)at[0]) &&
                      (!isupper((unsigned char)at[-1]) || islower((unsigned char)at[1]));
        writer_print(&out, "%s%c", begins ? "_" : "", tolower((unsigned char)*at));
    }
    char *stem = pool_text(pool, out.text, out.size);
    free(writer_finish(&out));
    shorten(stem, MOST_STEM);
    return stem;
}

const char *fill_vector_stem(struct pool *pool, const struct value_type *type)
{
    const char *stem = fill_stem(pool, type);

    return pool_print(pool, "%.*s_vector", (int)(strrchr(stem, '_') - stem), stem);
}

const struct value_type *fill_field(const struct type_declaration *declaration, const char *path)
{
    size_t size = strcspn(path, ".");

    for (size_t i = 0; declaration && i < declaration->field_count; i++) {
        const struct parameter *field = &declaration->fields[i];
        if (strlen(field->name) == size && strncmp(field->name, path, size) == 0)
            return path[size] ? fill_field(field->type.declaration, path + size + 1) : &field->type;
    }
    return NULL;
}

const char *fill_word(struct pool *pool, const char *state)
{
    char *word = pool_text(pool, state, strlen(state));

    for (char *at = word; *at; at++)
        if (*at == '.')
            *at = '_';
    return word;
}

/* ---- owned values ---- */

static const char no_memory[] = "\n    if (!fresh)\n        deed_fault(deed_reason_null);\n";

/* The vector that is frozen. */
static void emit_freezing(struct fill *fill, struct writer *out, const struct value_type *type,
                          const char *stem)
{
    const char *vector = fill_vector_stem(&fill->pool, type);

    writer_print(out,
                 "    struct %s *vector = %s_take(length);\n\n    if (!vector)\n"
                 "        deed_fault(deed_reason_null);\n",
                 vector, vector);
    lines_assign(out, "    ", pool_print(&fill->pool, "struct %s *fresh", stem),
                 "%s_freeze(vector)", vector);
}

static const char *fresh_sized(struct fill *fill, const struct value_type *type)
{
    const char *stem = fill_stem(&fill->pool, type);
    const char *name = pool_print(&fill->pool, "fresh_%s", stem);
    bool sized = type->kind == VALUE_VECTOR || type->kind == VALUE_FROZEN;
    struct writer out = {0};

    if (!fill_begin(fill, name))
        return name;
    writer_print(&out, "OWN static struct %s *%s(%s)\n{\n", stem, name,
                 sized ? "uint64_t length" : "void");
    const char *head = pool_print(&fill->pool, "struct %s *fresh", stem);
    switch (type->kind) {
    case VALUE_FROZEN: emit_freezing(fill, &out, type, stem); break;
    case VALUE_OBJECT:
        lines_assign(&out, "    ", head, "deed_take(sizeof(struct %s))", stem);
        break;
    case VALUE_ROWS: lines_assign(&out, "    ", head, "%s_take(0, 0)", stem); break;
    case VALUE_PARCEL: lines_assign(&out, "    ", head, "%s_take(0)", stem); break;
    default: lines_assign(&out, "    ", head, "%s_take(length)", stem); break;
    }
    writer_print(&out, "%s    return fresh;\n}\n",
                 type->kind == VALUE_FROZEN ? no_memory + 1 : no_memory);
    fill_end(fill, name, &out);
    return name;
}

static const char *fresh(struct fill *fill, const struct value_type *type, uint64_t length)
{
    if (type->kind == VALUE_CLIENT || type->kind == VALUE_SERVER)
        return fill_fresh_end(fill, type);
    const char *function = fresh_sized(fill, type);
    if (type->kind == VALUE_VECTOR || type->kind == VALUE_FROZEN)
        return pool_print(&fill->pool, "%s(%llu)", function, (unsigned long long)length);
    return pool_print(&fill->pool, "%s()", function);
}

void fill_discard(struct fill *fill, struct writer *out, const char *indent,
                  const struct value_type *type, const char *value)
{
    const char *function = "deed_drop";
    struct list call;

    if (type->kind == VALUE_CLIENT || type->kind == VALUE_SERVER)
        function = fill_give_up_end(fill, type->contract_name,
                                    type->kind == VALUE_CLIENT ? SIDE_CLIENT : SIDE_SERVER,
                                    type->state_name);
    if (!function) {
        writer_print(out, "%sdeed_fault(deed_reason_unreachable);\n", indent);
        return;
    }
    list_begin(&call, out, indent, "%s(", function);
    list_item(&call, "%s", value);
    list_end(&call, ");");
}

/* ---- arguments ---- */

#define MOST_ON_STACK 256

const char *fill_storage(const struct value_type *type)
{
    uint64_t size = type->declaration ? type->declaration->size : layout_scalar(type->c_type);

    return size * (type->array ? type->array : 1) > MOST_ON_STACK ? "static " : "";
}

const char *fill_constant(struct pool *pool, const struct value_type *type, uint64_t value)
{
    if (type->kind == VALUE_ENUM)
        return pool_print(pool, "%s_%s", fill_stem(pool, type),
                          type->declaration->constants[value].name);
    if (strcmp(type->c_type, "bool") == 0)
        return value ? "true" : "false";
    if (type->c_type[0] == 'i')
        return pool_print(pool, "%lld", (long long)value);
    return pool_print(pool, value > INT32_MAX ? "%lluu" : "%llu", (unsigned long long)value);
}

/* A struct or array as a local variable: zeros, but for what the message requires of its fields. */
static const char *local(struct fill *fill, struct writer *out, const char *indent,
                         const struct message *message, size_t index, const struct choice *choice)
{
    const struct parameter *parameter = &message->parameters[index];
    const struct value_type *type = &parameter->type;
    const char *name = pool_print(&fill->pool, "%s_of_%s", parameter->name, message->name);

    if (fill->locals++)
        name = pool_print(&fill->pool, "%s_%zu", name, fill->locals);
    writer_print(out, "%s%s%s %s", indent, fill_storage(type), type->c_type, name);
    if (type->array)
        writer_print(out, "[%u]", type->array);
    writer_print(out, " = {0};\n");
    for (size_t i = 0; i < choice->count; i++) {
        const struct chosen *chosen = &choice->list[i];
        const char *dot = chosen->name ? strchr(chosen->name, '.') : NULL;
        const struct value_type *field =
            dot && chosen->argument == index ? fill_field(type->declaration, dot + 1) : NULL;
        if (field && chosen->value[0] != 0)
            writer_print(out, "%s%s%s = %s;\n", indent, name, dot,
                         fill_constant(&fill->pool, field, chosen->value[0]));
    }
    return pool_print(&fill->pool, "&%s", name);
}

static const char *argument(struct fill *fill, struct writer *out, const char *indent,
                            const struct message *message, size_t index,
                            const struct choice *choice)
{
    const struct parameter *parameter = &message->parameters[index];
    const struct value_type *type = &parameter->type;
    const struct chosen *value = choice_value(choice, index, parameter->name);
    const struct chosen *length = choice_length(choice, index);
    const struct chosen *null = choice_null(choice, index);

    if (value_is_owned(type))
        return type->optional && (!null || null->value[0])
                   ? "NULL"
                   : fresh(fill, type, length ? length->value[0] : 0);
    if (type->array || type->kind == VALUE_STRUCT)
        return local(fill, out, indent, message, index, choice);
    return fill_constant(&fill->pool, type, value ? value->value[0] : 0);
}

const char **fill_arguments(struct fill *fill, struct writer *out, const char *indent,
                            const struct message *message, const char *const *ready)
{
    const char **list = pool_take(&fill->pool, (message->parameter_count + 1) * sizeof *list);
    struct choice choice = {0};

    if (message->requires)
        choice_make(&fill->pool, message, &choice);
    for (size_t i = 0; i < message->parameter_count; i++)
        list[i] = ready && ready[i] ? ready[i] : argument(fill, out, indent, message, i, &choice);
    return list;
}

void fill_send(struct fill *fill, struct writer *out, const char *indent,
               const struct contract *contract, const struct message *message, const char *endpoint,
               const char *const *ready)
{
    const char **arguments = fill_arguments(fill, out, indent, message, ready);
    struct list call;

    list_begin(&call, out, indent, "%s_send_%s(", contract->name, message->name);
    list_item(&call, "%s", endpoint);
    for (size_t i = 0; i < message->parameter_count; i++)
        list_item(&call, "%s", arguments[i]);
    list_end(&call, ");");
}
