/* request.c - command lines of the contract compiler, see request.h. */
#include <stdlib.h>
#include <string.h>

#include "../compiler/textfile.h"
#include "request.h"

static int wrong_usage(const struct request *request, const char *text, const char *word)
{
    fprintf(stderr, "deed %s: %s%s%s%s\nusage: %.*s\n", request->form->name, text,
            *word ? " `" : "", word, *word ? "'" : "", (int)strcspn(request->form->usage, "\n"),
            request->form->usage);
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

/* One of the command's own switches: true when it was. */
static bool parse_switch(struct request *request, const char *word)
{
    const char *const *names = request->form->switches;

    for (size_t i = 0; names && names[i]; i++) {
        size_t size = strlen(names[i]);
        bool valued = names[i][size - 1] == '=';
        if (valued ? strncmp(word, names[i], size) != 0 : strcmp(word, names[i]) != 0)
            continue;
        request->values[i] = word + size;
        return true;
    }
    return false;
}

/* An option; 0, or the exit status of wrong usage. */
static int parse_option(struct request *request, int argc, char **argv, int *at)
{
    const char *word = argv[*at];
    const struct form *form = request->form;

    if (form->writes && strcmp(word, "--check") == 0) {
        request->check = true;
        return 0;
    }
    if (parse_switch(request, word))
        return 0;
    if (strncmp(word, "--format=", 9) == 0)
        return parse_format(request, word + 9) ? 0 : wrong_usage(request, "no format", word + 9);
    bool known = !strcmp(word, "-I") || ((form->writes || form->prints) && !strcmp(word, "-o")) ||
                 (form->rooted && !strcmp(word, "--root"));
    if (!known)
        return wrong_usage(request, "unknown option", word);
    if (*at + 1 == argc)
        return wrong_usage(request, "a value is missing after", word);
    const char *value = argv[++*at];
    if (strcmp(word, "-I") == 0) {
        if (!textfile_is_folder(value))
            return wrong_usage(request, "there is no such folder:", value);
        add_folder(request, value, strlen(value));
    } else if (strcmp(word, "-o") == 0)
        request->output = value;
    else
        request->root = value;
    return 0;
}

static int check_words(struct request *request)
{
    const struct form *form = request->form;

    if (request->file_count == 0)
        return wrong_usage(request, "no file is given", "");
    if (request->file_count < form->files_min)
        return wrong_usage(request, "a file is missing after", request->files[0]);
    if (form->files_max && request->file_count > form->files_max)
        return wrong_usage(request,
                           form->files_max == 1 ? "one file at a time; what is"
                                                : "too many files; what is",
                           request->files[form->files_max]);
    if (form->writes && !request->output && !request->check)
        return wrong_usage(request, "say where to write, with", "-o OUTDIR");
    return 0;
}

static size_t switch_count(const struct form *form)
{
    size_t count = 0;

    while (form->switches && form->switches[count])
        count++;
    return count;
}

static int parse(struct request *request, int argc, char **argv)
{
    request->values =
        pool_take(&request->pool, (switch_count(request->form) + 1) * sizeof *request->values);
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] == '-' && argv[i][1]) {
            int status = parse_option(request, argc, argv, &i);
            if (status)
                return status;
            continue;
        }
        request->files = pool_grow(&request->pool, request->files, request->file_count,
                                   sizeof request->files[0]);
        request->files[request->file_count++] = argv[i];
    }
    for (size_t i = 0; i < request->file_count; i++) {
        const char *slash = strrchr(request->files[i], '/');
        add_folder(request, request->files[i], slash ? (size_t)(slash - request->files[i]) : 0);
    }
    return check_words(request);
}

static void make_output_folder(struct request *request)
{
    const char *problem = request->check || !request->form->writes || !request->output
                              ? NULL
                              : textfile_make_folder(request->output);

    if (problem)
        diagnostic_error(request->diagnostics, (struct place){request->output, 0, 0}, "file",
                         "cannot make the folder: %s", problem);
}

int request_run(const struct form *form, int argc, char **argv)
{
    struct request request = {.form = form, .root = "."};

    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0) {
            printf("usage: %s", form->usage);
            return 0;
        }
    int status = parse(&request, argc, argv);
    if (status == 0) {
        request.diagnostics = diagnostics_new();
        make_output_folder(&request);
        request.library =
            contract_library_new(request.folders, request.folder_count, request.diagnostics);
        form->action(&request);
        contract_library_free(request.library);
        bool errors = diagnostics_count(request.diagnostics) != 0;
        status = errors || request.refused;
        if (errors || request.format != DIAGNOSTIC_TEXT)
            diagnostics_print(request.diagnostics, request.format, stderr);
        diagnostics_free(request.diagnostics);
    }
    pool_free(&request.pool);
    return status;
}

const char *request_switch(const struct request *request, const char *name)
{
    for (size_t i = 0; i < switch_count(request->form); i++)
        if (strcmp(request->form->switches[i], name) == 0)
            return request->values[i];
    return NULL;
}

void request_write(struct request *request, const char *name, const char *suffix, char *text)
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

void request_put(struct request *request, char *text)
{
    const char *problem = NULL;

    if (diagnostics_count(request->diagnostics) == 0 && request->output)
        problem = textfile_write(request->output, text);
    else if (diagnostics_count(request->diagnostics) == 0)
        fputs(text, stdout);
    if (problem)
        diagnostic_error(request->diagnostics, (struct place){request->output, 0, 0}, "file",
                         "cannot write it: %s", problem);
    free(text);
}

void request_print(char *text)
{
    fputs(text, stdout);
    free(text);
}
