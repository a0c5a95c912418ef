/* front_parcel.c - calls that make parcels, what is in them, and handles to frozen ones.
 *
 * deed_parcel_take and its like return `void *`: what they make is said by what the result becomes,
 * and by the size that the call names. Both must be the same struct's, and of the kind that the
 * function makes. A handle is a struct with nothing in it but a const pointer to the root, OWN. */
#include "front.h"

bool parcel_is_call(const struct node *node)
{
    return node_is_call(node, MEANING_PARCEL_TAKE) || node_is_call(node, MEANING_PARCEL_ADD) ||
           node_is_call(node, MEANING_PARCEL_ADD_VECTOR) ||
           node_is_call(node, MEANING_PARCEL_FREEZE) || node_is_call(node, MEANING_PARCEL_SHARE);
}

/* ---- results ---- */

/* The type whose size the call must name; NULL if it cannot make a `to`. */
static const struct type *sized_by(enum meaning meaning, const struct type *to)
{
    const struct type *target = to->target;
    bool is_plain = target->kind == TYPE_RECORD && type_is_plain(target);
    switch (meaning) {
    case MEANING_PARCEL_TAKE: return type_points_to(to, RECORD_PARCEL) ? target : NULL;
    case MEANING_PARCEL_ADD: return type_points_to(to, RECORD_NODE) || is_plain ? target : NULL;
    default:
        return type_points_to(to, RECORD_VECTOR) ? target->record->fields[1].type->target : NULL;
    }
}

static const char *what_it_makes(enum meaning meaning)
{
    switch (meaning) {
    case MEANING_PARCEL_TAKE:
        return "a parcel is a struct that begins with `struct deed_parcel parcel;`";
    case MEANING_PARCEL_ADD:
        return "deed_parcel_add makes structs of plain data and IN pointers; for a vector write "
               "deed_parcel_add_vector(parcel, length, sizeof(element))";
    default: return "deed_parcel_add_vector makes vectors";
    }
}

static struct node *converted(struct front *front, CXCursor cursor, struct node *call,
                              const struct type *to)
{
    struct node *node = tree_parent(front, NODE_CONVERT, cursor, 1, &call);
    node->type = to;
    return node;
}

/* NULL if refused by the rule. */
static struct node *refused(struct front *front, CXCursor cursor, struct node *call,
                            const struct type *to, const char *advice)
{
    if (!front_refuse(front, cursor_place(front, cursor), "cast", "`%s` would become `%s`",
                      call->type->name, to->name))
        return converted(front, cursor, call, to);
    front_advise(front, "%s", advice);
    return NULL;
}

/* What the handle leads to, NULL if it is none. */
static const struct type *root_of(const struct type *handle)
{
    return type_points_to(handle, RECORD_HANDLE) ? handle->target->record->fields[0].type->target
                                                 : NULL;
}

static struct node *convert_handle(struct front *front, CXCursor cursor, struct node *call,
                                   const struct type *to)
{
    const struct type *from = node_bare(call->children[0])->type;
    bool shares = node_is_call(call, MEANING_PARCEL_SHARE);
    const struct type *root = root_of(to);
    bool fits = root != NULL &&
                (shares ? type_same(from->target, to->target) : type_same(from->target, root));
    if (fits)
        return converted(front, cursor, call, to);
    return refused(front, cursor, call, to,
                   shares ? "deed_parcel_share makes a handle of the same struct"
                          : front_format(front,
                                         "a handle to it is a struct with nothing in it but `const "
                                         "%s *root OWN;`",
                                         from->target->name));
}

struct node *parcel_convert(struct front *front, CXCursor cursor, struct node *call,
                            const struct type *to)
{
    enum meaning meaning = call->function->operation.meaning;
    if (meaning == MEANING_PARCEL_FREEZE || meaning == MEANING_PARCEL_SHARE)
        return convert_handle(front, cursor, call, to);
    const struct type *sized = sized_by(meaning, to);
    if (sized == NULL)
        return refused(front, cursor, call, to, what_it_makes(meaning));
    bool makes_parcel = meaning == MEANING_PARCEL_TAKE;
    bool is_vector = meaning == MEANING_PARCEL_ADD_VECTOR;
    const struct node *size = call->children[makes_parcel ? 0 : is_vector ? 2 : 1];
    if (size->kind == NODE_CONSTANT && (uint64_t)size->value == sized->size)
        return converted(front, cursor, call, to);
    return refused(front, cursor, call, to,
                   front_format(front, "write `%s(%ssizeof(%s)%s)`", call->function->name,
                                makes_parcel ? ""
                                : is_vector  ? "parcel, length, "
                                             : "parcel, ",
                                sized->name, makes_parcel ? ", room" : ""));
}

/* ---- arguments ---- */

static bool argument_refused(struct front *front, const struct node *argument, const char *advice)
{
    if (!front_refuse(front, argument->place, "cast", "`%s` is not what this works on",
                      argument->type->name))
        return false;
    front_advise(front, "%s", advice);
    return true;
}

/* The first argument: what is added to, frozen, shared. */
bool parcel_argument_refused(struct front *front, const struct function *function,
                             const struct node *argument)
{
    const struct node *given = node_bare(argument);
    bool is_parcel = type_points_to(given->type, RECORD_PARCEL) && !given->type->target->is_const;
    switch (function->operation.meaning) {
    case MEANING_PARCEL_ADD:
    case MEANING_PARCEL_ADD_VECTOR:
    case MEANING_PARCEL_FREEZE:
        return !is_parcel && given->kind != NODE_NULL &&
               argument_refused(front, given,
                                "a parcel is reached by its root: a struct that begins with "
                                "`struct deed_parcel parcel;`");
    case MEANING_PARCEL_SHARE:
        return root_of(given->type) == NULL &&
               argument_refused(front, given, "a handle is what deed_parcel_freeze returns");
    default: return false;
    }
}
