/* bundle.c - the fuzzers' entry, and their files: this stands in for contracts/compiler/textfile.c,
 * see bundle.h.
 *
 * Beside "no crash, no leak, no hang" each run holds the tool to this: what is refused is refused
 * with a word, and the reports for programs are JSON whatever bytes they quote. */
#include <glob.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bundle.h"
#include "contracts/compiler/pool.h"
#include "contracts/compiler/textfile.h"

#define MOST_FILES 256u

struct file {
    const char *name;
    size_t name_size;
    const char *suffix;
    const char *text;
    size_t size;
};

static struct file shipped[MOST_FILES], given[MOST_FILES];
static size_t shipped_count, given_count;

/* ---- files ---- */

static bool same_name(const struct file *file, const char *base)
{
    return strncmp(base, file->name, file->name_size) == 0 &&
           strcmp(base + file->name_size, file->suffix) == 0;
}

static const struct file *find_file(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;

    for (size_t i = 0; i < given_count; i++)
        if (same_name(&given[i], base))
            return &given[i];
    for (size_t i = 0; i < shipped_count; i++)
        if (same_name(&shipped[i], base))
            return &shipped[i];
    return NULL;
}

char *textfile_read(const char *path, size_t *size, const char **problem)
{
    const struct file *file = find_file(path);

    *size = 0;
    *problem = "there is none";
    if (!file)
        return NULL;
    char *text = must_allocate(file->size + 1);
    memcpy(text, file->text, file->size);
    text[file->size] = '\0';
    *size = file->size;
    return text;
}

bool textfile_exists(const char *path)
{
    return find_file(path) != NULL;
}

bool textfile_same(const char *one, const char *other)
{
    return find_file(one) == find_file(other);
}

const char *textfile_write(const char *path, const char *text)
{
    (void)path, (void)text;
    return "nothing is written here";
}

const char *textfile_make_folder(const char *path)
{
    (void)path;
    return "no folder is made here";
}

static void ship(const char *pattern, const char *suffix)
{
    glob_t found;

    if (glob(pattern, 0, NULL, &found) != 0)
        return;
    for (size_t i = 0; i < found.gl_pathc && shipped_count < MOST_FILES; i++) {
        const char *path = strdup(found.gl_pathv[i]);
        FILE *in = fopen(path, "rb");
        char *text = must_allocate(1 << 20);
        struct file *file = &shipped[shipped_count++];
        file->size = in ? fread(text, 1, 1 << 20, in) : 0;
        file->text = text;
        file->name = strrchr(path, '/') + 1;
        file->name_size = strlen(file->name) - strlen(suffix);
        file->suffix = suffix;
        if (in)
            fclose(in);
    }
    globfree(&found);
}

/* ---- the bundle ---- */

static size_t word_size(const char *at, const char *stop)
{
    const char *start = at;

    while (at < stop && (*at == '_' || (*at >= '0' && *at <= '9') || (*at >= 'a' && *at <= 'z') ||
                         (*at >= 'A' && *at <= 'Z')))
        at++;
    return (size_t)(at - start);
}

/* What follows `word`, or NULL. */
static const char *behind_word(const struct file *file, const char *word)
{
    const char *stop = file->text + file->size;
    const char *at = memmem(file->text, file->size, word, strlen(word));

    if (!at)
        return NULL;
    at += strlen(word);
    while (at < stop && *at == ' ')
        at++;
    return word_size(at, stop) ? at : NULL;
}

static void name_file(struct file *file, const char *suffix)
{
    static const char *const words[][2] = {
        {"contract ", ".contract"}, {"component ", ".component"}, {"system ", ".system"}};
    const char *best = NULL;

    *file = (struct file){"fuzz", 4, suffix, file->text, file->size};
    for (size_t i = 0; i < 3; i++) {
        const char *name = behind_word(file, words[i][0]);
        if (!name || (best && best < name) || (suffix && strcmp(suffix, words[i][1]) != 0))
            continue;
        best = name;
        file->name = name;
        file->name_size = word_size(name, file->text + file->size);
        file->suffix = words[i][1];
    }
    if (!file->suffix)
        file->suffix = ".contract";
}

static void divide(const char *text, size_t size)
{
    static const char line[] = "\n====\n";
    const char *stop = text + size;

    given_count = 0;
    while (given_count < 16) {
        const char *next = memmem(text, (size_t)(stop - text), line, sizeof line - 1);
        struct file *file = &given[given_count];
        *file = (struct file){.text = text, .size = (size_t)((next ? next : stop) - text)};
        name_file(file, given_count == 0 ? fuzz_target.suffix : NULL);
        given_count++;
        if (!next)
            return;
        text = next + sizeof line - 1;
    }
}

void fuzz_replace(const char *text)
{
    given[0].text = text;
    given[0].size = strlen(text);
}

char *fuzz_second(void)
{
    if (given_count < 2)
        return NULL;
    char *text = must_allocate(given[1].size + 1);
    memcpy(text, given[1].text, given[1].size);
    text[given[1].size] = '\0';
    return text;
}

bool fuzz_holds(char byte)
{
    return memchr(given[0].text, byte, given[0].size) != NULL;
}

/* ---- what must hold ---- */

void fuzz_must(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "fuzz: %s\n", what);
    abort();
}

static void check_reports(const struct diagnostics *diagnostics)
{
    static const enum diagnostic_format formats[] = {DIAGNOSTIC_TEXT, DIAGNOSTIC_JSON,
                                                     DIAGNOSTIC_SARIF};

    for (size_t i = 0; i < 3; i++) {
        char *text = NULL;
        size_t size;
        FILE *out = open_memstream(&text, &size);
        diagnostics_print(diagnostics, formats[i], out);
        fclose(out);
        if (formats[i] == DIAGNOSTIC_TEXT) {
            fuzz_must(diagnostics_count(diagnostics) == 0 || size != 0, "a refusal without a word");
        } else {
            json_t *report = json_loadb(text, size, 0, NULL);
            fuzz_must(report != NULL, "a report that is no JSON");
            json_decref(report);
        }
        free(text);
    }
}

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    ship("contracts/*.contract", ".contract");
    ship("tests/contracts/golden/*.contract", ".contract");
    ship("apps/*/*.component", ".component");
    ship("tests/contracts/parts/*/*.component", ".component");
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *const folders[] = {"contracts"};
    char path[64 + 16];

    if (size > FUZZ_LARGEST)
        return -1;
    divide((const char *)data, size);
    int name_size = given[0].name_size > 60 ? 60 : (int)given[0].name_size;
    snprintf(path, sizeof path, "%.*s%s", name_size, given[0].name, fuzz_target.suffix);
    struct diagnostics *diagnostics = diagnostics_new();
    struct contract_library *library = contract_library_new(folders, 1, diagnostics);
    fuzz_target.run(path, library, diagnostics);
    contract_library_free(library);
    check_reports(diagnostics);
    diagnostics_free(diagnostics);
    return 0;
}
