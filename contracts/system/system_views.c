/* system_views.c - a system for people: who may speak to whom and about what (the matrix), what
 * each component may use (the budget), and the graph in DOT. */
#include <stdlib.h>
#include <string.h>

#include "component.h"
#include "grid.h"

/* ---- the matrix ---- */

static const struct contract *contract_of(const struct system_image *system,
                                          const struct connection *connection)
{
    return system->instances[connection->server].component->ports[connection->server_port].contract;
}

/* How many connections between the two speak the same contract as this one, and is it the first? */
static unsigned count_same(const struct system_image *system, size_t index, bool *first)
{
    const struct connection *one = &system->connections[index];
    unsigned count = 0;

    *first = true;
    for (size_t i = 0; i < system->connection_count; i++) {
        const struct connection *other = &system->connections[i];
        if (other->client != one->client || other->server != one->server ||
            contract_of(system, other) != contract_of(system, one))
            continue;
        count++;
        *first &= i >= index;
    }
    return count;
}

/* What the client may speak of with the server: contracts, with their number if more than one. */
static void write_pair(struct writer *out, const struct system_image *system, size_t client,
                       size_t server)
{
    for (size_t i = 0; i < system->connection_count; i++) {
        const struct connection *one = &system->connections[i];
        bool first;
        if (one->client != client || one->server != server)
            continue;
        unsigned count = count_same(system, i, &first);
        if (!first)
            continue;
        writer_print(out, "%s%s", out->size ? "+" : "", contract_of(system, one)->name);
        if (count > 1)
            writer_print(out, "*%u", count);
    }
}

static bool has_connection(const struct system_image *system, size_t instance, bool as_client)
{
    for (size_t i = 0; i < system->connection_count; i++)
        if ((as_client ? system->connections[i].client : system->connections[i].server) == instance)
            return true;
    return false;
}

static size_t count_connected(const struct system_image *system, bool as_client)
{
    size_t count = 0;

    for (size_t i = 0; i < system->instance_count; i++)
        count += has_connection(system, i, as_client);
    return count;
}

char *system_emit_matrix(const struct system_image *system)
{
    struct grid grid =
        grid_new(1 + count_connected(system, true), 1 + count_connected(system, false));
    struct writer out = {0};

    grid_text(&grid, 0, 0, "");
    for (size_t i = 0, column = 1; i < system->instance_count; i++)
        if (has_connection(system, i, false))
            grid_text(&grid, 0, column++, system->instances[i].name);
    for (size_t i = 0, row = 1; i < system->instance_count; i++) {
        if (!has_connection(system, i, true))
            continue;
        grid_text(&grid, row, 0, system->instances[i].name);
        for (size_t j = 0, column = 1; j < system->instance_count; j++) {
            struct writer cell = {0};
            if (!has_connection(system, j, false))
                continue;
            write_pair(&cell, system, i, j);
            writer_print(&cell, cell.size ? "" : "-");
            grid_set(&grid, row, column++, &cell);
        }
        row++;
    }
    writer_print(&out, "%s: who (left) may speak to whom (top), and by which contract\n",
                 system->name);
    grid_print(&grid, &out);
    return writer_finish(&out);
}

/* ---- the budget ---- */

/* Interrupt, I/O ports, and kernel services beside the basic ones. */
static void write_rights(struct writer *out, const struct instance *instance)
{
    const struct component *component = instance->component;

    if (instance->irq >= 0)
        writer_print(out, "irq %d", instance->irq);
    if (instance->ioport_count)
        writer_print(out, "%sioport 0x%x..0x%x", out->size ? ", " : "", instance->ioport_base,
                     instance->ioport_base + instance->ioport_count - 1);
    for (size_t i = 0; i < component->port_count; i++)
        if (component->ports[i].kind == PORT_WATCH)
            writer_print(out, "%swatch", out->size ? ", " : "");
    for (size_t i = 0; i < component->service_count; i++)
        writer_print(out, "%s%s", out->size ? ", " : "", component->services[i]);
    writer_print(out, out->size ? "" : "-");
}

char *system_emit_budget(const struct system_image *system)
{
    static const char *const heads[] = {"", "priority", "restart", "heap", "endpoints", "rights"};
    size_t columns = sizeof heads / sizeof heads[0];
    struct grid grid = grid_new(2 + system->instance_count, columns);
    struct writer out = {0};
    size_t last = 1 + system->instance_count;

    for (size_t i = 0; i < columns; i++)
        grid_text(&grid, 0, i, heads[i]);
    for (size_t i = 0; i < system->instance_count; i++) {
        const struct instance *instance = &system->instances[i];
        struct writer rights = {0};
        grid_text(&grid, i + 1, 0, instance->name);
        grid_number(&grid, i + 1, 1, instance->priority);
        grid_text(&grid, i + 1, 2, instance->restart == RESTART_ALWAYS ? "always" : "never");
        grid_size(&grid, i + 1, 3, instance->component->heap);
        grid_number(&grid, i + 1, 4, instance->component->endpoints);
        write_rights(&rights, instance);
        grid_set(&grid, i + 1, 5, &rights);
    }
    for (size_t i = 0; i < columns; i++)
        if (i != 3)
            grid_text(&grid, last, i, i == 0 ? "sum" : "");
    grid_size(&grid, last, 3, system_heap(system));
    writer_print(&out, "%s: what each component may use\n", system->name);
    grid_print(&grid, &out);
    return writer_finish(&out);
}

/* ---- the graph ---- */

static void write_machine(struct writer *out, const struct system_image *system)
{
    writer_print(out, "    subgraph cluster_machine {\n        label = \"machine\";\n"
                      "        style = dashed;\n        node [shape = plaintext];\n");
    for (size_t i = 0; i < system->instance_count; i++) {
        const struct instance *instance = &system->instances[i];
        if (instance->irq >= 0)
            writer_print(out, "        irq_%s [label = \"irq %d\"];\n", instance->symbol,
                         instance->irq);
        if (instance->ioport_count)
            writer_print(out, "        ioport_%s [label = \"ioport 0x%x..0x%x\"];\n",
                         instance->symbol, instance->ioport_base,
                         instance->ioport_base + instance->ioport_count - 1);
    }
    writer_print(out, "    }\n");
    for (size_t i = 0; i < system->instance_count; i++) {
        const struct instance *instance = &system->instances[i];
        if (instance->irq >= 0)
            writer_print(out, "    component_%s -> irq_%s [style = dashed];\n", instance->symbol,
                         instance->symbol);
        if (instance->ioport_count)
            writer_print(out, "    component_%s -> ioport_%s [style = dashed];\n", instance->symbol,
                         instance->symbol);
    }
}

char *system_emit_graph(const struct system_image *system)
{
    struct writer out = {0};
    bool machine = false;

    writer_print(&out,
                 "// The system %s, generated. An arrow goes from a client to its server.\n"
                 "digraph \"%s\" {\n    rankdir = LR;\n    fontname = \"sans-serif\";\n"
                 "    node [shape = box, style = rounded, fontname = \"sans-serif\"];\n"
                 "    edge [fontname = \"sans-serif\", fontsize = 10];\n"
                 "    subgraph cluster_components {\n        label = \"%s\";\n",
                 system->name, system->name, system->name);
    for (size_t i = 0; i < system->instance_count; i++) {
        const struct instance *instance = &system->instances[i];
        machine |= instance->irq >= 0 || instance->ioport_count;
        writer_print(&out, "        component_%s [label = \"%s\\npriority %u, heap ",
                     instance->symbol, instance->name, instance->priority);
        writer_size(&out, instance->component->heap);
        writer_print(&out, "\"];\n");
    }
    writer_print(&out, "    }\n");
    if (machine)
        write_machine(&out, system);
    for (size_t i = 0; i < system->connection_count; i++) {
        const struct connection *one = &system->connections[i];
        bool first;
        unsigned count = count_same(system, i, &first);
        if (!first)
            continue;
        writer_print(&out, "    component_%s -> component_%s [label = \"%s",
                     system->instances[one->client].symbol, system->instances[one->server].symbol,
                     contract_of(system, one)->name);
        if (count > 1)
            writer_print(&out, " (%u)", count);
        writer_print(&out, "\"];\n");
    }
    writer_print(&out, "}\n");
    return writer_finish(&out);
}
