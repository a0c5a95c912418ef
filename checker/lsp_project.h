/* lsp_project.h - the texts that an editor has open, and the components that they belong to.
 * Private to lsp*.c. */
#ifndef CHECKER_LSP_PROJECT_H
#define CHECKER_LSP_PROJECT_H

#include "host.h"

#include <jansson.h>

struct document {
    char *uri;
    char *path;
    char *text;
    json_t *report; /* of the last check of its component: {"errors": [...]}, or NULL */
    json_t *facts;  /* as facts_write leaves them, or NULL                            */
};

struct project {
    char *folder;               /* of our own, for generated headers and buffers */
    char *sdk;                  /* said by the client, or NULL: look for it      */
    struct host_list contracts; /* the same                                      */
    struct document **documents;
    size_t count;
    struct host_list published; /* URIs that have diagnostics in the editor */
};

bool project_open(struct project *project);
void project_close(struct project *project);
struct document *project_find(const struct project *project, const char *uri);
void project_put(struct project *project, const char *uri, const char *text);
void project_remove(struct project *project, const char *uri);

/* Check the component that the document belongs to: its report and its facts are new then. */
void project_check(struct project *project, struct document *document);

/* The component file of the folder that this file lies in, or NULL. */
char *project_component(const char *path);

/* Where contracts are looked for, for a file; sdk as well if it is not NULL. */
struct host_list project_contracts(const struct project *project, const char *path, char **sdk);

/* "file://..." to a path and back; NULL: it is no file. */
char *uri_path(const char *uri);
char *path_uri(const char *path);

/* Line `number` (from 1) of a text, and its size. */
const char *text_line(const char *text, size_t number, size_t *size);

/* Editors count columns from 0, in UTF-16; we from 1, in bytes. */
size_t column_to_utf16(const char *line, size_t size, size_t column);
size_t column_from_utf16(const char *line, size_t size, size_t character);

#endif
