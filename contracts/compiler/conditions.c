/* conditions.c - what the names in a condition mean, and that everything in it can be computed
 * exactly: types, and for each number the range that the arguments' types allow. */
#include <string.h>

#include "draft.h"
#include "layout.h"

#define WIDEST  ((__int128)1 << 126)
#define LONGEST (((__int128)1 << 48) - 1) /* no machine has memory for a longer vector */

struct resolution {
    struct draft *draft;
    const struct message *message;
};

static bool wrong(struct resolution *all, const struct condition *node, const char *text)
{
    draft_error(all->draft, node->place, "requires", "%s", text);
    return false;
}

static bool unknown(struct resolution *all, const struct condition *node, const char *what,
                    const struct nearest *nearest)
{
    draft_error(all->draft, node->place, "unknown", "no %s `%s` here", what, nearest->wanted);
    notation_suggest(&all->draft->notation, nearest);
    return false;
}

/* Who writes `busy` means `Error.busy`. */
static void suggest_constant(struct resolution *all, const char *name, struct nearest *nearest)
{
    const struct contract *contract = &all->draft->contract;

    for (size_t i = 0; i < contract->type_count; i++)
        for (size_t j = 0; j < contract->types[i].constant_count; j++)
            if (strcmp(contract->types[i].constants[j].name, name) == 0)
                nearest->best =
                    pool_print(&all->draft->pool, "%s.%s", contract->types[i].name, name);
}

/* An argument; false, and reported, when there is none of that name. */
static bool find_argument(struct resolution *all, struct condition *node, const char *name)
{
    struct nearest nearest = {.wanted = name};

    for (size_t i = 0; i < all->message->parameter_count; i++) {
        node->argument = i;
        if (strcmp(all->message->parameters[i].name, name) == 0)
            return true;
        word_offer(&nearest, all->message->parameters[i].name);
    }
    suggest_constant(all, name, &nearest);
    return unknown(all, node, "argument", &nearest);
}

static void set_range(struct condition *node, __int128 minimum, __int128 maximum)
{
    node->type = CONDITION_IS_INTEGER;
    node->minimum = minimum;
    node->maximum = maximum;
}

static bool resolve_scalar(struct resolution *all, struct condition *node)
{
    const struct value_type *type = node->value;

    if (type->array)
        return wrong(all, node, "a condition cannot look into an array");
    if (value_is_owned(type))
        return wrong(all, node,
                     "what is owned has no value; compare its `length(...)`, or an `opt` one with "
                     "null");
    if (type->kind == VALUE_ENUM) {
        node->type = CONDITION_IS_ENUM;
        node->enumeration = type->declaration;
        return true;
    }
    if (type->kind != VALUE_SCALAR)
        return wrong(all, node, "a struct is not a number; name a field of it");
    if (strcmp(type->name, "bool") == 0) {
        node->type = CONDITION_IS_BOOLEAN;
        return true;
    }
    bool is_signed = type->name[0] != 'u';
    unsigned bits = 8 * layout_scalar(type->name) - is_signed;
    __int128 limit = (__int128)1 << bits;
    set_range(node, is_signed ? -limit : 0, limit - 1);
    return true;
}

/* The next name of a path; the rest of it, or NULL at its end. */
static const char *split(struct draft *draft, const char *path, const char **name)
{
    size_t size = strcspn(path, ".");

    *name = pool_text(&draft->pool, path, size);
    return path[size] ? path + size + 1 : NULL;
}

/* `Error.busy`, if there is such an enum. */
static bool resolve_constant(struct resolution *all, struct condition *node,
                             const struct type_declaration *enumeration, const char *name)
{
    struct nearest nearest = {.wanted = name};

    node->kind = CONDITION_CONSTANT;
    node->type = CONDITION_IS_ENUM;
    node->enumeration = enumeration;
    for (size_t i = 0; i < enumeration->constant_count; i++) {
        node->number = i;
        if (strcmp(enumeration->constants[i].name, name) == 0)
            return true;
        word_offer(&nearest, enumeration->constants[i].name);
    }
    return unknown(all, node, "constant", &nearest);
}

static bool resolve_field(struct resolution *all, struct condition *node, const char *name)
{
    const struct type_declaration *type = node->value->declaration;
    struct nearest nearest = {.wanted = name};

    if (node->value->kind != VALUE_STRUCT || node->value->array)
        return wrong(
            all, node,
            "only structs that travel by value have fields to look at; the length of a vector "
            "is written `length(NAME)`");
    for (size_t i = 0; i < type->field_count; i++) {
        node->value = &type->fields[i].type;
        if (strcmp(type->fields[i].name, name) == 0)
            return true;
        word_offer(&nearest, type->fields[i].name);
    }
    return unknown(all, node, "field", &nearest);
}

static bool resolve_path(struct resolution *all, struct condition *node)
{
    const char *name;
    const char *rest = split(all->draft, node->name, &name);
    const struct type_declaration *type = layout_find_type(&all->draft->contract, name);

    if (type && type->is_enum && rest)
        return resolve_constant(all, node, type, rest);
    if (!find_argument(all, node, name))
        return false;
    node->value = &all->message->parameters[node->argument].type;
    while (rest) {
        rest = split(all->draft, rest, &name);
        if (!resolve_field(all, node, name))
            return false;
    }
    return resolve_scalar(all, node);
}

static bool resolve_length(struct resolution *all, struct condition *node)
{
    if (!find_argument(all, node, node->name))
        return false;
    enum value_kind kind = all->message->parameters[node->argument].type.kind;
    set_range(node, 0, LONGEST);
    if (kind != VALUE_VECTOR && kind != VALUE_ROWS && kind != VALUE_FROZEN)
        return wrong(all, node, "only vectors have a length that can differ");
    return true;
}

static bool resolve_null(struct resolution *all, struct condition *node)
{
    node->type = CONDITION_IS_BOOLEAN;
    if (!find_argument(all, node, node->name))
        return false;
    if (!all->message->parameters[node->argument].type.optional)
        return wrong(all, node, "only an argument that is `opt` may be null");
    return true;
}

static bool is_constant(const struct condition *node)
{
    return node->minimum == node->maximum;
}

static __int128 smaller(__int128 a, __int128 b)
{
    return a < b ? a : b;
}

static __int128 larger(__int128 a, __int128 b)
{
    return a > b ? a : b;
}

/* The range of an operation on two ranges. Operands are below 2^126, so sums cannot overflow. */
static bool compute(struct condition *node, const struct condition *a, const struct condition *b)
{
    __int128 low, high;

    switch (node->kind) {
    case CONDITION_ADD: set_range(node, a->minimum + b->minimum, a->maximum + b->maximum); break;
    case CONDITION_SUBTRACT:
        set_range(node, a->minimum - b->maximum, a->maximum - b->minimum);
        break;
    case CONDITION_MULTIPLY:
        if (is_constant(a)) {
            const struct condition *swap = a;
            a = b;
            b = swap;
        }
        if (__builtin_mul_overflow(a->minimum, b->minimum, &low) ||
            __builtin_mul_overflow(a->maximum, b->minimum, &high))
            return false;
        set_range(node, smaller(low, high), larger(low, high));
        break;
    case CONDITION_DIVIDE: set_range(node, a->minimum / b->minimum, a->maximum / b->minimum); break;
    default:
        high = b->minimum - 1;
        set_range(node, a->minimum < 0 ? larger(-high, a->minimum) : 0,
                  a->maximum > 0 ? smaller(high, a->maximum) : 0);
        break;
    }
    return node->minimum > -WIDEST && node->maximum < WIDEST;
}

static bool resolve_arithmetic(struct resolution *all, struct condition *node)
{
    const struct condition *a = node->left;
    const struct condition *b = node->right;

    if (a->type != CONDITION_IS_INTEGER || b->type != CONDITION_IS_INTEGER)
        return wrong(all, node, "this computes with integers only");
    if (node->kind == CONDITION_MULTIPLY && !is_constant(a) && !is_constant(b))
        return wrong(all, node, "one of two factors is a constant");
    if (node->kind == CONDITION_DIVIDE || node->kind == CONDITION_REMAINDER) {
        if (!is_constant(b) || b->minimum <= 0)
            return wrong(all, node, "a divisor is a positive constant");
        if (!condition_fits_signed(a) && !condition_fits_unsigned(a))
            return wrong(all, node,
                         "what is divided fits into 64 bits, whatever the arguments are");
    }
    if (compute(node, a, b))
        return true;
    draft_error(all->draft, node->place, "limit",
                "this could need more than 127 bits; use smaller constants");
    return false;
}

/* A comparison that comes out the same for all arguments is a mistake. */
static bool check_sense(struct resolution *all, const struct condition *node)
{
    const struct condition *a = node->left;
    const struct condition *b = node->right;
    bool below = a->maximum < b->minimum;
    bool above = a->minimum > b->maximum;
    bool touches = below || above;
    bool always = false;
    bool never = false;

    switch (node->kind) {
    case CONDITION_EQUAL: never = touches; break;
    case CONDITION_UNEQUAL: always = touches; break;
    case CONDITION_LESS: always = below, never = a->minimum >= b->maximum; break;
    case CONDITION_AT_MOST: always = a->maximum <= b->minimum, never = above; break;
    case CONDITION_GREATER: always = above, never = a->maximum <= b->minimum; break;
    default: always = a->minimum >= b->maximum, never = below; break;
    }
    if (always || never)
        return wrong(all, node,
                     always ? "this is so for all arguments of these types; leave it out"
                            : "this is so for no arguments of these types: nobody could ever send "
                              "the message");
    return true;
}

static bool resolve_comparison(struct resolution *all, struct condition *node)
{
    const struct condition *a = node->left;
    const struct condition *b = node->right;
    bool equality = node->kind == CONDITION_EQUAL || node->kind == CONDITION_UNEQUAL;

    node->type = CONDITION_IS_BOOLEAN;
    if (a->type != b->type || a->enumeration != b->enumeration)
        return wrong(all, node,
                     "both sides are integers, or conditions, or of one enum, whose constants are "
                     "written `Enum.constant`");
    if (a->type == CONDITION_IS_INTEGER)
        return check_sense(all, node);
    return equality || wrong(all, node, "only numbers are smaller or larger");
}

static bool resolve_logic(struct resolution *all, struct condition *node)
{
    node->type = CONDITION_IS_BOOLEAN;
    if (node->left->type != CONDITION_IS_BOOLEAN ||
        (node->right && node->right->type != CONDITION_IS_BOOLEAN))
        return wrong(all, node, "this joins conditions, not values; write a comparison");
    return true;
}

static bool resolve(struct resolution *all, struct condition *node)
{
    bool fine = !node->left || resolve(all, node->left);

    fine &= !node->right || resolve(all, node->right);
    if (!fine)
        return false;
    switch (node->kind) {
    case CONDITION_NUMBER: set_range(node, node->number, node->number); return true;
    case CONDITION_TRUTH: node->type = CONDITION_IS_BOOLEAN; return true;
    case CONDITION_VALUE:
    case CONDITION_CONSTANT: return resolve_path(all, node);
    case CONDITION_LENGTH: return resolve_length(all, node);
    case CONDITION_IS_NULL:
    case CONDITION_NOT_NULL: return resolve_null(all, node);
    case CONDITION_NOT:
    case CONDITION_AND:
    case CONDITION_OR: return resolve_logic(all, node);
    case CONDITION_ADD:
    case CONDITION_SUBTRACT:
    case CONDITION_MULTIPLY:
    case CONDITION_DIVIDE:
    case CONDITION_REMAINDER: return resolve_arithmetic(all, node);
    default: return resolve_comparison(all, node);
    }
}

void draft_resolve_conditions(struct draft *draft)
{
    for (size_t i = 0; i < draft->contract.message_count; i++) {
        const struct message *message = &draft->contract.messages[i];
        struct resolution all = {draft, message};
        if (message->requires && resolve(&all, message->requires) &&
            message->requires->type != CONDITION_IS_BOOLEAN)
            wrong(&all, message->requires, "this is a value; a message requires a condition");
    }
}

/* A copy whose names can be given another meaning. */
struct condition *draft_copy_condition(struct draft *draft, const struct condition *node)
{
    if (!node)
        return NULL;
    struct condition *copy = pool_take(&draft->pool, sizeof *copy);
    *copy = *node;
    if (copy->kind == CONDITION_CONSTANT)
        copy->kind = CONDITION_VALUE;
    copy->left = draft_copy_condition(draft, node->left);
    copy->right = draft_copy_condition(draft, node->right);
    return copy;
}
