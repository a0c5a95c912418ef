/* front_invoke.c - calls: whom, with what, and what the arguments must be beside their type. */
#include "front.h"
#include "object_gate.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool node_is_call(const struct node *node, enum meaning meaning)
{
    return node->kind == NODE_CALL && node->function->is_sdk &&
           node->function->operation.meaning == meaning;
}

/* ---- Counts ---- */

const struct node *node_bare(const struct node *node)
{
    while (node->kind == NODE_CONVERT) {
        const struct type *from = node->children[0]->type;
        bool keeps_pointer = from->kind == TYPE_POINTER && node->type->kind == TYPE_POINTER;
        bool keeps_number = from->kind == TYPE_INTEGER && !from->is_signed &&
                            node->type->kind == TYPE_INTEGER && !node->type->is_signed;
        if (!keeps_pointer && !keeps_number)
            break;
        node = node->children[0];
    }
    return node;
}

const struct variable *node_vector_part(const struct node *node, const char *name)
{
    if (node->kind != NODE_MEMBER || strcmp(node->field->name, name) != 0 ||
        node->children[0]->kind != NODE_DEREF ||
        node->children[0]->children[0]->kind != NODE_VARIABLE)
        return NULL;
    const struct type *type = node->children[0]->type;
    if (type->kind != TYPE_RECORD || type->record->kind != RECORD_VECTOR)
        return NULL;
    const struct variable *variable = node->children[0]->children[0]->variable;
    return variable->storage != IR_STATIC ? variable : NULL;
}

static bool counted_parameter_pair(const struct variable *pointer, const struct node *count)
{
    const char *text = pointer->annotation.count;
    if (text == NULL)
        return false;
    if (pointer->annotation.count_var == IR_NONE && !isdigit((unsigned char)text[0]))
        return true; /* it names nothing, which was refused */
    if (isdigit((unsigned char)text[0]))
        return count->kind == NODE_CONSTANT && (uint64_t)count->value <= strtoull(text, NULL, 10);
    bool grows = count->kind == NODE_CONVERT && count->type->kind == TYPE_INTEGER &&
                 count->children[0]->type->kind == TYPE_INTEGER &&
                 count->type->size >= count->children[0]->type->size;
    if (grows && count->children[0]->type->is_signed)
        count = count->children[0]; /* it is not negative */
    return count->kind == NODE_VARIABLE && count->variable->storage == IR_PARAMETER &&
           strcmp(count->variable->name, text) == 0;
}

bool node_is_counted_pair(const struct node *pointer, const struct node *count)
{
    pointer = node_bare(pointer);
    count = node_bare(count);
    if (pointer->kind == NODE_VARIABLE)
        return counted_parameter_pair(pointer->variable, count);
    if (pointer->kind == NODE_MEMBER)
        return view_is_counted_pair(pointer, count);
    if (pointer->kind != NODE_DECAY)
        return false;
    const struct node *array = pointer->children[0];
    if (array->type->kind == TYPE_FLEXIBLE) {
        const struct variable *vector = node_vector_part(array, "at");
        return vector != NULL && vector == node_vector_part(count, "length");
    }
    if (array->kind == NODE_INDEX && !array->is_checked && array->unchecked == NULL)
        return false; /* a row whose index may be one past the end */
    return count->kind == NODE_CONSTANT && array->type->kind == TYPE_ARRAY &&
           (uint64_t)count->value <= array->type->length;
}

/* ---- Arguments ---- */

/* Is it known how many elements are behind it? Then the bounds pass can compare. */
static bool is_counted(const struct node *pointer)
{
    if (walk_is_argument(pointer))
        return true;
    if (pointer->kind == NODE_VARIABLE)
        return pointer->variable->annotation.count != NULL || text_is_read(pointer);
    if (pointer->kind != NODE_DECAY || pointer->children[0]->kind == NODE_STRING)
        return false;
    const struct node *array = pointer->children[0];
    if (array->type->kind == TYPE_FLEXIBLE)
        return node_vector_part(array, "at") != NULL;
    return array->type->kind == TYPE_ARRAY &&
           (array->kind != NODE_INDEX || array->is_checked || array->unchecked != NULL);
}

static bool counted_argument_refused(struct front *front, const struct function *function, size_t i,
                                     struct node *const *arguments, uint64_t *to_prove)
{
    const struct ir_annotation *annotation = &function->parameters[i]->annotation;
    const struct node *argument = node_bare(arguments[i]);
    if (annotation->count == NULL) {
        bool is_text = argument->kind == NODE_DECAY && text_is(argument->type) &&
                       argument->children[0]->kind == NODE_STRING;
        if (argument->kind != NODE_DECAY || argument->type->kind != TYPE_POINTER || is_text ||
            !front_refuse(front, argument->place, "count",
                          "an array is passed, but `%s` of `%s` is one object",
                          function->parameters[i]->name, function->name))
            return false;
        if (text_is(function->parameters[i]->type))
            front_advise(
                front,
                "without COUNT it is a text of the program, which ends with a zero: for an "
                "array write `const char *%s COUNT(n)` with a parameter n, and pass "
                "`sizeof` of the array beside it",
                function->parameters[i]->name);
        else
            front_advise(front, "pass one element, `&array[0]`; or give the parameter a COUNT");
        return true;
    }
    if (argument->kind == NODE_NULL && annotation->opt)
        return false;
    if (argument->kind == NODE_DECAY)
        element_raw(argument->children[0], "a row is lent (one past the end passes)");
    if (view_order_refused(front, argument, arguments, function->parameter_count))
        return true;
    bool fits;
    if (annotation->count_var == IR_NONE && !isdigit((unsigned char)annotation->count[0])) {
        fits = true; /* it names nothing, which was refused */
    } else if (annotation->count_var != IR_NONE) {
        fits = node_is_counted_pair(argument, arguments[annotation->count_var]);
    } else {
        struct node count = {.kind = NODE_CONSTANT,
                             .value = (int64_t)strtoull(annotation->count, NULL, 10)};
        fits = node_is_counted_pair(argument, &count);
    }
    if (!fits && i < 64 && is_counted(argument)) {
        *to_prove |= (uint64_t)1 << i;
        return false;
    }
    if (fits || !front_refuse(front, argument->place, "count",
                              "`%s` of `%s` needs %s elements, and nothing says that there are",
                              function->parameters[i]->name, function->name, annotation->count))
        return false;
    front_advise(front,
                 "pass an array with a constant of at most its length, LITERAL(\"text\"), "
                 "v->at with v->length, s.at with s.length, or your own COUNT parameter with "
                 "its count");
    return true;
}

static bool is_object(const struct type *type)
{
    return type_points_to(type, RECORD_PLAIN) || type_points_to(type, RECORD_OWNING) ||
           type_points_to(type, RECORD_VECTOR) || type_points_to(type, RECORD_SEALED) ||
           type_points_to(type, RECORD_VIEW) || /* which no heap has: nobody owns one */
           type_points_to(type, RECORD_HANDLE) || type_in_parcel(type);
}

static bool drop_refused(struct front *front, const struct node *argument)
{
    const struct node *object = node_bare(argument);
    if (object->kind == NODE_NULL || node_is_call(object, MEANING_SLOT_TAKE) ||
        is_object(object->type))
        return false;
    if (!front_refuse(front, object->place, "cast", "`%s` is no object of the heap",
                      object->type->name))
        return false;
    enum ir_class class = type_class(object->type);
    const char *name = strstr(object->type->name, "struct ");
    if (name != NULL && (class == IR_ENDPOINT || class == IR_ENDPOINTS))
        front_advise(front, "%s dropped with %.*s_drop",
                     class == IR_ENDPOINT ? "endpoints are" : "sets are",
                     (int)strcspn(name + 7, " *"), name + 7);
    return true;
}

static bool wait_refused(struct front *front, const struct node *argument)
{
    const struct node *source = node_bare(argument);
    if (source->kind == NODE_ADDRESS && source->children[0]->type->kind == TYPE_POINTER)
        return false; /* refused before */
    if (argument->type->kind != TYPE_POINTER || type_points_to(source->type, RECORD_ENDPOINT) ||
        type_points_to(source->type, RECORD_SET))
        return false;
    return front_refuse(front, source->place, "cast",
                        "deed_wait waits on endpoints and sets, and `%s` is neither",
                        source->type->name);
}

/* What goes into a slot must have exactly its type. */
static struct node *put_argument(struct front *front, CXCursor cursor, struct node *owner,
                                 const struct type *slot)
{
    const struct node *given = node_bare(owner);
    if (slot->kind != TYPE_POINTER)
        return owner; /* refused before */
    if (owner->kind == NODE_NULL || given->type->target->kind == TYPE_VOID)
        return convert_implicit(front, cursor, owner, slot);
    if (!type_same(given->type, slot) &&
        front_refuse(front, cursor_place(front, cursor), "cast", "`%s` is put where `%s` belongs",
                     given->type->name, slot->name))
        return NULL;
    return owner->children[0];
}

/* The lvalue whose address TAKE and PUT pass. */
static struct node *slot_argument(struct front *front, CXCursor cursor)
{
    struct cursors inner = {.items = &cursor, .count = 1};
    for (;;) {
        enum CXCursorKind kind = clang_getCursorKind(inner.items[0]);
        bool is_address =
            kind == CXCursor_UnaryOperator &&
            clang_getCursorUnaryOperatorKind(inner.items[0]) == CXUnaryOperator_AddrOf;
        bool is_wrapper = kind == CXCursor_UnexposedExpr || kind == CXCursor_ParenExpr;
        if (!is_address && !is_wrapper)
            return tree_unknown(front, cursor, "a slot operation on something that is no place",
                                "write TAKE(place) or PUT(place, owner)");
        inner = cursor_children(front, inner.items[0]);
        if (inner.count != 1)
            return tree_unknown(front, cursor, "a slot operation on something that is no place",
                                NULL);
        if (is_address)
            break;
    }
    struct node *place = tree_expression(front, inner.items[0]);
    if (place == NULL)
        return NULL;
    bool is_slot =
        node_is_lvalue(place) && place->type->kind == TYPE_POINTER && node_slot(place) != IR_NONE;
    if (!is_slot) {
        if (!front_refuse(front, place->place, "slot",
                          "TAKE and PUT work on owned fields, owned statics and arrays of owners"))
            return place;
        front_advise(front, "a local owner is moved by plain assignment");
        return NULL;
    }
    if (place->kind == NODE_INDEX && !place->is_checked)
        place->unchecked = "an element's address is taken (one past the end passes)";
    return place;
}

/* ---- The call ---- */

/* The function that is called by name, or NULL. *said: that has been reported. */
static struct function *callee(struct front *front, CXCursor cursor, bool *said)
{
    for (;;) {
        enum CXCursorKind kind = clang_getCursorKind(cursor);
        if (kind == CXCursor_DeclRefExpr)
            break;
        if (kind != CXCursor_UnexposedExpr && kind != CXCursor_ParenExpr)
            return NULL;
        struct cursors children = cursor_children(front, cursor);
        if (children.count != 1)
            return NULL;
        cursor = children.items[0];
    }
    CXCursor referenced = clang_getCursorReferenced(cursor);
    if (clang_getCursorKind(referenced) == CXCursor_FunctionDecl)
        return declare_find_function(front, referenced);
    const struct variable *variable = declare_find_variable(front, referenced);
    *said = variable != NULL && variable->is_refused;
    return NULL;
}

static struct node *argument_of(struct front *front, struct function *function, size_t i,
                                CXCursor cursor, struct node *const *before)
{
    enum meaning meaning = function->is_sdk ? function->operation.meaning : MEANING_CALL;
    if (i == 0 && (meaning == MEANING_SLOT_TAKE || meaning == MEANING_SLOT_PUT))
        return slot_argument(front, cursor);
    struct node *node = tree_expression(front, cursor);
    if (node == NULL)
        return NULL;
    if (meaning == MEANING_SLOT_PUT)
        return put_argument(front, cursor, node, before[0]->type);
    if (i == 0 && function->is_sdk && parcel_argument_refused(front, function, node))
        return NULL;
    if (const_lost(front, node, function->parameters[i]->type))
        return NULL;
    if ((meaning == MEANING_DROP && drop_refused(front, node)) ||
        (meaning == MEANING_WAIT && wait_refused(front, node)))
        return NULL;
    return node;
}

static struct node *unknown_call(struct front *front, CXCursor cursor)
{
    if (!front_refuse(front, cursor_place(front, cursor), "function-pointer",
                      "it cannot be told which function is called"))
        return tree_new(front, NODE_UNKNOWN, cursor);
    front_advise(front, "call functions by name, or as elements of a `static const` table");
    return NULL;
}

/* The first time it is, too. */
static bool is_missed(struct front *front, const char *service)
{
    for (size_t i = 0; i < front->missed_count; i++)
        if (strcmp(front->missed[i], service) == 0)
            return true;
    front->missed = front_append(front, front->missed, front->missed_count, sizeof *front->missed);
    front->missed[front->missed_count++] = service;
    return false;
}

static bool service_refused(struct front *front, CXCursor cursor, const struct function *function)
{
    const char *service = function->operation.service;
    const struct object_import *import =
        object_import_find(service != NULL ? service : function->name);
    if (import == NULL || object_import_allowed(import, front->component))
        return false;
    if (rule_is_on("service") && is_missed(front, import->service))
        return true;
    if (!front_refuse(front, cursor_place(front, cursor), "service",
                      "`%s` is a service that %s does not list", function->name,
                      front->component->file))
        return false;
    bool is_port =
        strcmp(import->service, "ioports") == 0 || strcmp(import->service, "registers") == 0;
    front_advise(front, is_port ? "write `%s NAME;` there" : "write `services %s;` there",
                 import->service);
    return true;
}

static bool callee_refused(struct front *front, CXCursor cursor, struct function *function)
{
    if (!function->is_sdk) /* the token gate lets no such name through: this is behind it */
        return !function->is_declared &&
               front_refuse(front, cursor_place(front, cursor), "token",
                            "`%s` is a function of the compiler's own", function->name);
    if (service_refused(front, cursor, function))
        return true;
    if (function->operation.meaning != MEANING_RAW)
        return false;
    if (!front_refuse(front, cursor_place(front, cursor), "opaque",
                      "`%s` is for generated code: it does not know any contract", function->name))
        return false;
    front_advise(front, "use the typed operations of the contract's header");
    return true;
}

static struct node *call(struct front *front, CXCursor cursor)
{
    struct cursors children = cursor_children(front, cursor);
    bool said = false;
    struct function *function = children.count > 0 ? callee(front, children.items[0], &said) : NULL;
    struct node *element = NULL;
    if (function == NULL && !said && children.count > 0)
        function = table_callee(front, children.items[0], &element, &said);
    if (function == NULL)
        return said ? NULL : unknown_call(front, cursor);
    if (function->is_broken || callee_refused(front, cursor, function))
        return NULL;
    if (children.count != function->parameter_count + 1)
        return tree_unknown(front, cursor, "a call with a number of arguments of its own", NULL);
    struct node **arguments =
        front_allocate(front, (function->parameter_count + 1) * sizeof(struct node *));
    arguments[function->parameter_count] = element;
    for (size_t i = 0; i < function->parameter_count; i++) {
        arguments[i] = argument_of(front, function, i, children.items[i + 1], arguments);
        if (arguments[i] == NULL)
            return NULL;
    }
    uint64_t to_prove = 0;
    for (size_t i = 0; i < function->parameter_count; i++)
        if (arguments[i]->type->kind == TYPE_POINTER &&
            counted_argument_refused(front, function, i, arguments, &to_prove))
            return NULL;
    size_t count = function->parameter_count + (element != NULL);
    struct node *node = tree_parent(front, NODE_CALL, cursor, count, arguments);
    node->function = function;
    node->counts = to_prove;
    if (!function->is_sdk && front->current != NULL)
        recursion_add_call(front, front->current,
                           (struct call_site){function, node->place, depth_start(node)});
    return node;
}

struct node *tree_call(struct front *front, CXCursor cursor)
{
    bool allows_comma = front->allows_comma;
    front->allows_comma = false;
    struct node *node = call(front, cursor);
    front->allows_comma = allows_comma;
    return node;
}
