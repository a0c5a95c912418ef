/* front_signature.c - a call that does not fit what it calls: how the function is declared, and, of
 * endpoints, sets and ports, of which contract and side the one is and the other should be. */
#include "front.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define LONGEST 400

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* The opening parenthesis of the parameter list in which, or in front of which, the offset is. */
static const char *find_list(const char *text, size_t offset)
{
    const char *at = text + offset;
    size_t depth = 0;
    while (is_word(*at))
        at++;
    if (*at == '(')
        return at;
    for (at = text + offset; at > text && *at != ';' && *at != '}'; at--) {
        depth += *at == ')';
        if (*at == '(' && depth-- == 0)
            return at;
    }
    return NULL;
}

/* Behind `__attribute__((...))`, or the place itself. */
static const char *skip_attribute(const char *at)
{
    if (strncmp(at, "__attribute__", 13) != 0)
        return at;
    size_t depth = 0;
    for (at += 13; *at != '\0'; at++) {
        depth += *at == '(';
        if (*at == ')' && --depth == 0)
            return at + 1;
    }
    return at;
}

/* "File_call_Read(struct File_client *client, ...)", without annotations; NULL: not found. */
static const char *signature_at(struct front *front, size_t offset)
{
    char words[LONGEST];
    size_t size = 0, depth = 0;
    const char *list = find_list(front->source->text, offset);
    const char *start = list;
    while (start != NULL && start > front->source->text && is_word(start[-1]))
        start--;
    if (list == NULL || start == list)
        return NULL;
    for (const char *at = start; *at != '\0' && size < sizeof words - 1;) {
        const char *next = skip_attribute(at);
        bool is_space = next == at && isspace((unsigned char)*at);
        if (next != at || (is_space && (size == 0 || words[size - 1] == ' '))) {
            at = next + (is_space ? 1 : 0);
            continue;
        }
        if ((*at == ',' || *at == ')') && size > 0 && words[size - 1] == ' ')
            size--;
        words[size++] = is_space ? ' ' : *at;
        depth += *at == '(';
        if (*at++ == ')' && --depth == 0)
            return front_format(front, "%.*s", (int)size, words);
    }
    return NULL;
}

void signature_advise(struct front *front, CXDiagnostic diagnostic)
{
    CXDiagnosticSet children = clang_getChildDiagnostics(diagnostic);
    const char *signature = NULL;
    for (unsigned i = 0; i < clang_getNumDiagnosticsInSet(children); i++) {
        CXDiagnostic note = clang_getDiagnosticInSet(children, i);
        const char *text = front_string(front, clang_getDiagnosticSpelling(note));
        unsigned offset;
        clang_getFileLocation(clang_getDiagnosticLocation(note), NULL, NULL, NULL, &offset);
        if (strstr(text, "declared here") != NULL || strstr(text, "to parameter") != NULL)
            signature = signature_at(front, offset);
        clang_disposeDiagnostic(note);
    }
    if (signature != NULL)
        front_advise(front, "it is `%s`", signature);
}

/* ---- endpoints, sets and ports of another contract or side ---- */

struct kind {
    const char *ending, *what;
};

static const struct kind kinds[] = {
    {"_client_set", "set of clients"},
    {"_server_set", "set of servers"},
    {"_client", "client end"},
    {"_server", "server end"},
    {"_port", "port"},
};

/* Of `struct NAME_KIND *`, as in `text`: the kind, and the name's length; NULL: it is none. */
static const struct kind *kind_of(const char *text, const char **name, size_t *length)
{
    if (strncmp(text, "const ", 6) == 0)
        text += 6;
    if (strncmp(text, "struct ", 7) != 0)
        return NULL;
    *name = text + 7;
    size_t all = 0;
    while (is_word((*name)[all]))
        all++;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t ending = strlen(kinds[i].ending);
        *length = all - ending;
        if (all > ending && strncmp(*name + all - ending, kinds[i].ending, ending) == 0)
            return &kinds[i];
    }
    return NULL;
}

static void advise_ports(struct front *front, const char *contract, size_t length)
{
    const struct component *component = front->component;
    const char *list = NULL;
    for (size_t i = 0; i < component->port_count; i++) {
        const struct port *port = &component->ports[i];
        if (port->contract == NULL || strlen(port->contract->name) != length ||
            strncmp(port->contract->name, contract, length) != 0)
            continue;
        list = list != NULL ? front_format(front, "%s, `%s`", list, port->name)
                            : front_format(front, "`%s`", port->name);
    }
    if (list != NULL)
        front_advise(front, "of contract %.*s there is the port %s", (int)length, contract, list);
    else
        front_advise(front, "%s declares no port of contract %.*s: `uses NAME: %.*s;`",
                     component->file, (int)length, contract, (int)length, contract);
}

bool signature_advise_kind(struct front *front, const char *said)
{
    const char *from = strstr(said, "passing '"), *to = strstr(said, "of type '");
    const char *name, *wanted;
    size_t length, wanted_length;
    if (from == NULL || to == NULL)
        return false;
    const struct kind *is = kind_of(from + 9, &name, &length);
    const struct kind *should_be = kind_of(to + 9, &wanted, &wanted_length);
    if (is == NULL || should_be == NULL)
        return false;
    front_advise(front, "this is a %s of contract %.*s; a %s of contract %.*s is asked for",
                 is->what, (int)length, name, should_be->what, (int)wanted_length, wanted);
    if (strcmp(should_be->what, "port") == 0)
        advise_ports(front, wanted, wanted_length);
    else if (length == wanted_length && strncmp(name, wanted, length) == 0)
        front_advise(front, "the functions for a %s are called %.*s%s_...", is->what, (int)length,
                     name, is->ending);
    else
        front_advise(front, "the functions for a %s begin with %.*s_", is->what, (int)length, name);
    return true;
}
