/* front_element.c - elements of arrays, vectors, counted pointers and slices: who checks which
 * index, and what to write where nobody does.
 *
 * Elements of arrays are left to the compiler's trap only where clang puts a whole one. It allows
 * the index one past the end when it takes an element for an address: in `&a[i]`, in whole structs
 * and rows (`s = a[i]`), in `a[i]++` and `a[i]--`, and in a parenthesised target (`(a[i]) = 1`).
 * There the index must be a constant, checked by AT, or proved to be inside. */
#include "front.h"

#include <string.h>

static bool is_raw_element(const struct node *node)
{
    return node->kind == NODE_INDEX && !node->is_checked;
}

/* That the index is inside must be proved there. */
void element_raw(struct node *element, const char *why)
{
    if (is_raw_element(element) && element->unchecked == NULL)
        element->unchecked = why;
}

/* The same with AT, should nothing else show that the index is inside. */
static void change_array_to_at(struct front *front, CXCursor cursor, struct node *node,
                               const struct type *array)
{
    struct cursors parts = cursor_children(front, cursor);
    const char *text = parts.count == 2 ? fix_text(front, parts.items[0]) : NULL;
    size_t size = text != NULL ? strlen(text) : 0;
    const char *count = NULL;
    if (array->kind == TYPE_ARRAY)
        count = front_format(front, "%llu", (unsigned long long)array->length);
    else if (size > 2 && strcmp(text + size - 2, "at") == 0)
        count = front_format(front, "%.*slength", (int)(size - 2), text);
    if (text != NULL && count != NULL)
        node->change = fix_at(front, cursor, text, count);
}

static bool array_index_refused(struct front *front, CXCursor cursor, struct node *node,
                                struct node *array, const struct node *index)
{
    const struct node *base = node->children[0];
    if (array->kind == NODE_STRING)
        return front_refuse(front, node->place, "index", "an element of a string literal");
    if (array->in_parentheses)
        element_raw(array, "a row is in parentheses");
    if (array->in_parentheses && array->type->kind == TYPE_FLEXIBLE &&
        !node_is_call(index, MEANING_INDEX) /* as AT has it */)
        node->unchecked = "the elements are in parentheses";
    if (index->kind == NODE_CONSTANT) {
        node->is_checked =
            array->type->kind == TYPE_ARRAY && (uint64_t)index->value < array->type->length;
        return array->type->kind == TYPE_ARRAY && !node->is_checked &&
               front_refuse(front, node->place, "index", "the array has %llu elements",
                            (unsigned long long)array->type->length);
    }
    if (!node_is_call(index, MEANING_INDEX)) {
        change_array_to_at(front, cursor, node, array->type);
        return false;
    }
    node->is_checked = true;
    if (node_is_counted_pair(base, index->children[1]))
        return false;
    if (!front_refuse(front, node->place, "index", "AT is told a length that is not the array's"))
        return false;
    front_advise(front, array->type->kind == TYPE_ARRAY
                            ? "write AT(array, LENGTH, index) with a constant LENGTH, at most the "
                              "array's"
                            : "write AT(v->at, v->length, index), with the same variable v");
    return true;
}

/* The parameter that probably counts the elements of this one: the next that is a number. */
const char *element_likely_count(const struct front *front, const struct variable *pointer)
{
    const struct function *function = front->current;
    bool behind = false;
    for (size_t i = 0; i < function->parameter_count; i++) {
        const struct variable *parameter = function->parameters[i];
        if (behind && parameter->type->kind == TYPE_INTEGER)
            return parameter->name;
        behind = behind || parameter == pointer;
    }
    return NULL;
}

/* How to reach an element behind this pointer. */
static void advise_at(struct front *front, CXCursor cursor, const struct node *pointer, bool by_at)
{
    const struct variable *variable = pointer->kind == NODE_VARIABLE ? pointer->variable : NULL;
    struct cursors parts = cursor_children(front, cursor);
    const char *index = parts.count == 2 ? fix_text(front, parts.items[1]) : NULL;
    if (by_at || variable == NULL || index == NULL || variable->storage != IR_PARAMETER) {
        front_advise(front, "write AT(p, n, i), where p is a parameter `T *p COUNT(n)` and n its "
                            "count, which stays as it is");
        return;
    }
    const char *likely = element_likely_count(front, variable);
    front_advise(
        front,
        "say how many elements there are, `%s COUNT(%s)`%s; where nothing shows that %s is "
        "less, write AT(%s, %s, %s)",
        variable->name, likely != NULL ? likely : "n",
        likely != NULL ? "" : " with a parameter `uint64_t n`", index, variable->name,
        likely != NULL ? likely : "n", index);
    if (variable->type->target->size == 1 && strstr(variable->type->name, "char *") != NULL)
        front_advise(front, "text has no zero at its end here: LITERAL(\"text\") passes a literal "
                            "with its length");
}

static void change_to_at(struct front *front, CXCursor cursor, struct node *node,
                         const struct node *pointer)
{
    struct cursors parts = cursor_children(front, cursor);
    const char *text = parts.count == 2 ? fix_text(front, parts.items[0]) : NULL;
    size_t size = text != NULL ? strlen(text) : 0;
    const char *count = NULL;
    if (pointer->kind == NODE_VARIABLE)
        count = pointer->variable->annotation.count;
    else if (size > 2 && strcmp(text + size - 2, "at") == 0)
        count = front_format(front, "%.*slength", (int)(size - 2), text);
    if (text != NULL && count != NULL)
        node->change = fix_at(front, cursor, text, count);
}

static bool pointer_index_refused(struct front *front, CXCursor cursor, struct node *node,
                                  const struct node *pointer, const struct node *index)
{
    bool by_at = node_is_call(index, MEANING_INDEX);
    node->is_checked = by_at;
    if (view_order_refused(front, pointer, &node->children[1], 1))
        return true;
    if (by_at && node_is_counted_pair(pointer, index->children[1]))
        return false;
    if (!by_at && text_is_read(pointer))
        return false;
    bool is_counted =
        (pointer->kind == NODE_VARIABLE && pointer->variable->annotation.count != NULL) ||
        view_is_counted(pointer) || walk_is(pointer);
    if (is_counted) {
        node->unchecked =
            by_at ? "AT is told a count that is not the pointer's" : "nothing checks this index";
        if (!by_at)
            change_to_at(front, cursor, node, pointer);
        return false;
    }
    struct variable *uncounted =
        pointer->kind == NODE_VARIABLE && !by_at ? pointer->variable : NULL;
    if (uncounted != NULL && uncounted->lacks_count)
        return true;
    if (!front_refuse(front, node->place, "index",
                      by_at ? "AT is told a count that is not the pointer's"
                            : "a pointer is indexed: nothing checks this"))
        return false;
    if (uncounted != NULL)
        uncounted->lacks_count = true;
    advise_at(front, cursor, pointer, by_at);
    return true;
}

bool element_refused(struct front *front, CXCursor cursor, struct node *element)
{
    struct node *base = element->children[0];
    return base->kind == NODE_DECAY
               ? array_index_refused(front, cursor, element, base->children[0],
                                     element->children[1])
               : pointer_index_refused(front, cursor, element, base, element->children[1]);
}

/* An index that stays the same as long as a local does, whatever it is converted to on the way: to
 * no smaller type. */
static const struct node *simple_index(const struct node *index)
{
    for (;;) {
        if (node_is_call(index, MEANING_INDEX))
            index = index->children[0];
        else if (index->kind == NODE_CONVERT && index->type->kind == TYPE_INTEGER &&
                 index->children[0]->type->kind == TYPE_INTEGER &&
                 index->type->size >= index->children[0]->type->size)
            index = index->children[0];
        else
            return index;
    }
}

const struct ir_operand *element_which(struct front *front, const struct node *place)
{
    if (place->kind != NODE_INDEX || place->children[0]->kind != NODE_DECAY ||
        place->children[0]->children[0]->kind == NODE_INDEX)
        return NULL;
    const struct node *index = simple_index(place->children[1]);
    struct ir_operand *which = front_allocate(front, sizeof *which);
    if (index->kind == NODE_CONSTANT)
        *which = (struct ir_operand){.kind = IR_CONSTANT, .value = (ir_wide)index->value};
    else if (index->kind == NODE_VARIABLE && index->variable->storage != IR_STATIC)
        *which = (struct ir_operand){.kind = IR_VARIABLE, .variable = index->variable->index};
    else
        return NULL;
    return which;
}
