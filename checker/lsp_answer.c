/* lsp_answer.c - errors, hover texts, changes and definitions in the words of the language server
 * protocol. All of it is in the document's report and facts already; here it is looked up. */
#include "lsp_answer.h"
#include "../contracts/compiler/textfile.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t number(const json_t *object, const char *key)
{
    json_int_t value = json_integer_value(json_object_get(object, key));
    return value > 0 ? (size_t)value : 0;
}

static json_t *position(const char *text, size_t line, size_t column)
{
    size_t size;
    const char *at = text_line(text, line, &size);
    return json_pack("{s:I, s:I}", "line", (json_int_t)(line > 0 ? line - 1 : 0), "character",
                     (json_int_t)column_to_utf16(at, size, column));
}

/* The text of a file as its editor has it, or as it is saved; the caller's. */
static char *text_of(const struct project *project, const char *path)
{
    for (size_t i = 0; project != NULL && i < project->count; i++)
        if (strcmp(project->documents[i]->path, path) == 0)
            return host_format("%s", project->documents[i]->text);
    size_t size;
    char *text = host_read(path, &size);
    return text != NULL ? text : host_format("%s", "");
}

/* Of an error, a note or an edit. */
static json_t *range_of(const char *text, const json_t *one)
{
    size_t line = number(one, "line"), column = number(one, "column");
    size_t end = number(one, "end_column");
    return json_pack("{s:o, s:o}", "start", position(text, line, column), "end",
                     position(text, line, end > column ? end : column + 1));
}

/* ---- errors ---- */

static json_t *related_to(const struct project *project, const json_t *error)
{
    json_t *related = json_array(), *note;
    size_t i;
    json_array_foreach(json_object_get(error, "notes"), i, note)
    {
        const char *file = json_string_value(json_object_get(note, "file"));
        if (file == NULL)
            continue;
        char *text = text_of(project, file), *uri = path_uri(file);
        json_array_append_new(related, json_pack("{s:{s:s, s:o}, s:O}", "location", "uri", uri,
                                                 "range", range_of(text, note), "message",
                                                 json_object_get(note, "text")));
        free(text);
        free(uri);
    }
    return related;
}

/* The error, and below it what has no place: what the contract says, what to write instead. */
static char *message_of(const json_t *error)
{
    char *all = host_format("%s", json_string_value(json_object_get(error, "text")));
    json_t *note;
    size_t i;
    json_array_foreach(json_object_get(error, "notes"), i, note)
    {
        if (json_object_get(note, "file") != NULL)
            continue;
        bool help = json_is_true(json_object_get(note, "help"));
        char *longer = host_format("%s\n%s%s", all, help ? "help: " : "",
                                   json_string_value(json_object_get(note, "text")));
        free(all);
        all = longer;
    }
    return all;
}

static json_t *diagnostic(const struct project *project, const char *text, const json_t *error)
{
    char *message = message_of(error);
    json_t *made =
        json_pack("{s:o, s:i, s:O, s:s, s:s, s:o}", "range", range_of(text, error), "severity", 1,
                  "code", json_object_get(error, "rule"), "source", "deed", "message", message,
                  "relatedInformation", related_to(project, error));
    free(message);
    return made;
}

static void publish_file(const struct project *project, const char *uri, const char *path,
                         const json_t *report)
{
    json_t *list = json_array(), *error;
    char *text = text_of(project, path);
    size_t i;
    json_array_foreach(json_object_get(report, "errors"), i, error)
    {
        const char *file = json_string_value(json_object_get(error, "file"));
        if (file != NULL && strcmp(file, path) == 0)
            json_array_append_new(list, diagnostic(project, text, error));
    }
    free(text);
    lsp_send(json_pack("{s:s, s:{s:s, s:o}}", "method", "textDocument/publishDiagnostics", "params",
                       "uri", uri, "diagnostics", list));
}

void lsp_publish(struct project *project, const struct document *document)
{
    struct host_list now = {0};
    json_t *error;
    size_t i;
    host_list_add(&now, host_format("%s", document->uri));
    json_array_foreach(json_object_get(document->report, "errors"), i, error)
    {
        const char *file = json_string_value(json_object_get(error, "file"));
        char *uri = file != NULL && file[0] == '/' ? path_uri(file) : NULL;
        if (uri != NULL && strcmp(file, document->path) != 0 && !host_list_has(&now, uri))
            host_list_add(&now, uri);
        else
            free(uri);
    }
    for (i = 0; i < project->published.count; i++)
        if (!host_list_has(&now, project->published.items[i]))
            lsp_send(json_pack("{s:s, s:{s:s, s:[]}}", "method", "textDocument/publishDiagnostics",
                               "params", "uri", project->published.items[i], "diagnostics"));
    for (i = 0; i < now.count; i++) {
        char *path = i == 0 ? host_format("%s", document->path) : uri_path(now.items[i]);
        publish_file(project, now.items[i], path, document->report);
        free(path);
    }
    for (i = 0; i < project->published.count; i++)
        free((char *)project->published.items[i]);
    free(project->published.items);
    project->published = now;
}

void lsp_forget(struct project *project, const char *uri)
{
    (void)project;
    lsp_send(json_pack("{s:s, s:{s:s, s:[]}}", "method", "textDocument/publishDiagnostics",
                       "params", "uri", uri, "diagnostics"));
}

/* ---- what is at a place ---- */

struct word {
    size_t line;      /* from 1               */
    char *name;       /* the caller's, or NULL */
    const char *text; /* its whole line     */
    size_t size;
};

static bool in_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static struct word word_at(const struct document *document, json_t *parameters)
{
    json_t *place = json_object_get(parameters, "position");
    struct word word = {.line = number(place, "line") + 1};
    word.text = document != NULL ? text_line(document->text, word.line, &word.size) : NULL;
    if (word.text == NULL)
        return word;
    size_t start = column_from_utf16(word.text, word.size, number(place, "character")) - 1;
    while (start > 0 && in_word(word.text[start - 1]))
        start--;
    size_t end = start;
    while (end < word.size && in_word(word.text[end]))
        end++;
    if (end > start)
        word.name = host_format("%.*s", (int)(end - start), word.text + start);
    return word;
}

/* "owned; or: null" of the texts of one time. */
static char *texts_of(const json_t *variable, const char *time)
{
    char *all = NULL;
    json_t *one;
    size_t i;
    json_array_foreach(json_object_get(variable, time), i, one)
    {
        char *longer = all != NULL ? host_format("%s; or: %s", all, json_string_value(one))
                                   : host_format("%s", json_string_value(one));
        free(all);
        all = longer;
    }
    return all;
}

json_t *lsp_hover(const struct document *document, json_t *parameters)
{
    struct word word = word_at(document, parameters);
    char line[24];
    snprintf(line, sizeof line, "%zu", word.line);
    json_t *facts = word.name != NULL ? json_object_get(document->facts, document->path) : NULL;
    json_t *variable =
        word.name != NULL ? json_object_get(json_object_get(facts, line), word.name) : NULL;
    char *before = texts_of(variable, "before"), *after = texts_of(variable, "after");
    json_t *result = json_null();
    if (before != NULL || after != NULL) {
        bool same = before != NULL && after != NULL && strcmp(before, after) == 0;
        char *text = same ? host_format("`%s` is %s", word.name, before)
                          : host_format("%s%s%s%s", before != NULL ? "before this line: " : "",
                                        before != NULL ? before : "",
                                        before != NULL && after != NULL ? "\n\n" : "",
                                        after != NULL ? "" : "");
        if (!same && after != NULL) {
            char *longer = host_format("`%s`\n\n%safter it: %s", word.name, text, after);
            free(text);
            text = longer;
        }
        result = json_pack("{s:{s:s, s:s}}", "contents", "kind", "markdown", "value", text);
        free(text);
    }
    free(before);
    free(after);
    free(word.name);
    return result;
}

/* ---- changes ---- */

static json_t *action(const struct document *document, const json_t *error)
{
    json_t *fix = json_object_get(error, "fix"), *edits = json_array(), *edit;
    size_t i;
    json_array_foreach(json_object_get(fix, "edits"), i, edit)
    {
        const char *file = json_string_value(json_object_get(edit, "file"));
        if (file == NULL || strcmp(file, document->path) != 0)
            continue;
        json_array_append_new(edits,
                              json_pack("{s:o, s:O}", "range", range_of(document->text, edit),
                                        "newText", json_object_get(edit, "text")));
    }
    if (json_array_size(edits) == 0) {
        json_decref(edits);
        return NULL;
    }
    return json_pack("{s:O, s:s, s:b, s:[o], s:{s:{s:o}}}", "title", json_object_get(fix, "title"),
                     "kind", "quickfix", "isPreferred",
                     (int)json_is_true(json_object_get(fix, "certain")), "diagnostics",
                     diagnostic(NULL, document->text, error), "edit", "changes", document->uri,
                     edits);
}

json_t *lsp_actions(const struct document *document, json_t *parameters)
{
    json_t *range = json_object_get(parameters, "range"), *list = json_array(), *error;
    size_t first = number(json_object_get(range, "start"), "line") + 1;
    size_t last = number(json_object_get(range, "end"), "line") + 1, i;
    json_array_foreach(document != NULL ? json_object_get(document->report, "errors") : NULL, i,
                       error)
    {
        const char *file = json_string_value(json_object_get(error, "file"));
        size_t line = number(error, "line");
        if (file == NULL || strcmp(file, document->path) != 0 || line < first || line > last ||
            json_object_get(error, "fix") == NULL)
            continue;
        json_t *one = action(document, error);
        if (one != NULL)
            json_array_append_new(list, one);
    }
    return list;
}

/* ---- definitions ---- */

static json_t *location(const char *path, size_t line, size_t column)
{
    char *uri = path_uri(path);
    json_t *range = json_pack("{s:{s:I, s:I}, s:{s:I, s:I}}", "start", "line", (json_int_t)line,
                              "character", (json_int_t)column, "end", "line", (json_int_t)line,
                              "character", (json_int_t)column);
    json_t *made = json_pack("{s:s, s:o}", "uri", uri, "range", range);
    free(uri);
    return made;
}

/* Where the contract declares the message that an operation's name ends in, or its beginning. */
static json_t *message_location(const char *file, const char *operation)
{
    size_t size, line = 0;
    char *text = host_read(file, &size);
    for (const char *at = text; at != NULL; at = strchr(at, '\n'), line++) {
        at += *at == '\n';
        const char *found = strstr(at, "message ");
        if (found == NULL)
            break;
        if (found > at + strcspn(at, "\n"))
            continue;
        size_t length = strspn(found + 8, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                          "0123456789");
        char *name = host_format("_%.*s", (int)length, found + 8);
        const char *hit = strstr(operation, name);
        bool whole = length > 0 && hit != NULL && !isalnum((unsigned char)hit[length + 1]);
        free(name);
        if (whole) {
            json_t *made = location(file, line, (size_t)(found + 8 - at));
            free(text);
            return made;
        }
    }
    free(text);
    return location(file, 0, 0);
}

json_t *lsp_definition(const struct project *project, const struct document *document,
                       json_t *parameters)
{
    struct word word = word_at(document, parameters);
    json_t *result = NULL;
    if (word.text != NULL && memmem(word.text, word.size, ".component.h", 12) != NULL) {
        char *component = project_component(document->path);
        result = component != NULL ? location(component, 0, 0) : NULL;
        free(component);
    } else if (word.name != NULL) {
        char *sdk, *contract = host_format("%.*s", (int)strcspn(word.name, "_"), word.name);
        struct host_list folders = project_contracts(project, document->path, &sdk);
        for (size_t i = 0; i < folders.count && result == NULL; i++) {
            char *file = host_format("%s/%s.contract", folders.items[i], contract);
            if (textfile_exists(file))
                result = message_location(file, word.name);
            free(file);
        }
        free(folders.items);
        free(contract);
        free(sdk);
    }
    free(word.name);
    return result != NULL ? result : json_null();
}
