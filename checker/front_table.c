/* front_table.c - tables of functions: constant arrays, or arrays of constant structs with fields,
 * that name functions of the component.
 *
 * A pointer to a function exists in such a table and nowhere else: it is never copied, and a call
 * names the table's element. What is called is the field or array (a `struct function` of its own,
 * with the marks that stand there); its callees are all functions that stand in that field of any
 * table. Their marks are written out and equal, so it does not matter which is called. An element
 * that is NULL or left out is called behind a test only: front_entry.c. */
#include "front.h"

#include <string.h>

/* Elements of a table that are still looked at. */
#define LARGEST_TABLE 4096

bool table_is_pointer(const struct type *type)
{
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    return type->kind == TYPE_POINTER && type->target->kind == TYPE_FUNCTION;
}

bool table_is_type(const struct type *type)
{
    const struct type *element = type;
    while (element->kind == TYPE_ARRAY)
        element = element->target;
    return table_is_pointer(type) ||
           (element->kind == TYPE_RECORD && element->record->kind == RECORD_TABLE);
}

static bool refuse(struct front *front, struct place at, const char *name, const char *why,
                   const char *advice)
{
    if (!front_refuse(front, at, "function-pointer", "`%s` %s", name, why))
        return false;
    front_advise(front, "%s", advice);
    return true;
}

/* ---- The field or array as a function ---- */

static bool same_function(const void *item, const void *key)
{
    return cursor_found(((const struct function *)item)->cursor, *(const CXCursor *)key);
}

struct prototype {
    struct front *front;
    struct cursors parameters;
    CXCursor type; /* the last name of a type that was seen */
};

static enum CXChildVisitResult visit_parameter(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct prototype *p = data;
    if (clang_getCursorKind(cursor) == CXCursor_TypeRef)
        p->type = cursor;
    if (clang_getCursorKind(cursor) != CXCursor_ParmDecl)
        return CXChildVisit_Continue;
    p->parameters.items = front_append(p->front, p->parameters.items, p->parameters.count,
                                       sizeof *p->parameters.items);
    p->parameters.items[p->parameters.count++] = cursor;
    return CXChildVisit_Continue;
}

/* The parameters of a pointer to a function: they stand in its declaration, or in that of the
 * typedef which it is declared by. A reference to a type in front of parameters is the result's. */
static void find_parameters(struct prototype *p, CXCursor declaration, CXType prototype)
{
    for (;;) {
        p->type = clang_getNullCursor();
        clang_visitChildren(declaration, visit_parameter, p);
        if (p->parameters.count > 0 || clang_Cursor_isNull(p->type))
            return;
        declaration = clang_getCursorReferenced(p->type);
        if (clang_getCursorKind(declaration) != CXCursor_TypedefDecl)
            return;
        CXType named = clang_getCanonicalType(clang_getTypedefDeclUnderlyingType(declaration));
        while (named.kind == CXType_ConstantArray)
            named = clang_getArrayElementType(named);
        if (!clang_equalTypes(clang_getCanonicalType(clang_getPointeeType(named)),
                              clang_getCanonicalType(prototype)))
            return;
    }
}

static const struct type *function_type(const struct type *type)
{
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    return type->target;
}

struct function *table_function(struct front *front, CXCursor declaration, const struct type *type,
                                const char *name)
{
    declaration = clang_getCanonicalCursor(declaration);
    unsigned hash = cursor_hash(front, declaration);
    struct function *function =
        table_find(&front->function_table, hash, &declaration, same_function);
    if (function != NULL)
        return function;
    function = front_allocate(front, sizeof *function);
    *function = (struct function){
        .cursor = declaration,
        .name = name,
        .is_table = true,
        .is_declared = true,
        .ir = front_allocate(front, sizeof *function->ir),
    };
    function->ir->name = name;
    function->ir->place = cursor_place(front, declaration);
    table_add(&front->function_table, hash, function);
    front->functions =
        front_append(front, front->functions, front->function_count, sizeof(struct function *));
    front->functions[front->function_count++] = function;
    CXType prototype = function_type(type)->clang;
    struct prototype p = {.front = front};
    find_parameters(&p, declaration, prototype);
    bool is_whole = prototype.kind == CXType_FunctionProto &&
                    !clang_isFunctionTypeVariadic(prototype) &&
                    clang_getNumArgTypes(prototype) == (int)p.parameters.count;
    if (!is_whole)
        function->is_broken = refuse(front, function->ir->place, name,
                                     "points to functions, and does not write their parameters out",
                                     "write the type of each parameter here, with its marks, or "
                                     "`(void)`; any number of arguments is none that Deed C has");
    declare_signature(front, function, declaration, &p.parameters, clang_getResultType(prototype));
    return function;
}

/* ---- What stands in it ---- */

static bool same_count(const struct ir_annotation *a, const struct ir_annotation *b)
{
    if (a->count == NULL || b->count == NULL)
        return a->count == b->count;
    if (a->count_var != IR_NONE || b->count_var != IR_NONE)
        return a->count_var == b->count_var;
    return strcmp(a->count, b->count) == 0;
}

static bool same_marks(const struct ir_annotation *a, const struct ir_annotation *b)
{
    return a->own == b->own && a->claims == b->claims && a->opt == b->opt &&
           a->borrows == b->borrows && a->in_of == b->in_of && a->state == b->state &&
           a->to == b->to && same_count(a, b);
}

/* All of its marks are written: nothing about it is found out from its body. */
static void close_marks(struct function *function)
{
    for (size_t i = 0; i < function->parameter_count; i++)
        function->parameters[i]->annotation.open = 0;
    function->ir->result.open = 0;
}

static bool disagrees(const struct function *table, const struct function *entry, const char **what)
{
    if (!same_marks(&table->ir->result, &entry->ir->result)) {
        *what = "its result";
        return true;
    }
    for (size_t i = 0; i < table->parameter_count; i++)
        if (!same_marks(&table->parameters[i]->annotation, &entry->parameters[i]->annotation)) {
            *what = entry->parameters[i]->name;
            return true;
        }
    return false;
}

static void check_entries(struct front *front, struct function *table)
{
    if (table->has_null && table->call_count == 0 && !table->is_broken)
        refuse(front, table->ir->place, table->name, "names no function at all",
               "leave the table out, or name a function in it");
    for (size_t i = 0; i < table->call_count; i++) {
        struct function *entry = table->calls[i].callee;
        const char *what;
        close_marks(entry);
        if (entry->is_broken || table->is_broken || !disagrees(table, entry, &what) ||
            !front_refuse(front, table->calls[i].place, "annotation",
                          "`%s` and `%s`, where it stands, disagree about `%s`", entry->name,
                          table->name, what))
            continue;
        front_advise(front, "write the same marks there and on the function");
    }
}

void table_check(struct front *front)
{
    for (size_t i = 0; i < front->function_count; i++)
        if (front->functions[i]->is_table)
            check_entries(front, front->functions[i]);
}

void table_enter_callees(struct front *front)
{
    for (size_t i = 0; i < front->function_count; i++) {
        struct function *table = front->functions[i];
        if (!table->is_table)
            continue;
        table->ir->entries =
            front_allocate(front, (table->call_count + 1) * sizeof(struct ir_function *));
        table->ir->entry_count = table->call_count;
        front->unit->has_tables = front->unit->has_tables || table->call_count > 0;
        for (size_t e = 0; e < table->call_count; e++)
            table->ir->entries[e] = table->calls[e].callee->ir;
    }
}

/* ---- Initialisers ---- */

/* `f` or `&f`: the function's declaration. */
static bool find_designator(struct front *front, CXCursor *cursor)
{
    for (;;) {
        enum CXCursorKind kind = clang_getCursorKind(*cursor);
        if (kind == CXCursor_DeclRefExpr) {
            *cursor = clang_getCursorReferenced(*cursor);
            return clang_getCursorKind(*cursor) == CXCursor_FunctionDecl;
        }
        bool is_address = kind == CXCursor_UnaryOperator &&
                          clang_getCursorUnaryOperatorKind(*cursor) == CXUnaryOperator_AddrOf;
        if (kind != CXCursor_UnexposedExpr && kind != CXCursor_ParenExpr && !is_address)
            return false;
        struct cursors inner = cursor_children(front, *cursor);
        if (inner.count != 1)
            return false;
        *cursor = inner.items[0];
    }
}

/* `NULL`, or 0. */
static bool is_null(struct front *front, CXCursor cursor)
{
    for (;;) {
        enum CXCursorKind kind = clang_getCursorKind(cursor);
        int64_t value;
        if (kind == CXCursor_IntegerLiteral)
            return cursor_evaluate(cursor, &value) && value == 0;
        struct cursors inner = cursor_children(front, cursor);
        if ((kind != CXCursor_UnexposedExpr && kind != CXCursor_ParenExpr &&
             kind != CXCursor_CStyleCastExpr) ||
            inner.count != 1)
            return false;
        cursor = inner.items[0];
    }
}

static void enter_entry(struct front *front, struct function *table, CXCursor cursor)
{
    struct place place = cursor_place(front, cursor);
    if (is_null(front, cursor)) {
        table->has_null = true;
        return;
    }
    if (!find_designator(front, &cursor)) {
        refuse(front, place, table->name, "must name a function here",
               "every element of a table is a function, by its name, or NULL");
        return;
    }
    struct function *entry = declare_find_function(front, cursor);
    if (entry->is_sdk || entry->ir->is_entry) {
        refuse(front, place, entry->name,
               entry->is_sdk ? "belongs to the SDK, and stands in a table"
                             : "is where the component begins, and stands in a table",
               "write a static function that calls what is needed");
        return;
    }
    if (depth_in_table_refused(front, entry, place))
        return;
    if (entry->parameter_count == table->parameter_count)
        recursion_add_call(front, table, (struct call_site){entry, place, NULL});
}

static void fill(struct front *front, CXCursor cursor, const struct type *type,
                 struct function *table);

/* `[n] = value`: which element, and its value. */
static bool array_designator(struct front *front, CXCursor *item, int64_t *position)
{
    struct cursors parts = cursor_children(front, *item);
    if (clang_getCursorKind(*item) != CXCursor_UnexposedExpr || parts.count != 2 ||
        *cursor_designated(front, *item) != '\0' || !cursor_evaluate(parts.items[0], position))
        return false;
    *item = parts.items[1];
    return true;
}

static void fill_array(struct front *front, CXCursor cursor, const struct type *type,
                       struct function *table)
{
    struct cursors items = cursor_children(front, cursor);
    struct place place = cursor_place(front, cursor);
    const char *name = table != NULL ? table->name : type->name;
    if (type->length > LARGEST_TABLE) {
        refuse(front, place, name, "has too many elements", "a table has 4096 at most");
        return;
    }
    bool *seen = front_allocate(front, type->length);
    int64_t position = 0;
    for (size_t i = 0; i < items.count; i++, position++) {
        CXCursor item = items.items[i];
        array_designator(front, &item, &position);
        if (position < 0 || (uint64_t)position >= type->length) {
            refuse(front, place, name, "has an element that cannot be told",
                   "write the elements in order, or each as `[constant] = element`");
            return;
        }
        seen[position] = true;
        fill(front, item, type->target, table);
    }
    for (uint64_t i = 0; i < type->length; i++)
        if (!seen[i] && type->target->kind == TYPE_POINTER) {
            table->has_null = true;
        } else if (!seen[i]) {
            refuse(front, place, name, "has elements that are not filled",
                   "write each of them, with NULL where there is no function");
            return;
        }
}

/* `.name = value`. */
static const struct field *field_designator(struct front *front, CXCursor *item,
                                            const struct record *record)
{
    const struct field *field = record_field(record, cursor_designated(front, *item));
    struct cursors parts = cursor_children(front, *item);
    if (clang_getCursorKind(*item) != CXCursor_UnexposedExpr || field == NULL || parts.count != 1)
        return NULL;
    *item = parts.items[0];
    return field;
}

/* Plain data and texts beside the functions. */
static void start_field(struct front *front, CXCursor item, const struct field *field)
{
    const struct node *value = tree_initialiser(front, item, field->type);
    if (text_is(field->type))
        text_field_refused(front, value, field, cursor_place(front, item));
    else if (value != NULL && value->kind != NODE_LIST)
        field_start(front, field, value);
}

static void fill_struct(struct front *front, CXCursor cursor, const struct type *type)
{
    const struct record *record = type->record;
    struct cursors items = cursor_children(front, cursor);
    bool *seen = front_allocate(front, record->field_count + 1);
    size_t position = 0;
    for (size_t i = 0; i < items.count; i++, position++) {
        CXCursor item = items.items[i];
        const struct field *named = field_designator(front, &item, record);
        if (named != NULL)
            position = (size_t)(named - record->fields);
        if (position >= record->field_count) {
            tree_unknown(front, item, "an initialiser that cannot be matched to its part", NULL);
            return;
        }
        const struct field *field = &record->fields[position];
        seen[position] = true;
        if (table_is_pointer(field->type))
            fill(front, item, field->type, table_of_field(front, record, field));
        else
            start_field(front, item, field);
    }
    for (size_t i = 0; i < record->field_count; i++)
        if (!seen[i] && table_is_pointer(record->fields[i].type))
            table_of_field(front, record, &record->fields[i])->has_null = true;
        else if (!seen[i] && text_is(record->fields[i].type))
            text_field_refused(front, NULL, &record->fields[i], cursor_place(front, cursor));
}

static void fill(struct front *front, CXCursor cursor, const struct type *type,
                 struct function *table)
{
    bool is_list = clang_getCursorKind(cursor) == CXCursor_InitListExpr;
    if (type->kind == TYPE_POINTER && !is_list)
        enter_entry(front, table, cursor);
    else if (!is_list)
        refuse(front, cursor_place(front, cursor), type->name, "has no braces around its parts",
               "write { } around each element, each struct and each array");
    else if (type->kind == TYPE_ARRAY)
        fill_array(front, cursor, type, table);
    else if (type->kind == TYPE_RECORD)
        fill_struct(front, cursor, type);
    else
        tree_unknown(front, cursor, "braces around a single value", NULL);
}

struct function *table_of_field(struct front *front, const struct record *record,
                                const struct field *field)
{
    return table_function(front, field->cursor, field->type,
                          front_format(front, "%s.%s", record->tag, field->name));
}

bool table_refused(struct front *front, const struct variable *variable)
{
    const struct type *type = variable->type;
    if (type->kind == TYPE_POINTER)
        return refuse(front, variable->place, variable->name, "is a single pointer to a function",
                      "call the function by its name, or make it a table: an array");
    if (!type->is_const)
        return refuse(front, variable->place, variable->name,
                      "is a table of functions that could be changed", "write `static const`");
    return false;
}

void table_start(struct front *front, const struct variable *variable, CXCursor cursor)
{
    CXCursor initialiser = clang_Cursor_getVarDeclInitializer(cursor);
    struct function *table =
        table_is_pointer(variable->type)
            ? table_function(front, variable->cursor, variable->type, variable->name)
            : NULL;
    if (!clang_Cursor_isNull(initialiser)) {
        bool starts_static = front->starts_static;
        front->starts_static = true;
        fill(front, initialiser, variable->type, table);
        front->starts_static = starts_static;
    } else if (clang_Cursor_getStorageClass(cursor) != CX_SC_Extern) {
        refuse(front, variable->place, variable->name, "is a table without its functions",
               "write them where it is defined");
    }
}

/* ---- Calls ---- */

struct function *table_of_element(struct front *front, const struct node *node)
{
    if (!table_is_pointer(node->type) || node->type->kind != TYPE_POINTER)
        return NULL;
    while (node->kind == NODE_INDEX && node->children[0]->kind == NODE_DECAY)
        node = node->children[0]->children[0];
    if (node->kind == NODE_MEMBER && node->children[0]->type->kind == TYPE_RECORD)
        return table_of_field(front, node->children[0]->type->record, node->field);
    if (node->kind == NODE_VARIABLE && node->variable->storage == IR_STATIC)
        return table_function(front, node->variable->cursor, node->variable->type,
                              node->variable->name);
    return NULL;
}

/* The lvalue that is called: an element of a table, or a field of one. */
static bool find_element(struct front *front, CXCursor *cursor)
{
    for (;;) {
        enum CXCursorKind kind = clang_getCursorKind(*cursor);
        if (kind == CXCursor_MemberRefExpr || kind == CXCursor_ArraySubscriptExpr)
            return true;
        bool is_deref = kind == CXCursor_UnaryOperator &&
                        clang_getCursorUnaryOperatorKind(*cursor) == CXUnaryOperator_Deref;
        if (kind != CXCursor_UnexposedExpr && kind != CXCursor_ParenExpr && !is_deref)
            return false;
        struct cursors inner = cursor_children(front, *cursor);
        if (inner.count != 1)
            return false;
        *cursor = inner.items[0];
    }
}

struct function *table_callee(struct front *front, CXCursor cursor, struct node **element,
                              bool *said)
{
    if (!find_element(front, &cursor))
        return NULL;
    *element = tree_expression(front, cursor);
    *said = *element == NULL;
    return *element != NULL ? table_of_element(front, *element) : NULL;
}
