/* system.c - NAME.system: the components of an image, what each gets of the machine, and who is
 * connected to whom.
 *
 *     system demo {
 *         component console in apps/console { priority 10; irq 4; ioport 0x3f8..0x3ff; }
 *         component calc    in apps/calc    { priority 5; restart always; }
 *         component shell   in apps/shell;
 *         connect shell.calc -> calc.service;
 *         connect calc.console, shell.console -> console.service;
 *         allow inject;
 *         memory 64M;                 // what the machine has; 64M if not said
 *     }
 *
 * An option is `priority 0..31`, `restart always` or `restart never`, `irq N`, `ioport
 * FIRST..LAST`, `start manual`. */
#include <stdlib.h>
#include <string.h>

#include "image.h"
#include "../compiler/words.h"

#define DEFAULT_PRIORITY 5u
#define DEFAULT_MEMORY   ((uint64_t)64 << 20)
#define MOST_MEMORY      ((uint64_t)1 << 30) /* as far as the kernel looks */
#define MOST_INSTANCES   256u
#define MOST_CONNECTIONS 4096u

static const char *const statements[] = {"component", "connect", "allow", "memory", "forbid", NULL};
static const char *const options[] = {"priority", "restart", "irq", "ioport", "start", NULL};

/* A relative path without `..`, up to the next blank, `{` or `;`. It is read off the text, since
 * names of folders are no tokens. */
static const char *parse_path(struct image_draft *draft)
{
    struct notation *in = &draft->notation;
    const char *start = in->token.text;
    const char *stop = start;
    struct place at = in->token.place;

    while (stop < in->end && !strchr(" \t\r\n{;", *stop))
        stop++;
    const char *path = pool_text(&draft->pool, start, (size_t)(stop - start));
    while (in->token.kind != TOKEN_END && in->token.text < stop)
        notation_advance(in);
    if (*path == '\0') {
        notation_unexpected(in, "a folder");
        return NULL;
    }
    if (*path == '/' || strstr(path, "..")) {
        image_error(draft, at, "syntax",
                    "a folder is named from the root of the sources, downwards");
        return NULL;
    }
    return path;
}

/* One option; `said` is set to whether it was there already, and must not have been. */
static bool once(struct image_draft *draft, struct place at, bool *said, const char *what)
{
    if (*said)
        image_error(draft, at, "name", "`%s` is said twice", what);
    *said = true;
    return true;
}

static bool parse_ioport(struct image_draft *draft, struct instance *instance)
{
    struct notation *in = &draft->notation;
    struct place at = in->token.place;
    uint64_t first = 0;
    uint64_t last = 0;

    if (!notation_number(in, "the first I/O port", 0xffff, &first))
        return false;
    if (!notation_accept(in, TOKEN_RANGE)) {
        notation_unexpected(in, "`..`");
        return false;
    }
    if (!notation_number(in, "the last I/O port", 0xffff, &last))
        return false;
    if (last < first || last - first == 0xffff) {
        image_error(draft, at, "hardware",
                    "a range of I/O ports goes upwards and is not all of them");
        return true;
    }
    instance->ioport_base = (uint16_t)first;
    instance->ioport_count = (uint16_t)(last - first + 1);
    return true;
}

static bool parse_option(struct image_draft *draft, struct instance *instance, struct said *said)
{
    struct notation *in = &draft->notation;
    struct place at = in->token.place;
    uint64_t number = 0;

    if (notation_accept_word(in, "priority")) {
        once(draft, at, &said->priority, "priority");
        if (!notation_number(in, "a priority", 31, &number))
            return false;
        instance->priority = (unsigned)number;
    } else if (notation_accept_word(in, "restart")) {
        once(draft, at, &said->restart, "restart");
        instance->restart = notation_is_word(in, "always") ? RESTART_ALWAYS : RESTART_NEVER;
        if (!notation_accept_word(in, "always") &&
            !notation_expect_word(in, "never", "`always` or `never`"))
            return false;
    } else if (notation_accept_word(in, "irq")) {
        once(draft, at, &said->irq, "irq");
        if (!notation_number(in, "an interrupt", 255, &number))
            return false;
        instance->irq = (int)number;
    } else if (notation_accept_word(in, "ioport")) {
        once(draft, at, &said->ioport, "ioport");
        if (!parse_ioport(draft, instance))
            return false;
    } else if (notation_accept_word(in, "start")) {
        once(draft, at, &said->manual, "start");
        if (!notation_expect_word(in, "manual", "`manual`"))
            return false;
        instance->manual = true;
    } else if (notation_is_word(in, "budget")) {
        image_error(draft, at, "unsupported", "`budget` is not in this version; leave it out");
        return false;
    } else {
        notation_unexpected(in, "`priority`, `restart`, `irq`, `ioport`, `start` or `}`");
        return false;
    }
    return notation_expect_mark(in, ';', "the option");
}

static bool parse_options(struct image_draft *draft, struct instance *instance, struct said *said)
{
    struct notation *in = &draft->notation;

    if (notation_accept_mark(in, ';'))
        return true;
    if (!notation_expect_mark(in, '{', "the folder"))
        return false;
    while (in->token.kind != TOKEN_END && !notation_is_mark(in, '}')) {
        const char *begin = in->token.text;
        if (!parse_option(draft, instance, said))
            notation_recover(in, begin, options);
    }
    return notation_expect_mark(in, '}', "the options");
}

static size_t find_instance(const struct image_draft *draft, const char *name)
{
    size_t i = 0;

    while (i < draft->image.instance_count && strcmp(draft->image.instances[i].name, name) != 0)
        i++;
    return i;
}

/* `component NAME in FOLDER { ... }`, behind the first word. */
static bool parse_instance(struct image_draft *draft)
{
    struct notation *in = &draft->notation;
    struct system_image *image = &draft->image;
    struct instance instance = {
        .priority = DEFAULT_PRIORITY, .irq = -1, .supervisor = NOT_THERE, .place = in->token.place};
    struct said said = {0};

    instance.name = notation_name(in, "the name of a component");
    if (!instance.name || !notation_expect_word(in, "in", "`in` and a folder"))
        return false;
    instance.directory = parse_path(draft);
    if (!instance.directory || !parse_options(draft, &instance, &said))
        return false;
    size_t other = find_instance(draft, instance.name);
    if (other < image->instance_count) {
        image_error(draft, instance.place, "name",
                    "`%s` is here twice; more than one instance of a component is not in this "
                    "version",
                    instance.name);
        notation_note(in, image->instances[other].place, "the other one is here");
        return true;
    }
    if (image->instance_count == MOST_INSTANCES) {
        image_error(draft, instance.place, "limit", "a system has at most %u components",
                    MOST_INSTANCES);
        return true;
    }
    const char *file = pool_print(&draft->pool, "%s/%s/%s.component", draft->root,
                                  instance.directory, instance.name);
    instance.component = component_read_at(file, instance.place, draft->library, in->all);
    draft->component_failed |= !instance.component;
    instance.symbol = instance.name;
    image->instances =
        pool_grow(&draft->pool, image->instances, image->instance_count, sizeof instance);
    draft->said = pool_grow(&draft->pool, draft->said, image->instance_count, sizeof said);
    draft->said[image->instance_count] = said;
    image->instances[image->instance_count++] = instance;
    return true;
}

/* `instance.port`; false when it is not even that. Unknown ones are reported and leave `component`
 * at the count of instances. */
struct end {
    size_t instance, port;
    struct place place;
};

static bool parse_end(struct image_draft *draft, struct end *end)
{
    struct notation *in = &draft->notation;
    const struct system_image *image = &draft->image;

    end->place = in->token.place;
    end->instance = image->instance_count;
    const char *name = notation_name(in, "COMPONENT.PORT");
    if (!name || !notation_expect_mark(in, '.', "the name of the component"))
        return false;
    struct place port_place = in->token.place;
    const char *port_name = notation_name(in, "the name of a port");
    if (!port_name)
        return false;
    size_t found = find_instance(draft, name);
    if (found == image->instance_count) {
        image_error(draft, end->place, "unknown", "no component `%s` in this system (so far)",
                    name);
        return true;
    }
    const struct component *component = image->instances[found].component;
    if (!component)
        return true;
    const struct port *port = component_find_port(component, port_name);
    if (!port) {
        image_error(draft, port_place, "unknown", "the component %s has no port `%s`", name,
                    port_name);
        struct nearest nearest = {.wanted = port_name};
        for (size_t i = 0; i < component->port_count; i++)
            word_offer(&nearest, component->ports[i].name);
        notation_suggest(in, &nearest);
        notation_note(in, component->place, "its file");
        return true;
    }
    end->instance = found;
    end->port = (size_t)(port - component->ports);
    return true;
}

static void add_connection(struct image_draft *draft, struct end client, struct end server)
{
    struct system_image *image = &draft->image;
    size_t none = image->instance_count;

    if (client.instance == none || server.instance == none)
        return;
    if (image->connection_count == MOST_CONNECTIONS) {
        image_error(draft, client.place, "limit", "a system has at most %u connections",
                    MOST_CONNECTIONS);
        return;
    }
    struct connection connection = {client.instance, client.port, server.instance, server.port,
                                    NOT_THERE,       false,       client.place};
    image->connections =
        pool_grow(&draft->pool, image->connections, image->connection_count, sizeof connection);
    image->connections[image->connection_count++] = connection;
}

/* `connect a.port, b.port -> c.port;`, behind the first word. */
static bool parse_connect(struct image_draft *draft)
{
    struct notation *in = &draft->notation;
    struct end *clients = NULL;
    size_t count = 0;
    struct end server;

    do {
        struct end client;
        if (!parse_end(draft, &client))
            return false;
        clients = pool_grow(&draft->pool, clients, count, sizeof client);
        clients[count++] = client;
    } while (notation_accept_mark(in, ','));
    if (!notation_accept(in, TOKEN_ARROW)) {
        notation_unexpected(in, "`->`");
        return false;
    }
    if (!parse_end(draft, &server))
        return false;
    for (size_t i = 0; i < count; i++)
        add_connection(draft, clients[i], server);
    return notation_expect_mark(in, ';', "the connection");
}

static bool parse_statement(struct image_draft *draft)
{
    struct notation *in = &draft->notation;
    struct place at = in->token.place;

    if (notation_accept_word(in, "component"))
        return parse_instance(draft);
    if (notation_accept_word(in, "connect"))
        return parse_connect(draft);
    if (notation_accept_word(in, "allow")) {
        once(draft, at, &draft->image.allow_inject, "allow inject");
        return notation_expect_word(in, "inject", "`inject`") &&
               notation_expect_mark(in, ';', "`inject`");
    }
    if (notation_accept_word(in, "memory")) {
        once(draft, at, &draft->said_memory, "memory");
        draft->image.memory_place = at;
        return notation_number(in, "the memory of the machine", MOST_MEMORY,
                               &draft->image.memory) &&
               notation_expect_mark(in, ';', "the memory");
    }
    if (notation_is_word(in, "forbid") || notation_is_word(in, "monitor")) {
        image_error(draft, at, "unsupported", "`%.*s` is not in this version; leave it out",
                    (int)in->token.size, in->token.text);
        return false;
    }
    notation_unexpected(in, "`component`, `connect`, `allow inject`, `memory` or `}`");
    return false;
}

static void parse_system(struct image_draft *draft)
{
    struct notation *in = &draft->notation;

    if (!notation_expect_word(in, "system", "`system`"))
        return;
    struct place at = in->token.place;
    draft->image.name = notation_name(in, "the name of the system");
    if (!draft->image.name)
        return;
    const char *why = word_refused_after_prefix(draft->image.name);
    if (why)
        image_error(draft, at, "name", "a system cannot be called `%s`: %s", draft->image.name,
                    why);
    if (!notation_expect_mark(in, '{', "the name of the system"))
        return;
    while (in->token.kind != TOKEN_END && !notation_is_mark(in, '}')) {
        const char *begin = in->token.text;
        if (!parse_statement(draft))
            notation_recover(in, begin, statements);
    }
    if (notation_expect_mark(in, '}', "the system's last statement") && in->token.kind != TOKEN_END)
        notation_unexpected(in, "nothing after the system (one a file)");
}

struct system_image *system_read(const char *file, const char *root,
                                 struct contract_library *library, struct diagnostics *diagnostics)
{
    struct image_draft *draft = must_allocate(sizeof *draft);
    struct place whole = {file, 0, 0};

    *draft =
        (struct image_draft){.image = {.memory = DEFAULT_MEMORY}, .root = root, .library = library};
    if (notation_open(&draft->notation, file, whole, &draft->pool, diagnostics)) {
        draft->image.file = draft->notation.file;
        draft->image.memory_place = (struct place){draft->notation.file, 0, 0};
        parse_system(draft);
        if (draft->notation.errors == 0 && !draft->component_failed)
            image_check(draft);
        if (draft->notation.errors == 0 && !draft->component_failed)
            return &draft->image;
    }
    system_free(&draft->image);
    return NULL;
}

/* The image is the first member of its draft. */
void system_free(struct system_image *system)
{
    struct image_draft *draft = (struct image_draft *)system;

    if (!draft)
        return;
    for (size_t i = 0; i < draft->image.instance_count; i++)
        component_free((struct component *)draft->image.instances[i].component);
    pool_free(&draft->pool);
    free(draft);
}
