/* system_views.c - a system for people, on the terminal: who may speak to whom and about what (the
 * matrix), and what each component may use (the budget). */
#include <stdlib.h>
#include <string.h>

#include "grid.h"
#include "system_view.h"

/* ---- the matrix ---- */

/* What the client may speak of with the server: contracts, with their number if more than one. */
static void write_pair(struct writer *out, const struct system_image *system, size_t client,
                       size_t server)
{
    for (size_t i = 0; i < system->connection_count; i++) {
        const struct connection *one = &system->connections[i];
        bool first;
        if (one->client != client || one->server != server)
            continue;
        unsigned count = view_count_same(system, i, &first);
        if (!first)
            continue;
        writer_print(out, "%s%s", out->size ? "+" : "", view_contract(system, one)->name);
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
