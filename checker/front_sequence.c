/* front_sequence.c - what is asked of each full expression as a whole.
 *
 * At most one assignment, and no mention of what it changes where C leaves the order open; the same
 * for what a call takes over, and for the endpoint that an operation moves on. Counted pointers
 * stand only where their count stands too, and the result of deed_take only where its type is
 * known. */
#include "front.h"

#include <string.h>

/* Something that happens somewhere in the expression. */
struct effect {
    const struct node *node;
    const struct variable *target;    /* NULL: memory */
    const struct ir_function *callee; /* only if infer.c finds that it takes over `parameter` */
    size_t parameter;
};

struct effects {
    struct effect *items;
    size_t count;
};

static void add_effect(struct front *front, struct effects *effects, struct effect effect)
{
    effects->items = front_append(front, effects->items, effects->count, sizeof *effects->items);
    effects->items[effects->count++] = effect;
}

static const struct variable *variable_in(const struct node *node)
{
    while (node->kind == NODE_CONVERT)
        node = node->children[0];
    return node->kind == NODE_VARIABLE ? node->variable : NULL;
}

static bool moves_first(const struct function *function)
{
    if (!function->is_sdk || function->operation.meaning != MEANING_CONTRACT)
        return false;
    if (function->operation.is_reply)
        return false; /* its endpoint stands second, and is claimed */
    switch (function->operation.op) {
    case IR_SEND:
    case IR_REQUEST:
    case IR_RECEIVE:
    case IR_CLOSE: return true;
    default: return false;
    }
}

static void collect_moves(struct front *front, const struct node *call, struct effects *effects)
{
    for (size_t i = 0; i < call->function->parameter_count; i++) {
        const struct ir_annotation *annotation = &call->function->parameters[i]->annotation;
        struct effect effect = {.node = call, .target = variable_in(call->children[i])};
        if (effect.target == NULL)
            continue;
        if (annotation->claims || (i == 0 && moves_first(call->function))) {
            add_effect(front, effects, effect);
        } else if (annotation->open & IR_MARK_OWN) {
            effect.callee = call->function->ir;
            effect.parameter = i;
            add_effect(front, effects, effect);
        }
    }
}

static void collect(struct front *front, const struct node *node, struct effects *effects)
{
    if (node->kind == NODE_ASSIGN || node->kind == NODE_UPDATE) {
        const struct node *target = node->children[0];
        struct effect effect = {.node = node};
        effect.target = target->kind == NODE_VARIABLE ? target->variable : NULL;
        add_effect(front, effects, effect);
    }
    if (node->kind == NODE_CALL)
        collect_moves(front, node, effects);
    for (size_t i = 0; i < node->count; i++)
        collect(front, node->children[i], effects);
}

static bool contains(const struct node *node, const struct node *wanted)
{
    if (node == wanted)
        return true;
    for (size_t i = 0; i < node->count; i++)
        if (contains(node->children[i], wanted))
            return true;
    return false;
}

/* The number or IN pointer that an effect on memory changes, where it is a field; else NULL. */
static const struct field *field_changed(const struct effect *effect)
{
    bool is_change = effect->node->kind == NODE_ASSIGN || effect->node->kind == NODE_UPDATE;
    const struct node *target = is_change ? effect->node->children[0] : NULL;
    bool is_field = target != NULL && target->kind == NODE_MEMBER;
    return is_field && (type_is_scalar(target->type) || node_in_slot(target) != IR_NONE)
               ? target->field
               : NULL;
}

/* A number or a pointer, and no part of it is anything else. */
static bool is_single(const struct type *type)
{
    return type_is_scalar(type) || type->kind == TYPE_POINTER;
}

static bool is_index(const struct node *node)
{
    return node_is_call(node, MEANING_INDEX) || node_is_call(node, MEANING_SLOT_TAKE);
}

/* Does a value of the type have the field in it, at whatever depth? */
static bool holds_field(const struct type *type, const struct field *field)
{
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    if (type->kind != TYPE_RECORD || type->record->is_sdk)
        return type->kind != TYPE_RECORD ? !is_single(type) : !type_is_view(type);
    for (size_t i = 0; i < type->record->field_count; i++)
        if (&type->record->fields[i] == field || (!is_single(type->record->fields[i].type) &&
                                                  holds_field(type->record->fields[i].type, field)))
            return true;
    return false;
}

/* May the lvalue be that field? Not another field, nor what is in an array, nor one of another
 * type. */
static bool may_be(const struct node *lvalue, const struct field *field)
{
    if (lvalue->kind == NODE_MEMBER)
        return lvalue->field == field ||
               (!is_single(lvalue->type) && holds_field(lvalue->type, field));
    if (lvalue->kind == NODE_INDEX && is_single(lvalue->type)) {
        const struct node *base = lvalue->children[0];
        bool is_counted = base->kind == NODE_VARIABLE && base->variable->annotation.count != NULL;
        is_counted = is_counted || view_is_counted(base);
        if (is_counted && !field->may_lie_over) /* of arrays, too: nothing else is counted */
            return false;
        if (base->kind == NODE_DECAY)
            base = base->children[0];
        if (base->type->kind == TYPE_ARRAY || base->type->kind == TYPE_FLEXIBLE)
            return false;
    }
    if (lvalue->type->kind == TYPE_RECORD && !field->may_lie_over)
        return holds_field(lvalue->type, field);
    return !is_single(lvalue->type) || type_same(lvalue->type, field->type);
}

/* The SDK's functions of values read what these lead to: bytes, elements of slices. */
static bool reads_values(const struct node *call)
{
    for (size_t i = 0; i < call->count; i++)
        if (call->children[i]->type->kind == TYPE_POINTER)
            return false;
    return call->function->is_sdk && call->function->operation.meaning == MEANING_CALL;
}

/* Does it read the field, in whatever object? */
static bool mentions_field(const struct node *node, const struct field *field)
{
    const struct node *inner = node;
    bool is_slot = node->kind == NODE_MEMBER && node_slot(node) != IR_NONE;
    bool reads_more =
        node->kind == NODE_CALL && !is_index(node) && (field->may_lie_over || !reads_values(node));
    bool is_whole_record = node->kind == NODE_VARIABLE && node->type->kind == TYPE_RECORD;
    if (reads_more || (is_whole_record && (field->may_lie_over || holds_field(node->type, field))))
        return true;
    bool is_memory =
        node->kind == NODE_MEMBER || node->kind == NODE_DEREF || node->kind == NODE_INDEX;
    bool may_hold = (node->type->kind == TYPE_POINTER) == (field->type->kind == TYPE_POINTER) &&
                    node->type->kind != TYPE_ARRAY && node->type->kind != TYPE_FLEXIBLE;
    if (is_memory && !is_slot && may_hold && may_be(node, field))
        return true;
    while (inner->kind == NODE_MEMBER) /* a part is read, not the whole */
        inner = inner->children[0];
    bool is_whole = inner != node && (inner->kind == NODE_DEREF || inner->kind == NODE_INDEX);
    if (is_whole || (inner != node && inner->kind == NODE_VARIABLE))
        node = inner;
    for (size_t i = 0; i < node->count; i++)
        if (mentions_field(node->children[i], field))
            return true;
    return false;
}

/* Does it read the variable, or, for an effect on memory, any memory? */
static bool mentions_target(const struct node *node, const struct variable *target)
{
    if (node->kind == NODE_VARIABLE &&
        (target != NULL ? node->variable == target : node->variable->storage == IR_STATIC))
        return true;
    if (target == NULL &&
        (node->kind == NODE_DEREF || node->kind == NODE_INDEX || node->kind == NODE_CALL))
        return true;
    for (size_t i = 0; i < node->count; i++)
        if (mentions_target(node->children[i], target))
            return true;
    return false;
}

static bool mentions(const struct node *node, const struct effect *effect)
{
    const struct field *field = effect->target == NULL ? field_changed(effect) : NULL;
    return field != NULL ? mentions_field(node, field) : mentions_target(node, effect->target);
}

/* Does it matter for where the lvalue is? What is in it now is not read. */
static bool mentions_where(const struct node *lvalue, const struct effect *effect)
{
    const struct node *base = lvalue->count > 0 ? lvalue->children[0] : NULL;
    switch (lvalue->kind) {
    case NODE_VARIABLE: return lvalue->variable == effect->target;
    case NODE_MEMBER: return mentions_where(base, effect);
    case NODE_DEREF: return mentions(base, effect);
    case NODE_INDEX:
        return mentions(lvalue->children[1], effect) ||
               (base->kind == NODE_DECAY ? mentions_where(base->children[0], effect)
                                         : mentions(base, effect));
    default: return mentions(lvalue, effect);
    }
}

static bool is_unordered(const struct node *node)
{
    switch (node->kind) {
    case NODE_ARITHMETIC:
    case NODE_COMPARE:
    case NODE_ASSIGN:
    case NODE_UPDATE:
    case NODE_CALL:
    case NODE_INDEX: return true;
    default: return false;
    }
}

/* Is what operand `j` says of the target for the rules of the flow to judge? They see the order in
 * which the compiler evaluates: a use behind a move they refuse. Theirs is also the variable that
 * is an argument itself: it is used when the call is made, behind all operands. */
static bool is_left_to_flow(const struct node *node, const struct effect *effect, size_t i,
                            size_t j)
{
    if (node->kind == NODE_ASSIGN && j == 0 && node->children[0]->kind == NODE_VARIABLE)
        return true; /* only assigned */
    if (effect->node->kind != NODE_CALL)
        return false;
    bool value_first = node->kind == NODE_ASSIGN || node->kind == NODE_UPDATE;
    bool is_before = value_first ? j > i : j < i;
    return !is_before || (node->kind == NODE_CALL && variable_in(node->children[j]) != NULL);
}

/* Somewhere beside the effect, in an operand whose order against it is open. */
static bool mentioned_beside(const struct node *node, const struct effect *effect)
{
    if (node == effect->node)
        return false;
    for (size_t i = 0; i < node->count; i++) {
        if (!contains(node->children[i], effect->node))
            continue;
        for (size_t j = 0; is_unordered(node) && j < node->count; j++) {
            if (j == i || is_left_to_flow(node, effect, i, j))
                continue;
            bool is_target = node->kind == NODE_ASSIGN && j == 0;
            if (is_target ? mentions_where(node->children[0], effect)
                          : mentions(node->children[j], effect))
                return true;
        }
        return mentioned_beside(node->children[i], effect);
    }
    return false;
}

/* Nobody knows yet whether it is so: infer.c will. */
static void note_condition(struct front *front, struct ir_condition condition)
{
    struct ir_unit *unit = front->unit;
    unit->conditions =
        front_append(front, unit->conditions, unit->condition_count, sizeof *unit->conditions);
    unit->conditions[unit->condition_count++] = condition;
}

/* The variable that an lvalue is a part of; NULL: it is behind a pointer. */
static const struct variable *root_of(const struct node *lvalue)
{
    while (lvalue->kind == NODE_MEMBER || lvalue->kind == NODE_INDEX) {
        lvalue = lvalue->children[0];
        if (lvalue->kind == NODE_DECAY)
            lvalue = lvalue->children[0];
    }
    bool is_pointer = lvalue->type->kind == TYPE_POINTER;
    return lvalue->kind == NODE_VARIABLE && !is_pointer ? lvalue->variable : NULL;
}

/* Do two assignments surely change two things? */
static bool are_apart(const struct effect *a, const struct effect *b)
{
    if (a->target != NULL || b->target != NULL)
        return a->target != b->target;
    const struct variable *one = root_of(a->node->children[0]);
    const struct variable *two = root_of(b->node->children[0]);
    if (one != NULL && two != NULL && one != two)
        return true;
    const struct field *field = field_changed(a);
    const struct effect *other = b;
    if (field == NULL) {
        field = field_changed(b);
        other = a;
    }
    const struct node *lvalue = other->node->children[0];
    return field != NULL && (is_single(lvalue->type) || lvalue->type->kind == TYPE_RECORD) &&
           !may_be(lvalue, field);
}

/* The field that one of them changes, if the other changes a number that a pointer leads to: apart,
 * unless somebody takes the address of the field. */
static const struct field *apart_unless_lent(const struct effect *a, const struct effect *b)
{
    const struct field *field = field_changed(a);
    const struct effect *other = field != NULL ? b : a;
    if (field == NULL)
        field = field_changed(b);
    if (field == NULL || field->number == 0 || other->target != NULL)
        return NULL;
    const struct node *lvalue = other->node->children[0];
    bool is_led_to = lvalue->kind == NODE_DEREF || lvalue->kind == NODE_INDEX;
    return is_led_to && type_is_scalar(lvalue->type) ? field : NULL;
}

/* Is it an assignment in `a = b = c = value`? */
static bool is_in_chain(const struct node *expression, const struct node *assignment)
{
    while (expression->kind == NODE_ASSIGN && is_single(expression->type)) {
        if (expression == assignment)
            return true;
        expression = expression->children[1];
        while (expression->kind == NODE_CONVERT)
            expression = expression->children[0];
    }
    return false;
}

/* The second of several assignments, unless all but the outermost are `i++` and the like, or those
 * of a chain, and each changes something else: `a[i++] = b[j++]`, `a = b = 0`. NULL: they are in
 * order, on condition of the field if there is one. */
static const struct effect *second_assignment(const struct effects *effects,
                                              const struct node *expression,
                                              const struct field **condition)
{
    const struct effect *second = NULL;
    bool apart = true;
    size_t seen = 0;
    for (size_t i = 0; i < effects->count; i++) {
        const struct effect *effect = &effects->items[i];
        if (effect->node->kind == NODE_CALL)
            continue;
        if (++seen == 2)
            second = effect;
        bool is_step = effect->node->kind == NODE_UPDATE && effect->node->count == 1;
        apart = apart &&
                (is_step || effect->node == expression || is_in_chain(expression, effect->node));
        for (size_t j = 0; j < i && apart; j++) {
            if (effects->items[j].node->kind == NODE_CALL || are_apart(effect, &effects->items[j]))
                continue;
            apart = *condition == NULL;
            *condition = apart_unless_lent(effect, &effects->items[j]);
            apart = apart && *condition != NULL;
        }
    }
    return apart ? NULL : second;
}

static bool order_refused(struct front *front, const struct node *expression)
{
    struct effects effects = {0};
    collect(front, expression, &effects);
    const struct field *lent = NULL;
    const struct effect *second = second_assignment(&effects, expression, &lent);
    if (second == NULL && lent != NULL)
        note_condition(front, (struct ir_condition){.field = lent->number,
                                                    .place = expression->place,
                                                    .name = lent->name});
    if (second != NULL && front_refuse(front, second->node->place, "sequence",
                                       "a second assignment in one expression")) {
        front_advise(front, "write a statement for each, `i++;` on its own: C leaves open "
                            "which comes first within one");
        return true;
    }
    for (size_t i = 0; i < effects.count; i++) {
        const struct effect *effect = &effects.items[i];
        if (!mentioned_beside(expression, effect))
            continue;
        if (effect->callee != NULL) {
            note_condition(front, (struct ir_condition){.callee = effect->callee,
                                                        .parameter = effect->parameter,
                                                        .place = effect->node->place,
                                                        .name = effect->target->name});
            continue;
        }
        const char *name = effect->target != NULL ? effect->target->name : "memory";
        if (front_refuse(front, effect->node->place, "sequence",
                         "`%s` changes here, and is also read in the same expression; which comes "
                         "first is open",
                         name)) {
            front_advise(front, "write two statements, `i++;` on its own");
            return true;
        }
    }
    return false;
}

/* ---- Where some things may stand ---- */

static bool is_test_of(const struct node *parent, const struct node *child, bool parent_is_test)
{
    switch (parent->kind) {
    case NODE_NOT:
    case NODE_COMPARE: return true;
    case NODE_AND:
    case NODE_OR: return true;
    case NODE_CONDITIONAL: return child == parent->children[0];
    case NODE_CONVERT: return parent->type->kind == TYPE_VOID || parent_is_test;
    default: return false;
    }
}

/* The slice's type as one declares a variable of it. */
static const char *slice_type(const struct type *type)
{
    const char *name = type->name;
    return strncmp(name, "const ", 6) == 0 ? name + 6 : name;
}

static bool slice_refused(struct front *front, const struct node *node)
{
    if (!front_refuse(front, node->place, "count",
                      "the pointer of a slice is used without its length"))
        return false;
    const struct node *slice = node->children[0];
    const char *name = slice->kind == NODE_VARIABLE ? slice->variable->name : NULL;
    if (view_slice_part(node, "at") != NULL) {
        front_advise(front,
                     "reach an element with AT(%s.at, %s.length, i), lend one with &%s.at[0] where "
                     "%s.length was tested, pass both on together, or pass the slice; a local may "
                     "begin there and walk, `const T *p = %s.at;`",
                     name, name, name, name, name);
        return true;
    }
    if (name != NULL)
        diagnostic_note(front->all, slice->variable->place,
                        "`%s` is lent by its address in this function, and may be made another "
                        "slice there",
                        name);
    front_advise(front,
                 "for a pointer that walks copy the slice first, `%s own = %s;`, and begin in "
                 "own.at; or reach an element with AT, pass pointer and length on together, or "
                 "pass the slice",
                 slice_type(slice->type), name != NULL ? name : "...");
    return true;
}

static bool counted_refused(struct front *front, const struct node *node)
{
    if (!front_refuse(front, node->place, "count",
                      "`%s` points to `%s` elements, maybe to none, and is used without its count",
                      node->variable->name, node->variable->annotation.count))
        return false;
    front_advise(front, "reach an element with AT(%s, %s, i), or pass both on together",
                 node->variable->name, node->variable->annotation.count);
    return true;
}

/* Said once in a function: the next text is there for the same reason. */
static bool literal_refused(struct front *front, const struct node *node)
{
    struct function *function = front->current;
    if (function != NULL && function->lacks_length)
        return true;
    if (!front_refuse(front, node->place, "count",
                      "a text of the program is used as a pointer, without its length"))
        return false;
    front_advise(front, "LITERAL(\"text\") is a text and its length, for a parameter with COUNT; "
                        "deed_text(LITERAL(\"text\")) is a `struct uint8_const_slice`, to be "
                        "returned or kept in a local");
    if (function != NULL)
        function->lacks_length = true;
    return true;
}

static bool decay_refused(struct front *front, const struct node *node)
{
    if (node->children[0]->kind == NODE_STRING && text_is(node->type))
        return text_refused(front, node);
    if (node->children[0]->kind == NODE_STRING)
        return literal_refused(front, node);
    if (!front_refuse(front, node->place, "count",
                      "an array is used as a pointer, without its count"))
        return false;
    front_advise(front, "reach an element with array[i]; lend one with &array[0]; lend all of them "
                        "as &array to a pointer to an array, or with a constant count");
    return true;
}

/* Calls whose result gets its type from where it goes. */
static bool is_typed_by_use(const struct node *node)
{
    return node_is_call(node, MEANING_TAKE) || node_is_call(node, MEANING_OVERLAY) ||
           parcel_is_call(node);
}

static bool placement_refused(struct front *front, const struct node *node, bool is_test,
                              bool is_counted)
{
    if (node->kind == NODE_VARIABLE && node->variable->annotation.count != NULL && !is_test &&
        !is_counted && counted_refused(front, node))
        return true;
    if (!is_test && !is_counted && walk_value_refused(front, node))
        return true;
    if (!is_test && !is_counted && text_refused(front, node))
        return true;
    if (view_is_counted(node) && !is_test && !is_counted && slice_refused(front, node))
        return true;
    if (node->kind == NODE_DECAY && !is_test && !is_counted && decay_refused(front, node))
        return true;
    if (node->kind == NODE_NULL && !is_test && type_class(node->type) == IR_CAPABILITY &&
        front_refuse(front, node->place, "null", "`%s` is never null", node->type->name))
        return true;
    bool is_void = node->type != NULL && node->type->kind == TYPE_POINTER &&
                   node->type->target->kind == TYPE_VOID;
    bool is_made = is_typed_by_use(node) || node->kind == NODE_CONDITIONAL;
    if (is_void && is_made &&
        front_refuse(front, node->place, "cast", "what is made here has no type yet")) {
        front_advise(front, "assign it to a variable first: `struct x *p = ...;`");
        return true;
    }
    for (size_t i = 0; i < node->count; i++) {
        const struct node *child = node->children[i];
        bool typed = node->kind == NODE_CONVERT && is_typed_by_use(child) &&
                     node->type->kind == TYPE_POINTER && node->type->target->kind != TYPE_VOID;
        bool counted =
            (node->kind == NODE_INDEX && i == 0) ||
            (node->kind == NODE_CALL && i < node->function->parameter_count &&
             node->function->parameters[i]->annotation.count != NULL) ||
            ((node->kind == NODE_CONVERT || node->kind == NODE_CONDITIONAL) && is_counted) ||
            node->kind == NODE_ARITHMETIC || /* refused there */
            (node->kind == NODE_UPDATE && i == 0) ||
            (node->kind == NODE_ASSIGN && walk_is(node->children[0])) ||
            (node->kind == NODE_CONVERT && node->type->kind == TYPE_ARRAY);
        if (typed) { /* the call itself is fine; its arguments are looked at */
            for (size_t k = 0; k < child->count; k++)
                if (placement_refused(front, child->children[k], false,
                                      child->function->parameters[k]->annotation.count != NULL))
                    return true;
            continue;
        }
        if (placement_refused(front, child, is_test_of(node, child, is_test), counted))
            return true;
    }
    return false;
}

bool sequence_refused(struct front *front, const struct node *expression, bool is_condition)
{
    if (expression->kind == NODE_COMMA)
        return sequence_refused(front, expression->children[0], false) ||
               sequence_refused(front, expression->children[1], false);
    bool is_moved = expression->kind == NODE_UPDATE || expression->kind == NODE_ASSIGN;
    bool is_counted = walk_is(is_moved ? expression->children[0] : expression) &&
                      (is_moved || front->starts_walk);
    return order_refused(front, expression) ||
           placement_refused(front, expression, is_condition, is_counted);
}
