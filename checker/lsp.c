/* lsp.c - the language server: messages in, what they ask for out.
 *
 * One thing at a time, in order. What the client sends is believed nowhere: a message that is no
 * JSON, asks for what there is not, or lacks what it should have gets an error or no answer, and
 * the next one is read. The verdicts are for people; only `deed check` itself makes an object. */
#include "lsp.h"
#include "lsp_answer.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define LARGEST ((size_t)64 << 20)

enum { PARSE_ERROR = -32700, INVALID_REQUEST = -32600, NO_METHOD = -32601, NOT_READY = -32002 };

struct server {
    struct project project;
    bool is_ready, is_over;
    char *due; /* URI of a document that has changed since it was checked, or NULL */
};

/* ---- the wire ---- */

void lsp_send(json_t *message)
{
    json_object_set_new(message, "jsonrpc", json_string("2.0"));
    char *text = json_dumps(message, JSON_COMPACT);
    if (text != NULL)
        printf("Content-Length: %zu\r\n\r\n%s", strlen(text), text);
    fflush(stdout);
    free(text);
    json_decref(message);
}

static void answer(json_t *id, json_t *result)
{
    lsp_send(json_pack("{s:O, s:o}", "id", id, "result", result));
}

static void fail(json_t *id, int code, const char *text)
{
    json_t *error = json_pack("{s:i, s:s}", "code", code, "message", text);
    lsp_send(
        json_pack("{s:o, s:o}", "id", id != NULL ? json_incref(id) : json_null(), "error", error));
}

/* The size that the next message says it has; 0 for headers without one, false at the end. */
static bool read_headers(size_t *size)
{
    char line[1024];
    bool any = false;
    *size = 0;
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (line[strspn(line, "\r\n")] == '\0') {
            if (any)
                return true;
            continue;
        }
        any = true;
        if (strncasecmp(line, "Content-Length:", 15) == 0)
            *size = strtoull(line + 15, NULL, 10);
    }
    return false;
}

/* The next message; NULL with `more` when it was none. */
static json_t *receive(bool *more)
{
    size_t size;
    *more = read_headers(&size);
    if (!*more || size == 0)
        return NULL;
    char *text = size <= LARGEST ? malloc(size) : NULL;
    if (text == NULL) {
        *more = false; /* nobody knows where the next one begins */
        return NULL;
    }
    *more = fread(text, 1, size, stdin) == size;
    json_t *message = *more ? json_loadb(text, size, 0, NULL) : NULL;
    free(text);
    return message;
}

/* ---- documents ---- */

static void check_due(struct server *server)
{
    struct document *document =
        server->due != NULL ? project_find(&server->project, server->due) : NULL;
    free(server->due);
    server->due = NULL;
    if (document == NULL)
        return;
    project_check(&server->project, document);
    lsp_publish(&server->project, document);
}

static void set_due(struct server *server, const char *uri)
{
    if (server->due != NULL && strcmp(server->due, uri) != 0)
        check_due(server);
    free(server->due);
    server->due = host_format("%s", uri);
}

static const char *uri_of(json_t *parameters)
{
    return json_string_value(json_object_get(json_object_get(parameters, "textDocument"), "uri"));
}

static void did_open(struct server *server, json_t *parameters)
{
    const char *uri = uri_of(parameters);
    const char *text =
        json_string_value(json_object_get(json_object_get(parameters, "textDocument"), "text"));
    if (uri == NULL || text == NULL)
        return;
    project_put(&server->project, uri, text);
    set_due(server, uri);
}

/* Full texts: the last change is what counts. */
static void did_change(struct server *server, json_t *parameters)
{
    json_t *changes = json_object_get(parameters, "contentChanges");
    const char *uri = uri_of(parameters);
    const char *text = json_string_value(
        json_object_get(json_array_get(changes, json_array_size(changes) - 1), "text"));
    if (uri == NULL || text == NULL || project_find(&server->project, uri) == NULL)
        return;
    project_put(&server->project, uri, text);
    set_due(server, uri);
}

static void did_save(struct server *server, json_t *parameters)
{
    const char *uri = uri_of(parameters);
    if (uri != NULL)
        set_due(server, uri);
}

static void did_close(struct server *server, json_t *parameters)
{
    const char *uri = uri_of(parameters);
    if (uri == NULL)
        return;
    lsp_forget(&server->project, uri);
    project_remove(&server->project, uri);
}

/* ---- life ---- */

static json_t *initialize(struct server *server, json_t *parameters)
{
    json_t *options = json_object_get(parameters, "initializationOptions"), *one;
    const char *sdk = json_string_value(json_object_get(options, "sdk"));
    size_t i;
    if (sdk != NULL)
        server->project.sdk = host_format("%s", sdk);
    json_array_foreach(json_object_get(options, "contracts"), i, one)
    {
        if (json_is_string(one))
            host_list_add(&server->project.contracts, host_format("%s", json_string_value(one)));
    }
    server->is_ready = true;
    json_t *sync = json_pack("{s:b, s:i, s:b}", "openClose", 1, "change", 1, "save", 1);
    json_t *actions = json_pack("{s:[s]}", "codeActionKinds", "quickfix");
    return json_pack("{s:{s:o, s:b, s:b, s:o}, s:{s:s}}", "capabilities", "textDocumentSync", sync,
                     "hoverProvider", 1, "definitionProvider", 1, "codeActionProvider", actions,
                     "serverInfo", "name", "deed");
}

static void request(struct server *server, const char *method, json_t *id, json_t *parameters)
{
    const char *uri = uri_of(parameters);
    struct document *document = uri != NULL ? project_find(&server->project, uri) : NULL;
    if (strcmp(method, "initialize") == 0) {
        answer(id, initialize(server, parameters));
    } else if (server->is_over) {
        fail(id, INVALID_REQUEST, "it was shut down");
    } else if (!server->is_ready) {
        fail(id, NOT_READY, "`initialize` comes first");
    } else if (strcmp(method, "shutdown") == 0) {
        server->is_over = true;
        answer(id, json_null());
    } else if (strcmp(method, "textDocument/hover") == 0) {
        check_due(server);
        answer(id, lsp_hover(document, parameters));
    } else if (strcmp(method, "textDocument/codeAction") == 0) {
        check_due(server);
        answer(id, lsp_actions(document, parameters));
    } else if (strcmp(method, "textDocument/definition") == 0) {
        answer(id, lsp_definition(&server->project, document, parameters));
    } else {
        fail(id, NO_METHOD, "there is no such method");
    }
}

static void notification(struct server *server, const char *method, json_t *parameters)
{
    static const struct {
        const char *method;
        void (*run)(struct server *server, json_t *parameters);
    } known[] = {{"textDocument/didOpen", did_open},
                 {"textDocument/didChange", did_change},
                 {"textDocument/didSave", did_save},
                 {"textDocument/didClose", did_close}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (server->is_ready && !server->is_over && strcmp(method, known[i].method) == 0)
            known[i].run(server, parameters);
}

/* True when it was `exit`. */
static bool dispatch(struct server *server, json_t *message)
{
    const char *method = json_string_value(json_object_get(message, "method"));
    json_t *id = json_object_get(message, "id");
    json_t *parameters = json_object_get(message, "params");
    bool is_answer = json_object_get(message, "result") || json_object_get(message, "error");
    if (method == NULL && is_answer)
        return false; /* to something that we never asked */
    if (method == NULL)
        fail(id, INVALID_REQUEST, "a message needs a method");
    else if (strcmp(method, "exit") == 0)
        return true;
    else if (id != NULL)
        request(server, method, id, parameters);
    else
        notification(server, method, parameters);
    return false;
}

/* Is the next message here already? Then the check of a text that will be old can wait. */
static bool more_waits(void)
{
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&in, 1, 0) > 0 && (in.revents & POLLIN);
}

int lsp_serve(void)
{
    struct server server = {0};
    bool more = true, is_end = false;
    setvbuf(stdin, NULL, _IONBF, 0); /* so that poll sees what waits */
    if (!project_open(&server.project)) {
        perror("deed check --lsp");
        return 1;
    }
    while (more && !is_end) {
        json_t *message = receive(&more);
        if (message != NULL)
            is_end = dispatch(&server, message);
        else if (more)
            fail(NULL, PARSE_ERROR, "this is no JSON");
        json_decref(message);
        if (!is_end && !more_waits())
            check_due(&server);
    }
    project_close(&server.project);
    return server.is_over && is_end ? 0 : 1;
}
