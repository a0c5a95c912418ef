/* describe.c - a contract's parts in words, see describe.h. */
#include <string.h>

#include "../compiler/layout.h"
#include "describe.h"

const char *describe_side(enum side side)
{
    return side == SIDE_CLIENT ? "client" : "server";
}

enum side describe_sender(const struct message *message)
{
    return message->to_server ? SIDE_CLIENT : SIDE_SERVER;
}

enum side describe_receiver(const struct message *message)
{
    return message->to_server ? SIDE_SERVER : SIDE_CLIENT;
}

const char *describe_kind(enum value_kind kind)
{
    switch (kind) {
    case VALUE_SCALAR: return "scalar";
    case VALUE_ENUM: return "enum";
    case VALUE_STRUCT: return "struct";
    case VALUE_LINK: return "link";
    case VALUE_SPAN: return "span";
    case VALUE_VECTOR: return "vector";
    case VALUE_OBJECT: return "object";
    case VALUE_ROWS: return "rows";
    case VALUE_PARCEL: return "parcel";
    case VALUE_FROZEN: return "frozen";
    case VALUE_CLIENT: return "client";
    case VALUE_SERVER: return "server";
    }
    return "unknown";
}

const char *describe_condition(enum condition_kind kind)
{
    switch (kind) {
    case CONDITION_NUMBER: return "number";
    case CONDITION_TRUTH: return "truth";
    case CONDITION_CONSTANT: return "constant";
    case CONDITION_VALUE: return "value";
    case CONDITION_LENGTH: return "length";
    case CONDITION_IS_NULL: return "is_null";
    case CONDITION_NOT_NULL: return "not_null";
    case CONDITION_NOT: return "not";
    case CONDITION_AND: return "and";
    case CONDITION_OR: return "or";
    case CONDITION_EQUAL: return "equal";
    case CONDITION_UNEQUAL: return "unequal";
    case CONDITION_LESS: return "less";
    case CONDITION_AT_MOST: return "at_most";
    case CONDITION_GREATER: return "greater";
    case CONDITION_AT_LEAST: return "at_least";
    case CONDITION_ADD: return "add";
    case CONDITION_SUBTRACT: return "subtract";
    case CONDITION_MULTIPLY: return "multiply";
    case CONDITION_DIVIDE: return "divide";
    case CONDITION_REMAINDER: return "remainder";
    }
    return "unknown";
}

void describe_type(struct writer *out, const struct value_type *type)
{
    writer_print(out, "%s%s", type->optional ? "opt " : "", type->name);
    if (type->array)
        writer_print(out, " [%u]", type->array);
}

const char *describe_c_name(const struct value_type *type)
{
    return type->c_type;
}

void describe_c_type(struct writer *out, const struct value_type *type)
{
    writer_print(out, "%s", describe_c_name(type));
    if (type->array)
        writer_print(out, " [%u]", type->array);
}

uint64_t describe_size(const struct contract *contract, const struct value_type *type)
{
    return layout_value(contract, type).size;
}

uint64_t describe_offset(const struct contract *contract, const struct parameter *list,
                         size_t count, size_t index)
{
    uint64_t offset = 0;

    layout_list(contract, list, count, index, &offset);
    return offset;
}

const struct parameter *describe_return(const struct parameter *sent, const struct message *answer)
{
    for (size_t i = 0; i < answer->parameter_count; i++) {
        const struct parameter *back = &answer->parameters[i];
        if (back->type.kind == sent->type.kind && strcmp(back->name, sent->name) == 0 &&
            strcmp(back->type.name, sent->type.name) == 0)
            return back;
    }
    return NULL;
}
