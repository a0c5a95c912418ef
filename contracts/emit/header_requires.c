/* header_requires.c - what a message `requires`, as C: the sender's function tests it and stops the
 * sender when it is broken.
 *
 * The arithmetic is exact: each operation is done in a type that holds the ranges of its result and
 * of both operands, so nothing wraps and no comparison mixes signs. What the compiler can prove
 * where the function is called costs nothing there. */
#include <string.h>

#include "header.h"

/* The narrowest of these that holds both ranges: conversions to it are exact. */
struct width {
    __int128 minimum, maximum;
};

static void widen(struct width *width, const struct condition *node)
{
    width->minimum = node->minimum < width->minimum ? node->minimum : width->minimum;
    width->maximum = node->maximum > width->maximum ? node->maximum : width->maximum;
}

static const char *exact_type(const struct width *width)
{
    struct condition all = {.minimum = width->minimum, .maximum = width->maximum};

    if (condition_fits_unsigned(&all))
        return "uint64_t";
    return condition_fits_signed(&all) ? "int64_t" : "deed_wide";
}

static void emit_condition(struct writer *out, const struct contract *contract,
                           const struct message *message, const struct condition *node);

/* Does it bind tighter than a conversion? */
static bool is_leaf(const struct message *message, const struct condition *node)
{
    if (node->kind == CONDITION_LENGTH)
        return !message->parameters[node->argument].type.optional;
    return node->kind == CONDITION_CONSTANT || node->kind == CONDITION_VALUE ||
           node->kind == CONDITION_TRUTH || node->kind == CONDITION_NUMBER;
}

/* An operand, converted to the type; beside one that is, a literal need not be. */
static void emit_operand(struct writer *out, const struct contract *contract,
                         const struct message *message, const struct condition *node,
                         const char *type, bool is_right)
{
    bool plain = is_leaf(message, node);

    if (is_right && node->kind == CONDITION_NUMBER && type[0] == 'i') {
        writer_print(out, "%llu", (unsigned long long)node->number);
        return;
    }
    if (*type && !(is_right && node->kind == CONDITION_NUMBER && type[0] == 'u'))
        writer_print(out, "(%s)", type);
    writer_print(out, plain ? "" : "(");
    emit_condition(out, contract, message, node);
    writer_print(out, plain ? "" : ")");
}

/* The type in which both operands are looked at: enums as numbers, truths as they are. */
static const char *operand_type(const struct condition *node)
{
    struct width width = {node->left->minimum, node->left->maximum};

    if (node->left->type == CONDITION_IS_ENUM)
        return "uint32_t";
    if (node->left->type == CONDITION_IS_BOOLEAN)
        return "";
    widen(&width, node->right);
    if (node->type == CONDITION_IS_INTEGER)
        widen(&width, node);
    return exact_type(&width);
}

static void emit_binary(struct writer *out, const struct contract *contract,
                        const struct message *message, const struct condition *node)
{
    const char *type = operand_type(node);

    emit_operand(out, contract, message, node->left, type, false);
    writer_print(out, " %s ", condition_operator(node->kind));
    emit_operand(out, contract, message, node->right, type, true);
}

/* `stat.size` is the argument stat, which is lent to the function, and a path inside of it. */
static void emit_value(struct writer *out, const struct condition *node)
{
    const char *dot = strchr(node->name, '.');

    if (!dot)
        writer_print(out, "%s", node->name);
    else
        writer_print(out, "%.*s->%s", (int)(dot - node->name), node->name, dot + 1);
}

static void emit_length(struct writer *out, const struct contract *contract,
                        const struct parameter *parameter)
{
    const struct value_type *type = &parameter->type;
    const char *name = parameter->name;

    if (type->optional)
        writer_print(out, "%s == NULL ? 0 : ", name);
    if (type->kind == VALUE_VECTOR)
        writer_print(out, "%s->length", name);
    else if (type->declaration)
        writer_print(out, "%s_%s_%s", contract->name, type->declaration->name,
                     type->kind == VALUE_ROWS ? "rows_count" : "frozen_view");
    else
        writer_print(out, "%.*s_%s", (int)strlen(type->element) - 2, type->element,
                     type->kind == VALUE_ROWS ? "rows_count" : "frozen_view");
    if (type->kind != VALUE_VECTOR)
        writer_print(out, "(%s)%s", name, type->kind == VALUE_ROWS ? "" : "->length");
}

static void emit_condition(struct writer *out, const struct contract *contract,
                           const struct message *message, const struct condition *node)
{
    const struct parameter *parameter = &message->parameters[node->argument];

    switch (node->kind) {
    case CONDITION_NUMBER: writer_print(out, "%lluu", (unsigned long long)node->number); break;
    case CONDITION_TRUTH: writer_print(out, node->number ? "true" : "false"); break;
    case CONDITION_CONSTANT:
        writer_print(out, "%s_%s_%s", contract->name, node->enumeration->name,
                     node->enumeration->constants[node->number].name);
        break;
    case CONDITION_VALUE: emit_value(out, node); break;
    case CONDITION_LENGTH: emit_length(out, contract, parameter); break;
    case CONDITION_IS_NULL: writer_print(out, "%s == NULL", parameter->name); break;
    case CONDITION_NOT_NULL: writer_print(out, "%s != NULL", parameter->name); break;
    case CONDITION_NOT:
        writer_print(out, "!(");
        emit_condition(out, contract, message, node->left);
        writer_print(out, ")");
        break;
    default: emit_binary(out, contract, message, node); break;
    }
}

/* The statement reads as the contract does where it can: one `if` for each part of a conjunction.
 */
static void emit_test(struct writer *out, const struct contract *contract,
                      const struct message *message, const struct condition *node)
{
    if (node->kind == CONDITION_AND) {
        emit_test(out, contract, message, node->left);
        emit_test(out, contract, message, node->right);
        return;
    }
    writer_print(out, "    if (!(");
    emit_condition(out, contract, message, node);
    writer_print(out, "))\n        deed_fault(deed_reason_requires);\n");
}

void header_requires(struct writer *out, const struct contract *contract,
                     const struct message *message)
{
    if (message->requires)
        emit_test(out, contract, message, message->requires);
}
