/* front_text.c - texts of the program: what a `const char *` without COUNT points to.
 *
 * It is the first character of a string literal, or null. A literal is constant, stays for ever and
 * ends with a zero; so such a pointer may be copied, returned and kept in constant tables, and read
 * up to that zero, which the bounds pass sees to (front_scan.c).
 *
 * That is so by induction: a value of this type comes from a literal, or from a variable, a
 * parameter, a result, an element of a constant table of this type. What else C lets become a
 * `const char *` (the address of a character, a `char *`) is refused where it would. Counted
 * pointers are of this type, too, but go nowhere except with their count. */
#include "front.h"

#define LARGEST_TEXT (1 << 20) /* of one literal */

bool text_is(const struct type *type)
{
    const struct type *target = type != NULL && type->kind == TYPE_POINTER ? type->target : NULL;
    return target != NULL && target->kind == TYPE_INTEGER && target->is_const &&
           (target->clang.kind == CXType_Char_S || target->clang.kind == CXType_Char_U);
}

bool text_is_table(const struct type *type)
{
    const struct type *element = type;
    while (element->kind == TYPE_ARRAY)
        element = element->target;
    return element != type && text_is(element);
}

bool text_is_read(const struct node *pointer)
{
    pointer = node_bare(pointer);
    bool is_counted = pointer->kind == NODE_VARIABLE && pointer->variable->annotation.count != NULL;
    return text_is(pointer->type) && !is_counted && !view_is_counted(pointer) &&
           !walk_is(pointer) && pointer->kind != NODE_DECAY;
}

bool text_table_refused(struct front *front, const struct variable *variable)
{
    if (variable->type->is_const ||
        !front_refuse(front, variable->place, "static", "the texts of `%s` could be changed",
                      variable->name))
        return false;
    front_advise(front, "write `static const char *const %s[]`", variable->name);
    return true;
}

static bool is_text(const struct node *node)
{
    return node->kind == NODE_DECAY && node->children[0]->kind == NODE_STRING;
}

/* What the table of texts starts with; a text that is missing is null. */
void text_start(struct variable *variable, const struct node *list)
{
    const struct type *type = variable->type;
    bool is_whole =
        type->target->kind != TYPE_ARRAY && list->kind == NODE_LIST && list->count == type->length;
    for (size_t i = 0; is_whole && i < list->count; i++)
        is_whole = is_text(list->children[i]);
    variable->has_texts = is_whole;
}

bool text_field_refused(struct front *front, const struct node *value, const struct field *field,
                        struct place at)
{
    if (value != NULL && is_text(value))
        return false;
    if (!front_refuse(front, at, "static", "`%s` is not filled here with a text", field->name))
        return false;
    front_advise(front, "every element of the table has its text; \"\" where there is none");
    return true;
}

/* A value of the type that is no text, and does not stand where its count does. */
bool text_refused(struct front *front, const struct node *node)
{
    if (!text_is(node->type))
        return false;
    const char *what = NULL;
    if (node->kind == NODE_ADDRESS)
        what = "the address of a character";
    else if (node->kind == NODE_CONVERT && !text_is(node->children[0]->type))
        what = "a pointer to characters that may change";
    else if (node->kind == NODE_CALL && node->function->is_sdk)
        what = "what the SDK returns";
    else if (is_text(node) && node->children[0]->type->length > LARGEST_TEXT)
        what = "a text of more than a million characters";
    if (what == NULL || !front_refuse(front, node->place, "count",
                                      "%s is used as a text, which ends with a zero", what))
        return false;
    front_advise(front, "`const char *` without COUNT is for string literals and what was assigned "
                        "from one; for other characters write `const char *p COUNT(n)`, or make a "
                        "slice of bytes");
    return true;
}
