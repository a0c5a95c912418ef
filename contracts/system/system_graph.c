/* system_graph.c - an image as a graph in DOT: components with what they may use, coloured by why
 * one may trust them; contracts on the connections; monitors, supervision, what the machine gives.
 */
#include <stdlib.h>
#include <string.h>

#include "system_view.h"

struct look {
    const char *fill, *border, *says;
};

static const struct look looks[] = {
    [TRUST_CHECKED] = {"#dceefb", "#2b6a99", "checked"},
    [TRUST_HARDWARE] = {"#ffe8c7", "#b5690c", "checked, and drives hardware"},
    [TRUST_MONITOR] = {"#e3f4dc", "#3f7d26", "checked monitor, on a connection"},
    [TRUST_SEPARATES] = {"#f9d9d6", "#a3281d", "trusted to separate"},
    [TRUST_KERNEL] = {"#e4e0ee", "#54447e", "trusted: kernel and shared heap"},
};

static void write_look(struct writer *out, enum trust trust)
{
    writer_print(out, "fillcolor = \"%s\", color = \"%s\"", looks[trust].fill, looks[trust].border);
}

static void write_budget(struct writer *out, const struct instance *instance)
{
    writer_print(out, "priority %u, heap ", instance->priority);
    writer_size(out, instance->component->heap);
    if (instance->period) {
        writer_print(out, "<BR/>");
        view_time(out, instance->budget);
        writer_print(out, " of each ");
        view_time(out, instance->period);
    }
    if (instance->queues) {
        writer_print(out, "<BR/>queues ");
        writer_size(out, instance->queues);
    }
    if (instance->restart != RESTART_NEVER || instance->manual)
        writer_print(out, "<BR/>%s", view_restart(instance));
}

static void write_component(struct writer *out, const struct instance *instance)
{
    enum trust trust = view_trust(instance);

    writer_print(out, "        component_%s [", instance->symbol);
    write_look(out, trust);
    if (trust == TRUST_MONITOR)
        writer_print(out, ", shape = octagon, style = filled");
    if (trust == TRUST_SEPARATES)
        writer_print(out, ", peripheries = 2");
    writer_print(out, ", tooltip = \"%s: %s\", label = <<B>%s</B><BR/><FONT POINT-SIZE=\"10\">",
                 instance->name, looks[trust].says, instance->name);
    write_budget(out, instance);
    writer_print(out, "</FONT>>];\n");
}

/* "net.tcp." of "net.tcp.driver": the systems in the system that it is part of. */
static size_t prefix_size(const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot ? (size_t)(dot + 1 - name) : 0;
}

static bool same_prefix(const char *a, const char *b)
{
    size_t size = prefix_size(a);

    return size == prefix_size(b) && strncmp(a, b, size) == 0;
}

/* The components of one system within the system, in a frame of their own: with the first one. */
static void write_group(struct writer *out, const struct system_image *system, size_t index)
{
    const char *name = system->instances[index].name;
    size_t size = prefix_size(name);

    for (size_t i = 0; i < index; i++)
        if (same_prefix(system->instances[i].name, name))
            return;
    if (size)
        writer_print(out,
                     "        subgraph cluster_%zu {\n        label = \"%.*s\";\n"
                     "        style = dashed;\n",
                     index, (int)size - 1, name);
    for (size_t i = index; i < system->instance_count; i++)
        if (same_prefix(system->instances[i].name, name))
            write_component(out, &system->instances[i]);
    writer_print(out, "%s", size ? "        }\n" : "");
}

/* ---- the machine ---- */

static void write_device(struct writer *out, const struct instance *instance, const char *kind,
                         struct writer *text)
{
    writer_print(out,
                 "    %s_%s [label = \"%s\", shape = plaintext, style = \"\", fontsize = 11, "
                 "tooltip = \"%s\"];\n"
                 "    component_%s -> %s_%s [style = dashed, color = \"#b5690c\", dir = none];\n",
                 kind, instance->symbol, text->text, text->text, instance->symbol, kind,
                 instance->symbol);
    free(writer_finish(text));
}

static void write_devices(struct writer *out, const struct instance *instance)
{
    struct writer text = {0};

    if (instance->irq >= 0) {
        writer_print(&text, "irq %d", instance->irq);
        write_device(out, instance, "irq", &text);
    }
    if (instance->ioport_count) {
        writer_print(&text, "ioport 0x%x..0x%x", instance->ioport_base,
                     instance->ioport_base + instance->ioport_count - 1);
        write_device(out, instance, "ioport", &text);
    }
    if (instance->register_size) {
        writer_print(&text, "registers 0x%llx..0x%llx", (unsigned long long)instance->register_base,
                     (unsigned long long)(instance->register_base + instance->register_size - 1));
        write_device(out, instance, "registers", &text);
    }
    if (instance->virtqueue) {
        writer_print(&text, "virtqueue 0x%llx", (unsigned long long)instance->virtqueue);
        write_device(out, instance, "virtqueue", &text);
    }
}

/* ---- edges ---- */

static void write_connections(struct writer *out, const struct system_image *system)
{
    for (size_t i = 0; i < system->connection_count; i++) {
        const struct connection *one = &system->connections[i];
        bool first;
        unsigned count = view_count_same(system, i, &first);
        if (!first)
            continue;
        writer_print(out, "    component_%s -> component_%s [label = \"%s",
                     system->instances[one->client].symbol, system->instances[one->server].symbol,
                     view_contract(system, one)->name);
        if (count > 1)
            writer_print(out, " (%u)", count);
        writer_print(out, "%s\"];\n", one->delegates ? "\\ndelegates" : "");
    }
}

/* Deaths, and services beside the basic ones, come from the kernel. */
static bool uses_kernel(const struct instance *instance)
{
    bool uses = instance->component->service_count != 0;

    for (size_t i = 0; i < instance->component->port_count; i++)
        uses |= instance->component->ports[i].kind == PORT_WATCH;
    return uses;
}

static void write_kernel(struct writer *out, const struct system_image *system)
{
    bool drawn = false;

    for (size_t i = 0; i < system->instance_count; i++) {
        const struct instance *instance = &system->instances[i];
        struct writer rights = {0};
        if (!uses_kernel(instance))
            continue;
        if (!drawn) {
            writer_print(out, "    kernel [label = \"kernel and\\nshared heap\", ");
            write_look(out, TRUST_KERNEL);
            writer_print(out, ", shape = component, style = filled];\n");
        }
        drawn = true;
        view_services(&rights, instance, "\\n");
        writer_print(out,
                     "    component_%s -> kernel [label = \"%s\", style = dashed, "
                     "color = \"#54447e\"];\n",
                     instance->symbol, rights.text);
        free(writer_finish(&rights));
    }
}

static void write_relations(struct writer *out, const struct system_image *system)
{
    for (size_t i = 0; i < system->instance_count; i++) {
        const struct instance *instance = &system->instances[i];
        if (instance->supervisor != NOT_THERE)
            writer_print(
                out,
                "    component_%s -> component_%s [label = \"supervises\", style = dotted, "
                "arrowhead = odot, constraint = false];\n",
                system->instances[instance->supervisor].symbol, instance->symbol);
    }
    for (size_t i = 0; i < system->forbidden_count; i++)
        writer_print(out,
                     "    component_%s -> component_%s [label = \"no flow\", style = dashed, "
                     "color = \"#a3281d\", fontcolor = \"#a3281d\", arrowhead = tee, "
                     "constraint = false];\n",
                     system->instances[system->forbidden[i].from].symbol,
                     system->instances[system->forbidden[i].to].symbol);
}

/* What the colours say; only those that occur. */
static void write_legend(struct writer *out, const struct system_image *system)
{
    bool there[TRUST_KERNEL + 1] = {false};

    for (size_t i = 0; i < system->instance_count; i++) {
        there[view_trust(&system->instances[i])] = true;
        there[TRUST_KERNEL] |= uses_kernel(&system->instances[i]);
    }
    writer_print(out, "    legend [shape = plaintext, style = \"\", label = <<TABLE BORDER=\"0\" "
                      "CELLBORDER=\"0\" CELLSPACING=\"2\">");
    for (size_t i = 0; i <= TRUST_KERNEL; i++)
        if (there[i])
            writer_print(out,
                         "<TR><TD BGCOLOR=\"%s\" WIDTH=\"18\"> </TD><TD ALIGN=\"LEFT\">"
                         "<FONT POINT-SIZE=\"10\">%s</FONT></TD></TR>",
                         looks[i].fill, looks[i].says);
    writer_print(out, "</TABLE>>];\n");
}

char *system_emit_graph(const struct system_image *system)
{
    struct writer out = {0};

    writer_print(&out,
                 "// The system %s, generated. An arrow goes from a client to its server.\n"
                 "digraph \"%s\" {\n    rankdir = LR;\n    fontname = \"sans-serif\";\n"
                 "    node [shape = box, style = \"rounded,filled\", fontname = \"sans-serif\"];\n"
                 "    edge [fontname = \"sans-serif\", fontsize = 10];\n"
                 "    subgraph cluster_components {\n        label = \"%s\";\n"
                 "        color = \"#999999\";\n",
                 system->name, system->name, system->name);
    for (size_t i = 0; i < system->instance_count; i++)
        write_group(&out, system, i);
    writer_print(&out, "    }\n");
    for (size_t i = 0; i < system->instance_count; i++)
        write_devices(&out, &system->instances[i]);
    write_connections(&out, system);
    write_kernel(&out, system);
    write_relations(&out, system);
    write_legend(&out, system);
    writer_print(&out, "}\n");
    return writer_finish(&out);
}
