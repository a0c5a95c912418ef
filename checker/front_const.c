/* front_const.c - const, to any depth: what an IN field leads to is as constant as the struct that
 * the field was read from.
 *
 * To C `f->child` of a const struct is a constant pointer to something that may be written; and
 * what is frozen, or lent for reading, has children that others rely on. So the whole path of a
 * value is looked at wherever the value goes, and the path of what is assigned to. A variable never
 * loses const on the way: its type says it. */
#include "front.h"

static bool is_behind_const(const struct node *lvalue);

/* Is what this pointer leads to constant, by its type or by the path it was read on? */
static bool leads_to_const(const struct node *pointer)
{
    if (pointer->type->kind != TYPE_POINTER)
        return false;
    if (pointer->type->target->is_const)
        return true;
    switch (pointer->kind) {
    case NODE_CONVERT: { /* a cast that takes const away is refused as such */
        const struct type *from = pointer->children[0]->type;
        bool drops = from->kind == TYPE_POINTER && from->target->is_const;
        return !drops && leads_to_const(pointer->children[0]);
    }
    case NODE_ASSIGN:
    case NODE_COMMA: return leads_to_const(pointer->children[1]);
    case NODE_CONDITIONAL:
        return leads_to_const(pointer->children[1]) || leads_to_const(pointer->children[2]);
    case NODE_ADDRESS:
    case NODE_DECAY: return is_behind_const(pointer->children[0]);
    case NODE_MEMBER:
    case NODE_INDEX: return node_in_slot(pointer) != IR_NONE && is_behind_const(pointer);
    default: return false;
    }
}

static bool is_behind_const(const struct node *lvalue)
{
    if (lvalue->type->is_const)
        return true;
    switch (lvalue->kind) {
    case NODE_DEREF: return leads_to_const(lvalue->children[0]);
    case NODE_MEMBER: return is_behind_const(lvalue->children[0]);
    case NODE_INDEX:
        return lvalue->children[0]->kind == NODE_DECAY
                   ? is_behind_const(lvalue->children[0]->children[0])
                   : leads_to_const(lvalue->children[0]);
    default: return false;
    }
}

bool const_lost(struct front *front, const struct node *value, const struct type *to)
{
    if (to->kind != TYPE_POINTER || to->target->is_const || value->kind == NODE_NULL ||
        value->type->kind != TYPE_POINTER || !leads_to_const(value) ||
        !front_refuse(front, value->place, "const",
                      "what this leads to was reached through const, and would become writable"))
        return false;
    front_advise(front, "const holds for all that a const pointer leads to: write `const %s`",
                 to->name);
    return true;
}

bool const_written(struct front *front, const struct node *target)
{
    if (!is_behind_const(target) ||
        !front_refuse(front, target->place, "const",
                      "this is reached through const, and would be changed"))
        return false;
    front_advise(front, "const holds for all that a const pointer leads to, also by IN fields");
    return true;
}
