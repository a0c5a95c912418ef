/* types.c - what the type of each argument and field is, in C, and that it is one that may be
 * there. A struct holds plain data: scalars, enums, structs declared before it, arrays of these.
 * One that also has links `T *` or spans `T[]`, or holds such a struct, lives in parcels only. */
#include <string.h>

#include "draft.h"
#include "layout.h"

/* The name in "T[]", "T *", "T[][]", "parcel T" and "frozen T[]". */
static const char *bare_name(struct draft *draft, const char *name)
{
    const char *blank = strchr(name, ' ');

    if (blank && blank[1] != '*')
        name = blank + 1;
    return pool_text(&draft->pool, name, strcspn(name, " ["));
}

static bool wrong(struct draft *draft, const struct parameter *parameter, const char *text)
{
    bool pointer = strchr(parameter->type.name, '*') != NULL;

    draft_error(draft, parameter->place, "argument", "`%s%s%s`: %s", parameter->type.name,
                pointer ? "" : " ", parameter->name, text);
    return false;
}

/* What a C programmer may write first. */
static bool is_type_of_c(const char *name)
{
    static const char *const names[] = {"char", "short",  "int",   "long",   "unsigned", "signed",
                                        "void", "size_t", "float", "double", "string"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], name) == 0)
            return true;
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
        draft_error(draft, parameter->type.place, "unknown", "no type `%s` in this contract", name);
        if (is_type_of_c(name))
            notation_note(
                &draft->notation, (struct place){0},
                "types of contracts say their width: `uint8_t` to `uint64_t`, `int8_t` to "
                "`int64_t`, `bool`; a text is `uint8_t[]`");
        else
            notation_suggest(&draft->notation, &nearest);
        return NULL;
    }
    if ((size_t)(type - draft->contract.types) >= visible) {
        draft_error(draft, parameter->type.place, "argument",
                    "`%s` must be declared before it is used", name);
        return NULL;
    }
    return type;
}

/* The declaration of a struct that is pointed to or an element; NULL, and reported, if it is none.
 * Where it moves by itself it holds plain data. */
static const struct type_declaration *find_struct(struct draft *draft,
                                                  const struct parameter *parameter,
                                                  const char *name, bool may_have_links)
{
    const struct type_declaration *type = find(draft, parameter, name, draft->contract.type_count);

    if (!type)
        return NULL;
    if (type->is_enum)
        wrong(draft, parameter, "this is an enum; what is owned is a struct or has integers");
    else if (type->in_parcels && !may_have_links)
        wrong(draft, parameter, "a struct with links lives in parcels only");
    else
        return type;
    return NULL;
}

/* Vectors of every kind. */
static bool resolve_vector(struct draft *draft, struct parameter *parameter)
{
    struct value_type *type = &parameter->type;
    const char *element = bare_name(draft, type->name);
    const char *form = type->kind == VALUE_ROWS     ? "rows"
                       : type->kind == VALUE_FROZEN ? "frozen"
                                                    : "vector";

    if (strcmp(element, "bool") == 0)
        return wrong(draft, parameter, "elements are of an integer type or a plain struct");
    if (layout_scalar(element)) {
        int size = (int)strlen(element) - 2; /* uint8_t: uint8_vector */
        type->element = element;
        type->c_type = pool_print(&draft->pool, "struct %.*s_%s *", size, element, form);
    } else {
        type->declaration = find_struct(draft, parameter, element, false);
        if (!type->declaration)
            return false;
        const char *contract = draft->contract.name;
        type->element = pool_print(&draft->pool, "struct %s_%s", contract, element);
        type->c_type = pool_print(&draft->pool, "struct %s_%s_%s *", contract, element, form);
    }
    return true;
}

/* Owned structs, links to structs, and parcels, which are known by their root. */
static bool resolve_object(struct draft *draft, struct parameter *parameter)
{
    struct value_type *type = &parameter->type;
    const char *name = bare_name(draft, type->name);

    if (layout_scalar(name))
        return wrong(draft, parameter, "this must be a struct; for integers use a vector");
    type->declaration = find_struct(draft, parameter, name, type->kind != VALUE_OBJECT);
    type->c_type = pool_print(&draft->pool, "struct %s_%s%s *", draft->contract.name, name,
                              type->kind == VALUE_PARCEL ? "_parcel" : "");
    return type->declaration != NULL;
}

static bool resolve_plain(struct draft *draft, struct parameter *parameter, size_t visible,
                          bool in_struct)
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
    type->declaration = declaration;
    if (declaration->in_parcels && !in_struct)
        return wrong(draft, parameter, "a struct with links lives in parcels only");
    type->c_type = pool_print(&draft->pool, "%s %s_%s", declaration->is_enum ? "enum" : "struct",
                              draft->contract.name, type->name);
    return true;
}

static bool resolve(struct draft *draft, struct parameter *parameter, size_t visible,
                    bool in_struct)
{
    struct value_type *type = &parameter->type;

    if (type->kind >= VALUE_LINK && type->array)
        return wrong(draft, parameter, "arrays of owned objects or links are not in this version");
    switch (type->kind) {
    case VALUE_VECTOR:
    case VALUE_SPAN:
    case VALUE_ROWS:
    case VALUE_FROZEN: return resolve_vector(draft, parameter);
    case VALUE_OBJECT:
    case VALUE_LINK:
    case VALUE_PARCEL: return resolve_object(draft, parameter);
    case VALUE_CLIENT:
    case VALUE_SERVER:
        type->c_type = pool_print(&draft->pool, "struct %s_%s *", type->contract_name,
                                  type->kind == VALUE_CLIENT ? "client" : "server");
        return true;
    default: return resolve_plain(draft, parameter, visible, in_struct);
    }
}

/* In a struct `T *` and `T[]` point into the parcel that the struct is in. */
static bool resolve_field(struct draft *draft, struct parameter *field, size_t visible)
{
    struct value_type *type = &field->type;

    if (type->optional)
        return wrong(draft, field, "only what is owned can be `opt`; a link may always be null");
    if (value_is_owned(type))
        return wrong(draft, field,
                     "a struct of a contract holds plain data and links `T *` and `T[]` into its "
                     "own parcel; own other things in the message");
    return resolve(draft, field, visible, true);
}

/* What parcels alone may hold is known before any use is looked at. */
static void find_links(struct draft *draft)
{
    struct contract *contract = &draft->contract;

    for (size_t i = 0; i < contract->type_count; i++) {
        struct type_declaration *type = &contract->types[i];
        for (size_t j = 0; j < type->field_count; j++) {
            struct value_type *field = &type->fields[j].type;
            if (field->kind == VALUE_OBJECT)
                field->kind = VALUE_LINK;
            if (field->kind == VALUE_VECTOR)
                field->kind = VALUE_SPAN;
            const struct type_declaration *inner = layout_find_type(contract, field->name);
            type->in_parcels |= field->kind == VALUE_LINK || field->kind == VALUE_SPAN ||
                                (inner && inner->in_parcels);
        }
    }
}

static bool resolve_fields(struct draft *draft, size_t index)
{
    struct type_declaration *type = &draft->contract.types[index];
    bool fine = true;

    for (size_t i = 0; i < type->field_count; i++)
        fine &= resolve_field(draft, &type->fields[i], index);
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

static bool is_word_of_types(const char *name)
{
    return !strcmp(name, "opt") || !strcmp(name, "parcel") || !strcmp(name, "frozen");
}

static bool few_links(struct draft *draft)
{
    const struct contract *contract = &draft->contract;
    size_t links = 0;

    for (size_t i = 0; i < contract->type_count; i++)
        for (size_t j = 0; j < contract->types[i].field_count; j++) {
            enum value_kind kind = contract->types[i].fields[j].type.kind;
            links += kind == VALUE_LINK || kind == VALUE_SPAN;
            if (links <= MOST_LINKS)
                continue;
            draft_error(draft, contract->types[i].fields[j].place, "limit",
                        "the structs of a contract have at most %u links", MOST_LINKS);
            return false;
        }
    return true;
}

void draft_resolve_types(struct draft *draft)
{
    struct contract *contract = &draft->contract;
    bool fine = true;

    find_links(draft);
    fine = few_links(draft);
    for (size_t i = 0; i < contract->type_count; i++) {
        struct type_declaration *type = &contract->types[i];
        if (layout_scalar(type->name) || is_word_of_types(type->name)) {
            draft_error(draft, type->place, "name", "`%s` is a type already", type->name);
            fine = false;
        }
        fine &= resolve_fields(draft, i);
        fine = fine && measure(draft, type);
    }
    for (size_t i = 0; i < contract->message_count; i++)
        for (size_t j = 0; j < contract->messages[i].parameter_count; j++)
            fine &=
                resolve(draft, &contract->messages[i].parameters[j], contract->type_count, false);
    if (!fine)
        return;
    check_sizes(draft);
    draft_resolve_conditions(draft);
}
