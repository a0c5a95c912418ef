/* types.c - what the type of each argument and field is, in C, and that it is one that may be
 * there. A struct holds plain data: scalars, enums, structs declared before it, arrays of these. */
#include <string.h>

#include "draft.h"
#include "layout.h"

/* The object or element that `T *` and `T[]` are of. */
static const char *without_suffix(struct draft *draft, const char *name)
{
    return pool_text(&draft->pool, name, strcspn(name, " ["));
}

static bool wrong(struct draft *draft, const struct parameter *parameter, const char *text)
{
    bool pointer = strchr(parameter->type.name, '*') != NULL;

    draft_error(draft, parameter->place, "argument", "`%s%s%s`: %s", parameter->type.name,
                pointer ? "" : " ", parameter->name, text);
    return false;
}

/* A declared type among the first `visible`, or NULL and reported. */
static const struct type_declaration *find(struct draft *draft, const struct parameter *parameter,
                                           const char *name, size_t visible)
{
    const struct type_declaration *type = layout_find_type(&draft->contract, name);

    if (!type) {
        struct nearest nearest = {.wanted = name};
        layout_offer_scalars(&nearest);
        for (size_t i = 0; i < draft->contract.type_count; i++)
            word_offer(&nearest, draft->contract.types[i].name);
        draft_error(draft, parameter->place, "unknown", "no type `%s` in this contract", name);
        notation_suggest(&draft->notation, &nearest);
        return NULL;
    }
    if ((size_t)(type - draft->contract.types) >= visible) {
        draft_error(draft, parameter->place, "argument", "`%s` must be declared before it is used",
                    name);
        return NULL;
    }
    return type;
}

static bool resolve_vector(struct draft *draft, struct parameter *parameter)
{
    struct value_type *type = &parameter->type;
    const char *element = without_suffix(draft, type->name);

    if (layout_scalar(element) == 0 || strcmp(element, "bool") == 0)
        return wrong(draft, parameter,
                     "a vector has elements of an integer type; vectors of structs are not in "
                     "this version");
    int size = (int)strlen(element) - 2; /* uint8_t: uint8_vector */
    type->c_type = pool_print(&draft->pool, "struct %.*s_vector *", size, element);
    return true;
}

static bool resolve_object(struct draft *draft, struct parameter *parameter)
{
    struct value_type *type = &parameter->type;
    const char *name = without_suffix(draft, type->name);

    if (layout_scalar(name))
        return wrong(draft, parameter, "an owned object is a struct; for integers use a vector");
    const struct type_declaration *declaration =
        find(draft, parameter, name, draft->contract.type_count);
    if (!declaration)
        return false;
    if (declaration->is_enum)
        return wrong(draft, parameter, "an owned object is a struct, this is an enum");
    type->c_type = pool_print(&draft->pool, "struct %s_%s *", draft->contract.name, name);
    return true;
}

static bool resolve_plain(struct draft *draft, struct parameter *parameter, size_t visible)
{
    struct value_type *type = &parameter->type;

    if (type->optional)
        return wrong(draft, parameter, "only what is owned can be `opt`");
    if (layout_scalar(type->name)) {
        type->kind = VALUE_SCALAR;
        type->c_type = type->name;
        return true;
    }
    const struct type_declaration *declaration = find(draft, parameter, type->name, visible);
    if (!declaration)
        return false;
    type->kind = declaration->is_enum ? VALUE_ENUM : VALUE_STRUCT;
    type->c_type = pool_print(&draft->pool, "%s %s_%s", declaration->is_enum ? "enum" : "struct",
                              draft->contract.name, type->name);
    return true;
}

static bool resolve(struct draft *draft, struct parameter *parameter, size_t visible)
{
    struct value_type *type = &parameter->type;

    if (value_is_owned(type) && type->array)
        return wrong(draft, parameter, "arrays of owned objects are not in this version");
    switch (type->kind) {
    case VALUE_VECTOR: return resolve_vector(draft, parameter);
    case VALUE_OBJECT: return resolve_object(draft, parameter);
    case VALUE_CLIENT:
    case VALUE_SERVER:
        type->c_type = pool_print(&draft->pool, "struct %s_%s *", type->contract_name,
                                  type->kind == VALUE_CLIENT ? "client" : "server");
        return true;
    default: return resolve_plain(draft, parameter, visible);
    }
}

static bool resolve_fields(struct draft *draft, size_t index)
{
    struct type_declaration *type = &draft->contract.types[index];
    bool fine = true;

    for (size_t i = 0; i < type->field_count; i++) {
        if (value_is_owned(&type->fields[i].type))
            fine = wrong(draft, &type->fields[i],
                         "a struct of a contract holds plain data; own things in the message");
        else
            fine &= resolve(draft, &type->fields[i], index);
    }
    return fine;
}

/* A struct holds only structs measured before it. False when it is too large. */
static bool measure(struct draft *draft, struct type_declaration *type)
{
    struct extent extent = layout_list(&draft->contract, type->fields, type->field_count, 0, NULL);

    type->size = type->is_enum ? 4 : extent.size;
    type->alignment = type->is_enum ? 4 : extent.alignment;
    if (type->size > MOST_OBJECT)
        draft_error(draft, type->place, "limit", "`%s` has %llu bytes, more than %u", type->name,
                    (unsigned long long)type->size, MOST_OBJECT);
    return type->size <= MOST_OBJECT;
}

static void check_sizes(struct draft *draft)
{
    for (size_t i = 0; i < draft->contract.message_count; i++) {
        const struct message *message = &draft->contract.messages[i];
        uint64_t size = layout_message(&draft->contract, message);
        if (size > MOST_BYTES)
            draft_error(draft, message->place, "limit",
                        "the arguments of `%s` have %llu bytes, more than %u; send an owned struct "
                        "`T *`, which moves without being copied",
                        message->name, (unsigned long long)size, MOST_BYTES);
    }
}

void draft_resolve_types(struct draft *draft)
{
    struct contract *contract = &draft->contract;
    bool fine = true;

    for (size_t i = 0; i < contract->type_count; i++) {
        struct type_declaration *type = &contract->types[i];
        if (layout_scalar(type->name) || strcmp(type->name, "opt") == 0) {
            draft_error(draft, type->place, "name", "`%s` is a type already", type->name);
            fine = false;
        }
        fine &= resolve_fields(draft, i);
        fine = fine && measure(draft, type);
    }
    for (size_t i = 0; i < contract->message_count; i++)
        for (size_t j = 0; j < contract->messages[i].parameter_count; j++)
            fine &= resolve(draft, &contract->messages[i].parameters[j], contract->type_count);
    if (fine)
        check_sizes(draft);
}
