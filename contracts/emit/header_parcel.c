/* header_parcel.c - parcels in the header: for each root a type of its own, with all kinds of nodes
 * and vectors that its links lead to, by the macros of deed/parcel.h. The links themselves are IN
 * fields of the structs (header_type.c). */
#include <string.h>

#include "../compiler/layout.h"
#include "../compiler/pool.h"
#include "header.h"

/* The structs that links lead to from a root, the root and structs inside of them included. */
struct reached {
    struct pool pool;
    const struct type_declaration **types;
    size_t count;
};

static void reach(struct reached *reached, const struct type_declaration *type)
{
    for (size_t i = 0; i < reached->count; i++)
        if (reached->types[i] == type)
            return;
    reached->types =
        pool_grow(&reached->pool, reached->types, reached->count, sizeof reached->types[0]);
    reached->types[reached->count++] = type;
}

static bool is_link(const struct parameter *field)
{
    return field->type.kind == VALUE_LINK || field->type.kind == VALUE_SPAN;
}

static void reach_all(struct reached *reached, const struct type_declaration *root)
{
    reach(reached, root);
    for (size_t i = 0; i < reached->count; i++) { /* grows while it is read */
        const struct type_declaration *type = reached->types[i];
        for (size_t j = 0; j < type->field_count; j++)
            if (type->fields[j].type.kind != VALUE_ENUM && type->fields[j].type.declaration)
                reach(reached, type->fields[j].type.declaration);
    }
}

/* "uint8_vector", "Stat_vector": a vector's name without the contract in front. */
static void emit_vector_name(struct writer *out, const struct value_type *span)
{
    if (span->declaration)
        writer_print(out, "%s_vector", span->declaration->name);
    else
        writer_print(out, "%.*s_vector", (int)strlen(span->element) - 2, span->element);
}

/* The struct that a link or span leads to. */
static void emit_target(struct writer *out, const struct contract *contract,
                        const struct value_type *type)
{
    if (type->declaration)
        writer_print(out, "%s_", contract->name);
    if (type->kind == VALUE_SPAN)
        emit_vector_name(out, type);
    else
        writer_print(out, "%s", type->declaration->name);
}

static bool same_target(const struct value_type *one, const struct value_type *other)
{
    return one->kind == other->kind && one->declaration == other->declaration &&
           (one->declaration || strcmp(one->element, other->element) == 0);
}

/* What links lead to, each once. */
struct targets {
    struct pool pool;
    const struct value_type **types;
    size_t count;
};

static bool add_target(struct targets *targets, const struct value_type *type)
{
    for (size_t i = 0; i < targets->count; i++)
        if (same_target(targets->types[i], type))
            return false;
    targets->types =
        pool_grow(&targets->pool, targets->types, targets->count, sizeof targets->types[0]);
    targets->types[targets->count++] = type;
    return true;
}

/* The function that adds what the field leads to. */
static void emit_adder(struct writer *out, const struct contract *contract, const char *root,
                       const struct value_type *type)
{
    const char *name = contract->name;

    if (type->kind == VALUE_LINK) {
        writer_print(out, "DEED_PARCEL_NODE(%s_%s_parcel, %s, ", name, root,
                     type->declaration->name);
        emit_target(out, contract, type);
    } else {
        writer_print(out, "DEED_PARCEL_VECTOR(%s_%s_parcel, ", name, root);
        emit_vector_name(out, type);
        writer_print(out, ", ");
        emit_target(out, contract, type);
        writer_print(out, ", %s", type->element);
    }
    writer_print(out, ")\n");
}

static void emit_adders(struct writer *out, const struct contract *contract, const char *root,
                        const struct reached *reached)
{
    struct targets targets = {0};

    for (size_t i = 0; i < reached->count; i++)
        for (size_t j = 0; j < reached->types[i]->field_count; j++) {
            const struct parameter *field = &reached->types[i]->fields[j];
            if (is_link(field) && add_target(&targets, &field->type))
                emit_adder(out, contract, root, &field->type);
        }
    pool_free(&targets.pool);
}

static void emit_parcel(struct writer *out, const struct contract *contract,
                        const struct type_declaration *root)
{
    struct reached reached = {0};
    const char *name = contract->name;

    reach_all(&reached, root);
    writer_print(out,
                 "struct %s_%s_parcel {\n    struct deed_parcel parcel;\n"
                 "    struct %s_%s root;\n};\nDEED_PARCEL(%s_%s_parcel)\n",
                 name, root->name, name, root->name, name, root->name);
    emit_adders(out, contract, root->name, &reached);
    writer_print(out, "\n");
    pool_free(&reached.pool);
}

static bool is_root(const struct contract *contract, const struct type_declaration *type)
{
    for (size_t i = 0; i < contract->message_count; i++)
        for (size_t j = 0; j < contract->messages[i].parameter_count; j++) {
            const struct value_type *value = &contract->messages[i].parameters[j].type;
            if (value->kind == VALUE_PARCEL && value->declaration == type)
                return true;
        }
    return false;
}

void header_parcels(struct writer *out, const struct contract *contract)
{
    for (size_t i = 0; i < contract->type_count; i++)
        if (is_root(contract, &contract->types[i]))
            emit_parcel(out, contract, &contract->types[i]);
}
