/* wiring.c - what makes a system whole: every port connected as its kind demands and to one of its
 * own contract, what the machine has given to one component only, budgets that can be kept. Runs
 * when the file and all components that it names were read without errors. */
#include <string.h>

#include "image.h"

#define MOST_HEAP ((uint64_t)128 << 20) /* what the shared heap has tables for */

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
                    left ? "`%s.%s` is no `uses` port, and only those connect"
                         : "`%s.%s` is no `serves` port, and only to those one connects",
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
    image_error(draft, owner->place, "unconnected",
                port->kind == PORT_USES ? "the port `%s.%s` is connected to nothing"
                                        : "nothing is connected to the port `%s.%s`",
                owner->name, port->name);
    note_declared(draft, port);
}

static bool has_port(const struct component *component, enum port_kind kind)
{
    for (size_t i = 0; i < component->port_count; i++)
        if (component->ports[i].kind == kind)
            return true;
    return false;
}

/* What the component declares it is given, and nothing else. */
static void check_given(struct image_draft *draft, const struct instance *instance, bool declared,
                        bool given, const char *declaration, const char *option)
{
    if (declared && !given)
        image_error(draft, instance->place, "hardware",
                    "`%s` declares `%s` and is given none: add `%s`", instance->name, declaration,
                    option);
    if (given && !declared)
        image_error(draft, instance->place, "hardware",
                    "`%s` is given `%s` and does not declare `%s`", instance->name, option,
                    declaration);
}

/* No two components share a part of the machine. */
static void check_apart(struct image_draft *draft, const struct instance *one,
                        const struct instance *other)
{
    bool same_irq = one->irq >= 0 && one->irq == other->irq;
    bool overlap = one->ioport_count && other->ioport_count &&
                   one->ioport_base < other->ioport_base + other->ioport_count &&
                   other->ioport_base < one->ioport_base + one->ioport_count;

    if (same_irq)
        image_error(draft, one->place, "hardware", "`%s` and `%s` are both given the interrupt %d",
                    other->name, one->name, one->irq);
    else if (overlap)
        image_error(draft, one->place, "hardware",
                    "the I/O ports of `%s` and `%s` overlap from 0x%x on", other->name, one->name,
                    one->ioport_base > other->ioport_base ? one->ioport_base : other->ioport_base);
    else
        return;
    notation_note(&draft->notation, other->place, "the other one is here");
}

/* One endpoint a port, and one a client of each port that is served. */
static void check_endpoints(struct image_draft *draft, size_t index)
{
    const struct instance *instance = &draft->image.instances[index];
    size_t needed = 0;

    for (size_t i = 0; i < instance->component->port_count; i++) {
        enum port_kind kind = instance->component->ports[i].kind;
        needed += kind != PORT_SERVES && kind != PORT_IOPORTS;
    }
    for (size_t i = 0; i < draft->image.connection_count; i++)
        needed += draft->image.connections[i].server == index;
    if (needed <= instance->component->endpoints)
        return;
    image_error(draft, instance->place, "memory",
                "`%s` may hold %u endpoints, and this system connects it to %zu", instance->name,
                instance->component->endpoints, needed);
    notation_note(&draft->notation, instance->component->place, "its `endpoints` is said here");
}

static void check_instance(struct image_draft *draft, size_t index)
{
    const struct instance *instance = &draft->image.instances[index];
    const struct component *component = instance->component;

    for (size_t i = 0; i < component->port_count; i++)
        check_port(draft, index, i);
    check_given(draft, instance, has_port(component, PORT_INTERRUPT), draft->said[index].irq,
                "interrupt", "irq");
    check_given(draft, instance, has_port(component, PORT_IOPORTS), draft->said[index].ioport,
                "ioports", "ioport");
    for (size_t i = 0; i < index; i++)
        check_apart(draft, instance, &draft->image.instances[i]);
    if (component_lists_service(component, "inject") && !draft->image.allow_inject)
        image_error(draft, instance->place, "inject",
                    "`%s` lists the service `inject`, and this system does not say `allow inject;`",
                    instance->name);
    check_endpoints(draft, index);
}

uint64_t system_heap(const struct system_image *system)
{
    uint64_t heap = 0;

    for (size_t i = 0; i < system->instance_count; i++)
        heap += system->instances[i].component->heap;
    return heap;
}

/* What else must fit is known when the image is linked. */
static void check_heaps(struct image_draft *draft)
{
    const struct system_image *image = &draft->image;
    uint64_t heap = system_heap(image);
    bool beyond_tables = heap > MOST_HEAP;

    if (!beyond_tables && heap <= image->memory)
        return;
    image_error(draft, image->memory_place, "memory",
                "the heaps add up to %llu KiB, and %s at most %llu KiB",
                (unsigned long long)(heap >> 10),
                beyond_tables ? "the shared heap manages" : "the machine has",
                (unsigned long long)((beyond_tables ? MOST_HEAP : image->memory) >> 10));
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

void image_check(struct image_draft *draft)
{
    struct system_image *image = &draft->image;
    struct place whole = {image->file, 0, 0};

    if (image->instance_count == 0)
        image_error(draft, whole, "wiring", "the system %s has no component", image->name);
    for (size_t i = 0; i < image->connection_count; i++)
        check_connection(draft, &image->connections[i]);
    if (draft->notation.errors)
        return;
    for (size_t i = 0; i < image->instance_count; i++)
        check_instance(draft, i);
    check_heaps(draft);
    collect_contracts(draft);
}
