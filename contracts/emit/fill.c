/* fill.c - values for generated components, see fill.h. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../compiler/layout.h"
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
    const char *begin = type->c_type + strcspn(type->c_type, " ") + 1;

    return pool_text(pool, begin, strcspn(begin, " "));
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
    return stem;
}

const struct type_declaration *fill_declaration(const struct contract *contract,
                                                const struct value_type *type)
{
    struct pool pool = {0};
    if (type->declaration)
        return type->declaration;
    const struct type_declaration *found =
        layout_find_type(contract, pool_text(&pool, type->name, strcspn(type->name, " [*")));

    pool_free(&pool);
    return found;
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

static const char *fresh_sized(struct fill *fill, const struct value_type *type)
{
    const char *stem = fill_stem(&fill->pool, type);
    const char *name = pool_print(&fill->pool, "fresh_%s", stem);
    struct writer out = {0};

    if (!fill_begin(fill, name))
        return name;
    writer_print(&out, "OWN static struct %s *%s(%s)\n{\n", stem, name,
                 type->kind == VALUE_OBJECT ? "void" : "uint64_t length");
    if (type->kind == VALUE_OBJECT)
        writer_print(&out, "    struct %s *fresh = deed_take(sizeof(struct %s));\n", stem, stem);
    else
        writer_print(&out, "    struct %s *fresh = %s_take(length);\n", stem, stem);
    writer_print(&out, "%s    return fresh;\n}\n", no_memory);
    fill_end(fill, name, &out);
    return name;
}

static const char *fresh(struct fill *fill, const struct value_type *type)
{
    switch (type->kind) {
    case VALUE_CLIENT:
    case VALUE_SERVER: return fill_fresh_end(fill, type);
    case VALUE_OBJECT: return pool_print(&fill->pool, "%s()", fresh_sized(fill, type));
    default: return pool_print(&fill->pool, "%s(0)", fresh_sized(fill, type));
    }
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

static const char *scalar(struct fill *fill, const struct contract *contract,
                          const struct value_type *type)
{
    if (type->kind == VALUE_ENUM)
        return pool_print(&fill->pool, "%s_%s", fill_stem(&fill->pool, type),
                          fill_declaration(contract, type)->constants[0].name);
    return strcmp(type->c_type, "bool") == 0 ? "false" : "0";
}

const char **fill_arguments(struct fill *fill, struct writer *out, const char *indent,
                            const struct contract *contract, const struct message *message,
                            const char *const *ready)
{
    const char **list = pool_take(&fill->pool, (message->parameter_count + 1) * sizeof *list);

    for (size_t i = 0; i < message->parameter_count; i++) {
        const struct parameter *parameter = &message->parameters[i];
        const struct value_type *type = &parameter->type;
        if (ready && ready[i]) {
            list[i] = ready[i];
        } else if (value_is_owned(type)) {
            list[i] = type->optional ? "NULL" : fresh(fill, type);
        } else if (type->array || type->kind == VALUE_STRUCT) {
            const char *name = pool_print(&fill->pool, "%s_of_%s", parameter->name, message->name);
            if (fill->locals++)
                name = pool_print(&fill->pool, "%s_%zu", name, fill->locals);
            writer_print(out, "%s%s %s", indent, type->c_type, name);
            if (type->array)
                writer_print(out, "[%u]", type->array);
            writer_print(out, " = {0};\n");
            list[i] = pool_print(&fill->pool, "&%s", name);
        } else {
            list[i] = scalar(fill, contract, type);
        }
    }
    return list;
}

void fill_send(struct fill *fill, struct writer *out, const char *indent,
               const struct contract *contract, const struct message *message, const char *endpoint,
               const char *const *ready)
{
    const char **arguments = fill_arguments(fill, out, indent, contract, message, ready);
    struct list call;

    list_begin(&call, out, indent, "%s_send_%s(", contract->name, message->name);
    list_item(&call, "%s", endpoint);
    for (size_t i = 0; i < message->parameter_count; i++)
        list_item(&call, "%s", arguments[i]);
    list_end(&call, ");");
}
