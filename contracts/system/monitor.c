/* monitor.c - put a monitor on a connection, without the client or the server being changed: the
 * client's port is connected to the port that the monitor serves, and the monitor's client port to
 * the server. So all that the two say to each other goes through it, and it may look, count, change
 * and refuse what the contract lets it. This is the chief of the clans-and-chiefs model, at the
 * price of one more message each way, and only where one was put.
 *
 * Several may stand on one connection: the first one named stands next to the client. */
#include <string.h>

#include "image.h"

/* The only port of this kind and contract: its number, or NOT_THERE. */
static size_t only_port(const struct component *component, enum port_kind kind,
                        const struct contract *contract)
{
    size_t found = NOT_THERE;

    for (size_t i = 0; i < component->port_count; i++) {
        if (component->ports[i].kind != kind || component->ports[i].contract != contract)
            continue;
        if (found != NOT_THERE)
            return NOT_THERE;
        found = i;
    }
    return found;
}

static struct connection *connection_from(struct image_draft *draft, size_t client, size_t port)
{
    for (size_t i = 0; i < draft->image.connection_count; i++) {
        struct connection *one = &draft->image.connections[i];
        if (one->client == client && one->client_port == port)
            return one;
    }
    return NULL;
}

/* The last part of the way from this client to this server, behind the monitors that stand there
 * already; NULL when they are not connected. `there` when the new monitor is one of those. */
static struct connection *last_part(struct image_draft *draft, const struct monitoring *wanted,
                                    bool *there)
{
    struct connection *one = connection_from(draft, wanted->client.instance, wanted->client.port);
    const struct contract *contract = image_port(draft, wanted->client)->contract;

    for (size_t steps = 0; one && steps < draft->image.connection_count; steps++) {
        if (one->server == wanted->server.instance && one->server_port == wanted->server.port)
            return one;
        if (one->monitor != one->server)
            return NULL;
        *there |= one->server == wanted->monitor;
        one = connection_from(
            draft, one->server,
            only_port(draft->image.instances[one->server].component, PORT_USES, contract));
    }
    return NULL;
}

/* An endpoint that is sent through a monitor is a channel that does not lead through it. */
static bool endpoints_pass(const struct contract *contract, const struct message **by)
{
    for (size_t i = 0; i < contract->message_count; i++)
        for (size_t j = 0; j < contract->messages[i].parameter_count; j++)
            if (contract->messages[i].parameters[j].type.contract_name) {
                *by = &contract->messages[i];
                return true;
            }
    return false;
}

static void check_delegation(struct image_draft *draft, const struct monitoring *wanted,
                             const struct contract *contract)
{
    const char *name = draft->image.instances[wanted->monitor].name;
    const struct message *by = NULL;

    if (endpoints_pass(contract, &by) == wanted->delegates)
        return;
    if (wanted->delegates) {
        image_error(draft, wanted->place, "monitor",
                    "no message of %s carries an endpoint: leave `delegates` out", contract->name);
        return;
    }
    image_error(draft, wanted->place, "monitor",
                "`%s` of %s carries an endpoint, and what is said over that does not go through "
                "`%s`: end the statement with `delegates;` if that may be",
                by->name, contract->name, name);
    notation_note(&draft->notation, by->place, "the message");
}

static bool fits(struct image_draft *draft, const struct monitoring *wanted,
                 const struct connection *last, const struct contract *contract)
{
    const struct instance *monitor = &draft->image.instances[wanted->monitor];
    const struct port *client = image_port(draft, wanted->client);

    if (!last) {
        image_error(draft, wanted->place, "monitor",
                    "`%s.%s` is not connected there, so nothing can stand in between",
                    draft->image.instances[wanted->client.instance].name, client->name);
        return false;
    }
    if (wanted->monitor == wanted->client.instance || wanted->monitor == wanted->server.instance) {
        image_error(draft, wanted->place, "monitor", "`%s` would stand between itself and another",
                    monitor->name);
        return false;
    }
    if (only_port(monitor->component, PORT_SERVES, contract) != NOT_THERE &&
        only_port(monitor->component, PORT_USES, contract) != NOT_THERE)
        return true;
    image_error(draft, wanted->place, "monitor",
                "`%s` cannot stand here: it needs one port that serves %s and one that uses it",
                monitor->name, contract->name);
    notation_note(&draft->notation, monitor->component->place, "its file");
    return false;
}

static void put(struct image_draft *draft, const struct monitoring *wanted)
{
    struct system_image *image = &draft->image;
    const struct contract *contract = image_port(draft, wanted->client)->contract;
    bool there = false;
    struct connection *last = last_part(draft, wanted, &there);

    if (!fits(draft, wanted, last, contract) || there)
        return;
    check_delegation(draft, wanted, contract);
    struct instance *monitor = &image->instances[wanted->monitor];
    size_t front = only_port(monitor->component, PORT_SERVES, contract);
    size_t back = only_port(monitor->component, PORT_USES, contract);
    struct connection behind = *last;
    const struct connection *other = connection_from(draft, wanted->monitor, back);

    monitor->is_monitor = true;
    last->server = wanted->monitor;
    last->server_port = front;
    last->monitor = wanted->monitor;
    last->delegates = wanted->delegates;
    if (other && other->server == behind.server && other->server_port == behind.server_port)
        return;
    behind.client = wanted->monitor;
    behind.client_port = back;
    behind.monitor = wanted->monitor;
    behind.delegates = wanted->delegates;
    behind.place = wanted->place;
    image->connections =
        pool_grow(&draft->pool, image->connections, image->connection_count, sizeof behind);
    image->connections[image->connection_count++] = behind;
}

void image_monitor(struct image_draft *draft)
{
    for (size_t i = 0; i < draft->monitoring_count; i++) {
        const struct monitoring *one = &draft->monitorings[i];
        if (image_port(draft, one->client)->contract)
            put(draft, one);
        else
            image_error(draft, one->place, "monitor",
                        "a monitor stands on a connection, and "
                        "nothing connects to `%s`",
                        image_port(draft, one->client)->name);
    }
}
