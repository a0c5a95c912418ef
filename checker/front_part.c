/* front_part.c - which part of an object an lvalue is: the fields on the way to it, as one number.
 *
 * `p->in.head` is the part `in.head` of what p points to, and has the same number wherever it is
 * written so. Behind an index it is not known which part it is. */
#include "front_emit.h"

#define PART_WHOLE 1 /* all of it */

struct part {
    ir_part inside; /* of this part */
    const struct field *field;
    ir_part number;
};

static bool same_part(const void *item, const void *key)
{
    const struct part *a = item, *b = key;
    return a->inside == b->inside && a->field == b->field;
}

static ir_part number_of_part(struct front *front, ir_part inside, const struct field *field)
{
    struct part key = {inside, field, 0};
    unsigned hash = (unsigned)((uintptr_t)field >> 3) * 31 + inside;
    struct part *part = table_find(&front->parts, hash, &key, same_part);
    if (part == NULL) {
        part = front_allocate(front, sizeof *part);
        *part = (struct part){inside, field, (ir_part)front->parts.count + PART_WHOLE + 1};
        table_add(&front->parts, hash, part);
    }
    return part->number;
}

static ir_part part_within(struct front *front, const struct node *lvalue)
{
    if (lvalue->kind == NODE_DEREF || lvalue->kind == NODE_VARIABLE)
        return PART_WHOLE;
    return lvalue->kind == NODE_MEMBER ? part_of(front, lvalue) : 0;
}

ir_part part_of(struct front *front, const struct node *lvalue)
{
    if (lvalue->kind == NODE_DEREF)
        return PART_WHOLE;
    if (lvalue->kind != NODE_MEMBER)
        return 0;
    ir_part inside = part_within(front, lvalue->children[0]);
    return inside != 0 ? number_of_part(front, inside, lvalue->field) : 0;
}

ir_part part_initialised(struct front *front, ir_part inside, const struct field *field)
{
    return number_of_part(front, inside != 0 ? inside : PART_WHOLE, field);
}
