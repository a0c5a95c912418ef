/* compile.c - passes `compile` and `code`: clang on the very bytes that were checked, and on the
 * very bitcode that was looked at.
 *
 * What clang has to say about them, warnings included, becomes an error of rule `compile`. */
#include "check.h"
#include "flags.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

static const char frame_help[] = "large arrays belong into statics, or into the heap: "
                                 "uint8_vector_take(length)";

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
        if (noted && strstr(said, "file not found") != NULL)
            diagnostic_help(all, "there is no C library: the component header has the whole SDK. "
                                 "Others are \"deed/library/...\", and those of the component's "
                                 "own folder");
        if (noted && frame)
            diagnostic_help(all, "%s", frame_help);
    }
    free(copy);
    return diagnostics_count(all) != before;
}

/* "warning: FILE:LINE:0: TEXT in function 'NAME' [-Wframe-larger-than]" is all that a code
 * generator has to say, who knows no source: the place is that of the function's name. */
static bool frame_messages(struct check *check, const char *text)
{
    size_t before = diagnostics_count(check->all);
    char *copy = host_format("%s", text), *rest = copy;
    for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
        char *said = strstr(line, "stack frame size"), *name = strstr(line, "in function '");
        char *end = name != NULL ? strchr(name + 13, '\'') : NULL;
        if (said == NULL || end == NULL)
            continue;
        *end = '\0';
        struct place place = llvm_place_of(check, name + 13);
        *end = '\'';
        flag_in_parentheses(said);
        if (rule_error(check->all, place, "stack", "%s", said))
            diagnostic_help(check->all, "%s", frame_help);
    }
    free(copy);
    return diagnostics_count(check->all) != before;
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

static bool has_tables(const struct check *check)
{
    return check->unit != NULL && check->unit->has_tables;
}

/* What clang puts beside functions whose address is known is nobody else's, and no part of the
 * image. */
static bool strip_types(struct check *check)
{
    struct host_list arguments = {0};
    host_list_add(&arguments, OBJCOPY);
    host_list_add(&arguments, "--remove-section=.kcfi_traps");
    host_list_add(&arguments, host_format("--keep-global-symbol=%s_main", check->name));
    host_list_add(&arguments, check->object_file);
    char *errors;
    bool good = host_run(&arguments, NULL, 0, &errors) == 0;
    if (!good)
        diagnostic_error(check->all, (struct place){.file = check->object_file}, "compile",
                         "its symbols cannot be made local: %s", errors);
    free(errors);
    free(arguments.items);
    return good;
}

/* clang with the fixed flags and these; `input` (NULL: none) is what it reads from standard input.
 * False, and errors reported, unless it made its output without a word. */
static bool run_clang(struct check *check, const char *const *options, size_t count,
                      const char *input, size_t input_size)
{
    struct host_list arguments = {0};
    host_list_add(&arguments, COMPILER);
    flags_add_target(&arguments, check->component->has_float);
    if (has_tables(check))
        host_list_add_all(&arguments, table_flags, table_flag_count);
    host_list_add_all(&arguments, warning_flags, warning_flag_count);
    host_list_add(&arguments, "-fno-caret-diagnostics");
    host_list_add_all(&arguments, options, count);
    char *errors;
    int status = host_run(&arguments, input, input_size, &errors);
    bool reported =
        input == NULL ? compile_messages(check->all, errors) : frame_messages(check, errors);
    struct place at = {.file = check->source.file};
    if (status != 0 && !reported)
        diagnostic_error(check->all, at, "compile", "the compiler failed: %s", errors);
    else if (errors[0] != '\0' && !reported)
        rule_error(check->all, at, "compile", "the compiler said: %s", errors);
    free(errors);
    free(arguments.items);
    return status == 0;
}

static char *read_made(struct check *check, const char *file, size_t *size)
{
    char *bytes = host_read(file, size);
    if (bytes == NULL)
        diagnostic_error(check->all, (struct place){.file = check->source.file}, "compile",
                         "cannot read %s: %s", file, strerror(errno));
    return bytes;
}

/* Before the optimiser runs, it is left out what was for the checker alone, and what several
 * sources share is made internal. */
static bool make_bitcode(struct check *check, const char *file)
{
    bool is_shared = check->source.files.count > 1 || has_tables(check);
    char *entry = is_shared ? host_format("%s_main", check->name) : NULL;
    const char *const plain[] = {
        "-Xclang", "-disable-llvm-passes", "-x", "cpp-output", "-emit-llvm", "-c", "-o",
        file,      check->source.i_file};
    const char *const optimised[] = {"-x", "ir", "-emit-llvm", "-c", "-o", file, file};
    bool good = run_clang(check, plain, sizeof plain / sizeof plain[0], NULL, 0);
    if (good && !compile_prepare(file, entry, &check->recursions)) {
        diagnostic_error(check->all, (struct place){.file = check->source.file}, "compile",
                         "the compiler's bitcode cannot be read");
        good = false;
    }
    free(entry);
    return good && run_clang(check, optimised, sizeof optimised / sizeof optimised[0], NULL, 0);
}

void pass_compile(struct check *check)
{
    char *file = host_format("%s/%s.bc", check->out, check->name);
    if (make_bitcode(check, file))
        check->bitcode = read_made(check, file, &check->bitcode_size);
    unlink(file);
    free(file);
}

/* The bitcode is optimised already: what was looked at is what becomes machine code. */
void pass_code(struct check *check)
{
    const char *const options[] = {"-Xclang", "-disable-llvm-passes", "-x", "ir", "-c",
                                   "-o",      check->object_file,     "-"};
    if (!run_clang(check, options, sizeof options / sizeof options[0], check->bitcode,
                   check->bitcode_size) ||
        (has_tables(check) && !strip_types(check)))
        return;
    check->object_bytes = read_made(check, check->object_file, &check->object_size);
    if (check->object_bytes != NULL)
        compile_read_object(check);
    if (check->object != NULL)
        name_traps(check);
}
