/* front_expression.c - expressions as nodes, but for calls: each kind of cursor that is known, and
 * nothing else. */
#include "front.h"

#include <string.h>

bool node_is_lvalue(const struct node *node)
{
    return node->kind >= NODE_STRING && node->kind <= NODE_INDEX;
}

ir_slot node_slot(const struct node *node)
{
    if (node->kind == NODE_INDEX && node->children[0]->kind == NODE_DECAY)
        node = node->children[0]->children[0];
    if (node->kind == NODE_MEMBER)
        return node->field->slot;
    return node->kind == NODE_VARIABLE ? node->variable->slot : IR_NONE;
}

ir_slot node_in_slot(const struct node *node)
{
    if (node->kind == NODE_INDEX && node->children[0]->kind == NODE_DECAY)
        node = node->children[0]->children[0];
    return node->kind == NODE_MEMBER ? node->field->in_slot : IR_NONE;
}

/* Both, or false: one error is enough. */
static bool two_expressions(struct front *front, const struct cursors *cursors,
                            struct node *pair[2])
{
    pair[0] = tree_expression(front, cursors->items[0]);
    pair[1] = pair[0] != NULL ? tree_expression(front, cursors->items[1]) : NULL;
    return pair[1] != NULL;
}

/* ---- Names and constants ---- */

static struct node *constant(struct front *front, CXCursor cursor)
{
    struct node *node = tree_new(front, NODE_CONSTANT, cursor);
    if (cursor_evaluate(cursor, &node->value))
        return node;
    return tree_unknown(front, cursor, "a constant that is none", NULL);
}

/* sizeof and alignof. The operand is not evaluated, but must be Deed C, too. */
static struct node *size_of(struct front *front, CXCursor cursor)
{
    struct cursors children = cursor_children(front, cursor);
    for (size_t i = 0; i < children.count; i++) {
        if (!clang_isExpression(clang_getCursorKind(children.items[i])))
            return tree_unknown(front, cursor, "a type declared inside of an expression", NULL);
        if (tree_expression(front, children.items[i]) == NULL)
            return NULL;
    }
    return constant(front, cursor);
}

static struct node *variable_reference(struct front *front, CXCursor cursor, CXCursor referenced)
{
    struct variable *variable = declare_find_variable(front, referenced);
    if (variable != NULL && !variable->is_refused) {
        struct node *node = tree_new(front, NODE_VARIABLE, cursor);
        node->variable = variable;
        node->type = variable->type;
        return node;
    }
    if (variable == NULL && cursor_is_sdk(front, referenced) &&
        front_refuse(front, cursor_place(front, cursor), "opaque", "`%s` is the SDK's own",
                     cursor_name(front, cursor)))
        return NULL;
    if (diagnostics_count(front->all) == 0)
        return tree_unknown(front, cursor, "a name that is not known", NULL);
    return NULL; /* its declaration was refused */
}

static struct node *reference(struct front *front, CXCursor cursor)
{
    CXCursor referenced = clang_getCursorReferenced(cursor);
    switch (clang_getCursorKind(referenced)) {
    case CXCursor_EnumConstantDecl: {
        struct node *node = tree_new(front, NODE_CONSTANT, cursor);
        node->value = clang_getEnumConstantDeclValue(referenced);
        node->constant_of =
            type_of(front, clang_getCursorType(clang_getCursorSemanticParent(referenced)));
        return node;
    }
    case CXCursor_VarDecl:
    case CXCursor_ParmDecl: return variable_reference(front, cursor, referenced);
    case CXCursor_FunctionDecl:
        if (front_refuse(front, cursor_place(front, cursor), "function-pointer",
                         "the function `%s` is used as a value", cursor_name(front, cursor))) {
            front_advise(front, "whom a component calls must be known when it is checked: call "
                                "functions by name, or as elements of a `static const` table");
            return NULL;
        }
        return tree_new(front, NODE_UNKNOWN, cursor);
    default: return tree_unknown(front, cursor, "a name of an unknown kind", NULL);
    }
}

/* ---- Parts of objects ---- */

static bool opaque_refused(struct front *front, CXCursor cursor, const struct record *record)
{
    switch (record->kind) {
    case RECORD_PLAIN:
    case RECORD_OWNING:
    case RECORD_VECTOR:
    case RECORD_NODE:
    case RECORD_PARCEL:
    case RECORD_HANDLE:
    case RECORD_SLICE:
    case RECORD_VIEW:
    case RECORD_TABLE:
    case RECORD_PORTS: return false;
    default: break;
    }
    if (!front_refuse(front, cursor_place(front, cursor), "opaque",
                      "`%s` is inside a `struct %s`, which belongs to the SDK",
                      cursor_name(front, cursor), record->tag))
        return false;
    if (record->contract != NULL)
        front_advise(front, "use the operations of contract %s: %s_client_..., %s_server_...",
                     record->contract->name, record->contract->name, record->contract->name);
    return true;
}

static struct node *dereference(struct front *front, CXCursor cursor, struct node *pointer);

static struct node *unknown_member(struct front *front, CXCursor cursor, const struct node *base)
{
    if (base->type->kind == TYPE_RECORD && record_was_refused(front, base->type->record))
        return NULL;
    if (node_is_lvalue(base)) /* else it has all that clang lets pass */
        return tree_unknown(front, cursor, "a member of a struct without a name",
                            "give the struct a name, and the member too: `x.inner.member`");
    return tree_unknown(front, cursor, "a member of what is no variable",
                        base->kind == NODE_CALL ? "keep the result in a variable first, and take "
                                                  "the member of that"
                                                : NULL);
}

static struct node *member(struct front *front, CXCursor cursor)
{
    struct cursors children = cursor_children(front, cursor);
    struct node *base = children.count == 1 ? tree_expression(front, children.items[0]) : NULL;
    if (base == NULL)
        return children.count == 1 ? NULL
                                   : tree_unknown(front, cursor, "a member of nothing", NULL);
    if (base->type->kind == TYPE_POINTER) {
        const struct type *target = base->type->target;
        bool is_counted = walk_is(base);
        base = is_counted ? dereference(front, children.items[0], base)
                          : tree_parent(front, NODE_DEREF, children.items[0], 1, &base);
        if (base == NULL)
            return NULL;
        base->type = target;
    } else if (base->in_parentheses) {
        element_raw(base, "the element is in parentheses");
    }
    const struct type *type = base->type;
    const struct field *field = NULL;
    if (type->kind == TYPE_RECORD && (node_is_lvalue(base) || base->kind == NODE_CALL))
        field = record_field(type->record, cursor_name(front, cursor));
    if (field != NULL && !node_is_lvalue(base) && !type_is_scalar(field->type))
        field = NULL; /* of a view that a call returned: its numbers only */
    if (field == NULL)
        return unknown_member(front, cursor, base);
    if (opaque_refused(front, cursor, type->record))
        return NULL;
    struct node *node = tree_parent(front, NODE_MEMBER, cursor, 1, &base);
    node->field = field;
    node->type = field->type;
    return node;
}

static struct node *subscript(struct front *front, CXCursor cursor)
{
    struct cursors children = cursor_children(front, cursor);
    if (children.count != 2)
        return tree_unknown(front, cursor, "an element of nothing", NULL);
    struct node *pair[2];
    if (!two_expressions(front, &children, pair))
        return NULL;
    if (pair[1]->type->kind == TYPE_POINTER) {
        if (!front_refuse(front, cursor_place(front, cursor), "index",
                          "the index stands in front of its array"))
            return tree_new(front, NODE_UNKNOWN, cursor);
        front_advise(front, "write array[index]");
        return NULL;
    }
    if (pair[0]->type->kind == TYPE_ARRAY && pair[0]->kind == NODE_VARIABLE)
        pair[0] = tree_parent(front, NODE_DECAY, children.items[0], 1, pair); /* was refused */
    else if (pair[0]->type->kind != TYPE_POINTER || !type_is_scalar(pair[1]->type))
        return tree_unknown(front, cursor, "an element of something that is no array", NULL);
    struct node *node = tree_parent(front, NODE_INDEX, cursor, 2, pair);
    return element_refused(front, cursor, node) ? NULL : node;
}

/* ---- Unary operators ---- */

static bool address_refused(struct front *front, struct node *lvalue)
{
    const char *what = NULL, *rule = "address";
    bool is_variable = lvalue->kind == NODE_VARIABLE;
    if (lvalue->type->kind == TYPE_POINTER) {
        what = "of a pointer: it could be changed behind the checker's back";
        if (node_slot(lvalue) != IR_NONE)
            rule = "type"; /* it would be a pointer to a pointer */
    } else if (lvalue->type->kind == TYPE_FLEXIBLE) {
        what = "of all elements of a vector at once";
    } else if (lvalue->kind == NODE_STRING) {
        what = "of a string literal";
    } else if (is_variable && lvalue->variable->counts) {
        what = "of a count, which must stay as it is";
        rule = "count";
    }
    if (what == NULL && view_part_refused(front, lvalue, "would be lent"))
        return true;
    if (is_variable && depth_change_refused(front, lvalue->variable, lvalue->place))
        return true;
    if (what == NULL) {
        element_raw(lvalue, "an element's address is taken (one past the end passes)");
        return false;
    }
    if (!front_refuse(front, lvalue->place, rule, "the address is taken %s", what))
        return false;
    if (lvalue->type->kind == TYPE_POINTER)
        front_advise(front, "return the pointer, or move it with TAKE and PUT");
    return true;
}

static struct node *address(struct front *front, CXCursor cursor, struct node *lvalue)
{
    if (!node_is_lvalue(lvalue))
        return tree_unknown(front, cursor, "the address of a value", NULL);
    if (address_refused(front, lvalue))
        return NULL;
    if (lvalue->kind == NODE_VARIABLE)
        lvalue->variable->is_lent = true;
    field_open(front, lvalue);
    return tree_parent(front, NODE_ADDRESS, cursor, 1, &lvalue);
}

/* `*array` */
static struct node *first_element(struct front *front, CXCursor cursor, struct node *array)
{
    static const struct type number = {.kind = TYPE_INTEGER, .name = "unsigned int", .size = 4};
    struct node *pair[2] = {array, tree_new(front, NODE_CONSTANT, cursor)};
    pair[1]->type = &number;
    struct node *node = tree_parent(front, NODE_INDEX, cursor, 2, pair);
    return element_refused(front, cursor, node) ? NULL : node;
}

static struct node *dereference(struct front *front, CXCursor cursor, struct node *pointer)
{
    if (pointer->type->kind != TYPE_POINTER)
        return tree_unknown(front, cursor, "`*` of something that is no pointer", NULL);
    if (pointer->kind == NODE_DECAY && pointer->children[0]->type->kind == TYPE_ARRAY &&
        pointer->children[0]->type->length > 0)
        return first_element(front, cursor, pointer);
    if (walk_is(pointer) && pointer->kind != NODE_DECAY)
        return first_element(front, cursor, pointer);
    if (pointer->kind == NODE_DECAY &&
        front_refuse(front, cursor_place(front, cursor), "index", "`*` of an array")) {
        front_advise(front, "write array[0]");
        return NULL;
    }
    struct node *node = tree_parent(front, NODE_DEREF, cursor, 1, &pointer);
    node->type = pointer->type->target;
    if (node->type->kind == TYPE_RECORD && opaque_refused(front, cursor, node->type->record))
        return NULL;
    return node;
}

/* `s++` of a text, which a local or parameter holds: see front_scan.c. */
static bool steps_text(const struct node *node)
{
    const struct node *text = node->children[0];
    return node->kind == NODE_UPDATE && node->count == 1 &&
           node->operator== IR_ADD && text->kind == NODE_VARIABLE &&
           text->variable->storage != IR_STATIC && text_is_read(text);
}

static bool arithmetic_refused(struct front *front, CXCursor cursor, const struct node *node)
{
    if (steps_text(node))
        return false;
    for (size_t i = 0; i < node->count; i++) {
        const struct type *type = node->children[i]->type;
        bool moves_part = node->kind == NODE_UPDATE && node->children[i]->kind != NODE_VARIABLE;
        if (type->kind == TYPE_POINTER && walk_is(node->children[i]) && !moves_part)
            return walk_refused(front, node);
        if (type->kind == TYPE_POINTER)
            return walk_other_refused(front, cursor, node->children[i]);
        if (!type_is_scalar(type))
            return front_refuse(front, cursor_place(front, cursor), "type",
                                "`%s` is nothing to compute with in Deed C", type->name);
    }
    return false;
}

/* Any scalar function of its operands; folded when they are constants. */
static struct node *arithmetic(struct front *front, CXCursor cursor, enum ir_operator operator,
                               size_t count, struct node *const *operands)
{
    struct node *node = tree_parent(front, NODE_ARITHMETIC, cursor, count, operands);
    node->operator= operator;
    if (arithmetic_refused(front, cursor, node))
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (operands[i]->kind != NODE_CONSTANT || operands[i]->type->kind == TYPE_FLOAT)
            return node;
    struct node *folded = tree_new(front, NODE_CONSTANT, cursor);
    return cursor_evaluate(cursor, &folded->value) ? folded : node;
}

static struct node *condition_operand(struct front *front, CXCursor cursor, enum node_kind kind,
                                      size_t count, struct node *const *operands)
{
    for (size_t i = 0; i < count; i++) {
        const struct type *type = operands[i]->type;
        if (!type_is_scalar(type) && type->kind != TYPE_POINTER)
            return tree_unknown(front, cursor, "a condition that is no number and no pointer",
                                NULL);
    }
    return tree_parent(front, kind, cursor, count, operands);
}

/* ---- Assignment ---- */

static bool assigned_variable_refused(struct front *front, const struct node *target,
                                      const struct node *value)
{
    struct variable *variable = target->variable;
    if (depth_change_refused(front, variable, target->place))
        return true;
    if (variable->counts)
        walk_keep_count(front, variable);
    bool is_counted = variable->annotation.count != NULL || variable->walk != NULL;
    if (is_counted && value != NULL && walk_is_same(target, value)) {
        walk_move(front, variable);
        return false;
    }
    if (!is_counted ||
        !front_refuse(front, target->place, "count",
                      "`%s` points to counted elements, and would point elsewhere", variable->name))
        return false;
    front_advise(front, "declare another pointer, which begins there: its count is known then");
    return true;
}

/* An assignment to an owner's place, written with PUT, and TAKE where its value is such a place. */
static void advise_put(struct front *front, CXCursor cursor, const struct node *value)
{
    struct cursors parts = cursor_children(front, cursor);
    const char *place = parts.count == 2 ? fix_text(front, parts.items[0]) : NULL;
    const char *owner = parts.count == 2 ? fix_text(front, parts.items[1]) : NULL;
    bool is_statement = front->source->text[cursor_end_offset(cursor)] == ';';
    if (place != NULL && value != NULL && value->kind == NODE_NULL) {
        front_advise(front,
                     "TAKE(%s) gives what is in it and leaves null; in a fresh object it is null "
                     "already",
                     place);
        return;
    }
    if (place == NULL || owner == NULL || !is_statement) {
        front_advise(front, "write PUT(place, owner); the place must be empty, TAKE empties it");
        return;
    }
    bool from_slot = value != NULL && node_slot(value) != IR_NONE;
    const char *text =
        front_format(front, from_slot ? "PUT(%s, TAKE(%s))" : "PUT(%s, %s)", place, owner);
    front_advise(front, "write %s: the place must be empty before, TAKE(%s) empties it", text,
                 place);
    diagnostic_fix(front->all, true, "write %s", text);
    fix_replace(front, cursor, text);
}

static bool target_refused(struct front *front, CXCursor cursor, struct node *target,
                           const struct node *value)
{
    if (const_written(front, target))
        return true;
    if (target->kind == NODE_VARIABLE && assigned_variable_refused(front, target, value))
        return true;
    if (target->kind == NODE_MEMBER && target->children[0]->type->kind == TYPE_RECORD &&
        target->children[0]->type->record->kind == RECORD_PORTS &&
        front_refuse(front, target->place, "opaque", "`%s` is a port, and ports stay as they are",
                     target->field->name))
        return true;
    if (view_part_refused(front, target, "would change"))
        return true;
    if (target->kind == NODE_MEMBER && target->children[0]->type->kind == TYPE_RECORD &&
        target->children[0]->type->record->kind == RECORD_HANDLE &&
        front_refuse(front, target->place, "opaque",
                     "`%s` is inside of a handle, which leads to one frozen parcel for good",
                     target->field->name))
        return true;
    bool is_slot = target->type->kind == TYPE_POINTER && node_slot(target) != IR_NONE;
    if (is_slot) {
        if (front_refuse(front, target->place, "slot",
                         "an owner's place is assigned to: what it held would be lost, and the "
                         "new one would have two owners")) {
            advise_put(front, cursor, value);
            return true;
        }
    }
    if (target->type->kind == TYPE_RECORD)
        element_raw(target, "a whole struct is stored");
    else if (target->in_parentheses)
        element_raw(target, "the element is in parentheses");
    return false;
}

static struct node *assignment(struct front *front, CXCursor cursor, struct node *const *pair)
{
    if (!node_is_lvalue(pair[0]) || pair[0]->kind == NODE_STRING)
        return tree_unknown(front, cursor, "an assignment to a value", NULL);
    if (target_refused(front, cursor, pair[0], pair[1]))
        return NULL;
    if (pair[0]->type->kind == TYPE_RECORD)
        element_raw(pair[1], "a whole struct is read");
    if (const_lost(front, pair[1], pair[0]->type))
        return NULL;
    return tree_parent(front, NODE_ASSIGN, cursor, 2, pair);
}

static struct node *update(struct front *front, CXCursor cursor, enum ir_operator operator,
                           bool is_post, size_t count, struct node *const *operands)
{
    struct node *target = operands[0];
    if (!node_is_lvalue(target) || target->kind == NODE_STRING)
        return tree_unknown(front, cursor, "an assignment to a value", NULL);
    struct node *node = tree_parent(front, NODE_UPDATE, cursor, count, operands);
    node->operator= operator;
    node->is_post = is_post;
    if (arithmetic_refused(front, cursor, node))
        return NULL;
    if (target->type->kind != TYPE_POINTER && target_refused(front, cursor, target, NULL))
        return NULL;
    if (target->kind == NODE_VARIABLE && walk_is(target))
        walk_move(front, target->variable);
    if (count == 1)
        element_raw(target, "an element is incremented or decremented");
    if (target->type->kind == TYPE_ENUM &&
        front_refuse(front, node->place, "cast", "a number would become `%s`", target->type->name))
        return NULL;
    return node;
}

/* ---- Operators by kind ---- */

static struct node *unary(struct front *front, CXCursor cursor)
{
    struct cursors children = cursor_children(front, cursor);
    struct node *operand = children.count == 1 ? tree_expression(front, children.items[0]) : NULL;
    if (operand == NULL)
        return NULL;
    switch (clang_getCursorUnaryOperatorKind(cursor)) {
    case CXUnaryOperator_AddrOf: return address(front, cursor, operand);
    case CXUnaryOperator_Deref: return dereference(front, cursor, operand);
    case CXUnaryOperator_Plus: return arithmetic(front, cursor, IR_VALUE, 1, &operand);
    case CXUnaryOperator_Minus: return arithmetic(front, cursor, IR_SUBTRACT, 1, &operand);
    case CXUnaryOperator_Not: return arithmetic(front, cursor, IR_XOR, 1, &operand);
    case CXUnaryOperator_LNot: return condition_operand(front, cursor, NODE_NOT, 1, &operand);
    case CXUnaryOperator_PostInc: return update(front, cursor, IR_ADD, true, 1, &operand);
    case CXUnaryOperator_PostDec: return update(front, cursor, IR_SUBTRACT, true, 1, &operand);
    case CXUnaryOperator_PreInc: return update(front, cursor, IR_ADD, false, 1, &operand);
    case CXUnaryOperator_PreDec: return update(front, cursor, IR_SUBTRACT, false, 1, &operand);
    default: return tree_unknown(front, cursor, "an operator that Deed C does not have", NULL);
    }
}

static struct node *comma(struct front *front, CXCursor cursor, struct node *const *pair)
{
    if (front->allows_comma)
        return tree_parent(front, NODE_COMMA, cursor, 2, pair);
    return tree_unknown(front, cursor, "a comma operator", "write two statements");
}

/* `a > b` is `b < a`: the operands are evaluated in the order written. */
static struct node *binary_arithmetic(struct front *front, CXCursor cursor,
                                      enum CXBinaryOperatorKind kind, struct node *const *pair)
{
    bool swapped;
    enum ir_operator operator= number_operator(kind, &swapped);
    struct node *node = arithmetic(front, cursor, operator, 2, pair);
    if (node != NULL)
        node->is_swapped = swapped;
    return node;
}

static struct node *binary(struct front *front, CXCursor cursor)
{
    struct cursors children = cursor_children(front, cursor);
    if (children.count != 2)
        return tree_unknown(front, cursor, "an operator without two operands", NULL);
    enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(cursor);
    bool allows_comma = front->allows_comma;
    front->allows_comma = allows_comma && kind == CXBinaryOperator_Comma;
    if (kind == CXBinaryOperator_EQ || kind == CXBinaryOperator_NE) {
        front->compared[0] = children.items[0];
        front->compared[1] = children.items[1];
    }
    struct node *pair[2];
    bool complete = two_expressions(front, &children, pair);
    front->allows_comma = allows_comma;
    if (!complete)
        return NULL;
    bool is_float = pair[0]->type->kind == TYPE_FLOAT || pair[1]->type->kind == TYPE_FLOAT;
    if (!is_float && (kind == CXBinaryOperator_Div || kind == CXBinaryOperator_Rem))
        division_check(front, cursor, &children, clang_getCursorType(cursor));
    switch (kind) {
    case CXBinaryOperator_LAnd: return condition_operand(front, cursor, NODE_AND, 2, pair);
    case CXBinaryOperator_LOr: return condition_operand(front, cursor, NODE_OR, 2, pair);
    case CXBinaryOperator_Assign: return assignment(front, cursor, pair);
    case CXBinaryOperator_Comma: return comma(front, cursor, pair);
    case CXBinaryOperator_EQ:
    case CXBinaryOperator_NE:
        if (pair[0]->type->kind == TYPE_POINTER && pair[1]->type->kind == TYPE_POINTER) {
            struct node *node = tree_parent(front, NODE_COMPARE, cursor, 2, pair);
            node->value = kind == CXBinaryOperator_NE;
            return node;
        }
        return binary_arithmetic(front, cursor, kind, pair);
    case CXBinaryOperator_Mul:
    case CXBinaryOperator_Div:
    case CXBinaryOperator_Rem:
    case CXBinaryOperator_Add:
    case CXBinaryOperator_Sub:
    case CXBinaryOperator_Shl:
    case CXBinaryOperator_Shr:
    case CXBinaryOperator_LT:
    case CXBinaryOperator_GT:
    case CXBinaryOperator_LE:
    case CXBinaryOperator_GE:
    case CXBinaryOperator_And:
    case CXBinaryOperator_Xor:
    case CXBinaryOperator_Or: return binary_arithmetic(front, cursor, kind, pair);
    default: return tree_unknown(front, cursor, "an operator that Deed C does not have", NULL);
    }
}

static struct node *compound_assignment(struct front *front, CXCursor cursor)
{
    struct cursors children = cursor_children(front, cursor);
    if (children.count != 2)
        return tree_unknown(front, cursor, "an operator without two operands", NULL);
    struct node *pair[2];
    if (!two_expressions(front, &children, pair))
        return NULL;
    enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(cursor);
    bool is_float = pair[0]->type->kind == TYPE_FLOAT || pair[1]->type->kind == TYPE_FLOAT;
    if (!is_float && (kind == CXBinaryOperator_DivAssign || kind == CXBinaryOperator_RemAssign))
        division_check(front, cursor, &children, clang_getCursorType(cursor));
    bool swapped;
    return update(front, cursor, number_operator(kind, &swapped), false, 2, pair);
}

/* In `p ? p : deed_take(...)` C makes both arms void pointers; the type comes from the use. */
static CXCursor without_void(struct front *front, CXCursor arm)
{
    struct cursors inner = cursor_children(front, arm);
    CXType type = clang_getCanonicalType(clang_getCursorType(arm));
    if (clang_getCursorKind(arm) != CXCursor_UnexposedExpr || inner.count != 1 ||
        type.kind != CXType_Pointer || clang_getPointeeType(type).kind != CXType_Void)
        return arm;
    CXType from = clang_getCanonicalType(clang_getCursorType(inner.items[0]));
    bool is_object = from.kind == CXType_Pointer && clang_getPointeeType(from).kind != CXType_Void;
    return is_object ? inner.items[0] : arm;
}

static struct node *conditional(struct front *front, CXCursor cursor)
{
    struct cursors children = cursor_children(front, cursor);
    if (children.count != 3)
        return tree_unknown(front, cursor, "`?:` without three parts", NULL);
    struct node *parts[3];
    for (size_t i = 0; i < 3; i++) {
        CXCursor part = i > 0 ? without_void(front, children.items[i]) : children.items[i];
        parts[i] = tree_expression(front, part);
        if (parts[i] == NULL)
            return NULL;
    }
    struct node *node = tree_parent(front, NODE_CONDITIONAL, cursor, 3, parts);
    if (type_is_scalar(node->type) || node->type->kind == TYPE_POINTER)
        return node;
    return tree_unknown(front, cursor, "`?:` between anything but numbers and pointers",
                        "write if and else");
}

/* ---- All kinds ---- */

static struct node *transparent(struct front *front, CXCursor cursor)
{
    struct cursors children = cursor_children(front, cursor);
    if (children.count != 1 ||
        !clang_equalRanges(clang_getCursorExtent(cursor), clang_getCursorExtent(children.items[0])))
        return tree_unknown(front, cursor, "an expression that Deed C does not have",
                            "if it is `a ?: b`, write `a ? a : b`");
    struct node *child = tree_expression(front, children.items[0]);
    if (child == NULL)
        return NULL;
    const struct type *to = type_of(front, clang_getCursorType(cursor));
    /* What is or becomes a parameter that is written as an array, libclang shows as one. */
    if (child->type->kind == TYPE_POINTER && to->kind == TYPE_ARRAY &&
        type_same(child->type->target, to->target))
        return child;
    return convert_implicit(front, cursor, child, to);
}

static struct node *written_cast(struct front *front, CXCursor cursor)
{
    struct cursors children = cursor_children(front, cursor);
    if (children.count != 1)
        return tree_unknown(front, cursor, "a cast that declares something", NULL);
    struct node *child = tree_expression(front, children.items[0]);
    if (child == NULL)
        return NULL;
    return convert_explicit(front, cursor, child, type_of(front, clang_getCursorType(cursor)));
}

static struct node *parenthesised(struct front *front, CXCursor cursor)
{
    struct cursors children = cursor_children(front, cursor);
    struct node *node = children.count == 1 ? tree_expression(front, children.items[0]) : NULL;
    if (node != NULL)
        node->in_parentheses = true;
    return node;
}

static struct node *floating_constant(struct front *front, CXCursor cursor)
{
    if (front->component->has_float)
        return tree_new(front, NODE_ARITHMETIC, cursor);
    if (!front_refuse(front, cursor_place(front, cursor), "type",
                      "a floating constant in a component that does not say `float;`"))
        return tree_new(front, NODE_UNKNOWN, cursor);
    front_advise(front, "write `float;` in %s", front->component->file);
    return NULL;
}

/* A value, and never a place: nobody borrows from it. */
static struct node *compound_literal(struct front *front, CXCursor cursor)
{
    struct cursors children = cursor_children(front, cursor);
    const struct type *type = type_of(front, clang_getCursorType(cursor));
    if (children.count != 1 || clang_getCursorKind(children.items[0]) != CXCursor_InitListExpr ||
        type->kind != TYPE_RECORD || !type_is_plain(type) || type_lacks(type))
        return tree_unknown(front, cursor, "a compound literal that is no struct of plain data",
                            "declare a local");
    return tree_initialiser(front, children.items[0], type);
}

static struct node *expression_of_kind(struct front *front, CXCursor cursor)
{
    switch (clang_getCursorKind(cursor)) {
    case CXCursor_IntegerLiteral:
    case CXCursor_CharacterLiteral: return constant(front, cursor);
    case CXCursor_UnaryExpr: return size_of(front, cursor);
    case CXCursor_StringLiteral: return tree_new(front, NODE_STRING, cursor);
    case CXCursor_DeclRefExpr: return reference(front, cursor);
    case CXCursor_ParenExpr: return parenthesised(front, cursor);
    case CXCursor_UnexposedExpr: return transparent(front, cursor);
    case CXCursor_CStyleCastExpr: return written_cast(front, cursor);
    case CXCursor_MemberRefExpr: return member(front, cursor);
    case CXCursor_ArraySubscriptExpr: return subscript(front, cursor);
    case CXCursor_UnaryOperator: return unary(front, cursor);
    case CXCursor_BinaryOperator: return binary(front, cursor);
    case CXCursor_CompoundAssignOperator: return compound_assignment(front, cursor);
    case CXCursor_ConditionalOperator: return conditional(front, cursor);
    case CXCursor_CallExpr: return tree_call(front, cursor);
    case CXCursor_FloatingLiteral: return floating_constant(front, cursor);
    case CXCursor_ImaginaryLiteral: return tree_unknown(front, cursor, "a complex number", NULL);
    case CXCursor_StmtExpr:
        return tree_unknown(front, cursor, "a statement expression", "write a function");
    case CXCursor_CompoundLiteralExpr: return compound_literal(front, cursor);
    case CXCursor_GenericSelectionExpr:
        return tree_unknown(front, cursor, "a _Generic selection", NULL);
    default: return tree_unknown(front, cursor, "an expression that Deed C does not have", NULL);
    }
}

struct node *tree_expression(struct front *front, CXCursor cursor)
{
    if (++front->depth > DEPTH_LIMIT) {
        front->depth--;
        front_refuse(front, cursor_place(front, cursor), "construct",
                     "this is nested more than %d deep", DEPTH_LIMIT);
        return NULL;
    }
    if (clang_getCursorKind(cursor) != CXCursor_BinaryOperator)
        front->allows_comma = false;
    struct node *node = expression_of_kind(front, cursor);
    front->depth--;
    return node;
}
