/* speech.c - the statements of a system file that say who may speak to whom: `connect`, `monitor`,
 * `forbid`, `export`. */
#include <string.h>

#include "image.h"

#define MOST_CONNECTIONS 2000u  /* the kernel has room for 2048 channels */
#define MOST_FORBIDDEN   65536u /* pairs of components                   */

static bool parse_ends(struct image_draft *draft, struct ends *ends)
{
    do {
        if (!ends_parse(draft, ends))
            return false;
    } while (notation_accept_mark(&draft->notation, ','));
    return true;
}

/* `CLIENTS -> SERVERS`. */
static bool parse_arrow(struct image_draft *draft, struct ends *clients, struct ends *servers)
{
    if (!parse_ends(draft, clients))
        return false;
    if (!notation_accept(&draft->notation, TOKEN_ARROW)) {
        notation_unexpected(&draft->notation, "`->`");
        return false;
    }
    return ends_parse(draft, servers);
}

/* All to one, or each to its own. */
static bool are_pairs(struct image_draft *draft, const struct ends *clients,
                      const struct ends *servers, struct place at)
{
    if (clients->unknown || servers->unknown)
        return false;
    if (servers->count == 1 || servers->count == clients->count)
        return true;
    image_error(draft, at, "wiring",
                "%zu ports on the left and %zu on the right: there is one on the right, or one "
                "for each on the left",
                clients->count, servers->count);
    return false;
}

static void add_connection(struct image_draft *draft, struct end client, struct end server)
{
    struct system_image *image = &draft->image;
    struct connection connection = {client.instance, client.port, server.instance, server.port,
                                    NOT_THERE,       false,       client.place};

    if (image->connection_count >= MOST_CONNECTIONS) {
        image_error(draft, client.place, "limit", "a system has at most %u connections",
                    MOST_CONNECTIONS);
        return;
    }
    image->connections =
        pool_grow(&draft->pool, image->connections, image->connection_count, sizeof connection);
    image->connections[image->connection_count++] = connection;
}

/* `connect a.port, b[*].port -> c.port;` */
bool speech_connect(struct image_draft *draft)
{
    struct place at = draft->notation.token.place;
    struct ends clients = {0};
    struct ends servers = {0};

    if (!parse_arrow(draft, &clients, &servers))
        return false;
    if (are_pairs(draft, &clients, &servers, at))
        for (size_t i = 0; i < clients.count; i++)
            add_connection(draft, clients.list[i], servers.list[servers.count == 1 ? 0 : i]);
    return notation_expect_mark(&draft->notation, ';', "the connection");
}

/* `monitor audit on a.port -> b.port;` or `... delegates;` */
bool speech_monitor(struct image_draft *draft)
{
    struct notation *in = &draft->notation;
    struct place at = in->token.place;
    struct range by;
    struct ends clients = {0};
    struct ends servers = {0};
    size_t monitor;

    if (!range_parse(draft, &by) || !notation_expect_word(in, "on", "`on`") ||
        !parse_arrow(draft, &clients, &servers))
        return false;
    bool delegates = notation_accept_word(in, "delegates");
    size_t found = range_find(draft, &by, &monitor);
    if (found > 1)
        image_error(draft, at, "monitor", "`%s` is %zu components, not one", by.name, found);
    if (found == 1 && are_pairs(draft, &clients, &servers, at))
        for (size_t i = 0; i < clients.count; i++) {
            struct monitoring one = {monitor, clients.list[i],
                                     servers.list[servers.count == 1 ? 0 : i], delegates, at};
            draft->monitorings =
                pool_grow(&draft->pool, draft->monitorings, draft->monitoring_count, sizeof one);
            draft->monitorings[draft->monitoring_count++] = one;
        }
    return notation_expect_mark(in, ';', delegates ? "`delegates`" : "the connection");
}

static void add_forbidden(struct image_draft *draft, size_t from, size_t to, struct place at)
{
    struct system_image *image = &draft->image;
    struct forbidden one = {from, to, at};

    image->forbidden =
        pool_grow(&draft->pool, image->forbidden, image->forbidden_count, sizeof one);
    image->forbidden[image->forbidden_count++] = one;
}

/* `forbid flow a -> b;`, where each may be several. */
bool speech_forbid(struct image_draft *draft)
{
    struct notation *in = &draft->notation;
    struct range from;
    struct range to;
    size_t first_from;
    size_t first_to;

    if (!notation_expect_word(in, "flow", "`flow`") || !range_parse(draft, &from))
        return false;
    if (!notation_accept(in, TOKEN_ARROW)) {
        notation_unexpected(in, "`->`");
        return false;
    }
    if (!range_parse(draft, &to))
        return false;
    size_t count_from = range_find(draft, &from, &first_from);
    size_t count_to = range_find(draft, &to, &first_to);
    if (draft->image.forbidden_count + count_from * count_to > MOST_FORBIDDEN) {
        image_error(draft, from.place, "limit", "at most %u pairs of components are forbidden",
                    MOST_FORBIDDEN);
        count_from = 0;
    }
    for (size_t i = 0; i < count_from; i++)
        for (size_t j = 0; j < count_to; j++)
            if (first_from + i != first_to + j)
                add_forbidden(draft, first_from + i, first_to + j, from.place);
    if (count_from == 1 && count_to == 1 && first_from == first_to)
        image_error(draft, from.place, "flow", "what `%s` knows it knows", from.name);
    return notation_expect_mark(in, ';', "the flow");
}

static void add_export(struct image_draft *draft, const char *name, struct end end)
{
    struct scope *scope = draft->scope;
    struct export export = {name, end, false};

    for (size_t i = 0; i < scope->export_count; i++)
        if (strcmp(scope->exports[i].name, name) == 0) {
            image_error(draft, end.place, "name", "two ports are exported as `%s`", name);
            notation_note(&draft->notation, scope->exports[i].end.place, "the other one is here");
            return;
        }
    scope->exports = pool_grow(&draft->pool, scope->exports, scope->export_count, sizeof export);
    scope->exports[scope->export_count++] = export;
}

/* `export front.service as service;`; without `as` the name stays. */
bool speech_export(struct image_draft *draft)
{
    struct notation *in = &draft->notation;
    struct place at = in->token.place;
    struct ends ends = {0};
    const char *name = NULL;

    if (!ends_parse(draft, &ends))
        return false;
    if (notation_accept_word(in, "as")) {
        name = notation_name(in, "the name of the system's port");
        if (!name)
            return false;
    }
    if (!ends.unknown && ends.count > 1)
        image_error(draft, at, "wiring", "this is %zu ports; each is exported by itself",
                    ends.count);
    else if (!ends.unknown)
        add_export(draft, name ? name : image_port(draft, ends.list[0])->name, ends.list[0]);
    return notation_expect_mark(in, ';', "the export");
}
