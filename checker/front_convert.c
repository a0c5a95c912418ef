/* front_convert.c - every conversion, implicit or written, from what type to what type.
 *
 * libclang shows that there is one and not which, so the two types decide. Numbers convert (the
 * compiler's warnings see to losses), a pointer may become a pointer to const, and the void
 * pointers of deed_take, TAKE, PUT and deed_drop become or were pointers to one known struct. */
#include "front.h"

#include <string.h>

static struct node *wrap(struct front *front, CXCursor cursor, struct node *node,
                         const struct type *to)
{
    struct node *wrapped = tree_parent(front, NODE_CONVERT, cursor, 1, &node);
    wrapped->type = to;
    return wrapped;
}

static struct node *cast_refused(struct front *front, CXCursor cursor, struct node *node,
                                 const struct type *to, const char *advice)
{
    if (front_refuse(front, cursor_place(front, cursor), "cast", "`%s` would become `%s`",
                     node->type->name, to->name)) {
        if (advice != NULL)
            front_advise(front, "%s", advice);
        return NULL;
    }
    if (to->kind != TYPE_POINTER || node->type->kind == TYPE_POINTER)
        return wrap(front, cursor, node, to);
    struct node *unknown = tree_new(front, NODE_UNKNOWN, cursor);
    unknown->type = to;
    return unknown;
}

/* A value that is certainly one of the enum's constants, or 0, which every zeroed object holds. */
static bool is_of_enum(const struct node *node, const struct type *to)
{
    if (node->kind == NODE_CONDITIONAL)
        return is_of_enum(node->children[1], to) && is_of_enum(node->children[2], to);
    if (node->kind == NODE_CONVERT && type_is_scalar(node->type) && node->type->size >= to->size)
        return is_of_enum(node->children[0], to);
    if (node->kind == NODE_CONSTANT &&
        (node->constant_of == NULL ? node->value == 0 : type_same(node->constant_of, to)))
        return true;
    return type_same(node->type, to);
}

static struct node *convert_scalar(struct front *front, CXCursor cursor, struct node *node,
                                   const struct type *to)
{
    if (node->kind != NODE_CONSTANT || to->kind == TYPE_FLOAT)
        return wrap(front, cursor, node, to);
    struct node *constant = tree_new(front, NODE_CONSTANT, cursor);
    constant->type = to;
    constant->constant_of = node->constant_of;
    constant->value = node->value;
    return cursor_evaluate(cursor, &constant->value) ? constant : wrap(front, cursor, node, to);
}

static struct node *null_of(struct front *front, CXCursor cursor, const struct type *to)
{
    struct node *null = tree_new(front, NODE_NULL, cursor);
    null->type = to;
    return null;
}

/* The type of the slot that a TAKE takes from. */
static const struct type *taken_type(const struct node *call)
{
    return call->children[0]->type;
}

/* deed_take of what lives in parcels. */
static bool outside_refused(struct front *front, CXCursor cursor, const struct type *to)
{
    bool is_node = type_points_to(to, RECORD_NODE);
    if (!front_refuse(front, cursor_place(front, cursor), "parcel",
                      "a `%s` would be outside of any parcel", to->target->name))
        return false;
    front_advise(front,
                 is_node ? "write `deed_parcel_add(parcel, sizeof(%s))`"
                         : "write `deed_parcel_take(sizeof(%s), room)`",
                 to->target->name);
    return true;
}

/* A void pointer to a typed one: what deed_take and TAKE return. */
static struct node *convert_from_void(struct front *front, CXCursor cursor, struct node *node,
                                      const struct type *to)
{
    if (node->kind == NODE_CONDITIONAL) {
        for (size_t i = 1; i <= 2; i++) {
            node->children[i] = convert_implicit(front, cursor, node->children[i], to);
            if (node->children[i] == NULL)
                return NULL;
        }
        node->type = to;
        return node;
    }
    const struct type *target = to->target;
    bool was_declared =
        node_is_lvalue(node) || (node->kind == NODE_CALL && !node->function->is_sdk);
    if (was_declared) { /* which was refused */
        if (front_refuse(front, cursor_place(front, cursor), "type",
                         "`void *` says nothing about the object"))
            return NULL;
        return wrap(front, cursor, node, to);
    }
    if (node_is_call(node, MEANING_SLOT_TAKE)) {
        bool is_slot = node_slot(node->children[0]) != IR_NONE; /* else refused before */
        if (type_same(taken_type(node), to) || !is_slot)
            return wrap(front, cursor, node, to);
        return cast_refused(front, cursor, node, to,
                            front_format(front, "the slot holds `%s`", taken_type(node)->name));
    }
    if (node_is_call(node, MEANING_OVERLAY))
        return view_overlay_refused(front, node, to) ? NULL : wrap(front, cursor, node, to);
    if (parcel_is_call(node))
        return parcel_convert(front, cursor, node, to);
    if (!node_is_call(node, MEANING_TAKE))
        return cast_refused(front, cursor, node, to, NULL);
    if (type_is_view(target))
        return view_kept_refused(front, target, target->name, "the heap",
                                 cursor_place(front, cursor))
                   ? NULL
                   : wrap(front, cursor, node, to);
    if (type_in_parcel(to))
        return outside_refused(front, cursor, to) ? NULL : wrap(front, cursor, node, to);
    if (target->kind != TYPE_RECORD ||
        (target->record->kind != RECORD_PLAIN && target->record->kind != RECORD_OWNING)) {
        if (target->kind == TYPE_RECORD && target->record->kind == RECORD_VECTOR) {
            if (!front_refuse(front, cursor_place(front, cursor), "type",
                              "deed_take makes structs; `struct %s` has a length",
                              target->record->tag))
                return wrap(front, cursor, node, to);
            front_advise(front, "write `%s_take(length)`", target->record->tag);
            return NULL;
        }
        return cast_refused(front, cursor, node, to, "deed_take makes structs of the component");
    }
    const struct node *size = node->children[0];
    if (size->kind == NODE_CONSTANT && (uint64_t)size->value == target->size)
        return wrap(front, cursor, node, to);
    return cast_refused(front, cursor, node, to,
                        front_format(front, "write `deed_take(sizeof(%s))`", target->name));
}

/* For a comparison clang makes both sides one type, const or not. Nothing is reached through it. */
static bool is_compared(const struct front *front, CXCursor cursor)
{
    return clang_equalCursors(cursor, front->compared[0]) ||
           clang_equalCursors(cursor, front->compared[1]);
}

static bool only_adds_const(const struct type *from, const struct type *to)
{
    if (from->is_const && !to->is_const)
        return false;
    if (from->kind == TYPE_ARRAY && to->kind == TYPE_ARRAY)
        return from->length == to->length && only_adds_const(from->target, to->target);
    return type_same(from, to);
}

static struct node *convert_pointer(struct front *front, CXCursor cursor, struct node *node,
                                    const struct type *to)
{
    if (node->kind == NODE_NULL)
        return null_of(front, cursor, to);
    const struct type *from = node->type;
    if (from->target->kind == TYPE_VOID && to->target->kind == TYPE_VOID)
        return node;
    if (from->target->kind == TYPE_VOID)
        return convert_from_void(front, cursor, node, to);
    /* To a void pointer only arguments of the SDK convert, which are looked at there: a component
     * cannot declare one. */
    if (to->target->kind == TYPE_VOID || only_adds_const(from->target, to->target) ||
        (is_compared(front, cursor) && type_same(from->target, to->target)))
        return wrap(front, cursor, node, to);
    return cast_refused(front, cursor, node, to,
                        "an object is reached through pointers to its own type only");
}

static struct node *convert(struct front *front, CXCursor cursor, struct node *node,
                            const struct type *to)
{
    const struct type *from = node->type;
    if (type_is_scalar(from) && type_is_scalar(to))
        return convert_scalar(front, cursor, node, to);
    if (from->kind == TYPE_POINTER && to->kind == TYPE_POINTER)
        return convert_pointer(front, cursor, node, to);
    if (to->kind == TYPE_POINTER && node->kind == NODE_CONSTANT && node->value == 0)
        return null_of(front, cursor, to);
    if (type_is_scalar(to) && from->kind == TYPE_POINTER)
        return cast_refused(front, cursor, node, to,
                            to->size == 1 ? "to test a pointer, write `p != NULL`" : NULL);
    if (type_is_scalar(from) && to->kind == TYPE_POINTER)
        return cast_refused(front, cursor, node, to, NULL);
    if (!front_refuse(front, cursor_place(front, cursor), "type",
                      "`%s` would become `%s`: Deed C has integers, enums and pointers to objects",
                      from->name, to->name))
        return wrap(front, cursor, node, to);
    return NULL;
}

static bool copy_refused(struct front *front, CXCursor cursor, const struct type *type)
{
    if (type->kind != TYPE_RECORD || type_is_view(type))
        return false;
    bool owns = type->record->kind == RECORD_OWNING;
    if ((type->record->kind == RECORD_NODE || type->record->kind == RECORD_PARCEL) &&
        front_refuse(front, cursor_place(front, cursor), "copy",
                     "a `%s` would be copied, and with it pointers into its parcel", type->name)) {
        front_advise(front, "copy the fields one by one; IN fields only inside of one parcel");
        return true;
    }
    if (type->record->kind == RECORD_NODE || type->record->kind == RECORD_PARCEL)
        return false;
    if (owns || type->record->kind == RECORD_VECTOR) {
        if (!front_refuse(front, cursor_place(front, cursor), "copy",
                          "a `%s` would be copied, and with it %s", type->name,
                          owns ? "what it owns" : "its length, but not its elements"))
            return false;
        front_advise(front, "copy the plain parts one by one, and move owners with TAKE and PUT");
        return true;
    }
    if (type->record->kind == RECORD_TABLE)
        return false; /* where it would go to is refused */
    return !type_is_plain(type) &&
           front_refuse(front, cursor_place(front, cursor), "opaque",
                        "a `%s` would be copied: only the kernel makes these", type->name);
}

struct node *convert_implicit(struct front *front, CXCursor cursor, struct node *node,
                              const struct type *to)
{
    const struct type *from = node->type;
    if (type_same(from, to)) {
        if (from->kind == TYPE_RECORD && node_is_lvalue(node))
            element_raw(node, "a whole struct is read"); /* passed, returned, assigned */
        return copy_refused(front, cursor, from) ? NULL : node;
    }
    if ((from->kind == TYPE_ARRAY || from->kind == TYPE_FLEXIBLE) && to->kind == TYPE_POINTER &&
        type_same(from->target, to->target)) {
        struct node *decay = tree_parent(front, NODE_DECAY, cursor, 1, &node);
        decay->type = to;
        return decay;
    }
    if (type_is_scalar(from) && to->kind == TYPE_ENUM && !is_of_enum(node, to))
        return cast_refused(front, cursor, node, to,
                            "assign one of the enum's constants, or write the cast and handle "
                            "every other value where the enum is used");
    if (from->kind == TYPE_FUNCTION && to->kind == TYPE_POINTER) { /* refused as a value */
        struct node *unknown = tree_new(front, NODE_UNKNOWN, cursor);
        unknown->type = to;
        return unknown;
    }
    return convert(front, cursor, node, to);
}

/* What whoever casts a pointer probably wants. */
static const char *cast_advice(struct front *front, const struct type *from, const struct type *to)
{
    if (type_same(from->target, to->target) && from->target->is_const && !to->target->is_const)
        return front_format(front,
                            "what is const stays so: to change it, take it as `%s`, without const, "
                            "where it comes from",
                            to->name);
    if (from->target->kind == TYPE_INTEGER &&
        (to->target->kind == TYPE_RECORD || to->target->size > from->target->size))
        return "no pointer is cast: put the fields together from the bytes, `(uint16_t)(at[0] | "
               "at[1] << 8)`";
    if (to->target->kind == TYPE_INTEGER && from->target->kind == TYPE_RECORD)
        return "no pointer is cast: read and write the fields by name; bytes are made of them by "
               "shifts and masks";
    return front_format(front, "no pointer is cast: declare it as `%s` where it comes from",
                        to->name);
}

struct node *convert_explicit(struct front *front, CXCursor cursor, struct node *node,
                              const struct type *to)
{
    if (to->kind == TYPE_VOID)
        return wrap(front, cursor, node, to);
    bool is_zero = node->kind == NODE_CONSTANT && node->value == 0;
    if (to->kind == TYPE_POINTER && (node->kind == NODE_NULL || is_zero))
        return null_of(front, cursor, to);
    if (to->kind == TYPE_POINTER && node->type->kind == TYPE_POINTER)
        return cast_refused(front, cursor, node, to, cast_advice(front, node->type, to));
    return convert(front, cursor, node, to);
}
