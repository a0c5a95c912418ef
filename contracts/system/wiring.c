/* wiring.c - what makes a system whole: every port connected as its kind demands and to one of its
 * own contract. Runs when the file and all that it names were read without errors, and has the
 * other checks run: hardware.c, budget.c, supervision.c, flow.c. */
#include <string.h>

#include "image.h"

static const struct port *port_of(const struct image_draft *draft, size_t instance, size_t port)
{
    return &draft->image.instances[instance].component->ports[port];
}

static void note_declared(struct image_draft *draft, const struct port *port)
{
    notation_note(&draft->notation, port->place, "the port `%s` is declared here", port->name);
}

static void check_connection(struct image_draft *draft, const struct connection *connection)
{
    const struct instance *client = &draft->image.instances[connection->client];
    const struct instance *server = &draft->image.instances[connection->server];
    const struct port *from = port_of(draft, connection->client, connection->client_port);
    const struct port *to = port_of(draft, connection->server, connection->server_port);

    if (from->kind != PORT_USES || to->kind != PORT_SERVES) {
        bool left = from->kind != PORT_USES;
        image_error(draft, connection->place, "port-type",
                    left ? "`%s.%s` is no `uses` port, and only those stand on the left of `->`"
                         : "`%s.%s` is no `serves` port, and only those stand on the right of `->`",
                    left ? client->name : server->name, left ? from->name : to->name);
        note_declared(draft, left ? from : to);
        return;
    }
    if (!contract_is_or_derives(to->contract, from->contract)) {
        image_error(draft, connection->place, "port-type", "`%s.%s` speaks %s, `%s.%s` speaks %s",
                    client->name, from->name, from->contract->name, server->name, to->name,
                    to->contract->name);
        note_declared(draft, from);
        note_declared(draft, to);
        return;
    }
    if (connection->client == connection->server) {
        image_error(draft, connection->place, "wiring",
                    "`%s` would be connected to itself, and wait for itself for ever",
                    client->name);
    }
}

/* The statement to look at when a port is connected to nothing: that of its instance, or that of
 * the outermost system whose file exports it. */
static struct place statement_of(const struct image_draft *draft, size_t instance, size_t port)
{
    struct place place = draft->image.instances[instance].place;

    for (size_t i = 0; i < draft->member_count; i++)
        for (size_t j = 0; j < draft->members[i].export_count; j++) {
            const struct end *end = &draft->members[i].exports[j].end;
            if (end->instance == instance && end->port == port)
                place = draft->members[i].place;
        }
    return place;
}

static bool is_connected(const struct image_draft *draft, size_t instance, size_t port)
{
    bool uses = port_of(draft, instance, port)->kind == PORT_USES;

    for (size_t i = 0; i < draft->image.connection_count; i++) {
        const struct connection *one = &draft->image.connections[i];
        if (uses ? one->client == instance && one->client_port == port
                 : one->server == instance && one->server_port == port)
            return true;
    }
    return false;
}

/* The first end at which one of the other kind that speaks the same could be connected. */
static bool find_partner(const struct image_draft *draft, const struct port *port, bool is_free,
                         struct end *found)
{
    for (size_t i = 0; i < draft->image.instance_count; i++)
        for (size_t j = 0; j < draft->image.instances[i].component->port_count; j++) {
            const struct port *other = port_of(draft, i, j);
            bool uses = port->kind == PORT_USES;
            if (other->kind != (uses ? PORT_SERVES : PORT_USES) ||
                !contract_is_or_derives(uses ? other->contract : port->contract,
                                        uses ? port->contract : other->contract))
                continue;
            bool is_taken = is_connected(draft, i, j);
            if (is_free ? is_taken : is_taken && !other->many)
                continue;
            *found = (struct end){.instance = i, .port = j};
            return true;
        }
    return false;
}

/* How the outermost file names the port; NULL if it cannot, since a system in it does not export
 * it. */
static const char *name_outside(struct image_draft *draft, struct end end)
{
    const char *instance = draft->image.instances[end.instance].name;

    for (size_t i = 0; i < draft->member_count; i++)
        for (size_t j = 0; j < draft->members[i].export_count; j++) {
            const struct export *one = &draft->members[i].exports[j];
            if (one->end.instance == end.instance && one->end.port == end.port)
                return pool_print(&draft->pool, "%s.%s", draft->members[i].name, one->name);
        }
    if (strchr(instance, '.'))
        return NULL;
    return pool_print(&draft->pool, "%s.%s", instance,
                      port_of(draft, end.instance, end.port)->name);
}

/* One statement is missing for both ends: that is said where the client stands. */
static void report_unconnected(struct image_draft *draft, size_t instance, size_t port_index)
{
    const struct instance *owner = &draft->image.instances[instance];
    const struct port *port = port_of(draft, instance, port_index);
    struct end other;

    if (port->kind == PORT_SERVES && find_partner(draft, port, true, &other))
        return;
    image_error(draft, statement_of(draft, instance, port_index), "unconnected",
                port->kind == PORT_USES ? "the port `%s.%s` is connected to nothing"
                                        : "nothing is connected to the port `%s.%s`",
                owner->name, port->name);
    note_declared(draft, port);
    if (port->kind != PORT_USES || !find_partner(draft, port, false, &other))
        return;
    const char *from = name_outside(draft, (struct end){.instance = instance, .port = port_index});
    const char *to = name_outside(draft, other);
    if (from && to)
        notation_note(&draft->notation, (struct place){0}, "write `connect %s -> %s;`", from, to);
}

/* Every `uses` once, every `serves` at least once and, unless it serves many, only once. */
static void check_port(struct image_draft *draft, size_t instance, size_t port_index)
{
    const struct instance *owner = &draft->image.instances[instance];
    const struct port *port = port_of(draft, instance, port_index);
    const struct connection *first = NULL;

    for (size_t i = 0; i < draft->image.connection_count; i++) {
        const struct connection *one = &draft->image.connections[i];
        bool here = port->kind == PORT_USES
                        ? one->client == instance && one->client_port == port_index
                        : one->server == instance && one->server_port == port_index;
        if (!here)
            continue;
        if (first && !port->many) {
            image_error(draft, one->place, "wiring",
                        port->kind == PORT_USES
                            ? "`%s.%s` is connected already"
                            : "`%s.%s` is connected already, and does not say `many`",
                        owner->name, port->name);
            notation_note(&draft->notation, first->place, "here");
        }
        first = first ? first : one;
    }
    if (first || port->kind > PORT_USES)
        return;
    report_unconnected(draft, instance, port_index);
}

static void check_ports(struct image_draft *draft)
{
    for (size_t i = 0; i < draft->image.instance_count; i++)
        for (size_t j = 0; j < draft->image.instances[i].component->port_count; j++)
            check_port(draft, i, j);
}

static void check_inject(struct image_draft *draft)
{
    for (size_t i = 0; i < draft->image.instance_count; i++) {
        const struct instance *instance = &draft->image.instances[i];
        if (component_lists_service(instance->component, "inject") && !draft->image.allow_inject)
            image_error(draft, instance->place, "inject",
                        "`%s` lists the service `inject`, and this system does not say `allow "
                        "inject;`",
                        instance->name);
    }
}

static void add_contract(struct image_draft *draft, const char *name, struct place place)
{
    struct system_image *image = &draft->image;
    const struct contract *contract = contract_library_find(draft->library, name, place);

    if (!contract) {
        draft->component_failed = true;
        return;
    }
    for (size_t i = 0; i < image->contract_count; i++)
        if (image->contracts[i] == contract)
            return;
    image->contracts =
        pool_grow(&draft->pool, image->contracts, image->contract_count, sizeof contract);
    image->contracts[image->contract_count++] = contract;
}

/* The kernel's own two have fixed numbers. What a contract's messages name follows it. */
static void collect_contracts(struct image_draft *draft)
{
    struct system_image *image = &draft->image;
    struct place whole = {image->file, 0, 0};

    add_contract(draft, "Interrupt", whole);
    add_contract(draft, "Watch", whole);
    for (size_t i = 0; i < image->instance_count; i++) {
        const struct component *component = image->instances[i].component;
        for (size_t j = 0; j < component->port_count; j++)
            if (component->ports[j].contract)
                add_contract(draft, component->ports[j].contract->name, component->ports[j].place);
        for (size_t j = 0; j < component->make_count; j++)
            add_contract(draft, component->makes[j]->name, component->make_places[j]);
    }
    for (size_t i = 0; i < image->contract_count; i++) {
        const struct contract *contract = image->contracts[i];
        if (contract->base)
            add_contract(draft, contract->base->name, whole);
        for (size_t j = 0; j < contract->message_count; j++)
            for (size_t k = 0; k < contract->messages[j].parameter_count; k++) {
                const struct parameter *parameter = &contract->messages[j].parameters[k];
                if (parameter->type.contract_name)
                    add_contract(draft, parameter->type.contract_name, parameter->place);
            }
    }
}

/* Who is connected to whom, and all that follows from it. */
static void check_connections(struct image_draft *draft)
{
    struct system_image *image = &draft->image;
    size_t before = draft->notation.errors;

    for (size_t i = 0; i < image->connection_count; i++)
        check_connection(draft, &image->connections[i]);
    if (draft->notation.errors == before)
        image_monitor(draft);
    if (draft->notation.errors > before)
        return;
    check_ports(draft);
    collect_contracts(draft);
    image_check_channels(draft);
    if (!draft->component_failed)
        image_check_flows(draft);
}

/* What is wrong with a statement hides only what depends on it. */
void image_check(struct image_draft *draft)
{
    struct system_image *image = &draft->image;
    struct place whole = {image->file, 0, 0};
    bool as_said = draft->notation.errors == 0;

    image_check_hardware(draft);
    image_check_budgets(draft, as_said);
    if (!as_said)
        return;
    check_inject(draft);
    image_check_supervision(draft);
    if (image->instance_count == 0)
        image_error(draft, whole, "wiring", "the system %s has no component", image->name);
    check_connections(draft);
}
