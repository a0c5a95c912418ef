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
    if (instance->register_size)
        writer_print(out, "%sregisters 0x%llx..0x%llx", out->size ? ", " : "",
                     (unsigned long long)instance->register_base,
                     (unsigned long long)(instance->register_base + instance->register_size - 1));
    if (instance->virtqueue)
        writer_print(out, "%svirtqueue 0x%llx", out->size ? ", " : "",
                     (unsigned long long)instance->virtqueue);
    if (component->separates)
        writer_print(out, "%sseparates", out->size ? ", " : "");
    for (size_t i = 0; i < component->make_count; i++)
        writer_print(out, "%smakes %s", out->size ? ", " : "", component->makes[i]->name);
    for (size_t i = 0; i < component->port_count; i++)
        if (component->ports[i].kind == PORT_WATCH)
            writer_print(out, "%swatch", out->size ? ", " : "");
    for (size_t i = 0; i < component->service_count; i++)
        writer_print(out, "%s%s", out->size ? ", " : "", component->services[i]);
    writer_print(out, out->size ? "" : "-");
}

enum column { NAME, PRIORITY, RESTART, SUPERVISOR, HEAP, QUEUES, ENDPOINTS, CPU, RIGHTS, COLUMNS };

/* 2ms, with the largest unit that leaves no rest. */
static void write_time(struct writer *out, uint64_t nanoseconds)
{
    static const char *const units[] = {"ns", "us", "ms", "s"};
    unsigned unit = 0;

    for (; unit < 3 && nanoseconds && nanoseconds % 1000 == 0; unit++)
        nanoseconds /= 1000;
    writer_print(out, "%llu%s", (unsigned long long)nanoseconds, units[unit]);
}

static void write_budget_row(struct grid *grid, size_t row, const struct system_image *system,
                             const struct instance *instance)
{
    static const char *const restarts[] = {"never", "always", "supervisor", "on fault"};
    struct writer rights = {0};
    struct writer time = {0};
    struct writer policy = {0};

    grid_text(grid, row, NAME, instance->name);
    grid_number(grid, row, PRIORITY, instance->priority);
    writer_print(&policy, "%s", restarts[instance->restart]);
    if (instance->pause_first) {
        writer_print(&policy, " ");
        write_time(&policy, instance->pause_first);
        writer_print(&policy, "..");
        write_time(&policy, instance->pause_longest);
    }
    if (instance->restart_most) {
        writer_print(&policy, " %u/", instance->restart_most);
        write_time(&policy, instance->restart_within);
    }
    grid_set(grid, row, RESTART, &policy);
    grid_text(grid, row, SUPERVISOR,
              instance->supervisor == NOT_THERE ? "-"
                                                : system->instances[instance->supervisor].name);
    grid_size(grid, row, HEAP, instance->component->heap);
    grid_number(grid, row, QUEUES, instance->queues);
    grid_number(grid, row, ENDPOINTS, instance->component->endpoints);
    if (instance->period) {
        write_time(&time, instance->budget);
        writer_print(&time, "/");
        write_time(&time, instance->period);
    } else {
        writer_print(&time, "-");
    }
    grid_set(grid, row, CPU, &time);
    write_rights(&rights, instance);
    grid_set(grid, row, RIGHTS, &rights);
}

char *system_emit_budget(const struct system_image *system)
{
    static const char *const heads[COLUMNS] = {"",           "priority", "restart",
                                               "supervisor", "heap",     "of it queues",
                                               "endpoints",  "cpu",      "rights"};
    struct grid grid = grid_new(2 + system->instance_count, COLUMNS);
    struct writer out = {0};
    size_t last = 1 + system->instance_count;

    for (enum column c = NAME; c < COLUMNS; c++)
        grid_text(&grid, 0, c, heads[c]);
    for (size_t i = 0; i < system->instance_count; i++)
        write_budget_row(&grid, i + 1, system, &system->instances[i]);
    for (enum column c = NAME; c < COLUMNS; c++)
        if (c != HEAP)
            grid_text(&grid, last, c, c == NAME ? "sum" : "");
    grid_size(&grid, last, HEAP, system_heap(system));
    writer_print(&out, "%s: what each component may use\n", system->name);
    grid_print(&grid, &out);
    return writer_finish(&out);
}
