/* compile.c - pass `compile`: clang on the very bytes that were checked.
 *
 * What clang has to say about them, warnings included, becomes an error of rule `compile`. */
#include "check.h"
#include "flags.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* One line "FILE:LINE:COLUMN: error: TEXT [-Wflag]", in place. False if it is none. */
static bool split_message(char *line, struct place *place, char **kind, char **text)
{
    static const char *const kinds[] = {": error: ", ": fatal error: ", ": warning: ", ": note: "};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        char *found = strstr(line, kinds[i]);
        if (found == NULL)
            continue;
        *found = '\0';
        *kind = found + 2;
        *text = found + strlen(kinds[i]);
        char *column = strrchr(line, ':');
        char *number = NULL;
        if (column != NULL) {
            *column = '\0';
            number = strrchr(line, ':');
        }
        if (number != NULL) {
            *number = '\0';
            place->line = (unsigned)strtoul(number + 1, NULL, 10);
            place->column = (unsigned)strtoul(column + 1, NULL, 10);
        }
        place->file = host_format("%s", line);
        return true;
    }
    return false;
}

/* "TEXT [-Wflag]" as "TEXT (-Wflag)": the brackets are for the checker's rules. */
static void flag_in_parentheses(char *said)
{
    char *flag = strstr(said, " [-W");
    size_t size = strlen(said);
    if (flag == NULL || said[size - 1] != ']')
        return;
    flag[1] = '(';
    said[size - 1] = ')';
}

bool compile_messages(struct diagnostics *all, const char *text)
{
    size_t before = diagnostics_count(all);
    bool noted = false;
    char *copy = host_format("%s", text), *rest = copy;
    for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
        struct place place = {0};
        char *kind, *said;
        if (!split_message(line, &place, &kind, &said))
            continue;
        if (strncmp(kind, "note", 4) == 0) {
            if (noted)
                diagnostic_note(all, place, "%s", said);
            continue;
        }
        flag_in_parentheses(said);
        bool frame = strstr(said, "-Wframe-larger-than") != NULL;
        noted = rule_error(all, place, frame ? "stack" : "compile", "%s", said);
    }
    free(copy);
    return diagnostics_count(all) != before;
}

void compile_read_object(struct check *check)
{
    const char *why;
    check->object = object_read(check->object_bytes, check->object_size, &why);
    if (check->object == NULL) {
        diagnostic_error(check->all, (struct place){.file = check->object_file}, "object", "%s",
                         why);
        return;
    }
    object_decode(check->object, NULL, NULL);
    check->lines = lines_read(check->object);
}

/* Each trap says what it is for. */
static void name_traps(struct check *check)
{
    if (compile_name_traps(check) &&
        !host_write(check->object_file, check->object_bytes, check->object_size))
        diagnostic_error(check->all, (struct place){.file = check->object_file}, "compile",
                         "it cannot be written: %s", strerror(errno));
}

void pass_compile(struct check *check)
{
    struct host_list arguments = {0};
    host_list_add(&arguments, COMPILER);
    host_list_add_all(&arguments, target_flags, target_flag_count);
    host_list_add_all(&arguments, warning_flags, warning_flag_count);
    const char *const plain[] = {"-fno-caret-diagnostics", "-x", "cpp-output", "-c"};
    host_list_add_all(&arguments, plain, sizeof plain / sizeof plain[0]);
    host_list_add(&arguments, check->source.i_file);
    host_list_add(&arguments, "-o");
    host_list_add(&arguments, check->object_file);
    char *errors;
    int status = host_run(&arguments, NULL, 0, &errors);
    bool reported = compile_messages(check->all, errors);
    struct place at = {.file = check->source.file};
    if (status != 0 && !reported)
        diagnostic_error(check->all, at, "compile", "the compiler failed: %s", errors);
    else if (errors[0] != '\0' && !reported)
        rule_error(check->all, at, "compile", "the compiler said: %s", errors);
    free(errors);
    free(arguments.items);
    if (status != 0)
        return;
    check->object_bytes = host_read(check->object_file, &check->object_size);
    if (check->object_bytes == NULL)
        diagnostic_error(check->all, at, "compile", "cannot read %s: %s", check->object_file,
                         strerror(errno));
    else
        compile_read_object(check);
    if (check->object != NULL)
        name_traps(check);
}
