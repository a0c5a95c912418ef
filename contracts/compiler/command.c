/* command.c - `deed contract`, `deed component` and `deed system`: read, and if nothing at all is
 * wrong, write what is generated. They share their options. */
#include <stdlib.h>
#include <string.h>

#include "component.h"
#include "library.h"
#include "pool.h"
#include "textfile.h"

struct request {
    const char *command, *usage;
    const char **files;
    size_t file_count;
    const char **folders; /* -I, then those of the files */
    size_t folder_count;
    const char *output; /* -o     */
    const char *root;   /* --root */
    bool check;         /* --check: write nothing */
    enum diagnostic_format format;
    struct pool pool;
    struct diagnostics *diagnostics;
    struct contract_library *library;
};

static int wrong_usage(const struct request *request, const char *text, const char *word)
{
    fprintf(stderr, "deed %s: %s%s%s%s\nusage: %.*s\n", request->command, text, *word ? " `" : "",
            word, *word ? "'" : "", (int)strcspn(request->usage, "\n"), request->usage);
    return 2;
}

static void add_folder(struct request *request, const char *folder, size_t size)
{
    request->folders = pool_grow(&request->pool, request->folders, request->folder_count,
                                 sizeof request->folders[0]);
    request->folders[request->folder_count++] =
        size ? pool_text(&request->pool, folder, size) : ".";
}

static bool parse_format(struct request *request, const char *name)
{
    static const char *const names[] = {"text", "json", "sarif"};

    for (int i = 0; i < 3; i++)
        if (strcmp(names[i], name) == 0) {
            request->format = (enum diagnostic_format)i;
            return true;
        }
    return false;
}

/* The value of an option that has one: the rest of the word, or the next. */
static const char *value_of(int argc, char **argv, int *at)
{
    return *at + 1 < argc ? argv[++*at] : NULL;
}

/* An option; 0, or the exit status of wrong usage. */
static int parse_option(struct request *request, int argc, char **argv, int *at)
{
    const char *word = argv[*at];
    bool is_system = strcmp(request->command, "system") == 0;
    const char *value;

    if (strcmp(word, "--check") == 0) {
        request->check = true;
        return 0;
    }
    if (strncmp(word, "--format=", 9) == 0)
        return parse_format(request, word + 9) ? 0 : wrong_usage(request, "no format", word + 9);
    bool known =
        !strcmp(word, "-I") || !strcmp(word, "-o") || (is_system && !strcmp(word, "--root"));
    if (!known)
        return wrong_usage(request, "unknown option", word);
    value = value_of(argc, argv, at);
    if (!value)
        return wrong_usage(request, "a value is missing after", word);
    if (strcmp(word, "-I") == 0)
        add_folder(request, value, strlen(value));
    else if (strcmp(word, "-o") == 0)
        request->output = value;
    else
        request->root = value;
    return 0;
}

static int parse(struct request *request, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] == '-') {
            int status = parse_option(request, argc, argv, &i);
            if (status)
                return status;
            continue;
        }
        request->files = pool_grow(&request->pool, request->files, request->file_count,
                                   sizeof request->files[0]);
        request->files[request->file_count++] = argv[i];
    }
    if (request->file_count == 0)
        return wrong_usage(request, "no file is given", "");
    if (strcmp(request->command, "system") == 0 && request->file_count > 1)
        return wrong_usage(request, "one system at a time; what is", request->files[1]);
    if (!request->output && !request->check)
        return wrong_usage(request, "say where to write, with", "-o OUTDIR");
    for (size_t i = 0; i < request->file_count; i++) {
        const char *slash = strrchr(request->files[i], '/');
        add_folder(request, request->files[i], slash ? (size_t)(slash - request->files[i]) : 0);
    }
    return 0;
}

static void make_output_folder(struct request *request)
{
    const char *problem =
        request->check || !request->output ? NULL : textfile_make_folder(request->output);

    if (problem)
        diagnostic_error(request->diagnostics, (struct place){request->output, 0, 0}, "file",
                         "cannot make the folder: %s", problem);
}

/* Write OUTDIR/NAME.SUFFIX; takes the text. */
static void write_output(struct request *request, const char *name, const char *suffix, char *text)
{
    if (!request->check && diagnostics_count(request->diagnostics) == 0) {
        const char *file = pool_print(&request->pool, "%s/%s%s", request->output, name, suffix);
        const char *problem = textfile_write(file, text);
        if (problem)
            diagnostic_error(request->diagnostics, (struct place){file, 0, 0}, "file",
                             "cannot write it: %s", problem);
    }
    free(text);
}

static void do_contract(struct request *request)
{
    const struct contract **contracts =
        pool_take(&request->pool, request->file_count * sizeof *contracts);

    for (size_t i = 0; i < request->file_count; i++)
        contracts[i] = contract_library_read(request->library, request->files[i]);
    for (size_t i = 0; i < request->file_count && !diagnostics_count(request->diagnostics); i++)
        write_output(request, contracts[i]->name, ".contract.h",
                     contract_emit_header(contracts[i]));
}

static void do_component(struct request *request)
{
    for (size_t i = 0; i < request->file_count; i++) {
        struct component *component =
            component_read(request->files[i], request->library, request->diagnostics);
        if (component)
            write_output(request, component->name, ".component.h",
                         component_emit_header(component));
        component_free(component);
    }
}

static void print_and_free(char *text)
{
    fputs(text, stdout);
    free(text);
}

static void do_system(struct request *request)
{
    struct system_image *system =
        system_read(request->files[0], request->root, request->library, request->diagnostics);

    if (!system)
        return;
    print_and_free(system_emit_matrix(system));
    print_and_free(system_emit_budget(system));
    write_output(request, "system", ".c", system_emit_tables(system));
    write_output(request, "graph", ".dot", system_emit_graph(system));
    system_free(system);
}

static int run(int argc, char **argv, const char *usage, void (*action)(struct request *))
{
    struct request request = {.command = argv[0], .usage = usage, .root = "."};

    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0) {
            printf("usage: %s", usage);
            return 0;
        }
    int status = parse(&request, argc, argv);
    if (status == 0) {
        request.diagnostics = diagnostics_new();
        make_output_folder(&request);
        request.library =
            contract_library_new(request.folders, request.folder_count, request.diagnostics);
        action(&request);
        contract_library_free(request.library);
        status = diagnostics_count(request.diagnostics) != 0;
        if (status || request.format != DIAGNOSTIC_TEXT)
            diagnostics_print(request.diagnostics, request.format, stderr);
        diagnostics_free(request.diagnostics);
    }
    pool_free(&request.pool);
    return status;
}

int command_contract(int argc, char **argv)
{
    return run(argc, argv,
               "deed contract FILE.contract... [-I DIR]... -o OUTDIR\n"
               "Reads contracts, proves them sound, and writes OUTDIR/NAME.contract.h for each.\n"
               "  -I DIR               where the contracts lie that these name\n"
               "  -o OUTDIR            where to write\n"
               "  --check              write nothing\n"
               "  --format=FORMAT      of errors: text, json or sarif\n",
               do_contract);
}

int command_component(int argc, char **argv)
{
    return run(argc, argv,
               "deed component FILE.component... [-I DIR]... -o OUTDIR\n"
               "Reads component files and writes OUTDIR/NAME.component.h for each.\n"
               "  -I DIR               where the contracts lie that these name\n"
               "  -o OUTDIR            where to write\n"
               "  --check              write nothing\n"
               "  --format=FORMAT      of errors: text, json or sarif\n",
               do_component);
}

int command_system(int argc, char **argv)
{
    return run(
        argc, argv,
        "deed system FILE.system [--root DIR] [-I DIR]... -o OUTDIR\n"
        "Checks the wiring of a system, prints who may speak to whom and what each component\n"
        "may use, and writes the boot tables OUTDIR/system.c and OUTDIR/graph.dot.\n"
        "  --root DIR           where `in FOLDER` starts from; the current folder if not said\n"
        "  -I DIR               where the contracts lie\n"
        "  -o OUTDIR            where to write\n"
        "  --check              write nothing\n"
        "  --format=FORMAT      of errors: text, json or sarif\n",
        do_system);
}
