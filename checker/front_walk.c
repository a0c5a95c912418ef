/* front_walk.c - pointers that walk over counted elements: `while (n-- > 0) *to++ = *from++;`
 *
 * A COUNT parameter may be moved, and a local that starts in an array, a vector, a slice or such a
 * parameter may, too. In the IR such a pointer stays where it began, and a number beside it says
 * how many elements it has gone on; so `p[i]` is element `gone + i` of what it began with, `p <
 * end` compares two numbers, and the bounds pass needs to know nothing of all this. What a pointer
 * is moved to is proved to lie inside or one past the end. A count that changes is kept as it was
 * at the beginning.
 *
 * Two pointers are compared and subtracted only if they began in the same: the same parameter, the
 * same array variable, or one in the other. */
#include "front_emit.h"

#include <ctype.h>
#include <stdlib.h>

struct walk {
    const void *root;         /* equal roots: the same elements, counted alike */
    struct variable *gone;    /* how many elements it has gone on; NULL: never moved */
    struct variable *count;   /* of elements, NULL: `counted` or `most` says it      */
    struct variable *counted; /* the parameter that has the COUNT                    */
    uint64_t most;
};

/* ---- The tree ---- */

static const struct type number_type = {
    .kind = TYPE_INTEGER, .name = "unsigned long", .clang = {.kind = CXType_ULong}, .size = 8};

/* A number that the function keeps beside what the author declared. */
static struct variable *hidden(struct front *front, const struct variable *beside,
                               const struct type *type, const char *name)
{
    struct variable *variable = front_allocate(front, sizeof *variable);
    *variable = (struct variable){.name = name,
                                  .type = type,
                                  .storage = IR_LOCAL,
                                  .annotation = annotation_none(),
                                  .slot = IR_NONE,
                                  .index = IR_NONE,
                                  .place = beside->place};
    struct function *function = front->current;
    function->locals =
        front_append(front, function->locals, function->local_count, sizeof(struct variable *));
    function->locals[function->local_count++] = variable;
    return variable;
}

static bool may_walk_over(const struct type *type)
{
    const struct type *element = type->kind == TYPE_POINTER ? type->target : NULL;
    return element != NULL && !type_in_parcel(type) &&
           (type_is_scalar(element) ||
            (element->kind == TYPE_RECORD &&
             (element->record->kind == RECORD_PLAIN || element->record->kind == RECORD_OWNING)));
}

static bool is_counted_parameter(const struct variable *variable)
{
    const struct ir_annotation *annotation = &variable->annotation;
    return variable->storage == IR_PARAMETER && annotation->count != NULL && !annotation->opt &&
           !annotation->own &&
           (annotation->count_var != IR_NONE || isdigit((unsigned char)annotation->count[0])) &&
           may_walk_over(variable->type);
}

/* An array that is a variable, or any other of which it is known how long it is. */
static const void *start_of(const struct node *array)
{
    if (array->type->kind == TYPE_FLEXIBLE)
        return node_vector_part(array, "at") != NULL ? (const void *)array : NULL;
    if (array->type->kind != TYPE_ARRAY || array->kind == NODE_STRING || !node_is_lvalue(array))
        return NULL;
    return array->kind == NODE_VARIABLE ? (const void *)array->variable : (const void *)array;
}

/* `s.at`: where a slice begins that is a variable of this function's own. */
static bool is_slice(const struct node *node)
{
    return view_slice_part(node, "at") != NULL && may_walk_over(node->type);
}

/* It walks nowhere: it is where others may start. It stays that when the slice is lent further
 * down; then its length is not known, and nothing is shown of what starts in it. */
static bool is_start(const struct node *node)
{
    return node->kind == NODE_DECAY || view_is_counted(node);
}

/* In what the pointer began, or NULL if it does not walk. */
static const void *root_of(const struct node *node)
{
    if (node->type == NULL || node->type->kind != TYPE_POINTER)
        return NULL;
    node = node_bare(node);
    switch (node->kind) {
    case NODE_VARIABLE:
        if (node->variable->walk != NULL)
            return node->variable->walk->root;
        return is_counted_parameter(node->variable) ? node->variable : NULL;
    case NODE_DECAY: return may_walk_over(node->type) ? start_of(node->children[0]) : NULL;
    case NODE_MEMBER: return is_slice(node) ? node : NULL; /* the next may be of another length */
    case NODE_UPDATE:
        return node->children[0]->kind == NODE_VARIABLE ? root_of(node->children[0]) : NULL;
    case NODE_ARITHMETIC:
        if (node->count != 2)
            return NULL;
        return root_of(node->children[node->children[0]->type->kind != TYPE_POINTER]);
    default: return NULL;
    }
}

bool walk_is(const struct node *node)
{
    return root_of(node) != NULL;
}

bool walk_is_same(const struct node *a, const struct node *b)
{
    return root_of(a) != NULL && root_of(a) == root_of(b);
}

/* Nothing happens when it is evaluated, however often. */
static bool is_pure(const struct node *node)
{
    if (node->kind == NODE_CALL || node->kind == NODE_UPDATE || node->kind == NODE_ASSIGN)
        return false;
    for (size_t i = 0; i < node->count; i++)
        if (!is_pure(node->children[i]))
            return false;
    return true;
}

/* `&p[i]` is `p + i`. */
static const struct node *element_lent(const struct node *node)
{
    if (node->kind != NODE_ADDRESS || node->children[0]->kind != NODE_INDEX)
        return NULL;
    const struct node *element = node->children[0];
    return walk_is(element->children[0]) && !is_slice(element->children[0]) ? element : NULL;
}

bool walk_is_element(const struct node *node)
{
    return element_lent(node) != NULL && is_pure(node);
}

bool walk_is_argument(const struct node *node)
{
    return (walk_is(node) || element_lent(node) != NULL) && is_pure(node) && !is_start(node);
}

static struct walk *walk_of(struct front *front, struct variable *variable)
{
    if (variable->walk != NULL)
        return variable->walk;
    struct walk *walk = front_allocate(front, sizeof *walk);
    *walk = (struct walk){.root = variable, .counted = variable};
    return variable->walk = walk;
}

static const char *gone_name(struct front *front, const struct variable *variable)
{
    return front_format(front, "what `%s` has gone on", variable->name);
}

void walk_move(struct front *front, struct variable *variable)
{
    struct walk *walk = walk_of(front, variable);
    if (walk->gone == NULL)
        walk->gone = hidden(front, variable, &number_type, gone_name(front, variable));
}

static const struct node *pointer_in(const struct node *node)
{
    for (;;) {
        node = node_bare(node);
        if (node->kind == NODE_ARITHMETIC)
            node = node->children[node->children[0]->type->kind != TYPE_POINTER];
        else if (node->kind == NODE_UPDATE)
            node = node->children[0];
        else
            return node;
    }
}

bool walk_may_start(const struct variable *variable)
{
    return variable->storage == IR_LOCAL && !variable->annotation.own &&
           may_walk_over(variable->type);
}

void walk_start(struct front *front, struct variable *variable, const struct node *value)
{
    const struct node *from = pointer_in(value);
    struct walk *walk = front_allocate(front, sizeof *walk);
    *walk = (struct walk){.root = root_of(value)};
    walk->gone = hidden(front, variable, &number_type, gone_name(front, variable));
    if (from->kind == NODE_VARIABLE) {
        const struct walk *other = walk_of(front, from->variable);
        walk->count = other->count;
        walk->counted = other->counted;
        walk->most = other->most;
    } else if (from->children[0]->type->kind == TYPE_ARRAY) {
        walk->most = from->children[0]->type->length;
        element_raw(from->children[0], "a row is lent (one past the end passes)");
    } else {
        walk->count = hidden(front, variable, &number_type,
                             front_format(front, "the length behind `%s`", variable->name));
    }
    variable->walk = walk;
}

void walk_keep_count(struct front *front, struct variable *count)
{
    if (count->first == NULL)
        count->first = hidden(front, count, count->type,
                              front_format(front, "what `%s` was at the beginning", count->name));
}

static bool refuse(struct front *front, const struct node *node, const char *what,
                   const char *advice)
{
    if (!front_refuse(front, node->place, "pointer-arithmetic", "%s", what))
        return false;
    front_advise(front, "%s", advice);
    return true;
}

/* Something is done with two pointers, or with one and a number. */
bool walk_refused(struct front *front, const struct node *node)
{
    bool pointers[2] = {node->children[0]->type->kind == TYPE_POINTER,
                        node->count == 2 && node->children[1]->type->kind == TYPE_POINTER};
    enum ir_operator operator= node->operator;
    if (pointers[0] && pointers[1])
        return !walk_is_same(node->children[0], node->children[1]) &&
               refuse(front, node, "two pointers are compared that may lead into different arrays",
                      "let both begin in the same: `const T *end = p + n;`, or keep an index");
    bool is_sum = operator== IR_ADD ||(operator== IR_SUBTRACT && pointers[0]);
    const struct type *other = node->count == 2 ? node->children[pointers[0]]->type : NULL;
    bool is_number = other == NULL || other->kind == TYPE_INTEGER || other->kind == TYPE_ENUM;
    if (node->count == 1 && node->kind == NODE_ARITHMETIC)
        is_sum = false;
    return !(is_sum && is_number) &&
           refuse(front, node, "this is no number of elements to go on by",
                  "`p + n`, `p - n`, `p++`, `p--`, `p += n`, `end - p` and `p < end` are all that "
                  "pointers compute");
}

/* Said once of each variable: what it lacks is a count. */
bool walk_other_refused(struct front *front, CXCursor cursor, const struct node *pointer)
{
    struct variable *variable = pointer->kind == NODE_VARIABLE ? pointer->variable : NULL;
    if (variable != NULL && variable->lacks_count)
        return true;
    if (!front_refuse(front, cursor_place(front, cursor), "pointer-arithmetic",
                      "a pointer is computed with, or compared for order"))
        return false;
    if (variable != NULL)
        variable->lacks_count = true;
    if (variable == NULL || variable->storage != IR_PARAMETER) {
        front_advise(front,
                     "let it begin in the array, the vector or the slice itself, `T *p = array;`, "
                     "`T *p = v->at;`, `T *p = s.at;`; or keep an index instead: array[i], "
                     "v->at[i], AT(p, n, i)");
        return true;
    }
    const char *name = variable->name, *count = variable->annotation.count;
    if (count == NULL)
        count = element_likely_count(front, variable);
    front_advise(front,
                 "say how many elements there are, `%s COUNT(%s)`%s: then pointers may walk over "
                 "them, up to `%s + %s`",
                 name, count != NULL ? count : "n", count != NULL ? "" : " with a parameter n",
                 name, count != NULL ? count : "n");
    return true;
}

/* The value of the moving itself leads to an element that nobody has shown to be there. */
bool walk_value_refused(struct front *front, const struct node *node)
{
    bool moves = (node->kind == NODE_ARITHMETIC || node->kind == NODE_UPDATE) && walk_is(node);
    moves = moves || (node->kind == NODE_ASSIGN && walk_is(node->children[0]));
    bool is_local = node->kind == NODE_VARIABLE && node->variable->walk != NULL &&
                    node->variable->storage == IR_LOCAL;
    if (node->type == NULL || node->type->kind != TYPE_POINTER || !(moves || is_local) ||
        !front_refuse(front, node->place, "count",
                      "a pointer into counted elements is used without its count"))
        return false;
    front_advise(front, "lend one element, `&p[0]`, where it is known that there is one; or pass "
                        "the pointer on to a parameter with COUNT, and how many there are");
    return true;
}

/* ---- The lowering ---- */

struct walk_place {
    struct ir_operand gone, count;
};

static struct ir_operand value_of(const struct variable *variable)
{
    return (struct ir_operand){.kind = IR_VARIABLE, .variable = variable->index};
}

static struct ir_operand sum(struct emit *emit, enum ir_operator operator, struct ir_operand left,
                             struct ir_operand right, struct place place)
{
    if (right.kind == IR_CONSTANT && right.value == 0)
        return left;
    ir_var result = emit_temporary(emit, &number_type, place);
    emit_formula(emit, result, operator, left, right, place);
    return (struct ir_operand){.kind = IR_VARIABLE, .variable = result};
}

/* Inside, or one past the end. */
static void emit_inside(struct emit *emit, struct walk_place at, struct place place)
{
    struct ir_element element = {
        .check = IR_ENOUGH,
        .base = IR_NONE,
        .index = at.gone,
        .count = at.count,
        .rule = "index",
        .why = "the pointer may leave its elements here",
        .advice = "go on only where a test has seen that there are as many: `if (n > end - p)`, "
                  "`while (p < end)`, `while (n-- > 0)`",
    };
    emit_element(emit, element, place);
}

static struct walk_place variable_place(struct emit *emit, const struct variable *variable)
{
    const struct walk *walk = variable->walk;
    struct walk_place at = {operand_constant(0), operand_none()};
    if (walk != NULL && walk->gone != NULL)
        at.gone = value_of(walk->gone);
    if (walk == NULL || walk->counted != NULL)
        at.count = declared_count(emit, walk == NULL ? variable : walk->counted);
    else
        at.count = walk->count != NULL ? value_of(walk->count) : operand_constant(walk->most);
    return at;
}

static struct walk_place start_place(struct emit *emit, const struct node *start)
{
    const struct variable *vector =
        view_is_counted(start) ? NULL : node_vector_part(start->children[0], "at");
    ir_var base = vector != NULL ? vector->index : IR_NONE;
    return (struct walk_place){operand_constant(0), element_count(emit, start, base)};
}

static struct walk_place step(struct emit *emit, const struct node *update);

/* The place that the pointer's value is, evaluated once; `is_inside`: it must be shown to be. */
static struct walk_place place_of_node(struct emit *emit, const struct node *node, bool is_inside)
{
    node = node_bare(node);
    if (node->kind == NODE_VARIABLE)
        return variable_place(emit, node->variable);
    if (is_start(node))
        return start_place(emit, node);
    if (node->kind == NODE_UPDATE)
        return step(emit, node);
    bool is_second = node->children[0]->type->kind != TYPE_POINTER;
    struct walk_place at;
    struct ir_operand by;
    ir_var v;
    if (is_second)
        by = lower_scalar(emit, node->children[0], &v);
    at = place_of_node(emit, node->children[is_second], true);
    if (!is_second)
        by = lower_scalar(emit, node->children[1], &v);
    at.gone = sum(emit, node->operator, at.gone, by, node->place);
    if (is_inside)
        emit_inside(emit, at, node->place);
    return at;
}

/* `p++`, `p -= n`: the place that the expression's value is. */
static struct walk_place step(struct emit *emit, const struct node *update)
{
    const struct variable *variable = update->children[0]->variable;
    struct ir_operand by = operand_constant(1);
    ir_var v;
    if (update->count == 2)
        by = lower_scalar(emit, update->children[1], &v);
    struct walk_place at = variable_place(emit, variable), old = at;
    if (update->is_post) {
        old.gone.variable = emit_temporary(emit, &number_type, update->place);
        emit_formula(emit, old.gone.variable, IR_VALUE, at.gone, operand_none(), update->place);
    }
    emit_formula(emit, at.gone.variable, update->operator, at.gone, by, update->place);
    emit_inside(emit, at, update->place);
    return update->is_post ? old : at;
}

static ir_var base_of(struct emit *emit, const struct node *node)
{
    node = pointer_in(node);
    return node->kind == NODE_VARIABLE ? node->variable->index : lower_value(emit, node);
}

/* A parameter that stays, with a count that stays, is none. */
bool walk_lowers(const struct node *node)
{
    node = node_bare(node);
    if (node->kind != NODE_VARIABLE)
        return !is_start(node) && walk_is(node);
    const struct variable *variable = node->variable;
    return variable->counts_by_first || (variable->walk != NULL && variable->walk->gone != NULL);
}

/* What is known of an owner slot belongs to the variable that the object is reached by: so each
 * time that an element is reached, it is by another, for what the pointer leads to may have
 * changed. */
static ir_var one_of(struct emit *emit, const struct node *element, ir_var base)
{
    const struct type *pointer = element->children[0]->type;
    if (pointer->target->kind != TYPE_RECORD || pointer->target->record->kind != RECORD_OWNING)
        return base;
    ir_var one = emit_temporary(emit, pointer, element->place);
    emit_unary(emit, IR_INTERIOR, one, base, element->place);
    return one;
}

ir_var walk_element(struct emit *emit, const struct node *node)
{
    struct walk_place at = place_of_node(emit, node->children[0], false);
    ir_var base = base_of(emit, node->children[0]), v;
    struct ir_operand index = lower_scalar(emit, node->children[1], &v);
    bool by_at = node_is_call(node->children[1], MEANING_INDEX);
    struct ir_element element = {
        .check = IR_UNCHECKED,
        .base = base,
        .index = sum(emit, IR_ADD, at.gone, index, node->place),
        .count = at.count,
        .rule = by_at ? "count" : "index",
        .why = by_at ? "AT is told a count, and the pointer or the count has moved since"
                     : "nothing checks this element",
        .advice = "test before that there is one left: `while (p < end)`, `while (n-- > 0)`; or "
                  "keep the pointer and its count as they are, and write AT(p, n, i)",
    };
    emit_element(emit, element, node->place);
    return one_of(emit, node, base);
}

ir_var walk_step(struct emit *emit, const struct node *update)
{
    step(emit, update);
    return update->children[0]->variable->index;
}

ir_var walk_base(struct emit *emit, const struct node *node)
{
    if (!is_pure(node))
        place_of_node(emit, node, true);
    return base_of(emit, node);
}

void walk_assign(struct emit *emit, const struct variable *variable, const struct node *value,
                 struct place place)
{
    struct walk_place at = place_of_node(emit, value, true);
    ir_var base = base_of(emit, value);
    const struct walk *walk = variable->walk;
    if (base != variable->index)
        emit_unary(emit, IR_COPY, variable->index, base, place);
    if (walk->count != NULL && is_start(pointer_in(value)))
        emit_formula(emit, walk->count->index, IR_VALUE, at.count, operand_none(), place);
    if (walk->gone != NULL)
        emit_formula(emit, walk->gone->index, IR_VALUE, at.gone, operand_none(), place);
}

ir_var walk_compare(struct emit *emit, const struct node *node, enum ir_operator operator)
{
    struct walk_place left = place_of_node(emit, node->children[0], true);
    struct walk_place right = place_of_node(emit, node->children[1], true);
    bool is_swapped = node->kind == NODE_ARITHMETIC && node->is_swapped;
    ir_var result = emit_temporary(emit, node->type, node->place);
    emit_formula(emit, result, operator, is_swapped ? right.gone : left.gone,
                 is_swapped ? left.gone : right.gone, node->place);
    return result;
}

struct ir_operand walk_left(struct emit *emit, const struct node *argument)
{
    const struct node *element = element_lent(argument);
    struct walk_place at =
        place_of_node(emit, element != NULL ? element->children[0] : argument, true);
    if (element != NULL) {
        ir_var v;
        struct ir_operand index = lower_scalar(emit, element->children[1], &v);
        at.gone = sum(emit, IR_ADD, at.gone, index, element->place);
    }
    return sum(emit, IR_SUBTRACT, at.count, at.gone, argument->place);
}

void walk_enter(struct emit *emit)
{
    const struct function *function = emit->function;
    for (size_t i = 0; i < function->parameter_count; i++) {
        struct variable *parameter = function->parameters[i];
        if (parameter->first != NULL)
            emit_formula(emit, parameter->first->index, IR_VALUE, value_of(parameter),
                         operand_none(), parameter->place);
        ir_var count = parameter->annotation.count_var;
        parameter->counts_by_first = parameter->annotation.count != NULL && count != IR_NONE &&
                                     function->parameters[count]->first != NULL;
        if (parameter->walk != NULL && parameter->walk->gone != NULL)
            emit_formula(emit, parameter->walk->gone->index, IR_VALUE, operand_constant(0),
                         operand_none(), parameter->place);
    }
}
