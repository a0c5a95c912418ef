/* front_linkage.c - what the sources of a component share: functions and variables that a header of
 * the component declares, once for all who include it.
 *
 * All sources are one unit here (source_merge.c). C would keep apart what is static in each; so a
 * name that stands in two of them, or a variable that each would have a copy of, is refused. */
#include "front.h"

#include <string.h>

static bool has_several_sources(const struct front *front)
{
    return front->source->files.count > 1;
}

static bool in_header(struct place place)
{
    size_t size = strlen(place.file);
    return size < 2 || strcmp(place.file + size - 2, ".c") != 0;
}

bool linkage_is_shared(struct front *front, CXCursor cursor)
{
    CXCursor first = clang_getCanonicalCursor(cursor);
    bool is_inline = clang_getCursorKind(cursor) == CXCursor_FunctionDecl &&
                     clang_Cursor_isFunctionInlined(first);
    return has_several_sources(front) && in_header(cursor_place(front, first)) && !is_inline &&
           clang_Cursor_getStorageClass(first) != CX_SC_Static &&
           clang_Cursor_getStorageClass(cursor) != CX_SC_Static;
}

/* Was it refused where it was first declared? */
bool linkage_was_refused(struct front *front, CXCursor cursor)
{
    CXCursor first = clang_getCanonicalCursor(cursor);
    return !clang_equalCursors(first, cursor) && !linkage_is_shared(front, first) &&
           clang_Cursor_getStorageClass(first) != CX_SC_Static;
}

void linkage_advise(struct front *front, const char *otherwise)
{
    if (has_several_sources(front))
        front_advise(front, "write `static`, or declare it in a header of the component that the "
                            "others include");
    else
        front_advise(front, "write `static`: %s", otherwise);
}

bool linkage_static_refused(struct front *front, const char *name, const struct type *type,
                            struct place place)
{
    if (type->is_const || !has_several_sources(front) || !in_header(place))
        return false;
    if (!front_refuse(front, place, "unit",
                      "`%s` is a static variable in a header: each source would have its own",
                      name))
        return false;
    front_advise(front, "write `extern` here, and define it in one source");
    return true;
}

bool linkage_again_refused(struct front *front, struct variable *variable, CXCursor cursor)
{
    struct place place = cursor_place(front, cursor);
    if (!linkage_is_shared(front, cursor) || front->current != NULL)
        return front_refuse(front, place, "static", "`%s` is declared twice", variable->name);
    if (table_is_pointer(variable->type))
        return front_refuse(front, place, "function-pointer",
                            "`%s` is declared twice: sources share tables of structs",
                            variable->name);
    bool defines = clang_Cursor_getStorageClass(cursor) != CX_SC_Extern;
    bool again = defines && variable->is_defined;
    variable->is_defined = variable->is_defined || defines;
    const char *text = annotation_text(front, cursor, variable->end_offset);
    if (strcmp(text, variable->text) != 0 &&
        front_refuse(front, place, "annotation", "the declarations of `%s` disagree",
                     variable->name)) {
        front_advise(front, "repeat the annotations as they stand in the header");
        return true;
    }
    variable->end_offset = annotation_end(cursor);
    return again && front_refuse(front, place, "unit", "`%s` is defined twice", variable->name);
}

/* Every call of a function that the component only declares. */
static void check_calls(struct front *front, const struct function *caller)
{
    for (size_t i = 0; i < caller->call_count; i++) {
        const struct function *callee = caller->calls[i].callee;
        if (callee->is_declared && !callee->is_defined && !callee->is_sdk && !callee->is_broken &&
            !callee->is_table &&
            front_refuse(front, caller->calls[i].place, "unit",
                         "`%s` is declared, and no source of the component defines it",
                         callee->name))
            return;
    }
}

void linkage_check(struct front *front)
{
    for (size_t i = 0; i < front->function_count; i++)
        check_calls(front, front->functions[i]);
    for (size_t i = 0; has_several_sources(front) && i < front->static_count; i++)
        if (!front->statics[i]->is_defined)
            front_refuse(front, front->statics[i]->place, "unit",
                         "`%s` is declared, and no source of the component defines it",
                         front->statics[i]->name);
}

bool linkage_advise_conflict(struct front *front, CXDiagnostic conflict, const char *message)
{
    static const char *const conflicts[] = {"redefinition of ", "redeclaration of ",
                                            "conflicting types for ", "static declaration of ",
                                            "non-static declaration of "};
    bool is_conflict = false;
    for (size_t i = 0; i < sizeof conflicts / sizeof conflicts[0]; i++)
        is_conflict = is_conflict || strncmp(message, conflicts[i], strlen(conflicts[i])) == 0;
    if (!is_conflict || !has_several_sources(front))
        return false;
    CXDiagnosticSet notes = clang_getChildDiagnostics(conflict);
    if (clang_getNumDiagnosticsInSet(notes) > 0) {
        CXDiagnostic note = clang_getDiagnosticInSet(notes, 0);
        diagnostic_note(front->all, place_of(front, clang_getDiagnosticLocation(note)),
                        "it stands here, too");
        clang_disposeDiagnostic(note);
    }
    front_advise(front, "the sources of a component are one unit: a name means the same in all of "
                        "them");
    return true;
}
