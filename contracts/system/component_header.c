/* component_header.c - NAME.component.h: the one header that a component's source includes. */
#include <string.h>

#include "component.h"
#include "../compiler/writer.h"

static bool is_of_port(const struct component *component, const struct contract *contract)
{
    for (size_t i = 0; i < component->port_count; i++)
        if (component->ports[i].contract == contract)
            return true;
    return false;
}

static void emit_includes(struct writer *out, const struct component *component)
{
    writer_print(out, "#include \"deed.h\"\n");
    for (size_t i = 0; i < component->port_count; i++) {
        const struct contract *contract = component->ports[i].contract;
        bool known = !contract;
        for (size_t j = 0; j < i && !known; j++)
            known = component->ports[j].contract == contract;
        if (!known)
            writer_print(out, "#include \"%s.contract.h\"\n", contract->name);
    }
    for (size_t i = 0; i < component->make_count; i++)
        if (!is_of_port(component, component->makes[i]))
            writer_print(out, "#include \"%s.contract.h\"\n", component->makes[i]->name);
    writer_print(out, "\n");
}

static void emit_port(struct writer *out, const struct port *port)
{
    switch (port->kind) {
    case PORT_SERVES:
        writer_print(out, "    struct %s_server_set *%s; /* %sin state %s */\n",
                     port->contract->name, port->name, port->many ? "many, " : "", port->set_state);
        break;
    default:
        if (port->contract)
            writer_print(out, "    struct %s_port *%s;\n", port->contract->name, port->name);
        else
            writer_print(out, "    struct deed_%s *%s;\n",
                         port->kind == PORT_IOPORTS ? "ioports" : "registers", port->name);
    }
}

char *component_emit_header(const struct component *component)
{
    struct writer out = {0};
    const char *name = component->name;

    writer_print(&out, "/* %s.component.h - generated from %s.component; do not edit. */\n", name,
                 name);
    writer_print(&out, "#ifndef DEED_COMPONENT_%s_H\n#define DEED_COMPONENT_%s_H\n\n", name, name);
    emit_includes(&out, component);
    writer_comment(&out, "", component->documentation);
    if (component->port_count == 0)
        writer_print(&out, "struct %s_ports;\n\n", name);
    else
        writer_print(&out, "struct %s_ports {\n", name);
    for (size_t i = 0; i < component->port_count; i++)
        emit_port(&out, &component->ports[i]);
    if (component->port_count)
        writer_print(&out, "};\n\n");
    writer_print(&out, "/* Where the component begins. Returning ends it. */\n");
    writer_print(&out, "void %s_main(struct %s_ports *ports);\n\n#endif\n", name, name);
    return writer_finish(&out);
}
