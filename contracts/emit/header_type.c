/* header_type.c - the contract's types in C: its enums and structs, and what is made of many
 * structs: vectors, frozen vectors, rows. */
#include "header.h"

/* A value as a member of a struct. */
void header_member(struct writer *out, const struct parameter *parameter)
{
    const struct value_type *type = &parameter->type;
    bool link = type->kind == VALUE_LINK || type->kind == VALUE_SPAN;
    bool pointer = link || value_is_owned(type);

    writer_print(out, "    %s%s%s", type->c_type, pointer ? "" : " ", parameter->name);
    if (link)
        writer_print(out, " IN(parcel)");
    if (type->array)
        writer_print(out, "[%u]", type->array);
    writer_print(out, ";\n");
}

static void emit_declared(struct writer *out, const struct contract *contract)
{
    for (size_t i = 0; i < contract->type_count; i++) {
        const struct type_declaration *type = &contract->types[i];
        writer_comment(out, "", type->documentation);
        writer_print(out, "%s %s_%s {\n", type->is_enum ? "enum" : "struct", contract->name,
                     type->name);
        for (size_t j = 0; j < type->constant_count; j++)
            writer_print(out, "    %s_%s_%s%s\n", contract->name, type->name,
                         type->constants[j].name, j + 1 < type->constant_count ? "," : "");
        for (size_t j = 0; j < type->field_count; j++)
            header_member(out, &type->fields[j]);
        writer_print(out, "};\n\n");
    }
}

static bool list_carries(const struct parameter *list, size_t count,
                         const struct type_declaration *declaration, enum value_kind kind)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].type.kind == kind && list[i].type.declaration == declaration)
            return true;
    return false;
}

/* Does some message carry the struct in values of this kind? */
static bool is_carried(const struct contract *contract, const struct type_declaration *declaration,
                       enum value_kind kind)
{
    for (size_t i = 0; i < contract->message_count; i++)
        if (list_carries(contract->messages[i].parameters, contract->messages[i].parameter_count,
                         declaration, kind))
            return true;
    return false;
}

static bool is_in_spans(const struct contract *contract, const struct type_declaration *declaration)
{
    for (size_t i = 0; i < contract->type_count; i++)
        if (list_carries(contract->types[i].fields, contract->types[i].field_count, declaration,
                         VALUE_SPAN))
            return true;
    return false;
}

/* By the macros of deed/vector.h and deed/slice.h, as the SDK has them for integers. Rows and
 * frozen vectors are seen as vectors. */
static void emit_many(struct writer *out, const struct contract *contract,
                      const struct type_declaration *type)
{
    bool rows = is_carried(contract, type, VALUE_ROWS);
    bool frozen = is_carried(contract, type, VALUE_FROZEN);
    bool alone = rows || frozen || is_carried(contract, type, VALUE_VECTOR);
    const char *name = contract->name;

    if (!alone && !is_in_spans(contract, type))
        return;
    writer_print(out, "DEED_VECTOR(%s_%s_vector, struct %s_%s);\n", name, type->name, name,
                 type->name);
    if (alone)
        writer_print(out, "DEED_VECTOR_TAKE(%s_%s_vector, struct %s_%s)\n", name, type->name, name,
                     type->name);
    if (alone)
        writer_print(out,
                     "DEED_SLICES(%s_%s_slice, %s_%s_const_slice, %s_%s_vector, struct %s_%s)\n",
                     name, type->name, name, type->name, name, type->name, name, type->name);
    if (frozen)
        writer_print(out, "DEED_FROZEN(%s_%s_frozen, %s_%s_vector)\n", name, type->name, name,
                     type->name);
    if (rows)
        writer_print(out, "DEED_ROWS(%s_%s_rows, %s_%s_vector, struct %s_%s)\n", name, type->name,
                     name, type->name, name, type->name);
    writer_print(out, "\n");
}

void header_types(struct writer *out, const struct contract *contract)
{
    emit_declared(out, contract);
    for (size_t i = 0; i < contract->type_count; i++)
        emit_many(out, contract, &contract->types[i]);
    header_parcels(out, contract);
}
