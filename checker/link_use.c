/* link_use.c - least privilege: a component has no port that its source never touches, and lists no
 * service that its object never calls. What it does not need it shall not have, and the wiring that
 * people read shall be what happens. */
#include "link.h"
#include "object_gate.h"

#include <string.h>

static const char *const port_words[] = {
    [PORT_SERVES] = "serves",   [PORT_USES] = "uses",   [PORT_INTERRUPT] = "interrupt",
    [PORT_IOPORTS] = "ioports", [PORT_WATCH] = "watch", [PORT_REGISTERS] = "registers",
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

void link_use(struct link *link)
{
    for (size_t i = 0; i < link->count; i++) {
        const struct link_component *component = &link->components[i];
        const struct component *declared = component->instance->component;
        check_ports(link, component);
        for (size_t s = 0; s < declared->service_count; s++)
            if (!calls_service(component, declared->services[s]))
                diagnostic_error(link->all, declared->service_places[s], "unused-service",
                                 "%s lists the service `%s`, and its code never calls it",
                                 component->name, declared->services[s]);
    }
}
