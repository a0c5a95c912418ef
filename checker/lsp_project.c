/* lsp_project.c - which component a file belongs to, and checking it as it is in the editor.
 *
 * A check is a process of its own, this program with `--draft`: whatever a text does to it, the
 * server lives on. Texts that are not saved go there as files of ours that stand for the author's.
 */
#include "lsp_project.h"
#include "../contracts/compiler/textfile.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- names ---- */

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *found = c != '\0' ? strchr(digits, c) : NULL;
    return found != NULL ? (int)(found - digits) % 16 : -1;
}

char *uri_path(const char *uri)
{
    if (strncmp(uri, "file://", 7) != 0 || uri[7] != '/')
        return NULL;
    char *path = host_format("%s", uri + 7), *to = path;
    for (const char *at = path; *at != '\0'; at++) {
        int high = *at == '%' ? hex_digit(at[1]) : -1;
        int low = high >= 0 ? hex_digit(at[2]) : -1;
        *to++ = low >= 0 ? (char)(high * 16 + low) : *at;
        at += low >= 0 ? 2 : 0;
    }
    *to = '\0';
    return path;
}

char *path_uri(const char *path)
{
    static const char plain[] =
        "-._~/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    char *uri = host_allocate(8 + 3 * strlen(path));
    char *to = uri + sprintf(uri, "file://");
    for (; *path != '\0'; path++)
        to += sprintf(to, strchr(plain, *path) != NULL ? "%c" : "%%%02X", (unsigned char)*path);
    return uri;
}

static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? host_format("%.*s", (int)(slash - path), path) : host_format(".");
}

/* ---- lines and columns ---- */

const char *text_line(const char *text, size_t number, size_t *size)
{
    for (size_t i = 1; i < number && text != NULL; i++) {
        text = strchr(text, '\n');
        text = text != NULL ? text + 1 : NULL;
    }
    *size = text != NULL ? strcspn(text, "\n") : 0;
    return text;
}

/* How many UTF-16 units the character has that begins with this byte; 0 inside of one. */
static size_t units(char byte)
{
    unsigned char c = (unsigned char)byte;
    return (c & 0xc0) == 0x80 ? 0 : c >= 0xf0 ? 2 : 1;
}

size_t column_to_utf16(const char *line, size_t size, size_t column)
{
    size_t character = 0;
    for (size_t i = 0; line != NULL && i + 1 < column && i < size; i++)
        character += units(line[i]);
    return character;
}

size_t column_from_utf16(const char *line, size_t size, size_t character)
{
    size_t at = 0;
    while (line != NULL && at < size && character > 0) {
        size_t step = units(line[at++]);
        character -= step < character ? step : character;
        while (at < size && units(line[at]) == 0)
            at++;
    }
    return at + 1;
}

/* ---- where things lie ---- */

char *project_component(const char *path)
{
    size_t size = strlen(path);
    if (size > 10 && strcmp(path + size - 10, ".component") == 0)
        return host_format("%s", path);
    char *folder = folder_of(path), *found = NULL;
    DIR *directory = opendir(folder);
    for (struct dirent *entry; directory != NULL && (entry = readdir(directory)) != NULL;) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot == NULL || dot == entry->d_name || strcmp(dot, ".component") != 0)
            continue;
        char *own = host_format("%s/%.*s.c", folder, (int)(dot - entry->d_name), entry->d_name);
        if (found == NULL || strcmp(own, path) == 0) {
            free(found);
            found = host_format("%s/%s", folder, entry->d_name);
        }
        free(own);
    }
    if (directory != NULL)
        closedir(directory);
    free(folder);
    return found;
}

/* What deed.json says in this folder: {"sdk": PATH, "contracts": [PATH...]}, relative to it. */
static bool read_settings(const char *folder, struct host_list *contracts, char **sdk)
{
    char *file = host_format("%s/deed.json", folder);
    json_t *settings = json_load_file(file, 0, NULL), *one;
    size_t i;
    json_array_foreach(json_object_get(settings, "contracts"), i, one)
    {
        if (json_is_string(one))
            host_list_add(contracts, host_format("%s/%s", folder, json_string_value(one)));
    }
    const char *said = json_string_value(json_object_get(settings, "sdk"));
    if (said != NULL && *sdk == NULL)
        *sdk = host_format("%s/%s", folder, said);
    json_decref(settings);
    free(file);
    return settings != NULL;
}

struct host_list project_contracts(const struct project *project, const char *path, char **sdk)
{
    struct host_list contracts = {0};
    host_list_add_all(&contracts, project->contracts.items, project->contracts.count);
    *sdk = project->sdk != NULL ? host_format("%s", project->sdk) : NULL;
    for (char *folder = folder_of(path); folder[0] != '\0';) {
        bool settled = read_settings(folder, &contracts, sdk);
        char *header = host_format("%s/sdk/include/deed.h", folder);
        if (textfile_exists(header)) {
            host_list_add(&contracts, host_format("%s/contracts", folder));
            if (*sdk == NULL)
                *sdk = host_format("%s/sdk/include", folder);
            settled = true;
        }
        free(header);
        char *above = folder_of(folder);
        bool is_top = settled || strcmp(above, folder) == 0;
        free(folder);
        folder = above;
        if (is_top)
            break;
    }
    return contracts;
}

/* ---- documents ---- */

bool project_open(struct project *project)
{
    const char *parent = getenv("TMPDIR");
    project->folder = host_format("%s/deed-lsp-XXXXXX", parent != NULL ? parent : "/tmp");
    return mkdtemp(project->folder) != NULL;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)status;
    (void)kind;
    (void)where;
    return remove(path);
}

void project_close(struct project *project)
{
    nftw(project->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

struct document *project_find(const struct project *project, const char *uri)
{
    for (size_t i = 0; i < project->count; i++)
        if (strcmp(project->documents[i]->uri, uri) == 0)
            return project->documents[i];
    return NULL;
}

void project_put(struct project *project, const char *uri, const char *text)
{
    struct document *document = project_find(project, uri);
    char *path = document == NULL ? uri_path(uri) : NULL;
    if (document == NULL && path == NULL)
        return;
    if (document == NULL) {
        document = host_allocate(sizeof *document);
        document->uri = host_format("%s", uri);
        document->path = path;
        project->documents =
            host_resize(project->documents, project->count + 1, sizeof project->documents[0]);
        project->documents[project->count++] = document;
    }
    free(document->text);
    document->text = host_format("%s", text);
}

void project_remove(struct project *project, const char *uri)
{
    for (size_t i = 0; i < project->count; i++) {
        struct document *document = project->documents[i];
        if (strcmp(document->uri, uri) != 0)
            continue;
        project->documents[i] = project->documents[--project->count];
        json_decref(document->report);
        json_decref(document->facts);
        free(document->uri);
        free(document->path);
        free(document->text);
        free(document);
        return;
    }
}

/* ---- the check ---- */

static void add_buffers(const struct project *project, struct host_list *arguments)
{
    for (size_t i = 0; i < project->count; i++) {
        const struct document *document = project->documents[i];
        char *buffer = host_format("%s/buffer-%zu", project->folder, i);
        if (strpbrk(document->path, ";=") == NULL &&
            host_write(buffer, document->text, strlen(document->text)))
            host_list_add(arguments, host_format("--instead=%s=%s", document->path, buffer));
        free(buffer);
    }
}

/* An error that stands in no report, since there is none. */
static json_t *no_report(const char *path, const char *text)
{
    return json_pack("{s:[{s:s, s:I, s:I, s:s, s:s, s:[]}]}", "errors", "file", path, "line",
                     (json_int_t)1, "column", (json_int_t)1, "rule", "construct", "text", text,
                     "notes");
}

void project_check(struct project *project, struct document *document)
{
    char *component = project_component(document->path), *sdk;
    json_decref(document->report);
    json_decref(document->facts);
    document->report = document->facts = NULL;
    if (component == NULL)
        return;
    struct host_list contracts = project_contracts(project, document->path, &sdk);
    struct host_list arguments = {0};
    char *gen = host_format("%s/gen", project->folder);
    char *facts = host_format("%s/facts.json", project->folder);
    textfile_make_folder(gen);
    unlink(facts);
    const char *const fixed[] = {"/proc/self/exe", "check", component, "--draft",
                                 "--format=json",  "--gen", gen,       "-o",
                                 project->folder};
    host_list_add_all(&arguments, fixed, sizeof fixed / sizeof fixed[0]);
    host_list_add(&arguments, host_format("--facts=%s", facts));
    host_list_add(&arguments, "--sdk");
    host_list_add(&arguments, sdk != NULL ? sdk : "sdk/include");
    for (size_t i = 0; i < contracts.count; i++)
        host_list_add(&arguments, host_format("-I%s", contracts.items[i]));
    add_buffers(project, &arguments);
    char *said;
    host_run(&arguments, NULL, 0, &said);
    document->report = json_loads(said, 0, NULL);
    if (!json_is_array(json_object_get(document->report, "errors"))) {
        json_decref(document->report);
        document->report = no_report(document->path, "the check could not be run");
    }
    document->facts = json_load_file(facts, 0, NULL);
    free(said);
    free(component);
    free(facts);
    free(gen);
}
