/* trace_values.c - the arguments of a recorded message, see trace_values.h. Bytes are as the
 * machine had them: little-endian, pointers of eight bytes. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "../compiler/layout.h"
#include "describe.h"
#include "trace_values.h"

static uint64_t read_number(const uint8_t *bytes, size_t size)
{
    uint64_t number = 0;

    for (size_t i = size; i-- > 0;)
        number = number << 8 | bytes[i];
    return number;
}

static int64_t read_signed(const uint8_t *bytes, size_t size)
{
    uint64_t number = read_number(bytes, size);
    unsigned unused = 64 - 8 * (unsigned)size;

    return (int64_t)(number << unused) >> unused;
}

static bool is_signed(const struct value_type *type)
{
    return type->name[0] == 'i';
}

static void print_scalar(struct writer *out, const struct value_type *type, const uint8_t *bytes)
{
    size_t size = layout_scalar(type->name);
    uint64_t number = read_number(bytes, size);

    if (strcmp(type->name, "bool") == 0 && number <= 1)
        writer_print(out, "%s", number ? "true" : "false");
    else if (strcmp(type->name, "bool") == 0)
        writer_print(out, "%" PRIu64 " (no bool)", number);
    else if (is_signed(type))
        writer_print(out, "%" PRId64, read_signed(bytes, size));
    else
        writer_print(out, "%" PRIu64, number);
}

static void print_enum(struct writer *out, const struct contract *contract,
                       const struct value_type *type, const uint8_t *bytes)
{
    const struct type_declaration *declaration = layout_find_type(contract, type->name);
    uint64_t number = read_number(bytes, 4);

    if (number < declaration->constant_count)
        writer_print(out, "%s", declaration->constants[number].name);
    else
        writer_print(out, "%" PRIu64 " (no %s)", number, type->name);
}

static void print_list(struct writer *out, const struct contract *contract,
                       const struct parameter *list, size_t count, const uint8_t *bytes);

static void print_one(struct writer *out, const struct contract *contract,
                      const struct value_type *type, const uint8_t *bytes)
{
    if (type->kind == VALUE_SCALAR) {
        print_scalar(out, type, bytes);
    } else if (type->kind == VALUE_ENUM) {
        print_enum(out, contract, type, bytes);
    } else if (type->kind == VALUE_STRUCT) {
        const struct type_declaration *declaration = layout_find_type(contract, type->name);
        writer_print(out, "{");
        print_list(out, contract, declaration->fields, declaration->field_count, bytes);
        writer_print(out, "}");
    } else {
        uint64_t address = read_number(bytes, 8);
        writer_print(out, address ? "0x%" PRIx64 : "null", address);
    }
}

/* Bytes that are text, with zeros behind it, read best as text. */
static bool is_text(const uint8_t *bytes, size_t count)
{
    size_t size = 0;

    while (size < count && isprint(bytes[size]) && bytes[size] != '"' && bytes[size] != '\\')
        size++;
    for (size_t i = size; i < count; i++)
        if (bytes[i])
            return false;
    return size > 0;
}

static void print_value(struct writer *out, const struct contract *contract,
                        const struct value_type *type, const uint8_t *bytes)
{
    uint64_t size = describe_size(contract, type) / (type->array ? type->array : 1);

    if (!type->array) {
        print_one(out, contract, type, bytes);
    } else if (strcmp(type->name, "uint8_t") == 0 && is_text(bytes, type->array)) {
        writer_print(out, "\"%.*s\"", (int)type->array, (const char *)bytes);
    } else {
        for (unsigned i = 0; i < type->array; i++) {
            writer_print(out, i ? ", " : "[");
            print_one(out, contract, type, bytes + i * size);
        }
        writer_print(out, "]");
    }
}

static void print_list(struct writer *out, const struct contract *contract,
                       const struct parameter *list, size_t count, const uint8_t *bytes)
{
    for (size_t i = 0; i < count; i++) {
        writer_print(out, "%s%s = ", i ? ", " : "", list[i].name);
        print_value(out, contract, &list[i].type,
                    bytes + describe_offset(contract, list, count, i));
    }
}

void trace_print_values(struct writer *out, const struct contract *contract,
                        const struct message *message, const uint8_t *bytes)
{
    print_list(out, contract, message->parameters, message->parameter_count, bytes);
}

static uint64_t argument_offset(const struct contract *contract, const struct message *message,
                                size_t index)
{
    return describe_offset(contract, message->parameters, message->parameter_count, index);
}

const char *trace_find_null(const struct contract *contract, const struct message *message,
                            const uint8_t *bytes)
{
    for (size_t i = 0; i < message->parameter_count; i++) {
        const struct parameter *parameter = &message->parameters[i];
        if (value_is_owned(&parameter->type) && !parameter->type.optional &&
            read_number(bytes + argument_offset(contract, message, i), 8) == 0)
            return parameter->name;
    }
    return NULL;
}

/* ---- conditions ---- */

struct arguments {
    const struct contract *contract;
    const struct message *message;
    const uint8_t *bytes;
};

struct outcome {
    bool known;
    __int128 value; /* truths are 1 and 0 */
};

static struct outcome outcome_of(__int128 value)
{
    return (struct outcome){true, value};
}

/* The argument, or the field of one that `path` names: `stat.size`. */
static struct outcome read_value(const struct arguments *all, size_t argument, const char *path)
{
    const struct contract *contract = all->contract;
    const struct value_type *type = &all->message->parameters[argument].type;
    const uint8_t *bytes = all->bytes + argument_offset(contract, all->message, argument);

    while (type->kind == VALUE_STRUCT && (path = strchr(path, '.'))) {
        const struct type_declaration *declaration = layout_find_type(contract, type->name);
        size_t size = strcspn(++path, ".");
        size_t i = 0;
        while (i < declaration->field_count && (strncmp(declaration->fields[i].name, path, size) ||
                                                declaration->fields[i].name[size]))
            i++;
        if (i == declaration->field_count)
            return (struct outcome){0};
        type = &declaration->fields[i].type;
        bytes += describe_offset(contract, declaration->fields, declaration->field_count, i);
    }
    size_t size = describe_size(contract, type);
    if (type->array || size > 8 || type->kind == VALUE_STRUCT)
        return (struct outcome){0};
    if (type->kind == VALUE_SCALAR && is_signed(type))
        return outcome_of(read_signed(bytes, size));
    return outcome_of(read_number(bytes, size));
}

static struct outcome evaluate_leaf(const struct arguments *all, const struct condition *node)
{
    switch (node->kind) {
    case CONDITION_NUMBER:
    case CONDITION_TRUTH:
    case CONDITION_CONSTANT: return outcome_of(node->number);
    case CONDITION_VALUE: return read_value(all, node->argument, node->name);
    case CONDITION_IS_NULL: return outcome_of(read_value(all, node->argument, "").value == 0);
    case CONDITION_NOT_NULL: return outcome_of(read_value(all, node->argument, "").value != 0);
    default: return (struct outcome){0}; /* a length: the vector is not in the trace */
    }
}

static struct outcome evaluate(const struct arguments *all, const struct condition *node);

/* One side may decide, whatever the other is. */
static struct outcome evaluate_joint(const struct arguments *all, const struct condition *node)
{
    bool decides = node->kind == CONDITION_OR;
    struct outcome left = evaluate(all, node->left);
    struct outcome right = evaluate(all, node->right);

    if ((left.known && left.value == decides) || (right.known && right.value == decides))
        return outcome_of(decides);
    return left.known && right.known ? outcome_of(!decides) : (struct outcome){0};
}

static __int128 compute(enum condition_kind kind, __int128 left, __int128 right)
{
    switch (kind) {
    case CONDITION_EQUAL: return left == right;
    case CONDITION_UNEQUAL: return left != right;
    case CONDITION_LESS: return left < right;
    case CONDITION_AT_MOST: return left <= right;
    case CONDITION_GREATER: return left > right;
    case CONDITION_AT_LEAST: return left >= right;
    case CONDITION_ADD: return left + right;
    case CONDITION_SUBTRACT: return left - right;
    case CONDITION_MULTIPLY: return left * right;
    case CONDITION_DIVIDE: return right ? left / right : 0;
    case CONDITION_REMAINDER: return right ? left % right : 0;
    default: return 0;
    }
}

static struct outcome evaluate(const struct arguments *all, const struct condition *node)
{
    if (node->kind < CONDITION_NOT)
        return evaluate_leaf(all, node);
    if (node->kind == CONDITION_NOT) {
        struct outcome inner = evaluate(all, node->left);
        return (struct outcome){inner.known, !inner.value};
    }
    if (node->kind == CONDITION_AND || node->kind == CONDITION_OR)
        return evaluate_joint(all, node);
    struct outcome left = evaluate(all, node->left);
    struct outcome right = evaluate(all, node->right);
    if (!left.known || !right.known)
        return (struct outcome){0};
    return outcome_of(compute(node->kind, left.value, right.value));
}

bool trace_breaks_condition(const struct contract *contract, const struct message *message,
                            const uint8_t *bytes)
{
    struct arguments all = {contract, message, bytes};

    if (!message->requires)
        return false;
    struct outcome outcome = evaluate(&all, message->requires);
    return outcome.known && !outcome.value;
}
