/* system_view.c - see system_view.h. */
#include "system_view.h"

enum trust view_trust(const struct instance *instance)
{
    if (instance->component->separates)
        return TRUST_SEPARATES;
    if (instance->irq >= 0 || instance->ioport_count || instance->register_size ||
        instance->virtqueue)
        return TRUST_HARDWARE;
    return instance->is_monitor ? TRUST_MONITOR : TRUST_CHECKED;
}

const struct contract *view_contract(const struct system_image *system,
                                     const struct connection *connection)
{
    return system->instances[connection->server].component->ports[connection->server_port].contract;
}

unsigned view_count_same(const struct system_image *system, size_t index, bool *first)
{
    const struct connection *one = &system->connections[index];
    unsigned count = 0;

    *first = true;
    for (size_t i = 0; i < system->connection_count; i++) {
        const struct connection *other = &system->connections[i];
        if (other->client != one->client || other->server != one->server ||
            view_contract(system, other) != view_contract(system, one))
            continue;
        count++;
        *first &= i >= index;
    }
    return count;
}

const char *view_restart(const struct instance *instance)
{
    static const char *const words[] = {[RESTART_NEVER] = "restart never",
                                        [RESTART_ALWAYS] = "restart always",
                                        [RESTART_SUPERVISOR] = "restart by supervisor",
                                        [RESTART_ON_FAULT] = "restart on fault"};
    static const char *const manual[] = {[RESTART_NEVER] = "start manual",
                                         [RESTART_ALWAYS] = "start manual, restart always",
                                         [RESTART_SUPERVISOR] =
                                             "start manual, restart by supervisor",
                                         [RESTART_ON_FAULT] = "start manual, restart on fault"};

    return instance->manual ? manual[instance->restart] : words[instance->restart];
}

void view_services(struct writer *out, const struct instance *instance, const char *between)
{
    const struct component *component = instance->component;
    const char *gap = "";

    for (size_t i = 0; i < component->port_count; i++)
        if (component->ports[i].kind == PORT_WATCH) {
            writer_print(out, "%swatch", gap);
            gap = between;
        }
    for (size_t i = 0; i < component->service_count; i++) {
        writer_print(out, "%s%s", gap, component->services[i]);
        gap = between;
    }
}

void view_time(struct writer *out, uint64_t nanoseconds)
{
    static const struct {
        uint64_t size;
        const char *name;
    } units[] = {{1000000000u, "s"}, {1000000u, "ms"}, {1000u, "us"}, {1u, "ns"}};
    size_t unit = 0;

    while (nanoseconds % units[unit].size != 0)
        unit++;
    writer_print(out, "%llu%s", (unsigned long long)(nanoseconds / units[unit].size),
                 units[unit].name);
}
