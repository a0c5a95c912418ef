/* front_tree.c - statements and initialisers as nodes. A statement that is refused marks its
 * function as broken, and the rest of the function is still looked at. */
#include "front.h"

#include <string.h>

struct node *tree_new(struct front *front, enum node_kind kind, CXCursor cursor)
{
    struct node *node = front_allocate(front, sizeof *node);
    node->kind = kind;
    node->place = cursor_place(front, cursor);
    if (clang_isExpression(clang_getCursorKind(cursor)))
        node->type = type_of(front, clang_getCursorType(cursor));
    return node;
}

struct node *tree_parent(struct front *front, enum node_kind kind, CXCursor cursor, size_t count,
                         struct node *const *children)
{
    struct node *node = tree_new(front, kind, cursor);
    node->count = (unsigned)count;
    node->children = front_allocate(front, (count + 1) * sizeof(struct node *));
    for (size_t i = 0; i < count; i++)
        node->children[i] = children[i];
    return node;
}

struct node *tree_unknown(struct front *front, CXCursor cursor, const char *what,
                          const char *advice)
{
    if (front_refuse(front, cursor_place(front, cursor), "construct", "%s", what)) {
        if (advice != NULL)
            front_advise(front, "%s", advice);
        return NULL;
    }
    return tree_new(front, NODE_UNKNOWN, cursor);
}

struct node *tree_full_expression(struct front *front, CXCursor cursor, bool is_condition)
{
    struct node *node = tree_expression(front, cursor);
    if (node == NULL || sequence_refused(front, node, is_condition))
        return NULL;
    return node;
}

static struct node *statement(struct front *front, CXCursor cursor);

static void add_child(struct front *front, struct node *parent, struct node *child)
{
    if (child == NULL) {
        if (front->current != NULL)
            front->current->is_broken = true;
        return;
    }
    parent->children = front_append(front, parent->children, parent->count, sizeof(struct node *));
    parent->children[parent->count++] = child;
}

/* ---- Initialisers ---- */

/* The next part that a list initialises; NULL when there is none. */
static const struct type *part_type(const struct type *type, size_t position)
{
    if (type->kind == TYPE_ARRAY)
        return position < type->length ? type->target : NULL;
    if (type->kind != TYPE_RECORD || position >= type->record->field_count)
        return NULL;
    return type->record->fields[position].type;
}

/* `.name = value`: the value, and the position of the field. */
static bool designated(struct front *front, CXCursor *item, const struct type *type,
                       size_t *position)
{
    if (clang_getCursorKind(*item) != CXCursor_UnexposedExpr ||
        clang_getCursorType(*item).kind != CXType_Void)
        return true;
    struct cursors children = cursor_children(front, *item);
    int64_t index;
    if (type->kind == TYPE_ARRAY && children.count == 2 &&
        cursor_evaluate(children.items[0], &index) && index >= 0 &&
        (uint64_t)index < type->length) { /* `[3] = value` */
        *item = children.items[1];
        *position = (size_t)index;
        return true;
    }
    const char *name = cursor_designated(front, *item);
    const struct field *field = type->kind == TYPE_RECORD ? record_field(type->record, name) : NULL;
    if (children.count != 1 || field == NULL)
        return false;
    *item = children.items[0];
    *position = (size_t)(field - type->record->fields);
    return true;
}

static struct node *initialiser_value(struct front *front, CXCursor cursor, const struct type *type)
{
    /* A pointer in a static starts as NULL or is refused with the static: no count is missed. */
    bool is_test = front->starts_static && type->kind == TYPE_POINTER;
    struct node *node = tree_full_expression(front, cursor, is_test);
    if (node == NULL)
        return NULL;
    if (node->kind == NODE_STRING) {
        bool fits = type->kind == TYPE_ARRAY && type->target->kind == TYPE_INTEGER &&
                    type->target->size == 1;
        if (fits)
            return node;
    } else if (node->kind == NODE_NULL || type_same(node->type, type)) {
        if (node->type->kind == TYPE_RECORD && node->kind == NODE_INDEX && !node->is_checked)
            node->unchecked = "a whole struct is read";
        return const_lost(front, node, type) ? NULL : node;
    } else if (type_is_scalar(node->type) && type_is_scalar(type)) {
        return convert_implicit(front, cursor, node, type);
    } else if (node->kind == NODE_CONSTANT && node->value == 0) {
        return node; /* {0} */
    }
    return tree_unknown(front, cursor, "an initialiser that does not fit what it initialises",
                        NULL);
}

/* The values of a list in the order of their parts, in which the compiler works them out, whatever
 * the order of the text. */
struct parts {
    struct node *list;
    size_t *positions;
};

static void add_part(struct front *front, struct parts *parts, struct node *value, size_t position)
{
    size_t at = parts->list->count;
    parts->positions = front_append(front, parts->positions, at, sizeof *parts->positions);
    add_child(front, parts->list, value);
    for (; at > 0 && parts->positions[at - 1] > position; at--) {
        parts->positions[at] = parts->positions[at - 1];
        parts->list->children[at] = parts->list->children[at - 1];
    }
    parts->positions[at] = position;
    parts->list->children[at] = value;
}

struct node *tree_initialiser(struct front *front, CXCursor cursor, const struct type *type)
{
    if (clang_getCursorKind(cursor) != CXCursor_InitListExpr)
        return initialiser_value(front, cursor, type);
    if (type->kind != TYPE_ARRAY && type->kind != TYPE_RECORD)
        return tree_unknown(front, cursor, "braces around a single value", NULL);
    if (++front->depth > DEPTH_LIMIT)
        return tree_unknown(front, cursor, "an initialiser that is nested too deeply", NULL);
    struct cursors items = cursor_children(front, cursor);
    struct node *list = tree_new(front, NODE_LIST, cursor);
    list->type = type;
    struct parts parts = {list, NULL};
    size_t position = 0;
    bool complete = true;
    for (size_t i = 0; complete && i < items.count; i++, position++) {
        CXCursor item = items.items[i];
        struct node *value = NULL;
        bool known = designated(front, &item, type, &position);
        const struct type *part = known ? part_type(type, position) : NULL;
        if (part != NULL)
            value = tree_initialiser(front, item, part);
        else if (type->kind != TYPE_RECORD || !record_was_refused(front, type->record))
            value = tree_unknown(front, item, "an initialiser that cannot be matched to its part",
                                 "write the values in order, or `.field = value`");
        complete = value != NULL;
        if (value == NULL)
            break;
        if (type->kind == TYPE_RECORD)
            value->initialises = &type->record->fields[position];
        add_part(front, &parts, value, position);
    }
    front->depth--;
    if (complete && view_list_refused(front, list))
        return NULL;
    if (complete)
        field_initialised(front, list, type);
    return complete ? list : NULL;
}

/* What a struct owns comes into it by PUT, and is zero before. */
static bool owner_in_list(struct front *front, const struct node *node)
{
    if (node->type != NULL && node->type->kind == TYPE_POINTER && node->kind != NODE_NULL) {
        if (!front_refuse(front, node->place, "slot",
                          "a struct with owned fields would start with something in it"))
            return false;
        front_advise(front, "start it with {0}, and PUT what it owns into it");
        return true;
    }
    for (size_t i = 0; node->kind == NODE_LIST && i < node->count; i++)
        if (owner_in_list(front, node->children[i]))
            return true;
    return false;
}

/* ---- Declarations ---- */

static struct node *declaration(struct front *front, CXCursor cursor)
{
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    if (kind == CXCursor_StaticAssert) {
        declare_assertion(front, cursor);
        return tree_new(front, NODE_EMPTY, cursor);
    }
    if (kind == CXCursor_FunctionDecl)
        return tree_unknown(front, cursor, "a function declared inside of a function",
                            "declare it at file scope, static");
    if (kind != CXCursor_VarDecl) {
        declare_top_level(front, cursor);
        return tree_new(front, NODE_EMPTY, cursor);
    }
    struct variable *variable = declare_variable(front, cursor);
    if (variable == NULL || variable->is_refused)
        return NULL;
    if (variable->storage == IR_STATIC)
        return tree_new(front, NODE_EMPTY, cursor);
    struct node *node = tree_new(front, NODE_DECLARE, cursor);
    node->variable = variable;
    CXCursor initialiser = clang_Cursor_getVarDeclInitializer(cursor);
    if (clang_Cursor_isNull(initialiser))
        return node;
    front->starts_walk = walk_may_start(variable);
    struct node *value = tree_initialiser(front, initialiser, variable->type);
    front->starts_walk = false;
    if (value != NULL && walk_may_start(variable) && walk_is(value))
        walk_start(front, variable, value);
    if (value == NULL || (variable->is_object && owner_in_list(front, value))) {
        variable->is_refused = true; /* what follows from this is not said again */
        return NULL;
    }
    add_child(front, node, value);
    return node;
}

static struct node *declarations(struct front *front, CXCursor cursor)
{
    struct cursors items = cursor_children(front, cursor);
    struct node *group = tree_new(front, NODE_GROUP, cursor);
    for (size_t i = 0; i < items.count; i++)
        add_child(front, group, declaration(front, items.items[i]));
    return group;
}

/* ---- Statements ---- */

static struct node *block(struct front *front, CXCursor cursor)
{
    struct cursors items = cursor_children(front, cursor);
    struct node *node = tree_new(front, NODE_BLOCK, cursor);
    node->end = front_allocate(front, sizeof *node->end);
    *node->end = cursor_end(front, cursor);
    for (size_t i = 0; i < items.count; i++)
        add_child(front, node, statement(front, items.items[i]));
    return node;
}

/* if, while, do: conditions and bodies in the order of libclang's children. */
static struct node *controlled(struct front *front, CXCursor cursor, enum node_kind kind,
                               size_t minimum, size_t maximum, size_t condition)
{
    struct cursors parts = cursor_children(front, cursor);
    if (parts.count < minimum || parts.count > maximum)
        return tree_unknown(front, cursor, "a statement whose parts cannot be told", NULL);
    struct node *nodes[3];
    bool complete = true;
    for (size_t i = 0; i < parts.count; i++) {
        nodes[i] = i == condition ? tree_full_expression(front, parts.items[i], true)
                                  : statement(front, parts.items[i]);
        complete = complete && nodes[i] != NULL;
    }
    return complete ? tree_parent(front, kind, cursor, parts.count, nodes) : NULL;
}

/* Where the header of the `for` at `at` has its two semicolons. */
static bool for_semicolons(const struct source *source, size_t at, size_t semicolons[2])
{
    size_t found = 0;
    int depth = 0;
    for (bool line_start = false; at < source->size; at++) {
        char c = source->text[at];
        if (line_start && c == '#') { /* a line marker */
            while (at < source->size && source->text[at] != '\n')
                at++;
            continue;
        }
        line_start = c == '\n';
        if (c == '"' || c == '\'') {
            for (at++; at < source->size && source->text[at] != c; at++)
                if (source->text[at] == '\\')
                    at++;
        } else if (c == '(' || c == '[' || c == '{') {
            depth++;
        } else if (c == ')' || c == ']' || c == '}') {
            if (--depth == 0)
                return found == 2;
        } else if (c == ';' && depth == 1) {
            if (found == 2)
                return false;
            semicolons[found++] = at;
        }
    }
    return false;
}

/* An expression whose value nobody asks for: what commas join there are statements. */
static struct node *for_effect(struct front *front, CXCursor cursor)
{
    front->allows_comma = true;
    struct node *node = tree_full_expression(front, cursor, false);
    front->allows_comma = false;
    return node;
}

/* libclang leaves no hole for a missing part: the semicolons in the text tell which it is. */
static struct node *for_loop(struct front *front, CXCursor cursor)
{
    struct cursors parts = cursor_children(front, cursor);
    size_t semicolons[2];
    if (parts.count < 1 || parts.count > 4 ||
        !for_semicolons(front->source, cursor_offset(cursor), semicolons))
        return tree_unknown(front, cursor, "a `for` whose parts cannot be told", NULL);
    struct node *nodes[4] = {NULL};
    bool complete = true;
    size_t last = 0;
    for (size_t i = 0; i < parts.count; i++) {
        size_t offset = cursor_offset(parts.items[i]);
        size_t part = i + 1 == parts.count     ? 3
                      : offset < semicolons[0] ? 0
                      : offset < semicolons[1] ? 1
                                               : 2;
        if (i > 0 && part <= last)
            return tree_unknown(front, cursor, "a `for` whose parts cannot be told", NULL);
        last = part;
        if (part == 1)
            nodes[part] = tree_full_expression(front, parts.items[i], true);
        else if (part == 2)
            nodes[part] = for_effect(front, parts.items[i]);
        else
            nodes[part] = statement(front, parts.items[i]);
        complete = complete && nodes[part] != NULL;
    }
    return complete ? tree_parent(front, NODE_FOR, cursor, 4, nodes) : NULL;
}

/* A case or default label, flattened: the labels one after the other, then the statement. */
static void switch_label(struct front *front, struct node *body, CXCursor cursor)
{
    for (;;) {
        enum CXCursorKind kind = clang_getCursorKind(cursor);
        if (kind != CXCursor_CaseStmt && kind != CXCursor_DefaultStmt)
            break;
        bool is_case = kind == CXCursor_CaseStmt;
        struct cursors parts = cursor_children(front, cursor);
        struct node *label = tree_new(front, is_case ? NODE_CASE : NODE_DEFAULT, cursor);
        if (parts.count != (is_case ? 2u : 1u) ||
            (is_case && !cursor_evaluate(parts.items[0], &label->value)))
            label = tree_unknown(front, cursor, "a case that is not one constant", NULL);
        add_child(front, body, label);
        if (label == NULL)
            return;
        cursor = parts.items[parts.count - 1];
    }
    add_child(front, body, statement(front, cursor));
}

static struct node *switch_body(struct front *front, CXCursor cursor)
{
    struct cursors items = cursor_children(front, cursor);
    struct node *body = tree_new(front, NODE_BLOCK, cursor);
    body->end = front_allocate(front, sizeof *body->end);
    *body->end = cursor_end(front, cursor);
    for (size_t i = 0; i < items.count; i++) {
        enum CXCursorKind kind = clang_getCursorKind(items.items[i]);
        bool is_label = kind == CXCursor_CaseStmt || kind == CXCursor_DefaultStmt;
        if (i == 0 && !is_label) {
            front_refuse(front, cursor_place(front, items.items[i]), "control",
                         "no case leads to this statement");
        } else if (kind == CXCursor_DeclStmt) {
            if (front_refuse(front, cursor_place(front, items.items[i]), "control",
                             "a declaration that later cases jump over"))
                front_advise(front, "put braces around what belongs to the case");
        }
        if (is_label)
            switch_label(front, body, items.items[i]);
        else
            add_child(front, body, statement(front, items.items[i]));
    }
    return body;
}

static struct node *switch_statement(struct front *front, CXCursor cursor)
{
    struct cursors parts = cursor_children(front, cursor);
    if (parts.count != 2 || clang_getCursorKind(parts.items[1]) != CXCursor_CompoundStmt)
        return tree_unknown(front, cursor, "a switch without a body in braces", NULL);
    struct node *nodes[2] = {tree_full_expression(front, parts.items[0], false),
                             switch_body(front, parts.items[1])};
    if (nodes[0] == NULL || nodes[1] == NULL)
        return NULL;
    if (!type_is_scalar(nodes[0]->type))
        return tree_unknown(front, cursor, "a switch on something that is no number", NULL);
    return tree_parent(front, NODE_SWITCH, cursor, 2, nodes);
}

static struct node *misplaced_case(struct front *front, CXCursor cursor)
{
    if (front_refuse(front, cursor_place(front, cursor), "control",
                     "a case inside of another statement of its switch")) {
        front_advise(front, "cases stand directly in the braces of their switch");
        return NULL;
    }
    return tree_new(front, NODE_EMPTY, cursor);
}

static struct node *label_statement(struct front *front, CXCursor cursor)
{
    struct cursors parts = cursor_children(front, cursor);
    struct node *label = tree_new(front, NODE_LABEL, cursor);
    label->label = cursor_name(front, cursor);
    if (parts.count != 1)
        return tree_unknown(front, cursor, "a label with an attribute", NULL);
    struct node *group = tree_new(front, NODE_GROUP, cursor);
    add_child(front, group, label);
    add_child(front, group, statement(front, parts.items[0]));
    return group;
}

static struct node *jump(struct front *front, CXCursor cursor)
{
    struct node *node = tree_new(front, NODE_GOTO, cursor);
    CXCursor label = clang_getCursorReferenced(cursor);
    if (clang_getCursorKind(label) != CXCursor_LabelStmt)
        return tree_unknown(front, cursor, "a goto to nowhere", NULL);
    node->label = cursor_name(front, label);
    return node;
}

static struct node *return_statement(struct front *front, CXCursor cursor)
{
    struct cursors parts = cursor_children(front, cursor);
    struct node *node = tree_new(front, NODE_RETURN, cursor);
    if (parts.count > 1)
        return tree_unknown(front, cursor, "a return of several things", NULL);
    if (parts.count == 0)
        return node;
    struct node *value = tree_full_expression(front, parts.items[0], false);
    if (value == NULL || const_lost(front, value, front->current->result))
        return NULL;
    add_child(front, node, value);
    return node;
}

static struct node *statement_of_kind(struct front *front, CXCursor cursor)
{
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    switch (kind) {
    case CXCursor_CompoundStmt: return block(front, cursor);
    case CXCursor_DeclStmt: return declarations(front, cursor);
    case CXCursor_NullStmt: return tree_new(front, NODE_EMPTY, cursor);
    case CXCursor_IfStmt: return controlled(front, cursor, NODE_IF, 2, 3, 0);
    case CXCursor_WhileStmt: return controlled(front, cursor, NODE_WHILE, 2, 2, 0);
    case CXCursor_DoStmt: return controlled(front, cursor, NODE_DO, 2, 2, 1);
    case CXCursor_ForStmt: return for_loop(front, cursor);
    case CXCursor_SwitchStmt: return switch_statement(front, cursor);
    case CXCursor_CaseStmt:
    case CXCursor_DefaultStmt: return misplaced_case(front, cursor);
    case CXCursor_BreakStmt: return tree_new(front, NODE_BREAK, cursor);
    case CXCursor_ContinueStmt: return tree_new(front, NODE_CONTINUE, cursor);
    case CXCursor_LabelStmt: return label_statement(front, cursor);
    case CXCursor_GotoStmt: return jump(front, cursor);
    case CXCursor_ReturnStmt: return return_statement(front, cursor);
    default: break;
    }
    if (clang_isExpression(kind))
        return for_effect(front, cursor);
    if (kind == CXCursor_GCCAsmStmt || kind == CXCursor_MSAsmStmt)
        return front_refuse(front, cursor_place(front, cursor), "token", "assembler")
                   ? NULL
                   : tree_new(front, NODE_EMPTY, cursor);
    return tree_unknown(front, cursor, "a statement that Deed C does not have", NULL);
}

static struct node *statement(struct front *front, CXCursor cursor)
{
    if (++front->depth > DEPTH_LIMIT) {
        front->depth--;
        front_refuse(front, cursor_place(front, cursor), "construct",
                     "this is nested more than %d deep", DEPTH_LIMIT);
        return NULL;
    }
    struct node *node = statement_of_kind(front, cursor);
    front->depth--;
    return node;
}

struct node *tree_body(struct front *front, CXCursor compound)
{
    return block(front, compound);
}
