/* front_view.c - structs that borrow: slices, which only the SDK makes, and the component's structs
 * with slices in them. They live in locals and parameters; what follows from what is stored in them
 * is for the flow to judge (flow_view.c). */
#include "front.h"

#include <string.h>

bool view_kept_refused(struct front *front, const struct type *type, const char *name,
                       const char *where, struct place at)
{
    while (type->kind == TYPE_ARRAY || type->kind == TYPE_POINTER)
        type = type->target;
    if (!type_is_view(type) ||
        !front_refuse(front, at, "borrow-escape",
                      "`%s` would keep a `%s` in %s: it borrows, and would outlive its lender",
                      name, type->name, where))
        return false;
    front_advise(front, "views and slices live in locals and parameters. Keep where it begins and "
                        "ends instead, two numbers, and make the slice when it is needed");
    return true;
}

/* ---- Slices ---- */

static const struct record *slice_of(const struct type *type)
{
    return type->kind == TYPE_RECORD && type->record->kind == RECORD_SLICE ? type->record : NULL;
}

bool view_is_slice(const struct type *type)
{
    return slice_of(type) != NULL;
}

static bool is_field_of_slice(const struct node *node, const char *name)
{
    return node->kind == NODE_MEMBER && slice_of(node->children[0]->type) != NULL &&
           strcmp(node->field->name, name) == 0;
}

bool view_is_counted(const struct node *node)
{
    return is_field_of_slice(node, "at");
}

bool view_is_length(const struct node *node)
{
    return is_field_of_slice(node, "length");
}

const struct variable *view_slice_part(const struct node *node, const char *name)
{
    if (!is_field_of_slice(node, name) || node->children[0]->kind != NODE_VARIABLE)
        return NULL;
    const struct variable *slice = node->children[0]->variable;
    return slice->storage != IR_STATIC && !slice->is_lent ? slice : NULL;
}

bool view_part_refused(struct front *front, const struct node *part, const char *how)
{
    if (!is_field_of_slice(part, "at") && !is_field_of_slice(part, "length"))
        return false;
    if (!front_refuse(front, part->place, "count",
                      "`%s` of a slice %s alone: its pointer and its length belong together",
                      part->field->name, how))
        return false;
    front_advise(front, "assign the slice as a whole: `s = ..._slice_sub(s, from, length);`");
    return true;
}

static bool is_nothing(const struct node *node)
{
    if (node->kind != NODE_LIST)
        return node->kind == NODE_NULL || (node->kind == NODE_CONSTANT && node->value == 0);
    for (size_t i = 0; i < node->count; i++)
        if (!is_nothing(node->children[i]))
            return false;
    return true;
}

/* A slice made by hand. */
bool view_list_refused(struct front *front, const struct node *list)
{
    if (slice_of(list->type) == NULL || is_nothing(list))
        return false;
    if (!front_refuse(front, list->place, "count",
                      "a `%s` is made by hand: nothing says that its length is true",
                      list->type->name))
        return false;
    front_advise(front, "make it with ..._vector_slice(v), ..._slice_of(array, LENGTH) or "
                        "..._slice_sub(s, from, length); {0} is the empty one");
    return true;
}

/* Does evaluating both find the same thing? Locals, parameters, what a pointer among them leads to,
 * and fields of these. */
static bool same_place(const struct node *a, const struct node *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case NODE_VARIABLE: return a->variable == b->variable && a->variable->storage != IR_STATIC;
    case NODE_MEMBER: return a->field == b->field && same_place(a->children[0], b->children[0]);
    case NODE_DEREF:
        return a->children[0]->kind == NODE_VARIABLE && same_place(a->children[0], b->children[0]);
    default: return false;
    }
}

bool view_is_counted_pair(const struct node *pointer, const struct node *count)
{
    return view_is_counted(pointer) && is_field_of_slice(count, "length") &&
           same_place(pointer->children[0], count->children[0]);
}

/* A call that gets a pointer to a view, and may write through it. */
static bool may_change_view(const struct node *node)
{
    if (node->kind == NODE_CALL)
        for (size_t i = 0; i < node->count; i++) {
            const struct type *type = node->function->parameters[i]->type;
            if (type->kind == TYPE_POINTER && type_is_view(type->target) && !type->target->is_const)
                return true;
        }
    for (size_t i = 0; i < node->count; i++)
        if (may_change_view(node->children[i]))
            return true;
    return false;
}

bool view_order_refused(struct front *front, const struct node *pointer, struct node *const *others,
                        size_t count)
{
    for (size_t i = 0; view_is_counted(pointer) && i < count; i++) {
        if (!may_change_view(others[i]) ||
            !front_refuse(front, others[i]->place, "sequence",
                          "a call that may change the slice stands between its pointer and its "
                          "length"))
            continue;
        front_advise(front, "call it in a statement before");
        return true;
    }
    return false;
}

/* ---- Overlays ---- */

/* What of the type is not a byte, NULL if nothing. */
static const char *not_bytes(const struct type *type)
{
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    if (type->kind == TYPE_INTEGER) {
        if (type->clang.kind == CXType_Bool)
            return "a bool, which is 0 or 1, and a byte may be anything";
        return type->size == 1 ? NULL : "a number that must be aligned";
    }
    if (type->kind == TYPE_ENUM)
        return "an enum, which has not all the values that bytes have";
    if (type->kind != TYPE_RECORD || type->record->kind != RECORD_PLAIN)
        return "something that is no plain data";
    for (size_t i = 0; i < type->record->field_count; i++) {
        if (type->record->fields[i].is_bit_field)
            return "a bit-field, which the compiler puts where it likes";
        const char *what = not_bytes(type->record->fields[i].type);
        if (what != NULL)
            return what;
    }
    return NULL;
}

bool view_overlay_refused(struct front *front, const struct node *overlay, const struct type *to)
{
    struct place at = overlay->place;
    const struct type *target = to->target;
    const struct node *size = overlay->children[2];
    const char *what = target->kind == TYPE_RECORD ? not_bytes(target) : "no struct";
    if (what != NULL &&
        front_refuse(front, at, "overlay", "`%s` cannot be laid over bytes: it %s %s", target->name,
                     target->kind == TYPE_RECORD ? "holds" : "is", what)) {
        front_advise(front, "an overlay is a struct of uint8_t, deed_be16, deed_le32 and their "
                            "like, and arrays of these");
        return true;
    }
    if (what == NULL && overlay->type->target->is_const && !target->is_const)
        return front_refuse(front, at, "overlay",
                            "what lies over a const slice is const: write `const %s *`",
                            target->name);
    bool fits = size->kind == NODE_CONSTANT && (uint64_t)size->value == target->size;
    field_open_all(front, target);
    if (what != NULL || fits ||
        !front_refuse(front, at, "overlay",
                      "the overlay is not of the size of the `%s` that it becomes", target->name))
        return false;
    front_advise(front, "write `OVERLAY(struct %s, bytes, offset)`", target->record->tag);
    return true;
}

/* ---- Views ---- */

bool view_may_hold(const struct field *field)
{
    const struct type *type = field->type;
    if (type->kind != TYPE_POINTER || type_class(type) != IR_POINTER || type_lacks(type) ||
        field->annotation.own || field->annotation.in || field->annotation.count != NULL)
        return false;
    const struct type *target = type->target;
    return type_is_scalar(target) ||
           (target->kind == TYPE_RECORD &&
            (target->record->kind == RECORD_PLAIN || target->record->kind == RECORD_OWNING ||
             target->record->kind == RECORD_VECTOR));
}

bool view_has_pointer(const struct type *type)
{
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    if (type->kind != TYPE_RECORD || type->record->kind != RECORD_VIEW)
        return false;
    for (size_t i = 0; i < type->record->field_count; i++) {
        const struct type *field = type->record->fields[i].type;
        if (field->kind == TYPE_POINTER || view_has_pointer(field))
            return true;
    }
    return false;
}

static bool has_memory(const struct type *type)
{
    if (type->kind == TYPE_ARRAY)
        return type_is_plain(type) || has_memory(type->target);
    if (type->kind != TYPE_RECORD)
        return false;
    for (size_t i = 0; i < type->record->field_count; i++)
        if (has_memory(type->record->fields[i].type))
            return true;
    return false;
}

/* May what is in it be of a part of it? A slice may be of an array of numbers or of plain structs,
 * a pointer may lead to any part. */
bool view_lends_itself(const struct type *type)
{
    return type_is_view(type) && (has_memory(type) || view_has_pointer(type));
}
