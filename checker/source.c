/* source.c - pass `source`: the component's C, preprocessed, with its beginning proved to be the
 * SDK's.
 *
 * Everything after this pass reads only the bytes of NAME.i. They begin with the text of the
 * component header, which defines every annotation and every typed operation; were a component able
 * to slip in another definition there, no later rule would hold. So the generated headers are made
 * again in memory and compared, and a canonical source of one include is preprocessed with the same
 * flags: its output must be, byte for byte, how NAME.i begins. What follows may come only from
 * files of the component's own folder and of the checked library, and counts as the component's.
 *
 * A component is all sources of its folder. Each is preprocessed alone, must begin so and must be
 * whole in itself; source_merge.c then makes one text of them. */
#include "../contracts/compiler/textfile.h"
#include "check.h"
#include "child.h"
#include "flags.h"
#include "source_merge.h"
#include "source_text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a check takes of the heap at least, for each byte of a source. */
#define HEAP_SHARE 88

/* Start clang -E of a file, or of `text` when file is NULL. */
static struct host_program preprocess(struct check *check, const char *file, const char *text,
                                      const char *output, const char *dependencies)
{
    struct host_list arguments = {0};
    host_list_add(&arguments, COMPILER);
    flags_add_target(&arguments, check->component->has_float);
    host_list_add_all(&arguments, warning_flags, warning_flag_count);
    const char *const plain[] = {
        "-fno-caret-diagnostics",
        "-fno-crash-diagnostics",
        "-E",
        "-x",
        "c",
        "-MD",
        "-MP",
        "-Xclang",
        "-disable-pragma-debug-crash"}; /* the token gate refuses what it says */
    host_list_add_all(&arguments, plain, sizeof plain / sizeof plain[0]);
    host_list_add(&arguments, host_format("-I%s", check->gen));
    host_list_add(&arguments, host_format("-I%s", check->sdk));
    if (file != NULL)
        host_list_add(&arguments, host_format("-I%s", check->library_folder));
    for (size_t i = 0; i < check->remapped.count; i++) {
        const char *const remap[] = {"-Xclang", "-remap-file", "-Xclang"};
        host_list_add_all(&arguments, remap, 3);
        host_list_add(&arguments, check->remapped.items[i]);
    }
    host_list_add(&arguments, "-MF");
    host_list_add(&arguments, dependencies);
    host_list_add(&arguments, "-MT");
    host_list_add(&arguments, check->object_file);
    host_list_add(&arguments, "-o");
    host_list_add(&arguments, output);
    host_list_add(&arguments, file != NULL ? file : "-");
    return host_start(&arguments, text, text != NULL ? strlen(text) : 0);
}

/* False, and errors reported, when it failed. */
static bool is_preprocessed(struct check *check, struct host_program *program)
{
    char *errors;
    int status = host_wait(program, &errors);
    bool reported = compile_messages(check->all, errors);
    if (status != 0 && !reported)
        diagnostic_error(check->all, (struct place){.file = check->source.file}, "compile",
                         "the preprocessor failed: %s", errors);
    free(errors);
    return status == 0 && !reported;
}

/* A generated header on the disk must be what the contract compiler makes of its source now. */
static void compare_generated(struct check *check, const char *path, char *expected)
{
    size_t size;
    if (check->draft)
        textfile_write(path, expected);
    char *bytes = host_read(path, &size);
    struct place at = {.file = check->component_file};
    if (bytes == NULL)
        rule_error(check->all, at, "prefix", "the generated header %s cannot be read: %s", path,
                   strerror(errno));
    else if (size != strlen(expected) || memcmp(bytes, expected, size) != 0)
        rule_error(check->all, at, "prefix", "%s is not what `deed` generates: make it again",
                   path);
    free(bytes);
    free(expected);
}

/* Compare all generated headers; their paths are added to `generated`. */
static void compare_headers(struct check *check, struct host_list *generated)
{
    struct contract_list contracts = contracts_of(check->component, check->library);
    for (size_t i = 0; i < contracts.count; i++) {
        char *path = host_format("%s/%s.contract.h", check->gen, contracts.items[i]->name);
        compare_generated(check, path, contract_emit_header(contracts.items[i]));
        host_list_add(generated, path);
    }
    char *path = host_format("%s/%s.component.h", check->gen, check->name);
    compare_generated(check, path, component_emit_header(check->component));
    host_list_add(generated, path);
    free(contracts.items);
}

/* The preprocessed canonical source, as if it were the component's file: in line markers its name,
 * "<stdin>", becomes that file's. The newline behind the last marker is not part of the prefix. */
static char *rename_markers(const char *text, size_t size, const char *file, size_t *renamed_size)
{
    char *renamed = NULL;
    FILE *out = open_memstream(&renamed, renamed_size);
    if (out == NULL)
        abort();
    for (size_t at = 0; at < size;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t length = end != NULL ? (size_t)(end - text) - at + 1 : size - at;
        struct line_marker marker;
        if (line_marker_read(text + at, length, &marker) && marker.name_size == 7 &&
            memcmp(marker.name, "<stdin>", 7) == 0) {
            const char *rest = marker.name + 7;
            fprintf(out, "# %u \"%s", marker.line, file);
            fwrite(rest, 1, (size_t)(text + at + length - rest), out);
        } else if (at + length < size || length > 1) {
            fwrite(text + at, 1, length, out);
        }
        at += length;
    }
    fclose(out);
    return renamed;
}

/* How a source with its include on some line must begin, being made. */
struct canonical {
    struct host_program program;
    char *output, *dependencies;
    char *prefix; /* NULL: it could not be made */
    size_t size;
    struct host_list inputs;
};

static struct canonical start_canonical(struct check *check, unsigned line)
{
    char *text = host_format("%*s#include \"%s.component.h\"\n", (int)line - 1, "", check->name);
    memset(text, '\n', line - 1);
    struct canonical canonical = {.output = host_format("%s/%s.prefix.i", check->out, check->name),
                                  .dependencies =
                                      host_format("%s/%s.prefix.list", check->out, check->name)};
    canonical.program = preprocess(check, NULL, text, canonical.output, canonical.dependencies);
    free(text);
    return canonical;
}

static void finish_canonical(struct check *check, const char *file, struct canonical *canonical)
{
    if (is_preprocessed(check, &canonical->program)) {
        size_t size, list_size;
        char *made = host_read(canonical->output, &size);
        char *list = host_read(canonical->dependencies, &list_size);
        if (made != NULL && list != NULL) {
            canonical->inputs = source_dependencies(list);
            canonical->prefix = rename_markers(made, size, file, &canonical->size);
        }
        free(made);
        free(list);
    }
    unlink(canonical->output);
    unlink(canonical->dependencies);
    free(canonical->output);
    free(canonical->dependencies);
}

/* Is it a file of the component's own folder (not of one below) or of the library? */
static bool is_own_file(const struct check *check, const char *file)
{
    size_t folder = strlen(check->directory), library = strlen(check->library_folder);
    if (strncmp(file, check->library_folder, library) == 0 && file[library] == '/' &&
        strstr(file, "/../") == NULL)
        return true;
    return strncmp(file, check->directory, folder) == 0 && file[folder] == '/' &&
           strchr(file + folder + 1, '/') == NULL;
}

static bool is_source(const char *file)
{
    size_t size = strlen(file);
    return size > 2 && strcmp(file + size - 2, ".c") == 0;
}

/* Every file entered after the prefix must be the component's own, and no source. */
static void check_includes(struct check *check, const struct source_part *part)
{
    for (size_t at = part->prefix_size; at < part->size;) {
        struct line_marker marker;
        if (line_marker_read(part->text + at, part->size - at, &marker)) {
            char *name = host_format("%.*s", (int)marker.name_size, marker.name);
            struct place place = source_place(part->text, at);
            if (!is_own_file(check, name) && is_own_file(check, place.file) &&
                rule_error(check->all, place, "prefix",
                           "a component includes files of its own folder and of the library; "
                           "%s is neither",
                           name))
                diagnostic_help(check->all, "take it away: the component header has the whole SDK, "
                                            "and there is no C library");
            if (marker.excused && is_own_file(check, name))
                rule_error(check->all, place, "prefix",
                           "a line that says it comes from a system header");
            if (marker.enters && is_source(name) && is_own_file(check, name) &&
                rule_error(check->all, place, "unit", "%s is a source, and included like a header",
                           name))
                diagnostic_note(check->all, (struct place){0},
                                "all sources of the folder belong to the component already: "
                                "declare in a header what others use");
            free(name);
        }
        const char *end = memchr(part->text + at, '\n', part->size - at);
        at = end != NULL ? (size_t)(end - part->text) + 1 : part->size;
    }
}

/* Sort the files that were read into the component's own and the SDK's; anything else must have
 * been reported by check_includes, or its line markers lie. */
static void sort_inputs(struct check *check, const struct host_list *all,
                        const struct host_list *canonical, const struct host_list *generated)
{
    struct source *source = &check->source;
    size_t gen = strlen(check->gen);
    for (size_t i = 0; i < all->count; i++) {
        const char *file = all->items[i];
        bool is_new = !host_list_has(&source->inputs, file);
        if (is_new)
            host_list_add(&source->inputs, file);
        bool of_sdk = host_list_has(canonical, file);
        if (of_sdk && strncmp(file, check->gen, gen) == 0 && file[gen] == '/')
            of_sdk = host_list_has(generated, file);
        if (is_own_file(check, file) && !of_sdk) {
            if (is_new)
                host_list_add(&source->own_files, file);
        } else if (!of_sdk && diagnostics_count(check->all) == 0)
            rule_error(check->all, (struct place){.file = source->file}, "prefix",
                       "the component reads %s, which is none of its files", file);
    }
}

/* Where the component's own text begins when the prefix is not the canonical one (only a test build
 * goes on then): behind the marker that returns from the component header. */
static size_t prefix_guess(const struct source_part *part)
{
    char *marker = host_format("\"%s\" 2\n", part->file);
    const char *last = strstr(part->text, ".component.h\"");
    const char *found = last != NULL ? strstr(last, marker) : NULL;
    size_t size = found != NULL ? (size_t)(found - part->text) + strlen(marker) : 0;
    free(marker);
    return size;
}

static void check_prefix(struct check *check, struct source_part *part, const char *prefix,
                         size_t size)
{
    size_t same = 0;
    while (same < size && same < part->size && prefix[same] == part->text[same])
        same++;
    part->prefix_size = size;
    if (same == size)
        return;
    part->prefix_size = prefix_guess(part);
    rule_error(check->all, source_place(part->text, same), "prefix",
               "the text up to here is not what #include \"%s.component.h\" alone brings in",
               check->name);
}

/* Does some directive name the header? */
static bool has_include(const char *raw, const char *header)
{
    for (const char *at = raw; at != NULL; at = strchr(at, '\n')) {
        at += *at == '\n';
        const char *word = at + strspn(at, " \t");
        const char *found = *word == '#' ? strstr(word, header) : NULL;
        if (found != NULL && found < word + strcspn(word, "\n"))
            return true;
    }
    return false;
}

/* The header is missing, or comes too late, or cannot be told from what stands beside it. */
static void help_include(struct check *check, const char *file, const char *raw, const char *header,
                         unsigned line)
{
    const char *at = raw;
    for (unsigned i = 1; i < line && at != NULL; i++)
        at = strchr(at, '\n') != NULL ? strchr(at, '\n') + 1 : NULL;
    char *first = host_format("%.*s", at != NULL ? (int)strcspn(at, " \t\r\n") : 0, at);
    char *text = host_format("#include \"%s\"\n%s", header, first);
    if (at != NULL && at[0] == '#' && strchr(at, '<') != NULL &&
        strchr(at, '<') < at + strcspn(at, "\n"))
        diagnostic_help(check->all, "there is no C library: that header has all that a component "
                                    "may call; take away `#include <...>`");
    else
        diagnostic_help(check->all, "it has the types, the annotations and the operations of this "
                                    "component's contracts");
    if (!has_include(raw, header)) {
        diagnostic_fix(check->all, true, "include %s", header);
        diagnostic_edit(check->all, (struct place){file, line, 1}, first, text);
    }
    free(first);
    free(text);
}

/* The raw file, and the line that its component header is included on. */
static unsigned read_raw(struct check *check, const char *file)
{
    size_t size;
    char *raw = host_read(file, &size);
    if (raw == NULL) {
        diagnostic_error(check->all, (struct place){.file = check->component_file}, "prefix",
                         "the source of this component, %s, cannot be read: %s", file,
                         strerror(errno));
        return 0;
    }
    unsigned found;
    char *header = host_format("%s.component.h", check->name);
    unsigned line = source_include_line(raw, header, &found);
    if (line == 0 &&
        rule_error(check->all, (struct place){file, found, 1}, "prefix",
                   "the first line of code must be #include \"%s\", alone on its line", header))
        help_include(check, file, raw, header, found);
    free(header);
    free(raw);
    return line != 0 ? line : found;
}

size_t source_long = 100000;

static void back_heap_for(const char *file)
{
    struct stat info;
    if (stat(file, &info) == 0 && (size_t)info.st_size >= source_long && host_has_cores())
        child_back_heap((size_t)info.st_size * HEAP_SHARE);
}

/* One source: preprocessed into `output`, its beginning compared, its inputs sorted. */
static bool read_part(struct check *check, struct source_part *part, const char *output,
                      const struct host_list *generated)
{
    unsigned line = read_raw(check, part->file);
    if (diagnostics_count(check->all) != 0)
        return false;
    char *dependencies = host_format("%.*s.d", (int)(strlen(output) - 2), output);
    struct host_program program = preprocess(check, part->file, NULL, output, dependencies);
    struct canonical canonical = start_canonical(check, line);
    back_heap_for(part->file);
    finish_canonical(check, part->file, &canonical);
    token_look(&check->source, part->file); /* the other program takes longer */
    if (canonical.prefix == NULL) {
        char *errors;
        host_wait(&program, &errors); /* the same once more, and more */
        free(errors);
        return false;
    }
    if (!is_preprocessed(check, &program))
        return false;
    size_t list_size;
    part->text = host_read(output, &part->size);
    char *list = host_read(dependencies, &list_size);
    if (part->text == NULL || list == NULL) {
        diagnostic_error(check->all, (struct place){.file = part->file}, "prefix",
                         "cannot read what the preprocessor wrote: %s", strerror(errno));
        return false;
    }
    struct host_list all = source_dependencies(list);
    check_prefix(check, part, canonical.prefix, canonical.size);
    if (diagnostics_count(check->all) == 0)
        check_includes(check, part);
    sort_inputs(check, &all, &canonical.inputs, generated);
    free(list);
    free(canonical.prefix);
    free(dependencies);
    return true;
}

/* Each source must compile on its own: what it uses of another it includes. */
static bool stands_alone(struct check *check, const char *file, const char *i_file)
{
    struct host_list arguments = {0};
    host_list_add(&arguments, COMPILER);
    flags_add_target(&arguments, check->component->has_float);
    host_list_add_all(&arguments, warning_flags, warning_flag_count);
    const char *const plain[] = {
        "-fno-caret-diagnostics", "-x",      "cpp-output",
        "-fsyntax-only",          "-Xclang", "-disable-pragma-debug-crash"};
    host_list_add_all(&arguments, plain, sizeof plain / sizeof plain[0]);
    host_list_add(&arguments, i_file);
    char *errors;
    int status = host_run(&arguments, NULL, 0, &errors);
    bool reported = compile_messages(check->all, errors);
    if (status != 0 && !reported)
        diagnostic_error(check->all, (struct place){.file = file}, "compile",
                         "the compiler failed: %s", errors);
    free(errors);
    free(arguments.items);
    return status == 0 && !reported;
}

/* Several sources: each alone, then all as one. */
static void read_parts(struct check *check, const struct host_list *generated)
{
    struct source *source = &check->source;
    struct source_part *parts = host_allocate(source->files.count * sizeof *parts);
    bool good = true;
    for (size_t i = 0; good && i < source->files.count; i++) {
        parts[i].file = source->files.items[i];
        const char *base = parts[i].file + strlen(check->directory) + 1;
        char *output =
            host_format("%s/%s.%.*s.i", check->out, check->name, (int)(strlen(base) - 2), base);
        good = read_part(check, &parts[i], output, generated) &&
               diagnostics_count(check->all) == 0 && stands_alone(check, parts[i].file, output);
        unlink(output);
        free(output);
    }
    if (good) {
        source->prefix_size = parts[0].prefix_size;
        source->text = source_merge(parts, source->files.count, check->all, &source->size);
        if (!host_write(source->i_file, source->text, source->size))
            diagnostic_error(check->all, (struct place){.file = source->i_file}, "prefix",
                             "it cannot be written: %s", strerror(errno));
    }
    for (size_t i = 0; i < source->files.count; i++)
        free(parts[i].text);
    free(parts);
}

bool source_is_long(const struct source *source)
{
    return source->size - source->prefix_size >= source_long && host_has_cores();
}

void pass_source(struct check *check)
{
    struct source *source = &check->source;
    source->files = source_list(check->directory, check->name);
    source->file = source->files.items[0];
    source->i_file = host_format("%s/%s.i", check->out, check->name);
    struct host_list generated = {0};
    compare_headers(check, &generated);
    if (source->files.count > 1) {
        read_parts(check, &generated);
        return;
    }
    struct source_part part = {.file = source->file};
    if (!read_part(check, &part, source->i_file, &generated))
        return;
    source->text = part.text;
    source->size = part.size;
    source->prefix_size = part.prefix_size;
}

void dump_source(const struct check *check, FILE *out)
{
    const struct source *source = &check->source;
    for (size_t i = 0; i < source->own_files.count; i++)
        fprintf(out, "# own file %s\n", source->own_files.items[i]);
    fprintf(out, "# %zu bytes of the SDK's, then %zu of the component's:\n", source->prefix_size,
            source->size - source->prefix_size);
    fwrite(source->text + source->prefix_size, 1, source->size - source->prefix_size, out);
}
