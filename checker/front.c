/* front.c - pass `front`: the same bytes that will be compiled, parsed with libclang, checked to be
 * Deed C, and lowered to IR.
 *
 * Three rounds over the source: declarations; bodies as trees (by then all types, statics and
 * functions are known); lowering, if nothing was refused. A long source is parsed in two halves:
 * see front_split.c. */
#include "flags.h"
#include "front_emit.h"
#include "front_split.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* ---- Memory and text; all of it lives with the unit ---- */

void *front_allocate(struct front *front, size_t size)
{
    return ir_allocate(front->unit, size);
}

void *front_append(struct front *front, void *items, size_t count, size_t size)
{
    bool is_full = (count & (count - 1)) == 0; /* the room is the next power of two */
    if (!is_full)
        return items;
    void *more = front_allocate(front, (count == 0 ? 1 : 2 * count) * size);
    if (count > 0)
        memcpy(more, items, count * size);
    return more;
}

const char *front_string(struct front *front, CXString string)
{
    const char *text = clang_getCString(string);
    const char *copy = ir_string(front->unit, text != NULL ? text : "");
    clang_disposeString(string);
    return copy;
}

const char *front_format(struct front *front, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    size_t size = length > 0 ? (size_t)length + 1 : 1;
    char *text = front_allocate(front, size);
    va_start(arguments, format);
    vsnprintf(text, size, format, arguments);
    va_end(arguments);
    return text;
}

void front_advise(struct front *front, const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    diagnostic_help(front->all, "%s", text);
}

/* ---- Parsing ---- */

struct host_list front_arguments(const struct component *component)
{
    struct host_list arguments = {0};
    flags_add_target(&arguments, component->has_float);
    host_list_add_all(&arguments, warning_flags, warning_flag_count);
    host_list_add(&arguments, "-x");
    host_list_add(&arguments, "cpp-output");
    return arguments;
}

enum CXErrorCode split_parse(const struct source *source, const char *text,
                             const struct host_list *arguments, CXIndex index,
                             CXTranslationUnit *unit)
{
    struct CXUnsavedFile bytes = {source->i_file, text, (unsigned long)source->size};
    return clang_parseTranslationUnit2(index, source->i_file, arguments->items,
                                       (int)arguments->count, &bytes, 1, CXTranslationUnit_None,
                                       unit);
}

static bool parse(struct front *front, CXIndex index, const struct host_list *arguments)
{
    const struct source *source = front->source;
    const char *text = front->split != NULL ? split_first(front->split) : source->text;
    struct place place = {.file = source->file};
    if (text == NULL) {
        diagnostic_error(front->all, place, "compile", "this is not to be split");
        return false;
    }
    enum CXErrorCode error = split_parse(source, text, arguments, index, &front->translation_unit);
    if (error != CXError_Success) {
        diagnostic_error(front->all, place, "compile", "libclang cannot parse this (error %d)",
                         (int)error);
        return false;
    }
    front->file = clang_getFile(front->translation_unit, source->i_file);
    if (front->file == NULL) {
        diagnostic_error(front->all, place, "compile", "libclang lost the source");
        return false;
    }
    return !compile_report(front);
}

/* ---- The rounds ---- */

static enum CXChildVisitResult visit_top_level(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct front *front = data;
    if (!cursor_is_sdk(front, cursor))
        declare_top_level(front, cursor);
    return CXChildVisit_Continue;
}

static void make_tree(struct front *front, struct function *function)
{
    CXCursor definition = front->split != NULL
                              ? split_definition(front->split, function->definition)
                              : function->definition;
    struct cursors parts = cursor_children(front, definition);
    for (size_t i = 0; i < parts.count; i++) {
        if (clang_getCursorKind(parts.items[i]) != CXCursor_CompoundStmt)
            continue;
        front->current = function;
        function->body = tree_body(front, parts.items[i]);
        front->current = NULL;
    }
}

/* Whoever wrote `main` has been told. */
static void refuse_without_entry(struct front *front)
{
    const char *name = front->component->name;
    for (size_t i = 0; i < front->function_count; i++)
        if (strcmp(front->functions[i]->name, "main") == 0 && front->functions[i]->is_broken)
            return;
    if (front_refuse(front, (struct place){.file = front->source->file}, "construct",
                     "there is no function `%s_main` here", name))
        front_advise(front, "a component begins in `void %s_main(struct %s_ports *ports)`", name,
                     name);
}

static void make_trees(struct front *front)
{
    bool has_entry = false;
    /* Functions of the SDK join the list on the way. */
    for (size_t i = 0; i < front->function_count; i++) {
        struct function *function = front->functions[i];
        if (function->is_defined && !function->is_broken)
            make_tree(front, function);
        has_entry = has_entry || (function->ir->is_entry && function->is_defined);
    }
    table_check(front);
    recursion_check(front);
    depth_check(front);
    linkage_check(front);
    if (!has_entry)
        refuse_without_entry(front);
}

static void enter_statics(struct front *front)
{
    struct ir_unit *unit = front->unit;
    unit->static_count = front->static_count;
    unit->statics = front_allocate(front, (front->static_count + 1) * sizeof *unit->statics);
    for (size_t i = 0; i < front->static_count; i++) {
        unit->statics[i] = emit_describe(front->statics[i]);
        field_static(front->statics[i], &unit->statics[i]);
        unit->statics[i].static_number = front->statics[i]->number = (ir_var)i;
        front->statics[i]->index = IR_NONE; /* until a function names it */
    }
}

static bool is_lowered(const struct function *function)
{
    return function->is_defined && !function->is_broken && function->body != NULL;
}

static void lower_all(struct front *front)
{
    struct ir_unit *unit = front->unit;
    enter_statics(front);
    for (size_t i = 0; i < front->function_count; i++) {
        struct function *function = front->functions[i];
        if (!function->is_defined)
            continue;
        if (!is_lowered(function)) {
            diagnostic_error(front->all, function->ir->place, "construct",
                             "`%s` was not understood: please report it", function->name);
            continue;
        }
        unit->functions =
            front_append(front, unit->functions, unit->function_count, sizeof *unit->functions);
        unit->functions[unit->function_count++] = function->ir;
    }
    for (size_t i = 0; i < front->function_count; i++)
        if (is_lowered(front->functions[i]))
            lower_function(front, front->functions[i]);
    table_enter_callees(front);
    for (size_t i = 0; i < unit->function_count; i++)
        unit->functions[i]->number = i;
    const char *why = ir_validate(unit);
    if (why != NULL)
        diagnostic_error(front->all, (struct place){.file = front->source->file}, "construct",
                         "this was not understood (%s): please report it", why);
}

static void run(struct front *front)
{
    clang_visitChildren(clang_getTranslationUnitCursor(front->translation_unit), visit_top_level,
                        front);
    size_t checked = 0;
    for (; checked < front->record_count; checked++)
        record_check(front, front->records[checked]);
    make_trees(front);
    for (; checked < front->record_count; checked++) /* first met inside a body */
        record_check(front, front->records[checked]);
    if (diagnostics_count(front->all) == 0)
        lower_all(front);
}

static struct ir_unit *lower_source(const struct source *source, struct split *split,
                                    const struct component *component,
                                    struct contract_library *library, struct diagnostics *all)
{
    struct front front = {
        .source = source,
        .split = split,
        .component = component,
        .library = library,
        .all = all,
        .unit = ir_new(),
    };
    front.unit->component = component;
    front.unit->touches =
        front_allocate(&front, component->port_count * sizeof front.unit->touches[0]);
    struct host_list arguments = front_arguments(component);
    CXIndex index = clang_createIndex(0, 0);
    if (parse(&front, index, &arguments))
        run(&front);
    if (split != NULL && !split_is_clean(split))
        diagnostic_error(all, (struct place){.file = source->file}, "compile",
                         "one half of the source is not understood");
    free(arguments.items);
    if (front.translation_unit != NULL)
        clang_disposeTranslationUnit(front.translation_unit);
    clang_disposeIndex(index);
    place_free(&front);
    free(front.collected);
    table_free(&front.types);
    table_free(&front.shapes);
    table_free(&front.record_table);
    table_free(&front.variable_table);
    table_free(&front.function_table);
    table_free(&front.parts);
    return front.unit;
}

struct ir_unit *front_lower_halves(struct split *split, const struct source *source,
                                   const struct component *component,
                                   struct contract_library *library)
{
    struct diagnostics *said = diagnostics_new();
    struct ir_unit *unit = lower_source(source, split, component, library, said);
    if (diagnostics_count(said) > 0) {
        ir_free(unit);
        unit = NULL;
    }
    diagnostics_free(said);
    return unit;
}

struct ir_unit *front_lower_split(struct split *split, const struct source *source,
                                  const struct component *component,
                                  struct contract_library *library, struct diagnostics *all)
{
    struct ir_unit *unit = front_lower_halves(split, source, component, library);
    return unit != NULL ? unit : front_lower(source, component, library, all);
}

struct ir_unit *front_lower(const struct source *source, const struct component *component,
                            struct contract_library *library, struct diagnostics *all)
{
    return lower_source(source, NULL, component, library, all);
}
