/* front_declare.c - what the source declares at file scope, and the tables from libclang's
 * declarations to ours.
 *
 * The SDK's declarations are entered when something refers to them. The component's are entered in
 * their order, and refused here: everything static, nothing declared twice in different words,
 * nothing of the SDK's declared again. */
#include "front.h"

#include <string.h>

/* ---- Tables ---- */

static bool same_variable(const void *item, const void *key)
{
    return cursor_found(((const struct variable *)item)->cursor, *(const CXCursor *)key);
}

static bool same_function(const void *item, const void *key)
{
    return cursor_found(((const struct function *)item)->cursor, *(const CXCursor *)key);
}

struct variable *declare_find_variable(struct front *front, CXCursor cursor)
{
    if (clang_getCursorKind(cursor) == CXCursor_VarDecl)
        cursor = clang_getCanonicalCursor(cursor);
    return table_find(&front->variable_table, cursor_hash(front, cursor), &cursor, same_variable);
}

static struct variable *new_variable(struct front *front, CXCursor cursor, enum ir_storage storage)
{
    if (clang_getCursorKind(cursor) == CXCursor_VarDecl)
        cursor = clang_getCanonicalCursor(cursor);
    struct variable *variable = front_allocate(front, sizeof *variable);
    *variable = (struct variable){
        .cursor = cursor,
        .name = cursor_name(front, cursor),
        .type = type_of(front, clang_getCursorType(cursor)),
        .storage = storage,
        .annotation = annotation_none(),
        .slot = IR_NONE,
        .index = IR_NONE,
        .place = cursor_place(front, cursor),
    };
    table_add(&front->variable_table, cursor_hash(front, cursor), variable);
    return variable;
}

/* ---- Variables ---- */

static bool holds_pointer(const struct type *type)
{
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    return type->kind == TYPE_POINTER;
}

static void enter_static(struct front *front, struct variable *variable)
{
    front->statics =
        front_append(front, front->statics, front->static_count, sizeof(struct variable *));
    variable->index = (ir_var)front->static_count;
    front->statics[front->static_count++] = variable;
    if (holds_pointer(variable->type) && !table_is_type(variable->type) &&
        !text_is_table(variable->type)) {
        variable->slot =
            record_add_slot(front, variable->name, NULL, variable->type, &variable->annotation);
        front->unit->slots[variable->slot].variable = variable->index;
    }
}

static bool pointer_refused(struct front *front, const struct type *type, const char *name,
                            struct place at)
{
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    return type_refused(front, type, name, at);
}

/* The compiler calls functions of its own, by name, to copy and clear. A definition of the
 * component would come in between. */
static bool name_refused(struct front *front, const char *name, struct place place)
{
    static const char *const compilers[] = {"memcpy", "memmove", "memset", "memcmp", "mempcpy",
                                            "bcmp",   "bcopy",   "bzero",  "strlen", "abort"};
    for (size_t i = 0; i < sizeof compilers / sizeof compilers[0]; i++)
        if (strcmp(name, compilers[i]) == 0)
            return front_refuse(front, place, "static",
                                "`%s` is the name of a function that the compiler calls by itself",
                                name);
    return false;
}

static bool static_refused(struct front *front, const struct variable *variable)
{
    const struct type *type = variable->type;
    const char *name = variable->name;
    if (name_refused(front, name, variable->place))
        return true;
    if (table_is_type(type))
        return table_refused(front, variable);
    if (text_is_table(type))
        return text_table_refused(front, variable);
    if (!holds_pointer(type))
        return view_kept_refused(front, type, name, "a static", variable->place) ||
               type_value_refused(front, type, name, variable->place);
    return pointer_refused(front, type, name, variable->place) ||
           (!type_lacks(type) &&
            record_owner_refused(front, type, &variable->annotation, name, variable->place));
}

static void start_static(struct front *front, struct variable *variable, CXCursor cursor)
{
    if (table_is_type(variable->type)) {
        table_start(front, variable, cursor);
        return;
    }
    CXCursor initialiser = clang_Cursor_getVarDeclInitializer(cursor);
    if (clang_Cursor_isNull(initialiser))
        return;
    front->starts_static = true;
    const struct node *node = tree_initialiser(front, initialiser, variable->type);
    front->starts_static = false;
    if (node != NULL && text_is_table(variable->type))
        text_start(variable, node);
    if (node != NULL && variable->type->kind == TYPE_POINTER && node->kind != NODE_NULL)
        front_refuse(front, variable->place, "static",
                     "`%s` would start with something in it; an owned static starts as NULL",
                     variable->name);
}

static struct variable *declare_static(struct front *front, CXCursor cursor)
{
    struct variable *variable = new_variable(front, cursor, IR_STATIC);
    const struct type *type = variable->type;
    if (!table_is_pointer(type))
        variable->annotation = annotation_of(front, cursor, type, ANNOTATION_STATIC, NULL);
    variable->text = annotation_text(front, cursor, 0);
    variable->end_offset = annotation_end(cursor);
    variable->is_defined = clang_Cursor_getStorageClass(cursor) != CX_SC_Extern;
    if (static_refused(front, variable)) {
        variable->is_refused = true;
        return variable;
    }
    enter_static(front, variable);
    start_static(front, variable, cursor);
    return variable;
}

static struct variable *declare_again(struct front *front, struct variable *variable,
                                      CXCursor cursor)
{
    if (linkage_again_refused(front, variable, cursor) || variable->is_refused)
        return NULL;
    start_static(front, variable, cursor);
    return variable;
}

static bool local_type_refused(struct front *front, const struct variable *variable)
{
    const struct type *type = variable->type;
    const char *name = variable->name;
    if (holds_pointer(type) && type->kind == TYPE_ARRAY) {
        if (pointer_refused(front, type, name, variable->place))
            return true;
        if (!front_refuse(front, variable->place, "type", "`%s` is a local array of pointers",
                          name))
            return false;
        front_advise(front, "arrays of owners are fields or statics, marked OWN");
        return true;
    }
    if (type_value_refused(front, type, name, variable->place))
        return true;
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    if (type->kind != TYPE_RECORD || type->record->kind != RECORD_OWNING ||
        variable->type->kind != TYPE_ARRAY)
        return false;
    if (!front_refuse(front, variable->place, "type",
                      "`%s` is a local array of structs with owned fields", name))
        return false;
    front_advise(front,
                 "make it static, or take each from the heap: `struct %s *p = "
                 "deed_take(sizeof(struct %s));`",
                 type->record->tag, type->record->tag);
    return true;
}

static struct variable *declare_local(struct front *front, CXCursor cursor)
{
    struct variable *variable = new_variable(front, cursor, IR_LOCAL);
    struct ir_annotation said =
        annotation_of(front, cursor, variable->type, ANNOTATION_LOCAL, NULL);
    if (type_class(variable->type) == IR_ENDPOINTS)
        variable->annotation.state = said.state;
    if (local_type_refused(front, variable))
        variable->is_refused = true;
    variable->is_object =
        variable->type->kind == TYPE_RECORD && variable->type->record->kind == RECORD_OWNING;
    struct function *function = front->current;
    function->locals =
        front_append(front, function->locals, function->local_count, sizeof(struct variable *));
    function->locals[function->local_count++] = variable;
    return variable;
}

/* With several sources it may be that others are to see it. */
static void fix_static(struct front *front, CXCursor cursor, const char *name)
{
    diagnostic_fix(front->all, front->source->files.count <= 1, "make `%s` static", name);
    fix_insert_before(front, cursor, "static ");
}

struct variable *declare_variable(struct front *front, CXCursor cursor)
{
    struct place place = cursor_place(front, cursor);
    const char *name = cursor_name(front, cursor);
    struct variable *before = declare_find_variable(front, cursor);
    if (before != NULL)
        return declare_again(front, before, cursor);
    enum CX_StorageClass storage = clang_Cursor_getStorageClass(cursor);
    bool at_file_scope = front->current == NULL;
    if (clang_getCursorTLSKind(cursor) != CXTLS_None)
        front_refuse(front, place, "static", "`%s` is thread-local: a component has one thread",
                     name);
    if (storage == CX_SC_Static) {
        const struct type *type = type_of(front, clang_getCursorType(cursor));
        return linkage_static_refused(front, name, type, place) ? NULL
                                                                : declare_static(front, cursor);
    }
    if (at_file_scope && linkage_is_shared(front, cursor))
        return declare_static(front, cursor);
    if (at_file_scope || storage == CX_SC_Extern) {
        if (front_refuse(front, place, "static", "`%s` is visible outside of the component",
                         name)) {
            linkage_advise(front, "components share nothing but messages");
            fix_static(front, cursor, name);
            return NULL;
        }
        return declare_static(front, cursor);
    }
    if (storage != CX_SC_None && storage != CX_SC_Auto &&
        front_refuse(front, place, "token", "`%s` has a storage class that Deed C does not have",
                     name))
        return NULL;
    return declare_local(front, cursor);
}

/* ---- Functions ---- */

/* `T name[13]` is a pointer to C, whatever stands there. Here it counts: COUNT(13). */
static bool is_counted_array(CXCursor parameter)
{
    return clang_getCursorType(parameter).kind == CXType_ConstantArray;
}

/* The pointer that the parameter is, where it is written as an array of plain data; else NULL. */
static const struct type *array_as_pointer(struct front *front, CXCursor parameter, size_t number)
{
    CXCursor function = clang_getCursorSemanticParent(parameter);
    if (!is_counted_array(parameter) || clang_getCursorKind(function) != CXCursor_FunctionDecl)
        return NULL;
    CXType signature = clang_getCanonicalType(clang_getCursorType(function));
    const struct type *type = type_of(front, clang_getArgType(signature, (unsigned)number));
    const struct type *element = type->kind == TYPE_POINTER ? type->target : NULL;
    bool is_plain = element != NULL && (type_is_scalar(element) || type_is_plain(element));
    return is_plain && !type_lacks(type) ? type : NULL;
}

static const char *array_count(struct front *front, CXCursor parameter)
{
    return front_format(front, "%lld", clang_getArraySize(clang_getCursorType(parameter)));
}

static bool parameter_type_refused(struct front *front, const struct variable *parameter)
{
    const struct type *type = parameter->type;
    if (type->kind == TYPE_ARRAY || type->kind == TYPE_FLEXIBLE) {
        if (!front_refuse(front, parameter->place, "type",
                          "`%s` is an array parameter: C takes it for a pointer of unknown length",
                          parameter->name))
            return false;
        if (type->kind == TYPE_ARRAY && type->target->kind != TYPE_ARRAY)
            front_advise(front, "write `%s *%s COUNT(%llu)`, or COUNT(n) with a parameter n",
                         type->target->name, parameter->name, (unsigned long long)type->length);
        else
            front_advise(front,
                         "write `%s *%s COUNT(n)`, where the parameter n says how many there are, "
                         "or a pointer to an array",
                         type->target->name, parameter->name);
        return true;
    }
    if (type_refused(front, type, parameter->name, parameter->place))
        return true;
    if (type->kind != TYPE_RECORD || type_is_view(type) || type_is_plain(type))
        return false;
    if (!front_refuse(front, parameter->place, "type",
                      "`%s` is a struct passed by value, and not of plain data", parameter->name))
        return false;
    front_advise(front, "pass `const %s *%s`", type->name, parameter->name);
    return true;
}

static void read_parameters(struct front *front, struct function *function,
                            const struct cursors *cursors)
{
    function->parameter_count = cursors->count;
    function->parameters =
        front_allocate(front, (function->parameter_count + 1) * sizeof(struct variable *));
    for (size_t i = 0; i < function->parameter_count; i++)
        function->parameters[i] = new_variable(front, cursors->items[i], IR_PARAMETER);
    for (size_t i = 0; i < function->parameter_count; i++) {
        struct variable *parameter = function->parameters[i];
        const struct type *pointer = array_as_pointer(front, cursors->items[i], i);
        if (pointer != NULL)
            parameter->type = pointer;
        if (!function->is_sdk && parameter_type_refused(front, parameter)) {
            function->is_broken = true;
            return;
        }
        size_t errors = diagnostics_count(front->all);
        parameter->annotation = annotation_of(front, cursors->items[i], parameter->type,
                                              ANNOTATION_PARAMETER, function);
        if (pointer != NULL && parameter->annotation.count == NULL)
            parameter->annotation.count = array_count(front, cursors->items[i]);
        if (diagnostics_count(front->all) > errors)
            function->is_broken = true;
    }
}

static void read_result(struct front *front, struct function *function, CXCursor cursor,
                        CXType result)
{
    struct ir_function *ir = function->ir;
    const struct type *type = function->result = type_of(front, result);
    if (!function->is_sdk) {
        const char *name = front_format(front, "%s()", function->name);
        if (function->is_broken || type_refused(front, type, name, ir->place)) {
            function->is_broken = true;
            return;
        }
        if (type->kind == TYPE_RECORD && !type_is_view(type) && !type_is_plain(type) &&
            front_refuse(front, ir->place, "type",
                         "`%s` returns a struct by value that is not of plain data",
                         function->name)) {
            front_advise(front, "fill it in through a parameter `%s *result`", type->name);
            function->is_broken = true;
        }
    }
    size_t errors = diagnostics_count(front->all);
    ir->result = annotation_of(front, cursor, type, ANNOTATION_RESULT, function);
    if (diagnostics_count(front->all) > errors ||
        (!function->is_sdk && annotation_groups_refused(front, function)))
        function->is_broken = true;

    ir->returns_value = type->kind != TYPE_VOID;
    ir->result_class = type_class(type);
    ir->result_is_apart = type_is_view(type) && !view_has_pointer(type);
    ir->result_type = type->name;
    if (ir->result_class == IR_ENDPOINT || ir->result_class == IR_ENDPOINTS) {
        ir->result_contract = type->target->record->contract;
        ir->result_side = type->target->record->side;
    }
}

void declare_signature(struct front *front, struct function *function, CXCursor declaration,
                       const struct cursors *parameters, CXType result)
{
    read_parameters(front, function, parameters);
    read_result(front, function, declaration, result);
    if (!function->is_broken)
        depth_enter(function);
}

static void read_signature(struct front *front, struct function *function, CXCursor cursor)
{
    int count = clang_Cursor_getNumArguments(cursor);
    struct cursors parameters = {.count = count > 0 ? (size_t)count : 0};
    parameters.items = front_allocate(front, (parameters.count + 1) * sizeof parameters.items[0]);
    for (size_t i = 0; i < parameters.count; i++)
        parameters.items[i] = clang_Cursor_getArgument(cursor, (unsigned)i);
    declare_signature(front, function, cursor, &parameters, clang_getCursorResultType(cursor));
}

/* To libclang the attribute is a part of the type, and shows in its spelling only. */
static bool is_noreturn(struct front *front, CXCursor cursor)
{
    const struct type *type = type_of(front, clang_getCursorType(cursor));
    return strstr(type->name, "noreturn") != NULL;
}

static void read_texts(struct front *front, struct function *function, CXCursor cursor,
                       unsigned after, const char **texts)
{
    texts[0] = annotation_text(front, cursor, after);
    for (size_t i = 0; i < function->parameter_count; i++) {
        CXCursor parameter = clang_Cursor_getArgument(cursor, (unsigned)i);
        texts[i + 1] = annotation_text(front, parameter, after);
        if (is_counted_array(parameter)) /* to C, [4] and [8] are the same */
            texts[i + 1] =
                front_format(front, "[%s]%s", array_count(front, parameter), texts[i + 1]);
    }
}

static struct function *new_function(struct front *front, CXCursor cursor, bool is_entry)
{
    struct function *function = front_allocate(front, sizeof *function);
    *function = (struct function){
        .cursor = clang_getCanonicalCursor(cursor),
        .name = cursor_name(front, cursor),
        .is_sdk = cursor_is_sdk(front, cursor) && !is_entry,
        .ir = front_allocate(front, sizeof *function->ir),
    };
    table_add(&front->function_table, cursor_hash(front, function->cursor), function);
    struct ir_function *ir = function->ir;
    ir->name = function->name;
    ir->is_sdk = function->is_sdk;
    ir->is_inline_sdk = function->is_sdk && clang_Cursor_isFunctionInlined(cursor);
    ir->is_noreturn = function->is_sdk && is_noreturn(front, cursor);
    ir->is_entry = is_entry;
    ir->place = cursor_place(front, cursor);
    read_signature(front, function, cursor);
    function->texts = front_allocate(front, (function->parameter_count + 1) * sizeof(const char *));
    read_texts(front, function, cursor, 0, function->texts);
    function->end_offset = cursor_end_offset(cursor);
    if (function->is_sdk)
        function->operation = operation_of(function);
    front->functions =
        front_append(front, front->functions, front->function_count, sizeof(struct function *));
    front->functions[front->function_count++] = function;
    return function;
}

static bool is_entry_name(const struct front *front, const char *name)
{
    size_t length = strlen(front->component->name);
    return strncmp(name, front->component->name, length) == 0 &&
           strcmp(name + length, "_main") == 0;
}

struct function *declare_find_function(struct front *front, CXCursor cursor)
{
    cursor = clang_getCanonicalCursor(cursor);
    struct function *function =
        table_find(&front->function_table, cursor_hash(front, cursor), &cursor, same_function);
    if (function == NULL)
        function = new_function(front, cursor, is_entry_name(front, cursor_name(front, cursor)));
    return function;
}

/* A later declaration must say the same, word for word: what a reader sees in one place must not
 * depend on another. */
static bool declarations_disagree(struct front *front, struct function *function, CXCursor cursor)
{
    const char **texts =
        front_allocate(front, (function->parameter_count + 1) * sizeof(const char *));
    read_texts(front, function, cursor, function->end_offset, texts);
    for (size_t i = 0; i <= function->parameter_count; i++) {
        if (strcmp(texts[i], function->texts[i]) == 0)
            continue;
        if (front_refuse(front, cursor_place(front, cursor), "annotation",
                         "the declarations of `%s` disagree about its %s", function->name,
                         i == 0 ? "result" : "parameters")) {
            front_advise(front, "repeat the annotations as they stand in the first declaration");
            return true;
        }
        break;
    }
    function->end_offset = cursor_end_offset(cursor);
    return false;
}

static void refuse_function(struct front *front, struct function *function, CXCursor cursor)
{
    struct place place = cursor_place(front, cursor);
    bool is_static = clang_Cursor_getStorageClass(cursor) == CX_SC_Static;
    if (name_refused(front, function->name, place))
        function->is_broken = true;

    bool is_main = strcmp(function->name, "main") == 0;
    const char *name = front->component->name;
    if (!is_static && !function->ir->is_entry && !linkage_is_shared(front, cursor) &&
        !linkage_was_refused(front, cursor) &&
        front_refuse(front, place, "static", "`%s` is visible outside of the component",
                     function->name)) {
        if (is_main) {
            front_advise(front,
                         "a component has no main: it begins in `void %s_main(struct "
                         "%s_ports *ports)`, which returns nothing",
                         name, name);
        } else {
            linkage_advise(front, "other components reach this one by messages only");
            fix_static(front, cursor, function->name);
        }
        function->is_broken = true;
    }
    if (clang_Cursor_isVariadic(cursor) &&
        front_refuse(front, place, "construct", "`%s` takes any number of arguments",
                     function->name)) {
        front_advise(front, "give it the parameters that it needs, and write one function for each "
                            "kind of thing: text_add, text_number");
        function->is_broken = true;
    }
    if (clang_getCursorType(cursor).kind != CXType_FunctionProto &&
        front_refuse(front, place, "construct", "`%s` has no prototype: write `(void)`",
                     function->name))
        function->is_broken = true;
}

static void declare_function(struct front *front, CXCursor cursor)
{
    struct function *function = declare_find_function(front, cursor);
    function->is_declared = true;
    if (function->is_sdk) {
        if (front_refuse(front, cursor_place(front, cursor), "static",
                         "`%s` belongs to the SDK and is declared there", function->name))
            return;
    }
    refuse_function(front, function, cursor);
    if (!cursor_same(function->cursor, cursor) && !function->ir->is_entry &&
        declarations_disagree(front, function, cursor))
        function->is_broken = true;
    if (!clang_isCursorDefinition(cursor))
        return;
    function->is_defined = true;
    function->is_sdk = false;
    function->ir->is_sdk = false;
    function->ir->place = cursor_place(front, cursor);
    function->ir->end = cursor_end(front, cursor);
    if (!cursor_same(function->cursor, cursor) && !function->is_broken) {
        read_signature(front, function, cursor);
    }
    function->definition = cursor;
}

/* ---- File scope ---- */

static void refuse_attributes(struct front *front, CXCursor cursor)
{
    annotation_of(front, cursor, type_of(front, clang_getCursorType(cursor)), ANNOTATION_OTHER,
                  NULL);
}

static void declare_typedef(struct front *front, CXCursor cursor)
{
    const struct type *type = type_of(front, clang_getTypedefDeclUnderlyingType(cursor));
    const char *name = cursor_name(front, cursor);
    refuse_attributes(front, cursor);
    if (table_is_pointer(type) || type_refused(front, type, name, cursor_place(front, cursor)))
        return; /* of functions: looked at where a table of them is declared */
    if (type->kind == TYPE_POINTER && front_refuse(front, cursor_place(front, cursor), "type",
                                                   "`%s` hides a pointer in a typedef", name))
        front_advise(front, "annotations belong to declarations; write the `*` where they stand");
}

static enum CXChildVisitResult visit_declaration(CXCursor cursor, CXCursor parent,
                                                 CXClientData data)
{
    (void)parent;
    bool *declares = data;
    *declares = *declares || clang_isDeclaration(clang_getCursorKind(cursor));
    return *declares ? CXChildVisit_Break : CXChildVisit_Recurse;
}

/* The compiler has found it to be so; nothing of it is ever evaluated. */
void declare_assertion(struct front *front, CXCursor cursor)
{
    bool declares = false;
    clang_visitChildren(cursor, visit_declaration, &declares);
    if (declares)
        front_refuse(front, cursor_place(front, cursor), "construct",
                     "a type is declared inside of an assertion");
}

void declare_top_level(struct front *front, CXCursor cursor)
{
    struct place place = cursor_place(front, cursor);
    switch (clang_getCursorKind(cursor)) {
    case CXCursor_StructDecl:
    case CXCursor_UnionDecl:
        refuse_attributes(front, cursor);
        if (clang_isCursorDefinition(cursor)) {
            const struct type *type = type_of(front, clang_getCursorType(cursor));
            if (cursor_is_sdk(front, clang_getCanonicalCursor(cursor)))
                front_refuse(front, place, "opaque",
                             "`%s` belongs to the SDK and is declared there", type->name);
            type_refused(front, type, cursor_name(front, cursor), place);
        }
        break;
    case CXCursor_EnumDecl: {
        refuse_attributes(front, cursor);
        struct cursors constants = cursor_children(front, cursor);
        for (size_t i = 0; i < constants.count; i++)
            refuse_attributes(front, constants.items[i]);
        break;
    }
    case CXCursor_TypedefDecl: declare_typedef(front, cursor); break;
    case CXCursor_VarDecl: declare_variable(front, cursor); break;
    case CXCursor_FunctionDecl: declare_function(front, cursor); break;
    case CXCursor_StaticAssert: declare_assertion(front, cursor); break;
    default:
        front_refuse(front, place, "construct", "this is no declaration that Deed C has");
        break;
    }
}
