/* link_use.c - least privilege: a component has no port that its source never touches, and lists no
 * service that its object never calls. What it does not need it shall not have, and the wiring that
 * people read shall be what happens: so it also makes channels of its own only of the contracts
 * that its file names. Flows and circles of waiting are judged by those. */
#include "link.h"
#include "object_gate.h"

#include <string.h>

static const char *const port_words[] = {
    [PORT_SERVES] = "serves",       [PORT_USES] = "uses",   [PORT_INTERRUPT] = "interrupt",
    [PORT_IOPORTS] = "ioports",     [PORT_WATCH] = "watch", [PORT_REGISTERS] = "registers",
    [PORT_VIRTQUEUE] = "virtqueue",
};

static void check_ports(struct link *link, const struct link_component *component)
{
    const struct component *declared = component->instance->component;
    for (size_t i = 0; i < declared->port_count; i++) {
        const struct port *port = &declared->ports[i];
        if (!host_list_has(&component->certificate->ports, port->name))
            diagnostic_error(link->all, port->place, "unused-port",
                             "%s declares `%s %s`, and its code never touches `ports->%s`",
                             component->name, port_words[port->kind], port->name, port->name);
    }
}

static bool calls_service(const struct link_component *component, const char *service)
{
    for (size_t i = 1; i < component->object->symbol_count; i++) {
        const struct object_symbol *symbol = &component->object->symbols[i];
        if (symbol->section != 0)
            continue;
        const struct object_import *import = object_import_find(symbol->name);
        if (import != NULL && import->service != NULL && strcmp(import->service, service) == 0)
            return true;
    }
    return false;
}

static const char contract_number[] = "deed_contract_";

static bool is_made(const struct component *declared, const char *contract)
{
    for (size_t i = 0; i < declared->make_count; i++)
        if (strcmp(declared->makes[i]->name, contract) == 0)
            return true;
    return false;
}

static bool makes(const struct link_component *component, const char *contract)
{
    for (size_t i = 1; i < component->object->symbol_count; i++) {
        const char *name = component->object->symbols[i].name;
        if (strncmp(name, contract_number, sizeof contract_number - 1) == 0 &&
            strcmp(name + sizeof contract_number - 1, contract) == 0)
            return true;
    }
    return false;
}

/* Making a channel is the one use of a contract's number. */
static void check_made(struct link *link, const struct link_component *component)
{
    const struct component *declared = component->instance->component;
    for (size_t i = 1; i < component->object->symbol_count; i++) {
        const struct object_symbol *symbol = &component->object->symbols[i];
        const char *contract = symbol->name + sizeof contract_number - 1;
        if (symbol->section == 0 &&
            strncmp(symbol->name, contract_number, sizeof contract_number - 1) == 0 &&
            !is_made(declared, contract))
            diagnostic_error(link->all, declared->place, "makes",
                             "%s makes channels of %s: its file has to say `makes %s;`",
                             component->name, contract, contract);
    }
    for (size_t i = 0; i < declared->make_count; i++)
        if (!makes(component, declared->makes[i]->name))
            diagnostic_error(link->all, declared->make_places[i], "makes",
                             "%s says `makes %s`, and its code never makes such a channel",
                             component->name, declared->makes[i]->name);
}

void link_use(struct link *link)
{
    for (size_t i = 0; i < link->count; i++) {
        const struct link_component *component = &link->components[i];
        const struct component *declared = component->instance->component;
        check_ports(link, component);
        check_made(link, component);
        for (size_t s = 0; s < declared->service_count; s++)
            if (!calls_service(component, declared->services[s]))
                diagnostic_error(link->all, declared->service_places[s], "unused-service",
                                 "%s lists the service `%s`, and its code never calls it",
                                 component->name, declared->services[s]);
    }
}
