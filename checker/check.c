/* check.c - `deed check`: one component, from its sources to a certified object.
 *
 * The passes run in a child process. The parent makes the object and the certificate visible under
 * their names only when the child ended in order and accepted; in all other cases neither exists.
 */
#include "check.h"
#include "../contracts/compiler/textfile.h"
#include "cache.h"
#include "child.h"
#include "explain.h"
#include "facts.h"
#include "fix.h"
#include "lsp.h"
#include "report.h"
#include "token_scan.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: deed check NAME.component -I CONTRACTS... --sdk DIR --gen DIR -o OUTDIR\n"
    "       [--format=text|json|sarif] [--dump=source|token|ir|infer|flow|bounds|llvm|stack] "
    "[--no-object] [--fix]\n"
    "       [--draft] [--instead=FILE=OTHER] [--facts=FILE] [--html=FILE]\n"
    "       deed check --lsp\n";

static const char help[] =
    "Check a component, all sources of its folder beside NAME.component, and compile it.\n"
    "  -I DIR        where contracts are looked for\n"
    "  --sdk DIR     the SDK's headers; its library is in DIR/../library\n"
    "  --gen DIR     the generated headers\n"
    "  -o OUTDIR     gets NAME.o and NAME.cert when the component is accepted\n"
    "  --format=F    how errors are written: text, json or sarif\n"
    "  --dump=PASS   show what a pass made: source, token, ir, infer, flow, bounds, llvm or stack\n"
    "  --no-object   stop after the passes on the source\n"
    "  --draft       for editors: generate the headers in --gen anew, make no object\n"
    "  --instead=FILE=OTHER  with --draft: the text of FILE is in OTHER\n"
    "  --facts=FILE  write what is known of owners and endpoints on each line, as JSON\n"
    "  --html=FILE   write a page with the source and, beside each line, what is owned there\n"
    "  --fix         first make the changes of the sources that errors are certain of\n";

struct request {
    struct check check;
    enum diagnostic_format format;
    bool fix;     /* change the sources first */
    FILE *report; /* what the child has to say; shown only if it ended in order */
};

/* ---- In the child ------------------------------------------------------------------------------
 */

/* What of a long source is parsed meanwhile is only heard when all tokens are let through. */
void pass_token(struct check *check)
{
    if (source_is_long(&check->source))
        check->split = split_start(&check->source, check->component);
    token_gate(&check->source, check->directory, check->all);
    if (diagnostics_count(check->all) > 0)
        check->split = NULL; /* not waited for: it ends with this process */
}

static struct ir_unit *lower(struct check *check)
{
    if (check->split == NULL)
        return front_lower(&check->source, check->component, check->library, check->all);
    struct ir_unit *unit = front_lower_split(check->split, &check->source, check->component,
                                             check->library, check->all);
    split_free(check->split);
    check->split = NULL;
    return unit;
}

void pass_front(struct check *check)
{
    check->unit = lower(check);
    for (size_t i = 0; i < check->unit->function_count; i++) {
        const struct ir_function *function = check->unit->functions[i];
        if (function->bound > 0)
            host_list_add(&check->recursions, host_format("%s %llu", function->name,
                                                          (unsigned long long)function->bound));
    }
}

/* The numbers of a long component are found beside the flow and what comes before it: neither
 * changes what the other reads, and only the flow reports. */
static void find_numbers(void *argument)
{
    struct check *check = argument;
    bounds_search(check->bounds);
    while (sem_wait(&check->is_inferred) != 0)
        continue;
    if (check->has_writes)
        bounds_begin(check->bounds);
}

void pass_summary(struct check *check)
{
    check->bounds = bounds_new(check->unit);
    if (source_is_long(&check->source))
        host_task_start(&check->numbers, find_numbers, check);
    summarise(check->unit);
}

void pass_infer(struct check *check)
{
    infer(check->unit, check->all);
}

/* The lowering saw to it that the representation is whole; before its last reader it must still be,
 * whatever the passes between did. */
static bool unit_is_valid(struct check *check)
{
    if (check->broken != NULL)
        diagnostic_error(check->all, (struct place){.file = check->source.file}, "construct",
                         "the checker's own representation is broken (%s): refused", check->broken);
    return check->broken == NULL;
}

/* From here on nobody changes the representation. */
static void finish_inference(struct check *check)
{
    check->broken = check->unit != NULL ? ir_validate(check->unit) : "there is none";
    if (check->broken == NULL)
        bounds_find_writes(check->bounds);
    check->has_writes = check->broken == NULL;
    sem_post(&check->is_inferred);
}

void pass_flow(struct check *check)
{
    finish_inference(check);
    if (check->facts != NULL || check->html != NULL)
        check->unit->facts = facts_new();
    flow_check(check->unit, check->all);
    host_task_wait(&check->numbers);
    if (check->facts != NULL)
        facts_write(check->unit->facts, check->facts);
}

void pass_bounds(struct check *check)
{
    if (!source_is_long(&check->source))
        find_numbers(check);
    if (unit_is_valid(check))
        bounds_finish(check->bounds, source_is_long(&check->source), check->all);
}

/* The component's own tokens, one a line. */
void dump_token(const struct check *check, FILE *out)
{
    const struct source *source = &check->source;
    struct scan scan;
    scan_open(&scan, source->file, source->text, source->size);
    scan.is_preprocessed = true;
    for (const struct token *token; (token = scan_next(&scan))->kind != TOKEN_END;)
        if (scan.at > source->prefix_size && token->kind != TOKEN_NEWLINE)
            fprintf(out, "%s:%u:%u: %s\n", token->place.file, token->place.line,
                    token->place.column, token->text);
    scan_close(&scan);
}

void dump_ir(const struct check *check, FILE *out)
{
    if (check->unit != NULL)
        ir_dump(check->unit, out);
}

void dump_flow(const struct check *check, FILE *out)
{
    if (check->unit != NULL)
        flow_dump(check->unit, out);
}

void dump_bounds(const struct check *check, FILE *out)
{
    if (check->unit != NULL)
        bounds_dump(check->unit, out);
}

static void run_passes(struct check *check)
{
    for (size_t i = 0; i < pass_count && diagnostics_count(check->all) == 0; i++) {
        if (passes[i].on_object && check->without_object)
            break;
        passes[i].run(check);
        if (check->dump != NULL && strcmp(check->dump, passes[i].name) == 0)
            passes[i].dump(check, stdout);
    }
}

static void read_component(struct check *check)
{
    check->all = diagnostics_new();
    diagnostics_describe(check->all, explain_find);
    check->library = contract_library_new(check->contract_folders.items,
                                          check->contract_folders.count, check->all);
    check->component = component_read(check->component_file, check->library, check->all);
    if (check->component == NULL || diagnostics_count(check->all) != 0)
        return;
    if (strcmp(check->component->name, check->name) != 0)
        diagnostic_error(check->all, check->component->place, "component",
                         "this file must declare the component %s", check->name);
}

static void print_proved(const struct ir_unit *unit)
{
    printf("          %u accesses proved, %u checked at run time\n", unit->proved, unit->checked);
    if (unit->required_proved + unit->required_tested > 0)
        printf("          %u messages as their contract requires, %u tested when they are sent\n",
               unit->required_proved, unit->required_tested);
}

static int check_in_child(void *argument)
{
    struct request *request = argument;
    struct check *check = &request->check;
    read_component(check);
    bool accepted = false;
    if (diagnostics_count(check->all) == 0 && check->component != NULL) {
        sem_init(&check->is_inferred, 0, 0);
        run_passes(check);
        sem_post(&check->is_inferred); /* whoever waits for it waits for nothing any more */
        host_task_wait(&check->numbers);
        accepted = diagnostics_count(check->all) == 0;
    }
    if (accepted && check->html != NULL)
        report_write(check);
    if (check->unit != NULL)
        facts_free(check->unit->facts);
    accepted = accepted && diagnostics_count(check->all) == 0;
    if (!accepted || request->format != DIAGNOSTIC_TEXT)
        diagnostics_print(check->all, request->format, request->report);
    if (!accepted && request->format == DIAGNOSTIC_TEXT)
        explain_refusal(check->all, request->report);
    if (accepted && check->unit != NULL && !check->without_object &&
        request->format == DIAGNOSTIC_TEXT)
        print_proved(check->unit);
    return accepted ? 0 : 1;
}

/* ---- In the parent -----------------------------------------------------------------------------
 */

static void copy_report(FILE *report)
{
    rewind(report);
    char buffer[4096];
    size_t size;
    while ((size = fread(buffer, 1, sizeof buffer, report)) > 0)
        fwrite(buffer, 1, size, stderr);
}

/* Neither an old verdict nor an old object survives the start of a new check. */
static void remove_old(const struct check *check)
{
    const char *const suffixes[] = {"o", "cert", "cert.child"};
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        char *path = host_format("%s/%s.%s", check->out, check->name, suffixes[i]);
        unlink(path);
        free(path);
    }
}

/* The child's certificate becomes the certificate. */
static bool publish(const struct check *check)
{
    char *made = host_format("%s/%s.cert.child", check->out, check->name);
    char *path = host_format("%s/%s.cert", check->out, check->name);
    bool good = rename(made, path) == 0;
    if (!good)
        fprintf(stderr, "deed check: cannot make %s\n", path);
    free(made);
    free(path);
    return good;
}

/* The check itself, in a child; whatever it does but accept is a refusal. */
static int check_anew(struct request *request)
{
    struct check *check = &request->check;
    request->report = tmpfile();
    if (request->report == NULL) {
        perror("deed check");
        return 1;
    }
    remove_old(check);
    char *why;
    int result = child_run(check_in_child, request, &why);
    if (result >= 0) {
        copy_report(request->report);
    } else {
        struct diagnostics *all = diagnostics_new();
        diagnostic_error(all, (struct place){.file = check->component_file}, "construct",
                         "refused: the check could not be finished, %s", why);
        diagnostics_print(all, request->format, stderr);
        diagnostics_free(all);
        free(why);
    }
    fclose(request->report);
    if (result == 0 && !check->without_object && !publish(check))
        result = 1;
    if (result != 0)
        remove_old(check);
    return result == 0 ? 0 : 1;
}

static int check_run(struct request *request)
{
    struct check *check = &request->check;
    const char *problem = textfile_make_folder(check->out);
    if (problem != NULL) {
        fprintf(stderr, "deed check: cannot make the folder %s: %s\n", check->out, problem);
        return 1;
    }
    if (check->draft)
        return check_anew(request);
    cache_lock(check);
    bool told = check->dump != NULL || check->facts != NULL || check->html != NULL;
    bool whole = !check->without_object && !told;
    if (whole && request->format == DIAGNOSTIC_TEXT && cache_fetch(check))
        return 0;
    int result = check_anew(request);
    if (whole && result == 0)
        cache_store(check);
    return result;
}

/* ---- The command line --------------------------------------------------------------------------
 */

static int wrong(const char *what, const char *word)
{
    fprintf(stderr, "deed check: %s '%s'\n%s", what, word, usage);
    return 2;
}

static bool read_format(const char *word, enum diagnostic_format *format)
{
    static const char *const names[] = {"text", "json", "sarif"};
    static const enum diagnostic_format formats[] = {DIAGNOSTIC_TEXT, DIAGNOSTIC_JSON,
                                                     DIAGNOSTIC_SARIF};
    for (size_t i = 0; i < 3; i++)
        if (strcmp(word, names[i]) == 0) {
            *format = formats[i];
            return true;
        }
    return false;
}

static bool pass_can_dump(const char *name)
{
    for (size_t i = 0; i < pass_count; i++)
        if (strcmp(passes[i].name, name) == 0)
            return passes[i].dump != NULL;
    return false;
}

/* Directory and name out of DIR/NAME.component. */
static bool split_component(struct check *check, const char *file)
{
    const char *slash = strrchr(file, '/');
    const char *base = slash != NULL ? slash + 1 : file;
    const char *suffix = strrchr(base, '.');
    if (suffix == NULL || suffix == base || strcmp(suffix, ".component") != 0)
        return false;
    check->component_file = file;
    check->name = host_format("%.*s", (int)(suffix - base), base);
    check->directory = slash != NULL ? host_format("%.*s", (int)(slash - file), file) : ".";
    return true;
}

/* A folder's name without slashes at its end, as the preprocessor will join it. */
static char *folder_name(const char *word)
{
    size_t size = strlen(word);
    while (size > 1 && word[size - 1] == '/')
        size--;
    return host_format("%.*s", (int)size, word);
}

/* Whatever is not printable ASCII, and quotes, the preprocessor writes otherwise in the lines that
 * say where text comes from. The first such name, or NULL. */
static const char *odd_name(const struct check *check)
{
    const char *const names[] = {check->component_file, check->sdk, check->gen};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        for (const char *c = names[i]; *c != '\0'; c++)
            if (*c < ' ' || *c > '~' || *c == '"' || *c == '\\')
                return names[i];
    return NULL;
}

/* The library lies beside the SDK's headers. */
static const char *library_beside(const char *sdk)
{
    const char *slash = strrchr(sdk, '/');
    return slash != NULL ? host_format("%.*s/library", (int)(slash - sdk), sdk) : "library";
}

/* Options with a value behind them; NULL if it is none of them. */
static const char **valued_option(struct check *check, const char *word)
{
    if (strcmp(word, "--sdk") == 0)
        return &check->sdk;
    if (strcmp(word, "--gen") == 0)
        return &check->gen;
    if (strcmp(word, "-o") == 0)
        return &check->out;
    return NULL;
}

/* FILE=OTHER, without the `;` that means something to clang. */
static bool read_instead(struct check *check, const char *word)
{
    const char *equals = strrchr(word, '=');
    if (equals == NULL || equals == word || strchr(word, ';') != NULL)
        return false;
    char *file = host_format("%.*s", (int)(equals - word), word);
    textfile_instead(file, equals + 1);
    host_list_add(&check->remapped, host_format("%s;%s", file, equals + 1));
    return true;
}

/* 0: fine. */
static int read_arguments(struct request *request, int argc, char **argv)
{
    struct check *check = &request->check;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        const char **value = valued_option(check, word);
        bool folder = strcmp(word, "-I") == 0;
        if ((value != NULL || folder) && i + 1 == argc)
            return wrong("nothing follows", word);
        if (value != NULL)
            *value = folder_name(argv[++i]);
        else if (folder || strncmp(word, "-I", 2) == 0) {
            const char *name = folder ? argv[++i] : word + 2;
            if (!textfile_is_folder(name))
                return wrong("there is no such folder:", name);
            host_list_add(&check->contract_folders, name);
        } else if (strncmp(word, "--format=", 9) == 0) {
            if (!read_format(word + 9, &request->format))
                return wrong("no such format", word + 9);
        } else if (strncmp(word, "--dump=", 7) == 0) {
            check->dump = word + 7;
            if (!pass_can_dump(check->dump))
                return wrong("no dump of", check->dump);
        } else if (strcmp(word, "--no-object") == 0)
            check->without_object = true;
        else if (strcmp(word, "--draft") == 0)
            check->draft = check->without_object = true;
        else if (strncmp(word, "--facts=", 8) == 0)
            check->facts = word + 8;
        else if (strncmp(word, "--html=", 7) == 0)
            check->html = word + 7;
        else if (strncmp(word, "--instead=", 10) == 0) {
            if (!read_instead(check, word + 10))
                return wrong("not FILE=OTHER:", word + 10);
        } else if (strcmp(word, "--fix") == 0)
            request->fix = true;
        else if (word[0] == '-' || check->component_file != NULL)
            return wrong("unexpected", word);
        else if (!split_component(check, word))
            return wrong("not a .component file:", word);
    }
    if (check->component_file == NULL || check->sdk == NULL || check->gen == NULL ||
        check->out == NULL)
        return wrong("missing", check->component_file == NULL ? "NAME.component"
                                : check->sdk == NULL          ? "--sdk"
                                : check->gen == NULL          ? "--gen"
                                                              : "-o");
    const char *odd = odd_name(check);
    if (odd != NULL)
        return wrong("names are plain ASCII without quotes and backslashes; this is not:", odd);
    if (check->remapped.count > 0 && !check->draft)
        return wrong("only with --draft:", "--instead");
    check->library_folder = library_beside(check->sdk);
    check->object_file = host_format("%s/%s.o", check->out, check->name);
    return 0;
}

/* What was typed, as certificates repeat it. */
static char *command_text(int argc, char **argv)
{
    char *text = host_format("deed check");
    for (int i = 1; i < argc; i++) {
        char *longer = host_format("%s %s", text, argv[i]);
        free(text);
        text = longer;
    }
    for (char *at = text; (at = strpbrk(at, "\r\n")) != NULL;)
        *at = ' ';
    return text;
}

int command_check(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        printf("%s%s", usage, help);
        return 0;
    }
    if (argc == 2 && strcmp(argv[1], "--lsp") == 0)
        return lsp_serve();
    struct request request = {.format = DIAGNOSTIC_TEXT};
    int refused = read_arguments(&request, argc, argv);
    request.check.command = command_text(argc, argv);
    if (refused != 0)
        return refused;
    if (request.fix && !fix_sources(&request.check, argc, argv))
        fputs("deed check: the changes could not be worked out\n", stderr);
    return check_run(&request);
}
