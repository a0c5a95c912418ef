/* system_tables.c - the boot tables: everything that kernel/tables.h declares, as C. */
#include <stdlib.h>
#include <string.h>

#include "component.h"
#include "situations_text.h"
#include "../compiler/layout.h"
#include "../compiler/writer.h"

static unsigned contract_number(const struct system_image *system, const char *name)
{
    unsigned number = 0;

    while (number + 1 < system->contract_count &&
           strcmp(system->contracts[number]->name, name) != 0)
        number++;
    return number;
}

static const struct contract *find_contract(const struct system_image *system, const char *name)
{
    return system->contracts[contract_number(system, name)];
}

static void emit_cell(struct writer *out, const struct system_image *system,
                      const struct contract *contract, const struct message *message, size_t index)
{
    const struct value_type *type = &message->parameters[index].type;
    uint64_t offset = 0;

    layout_list(contract, message->parameters, message->parameter_count, index, &offset);
    writer_print(out, "    {.offset = %llu, .kind = %s, .optional = %d", (unsigned long long)offset,
                 type->kind == VALUE_CLIENT   ? "CELL_CLIENT"
                 : type->kind == VALUE_SERVER ? "CELL_SERVER"
                                              : "CELL_OBJECT",
                 type->optional);
    if (type->contract_name)
        writer_print(
            out, ", .state = %u, .contract = %u",
            contract_find_state(find_contract(system, type->contract_name), type->state_name),
            contract_number(system, type->contract_name));
    writer_print(out, "}, /* %s */\n", message->parameters[index].name);
}

static size_t cell_count(const struct message *message)
{
    size_t count = 0;

    for (size_t i = 0; i < message->parameter_count; i++)
        count += value_is_owned(&message->parameters[i].type);
    return count;
}

static void emit_cells(struct writer *out, const struct system_image *system,
                       const struct contract *contract)
{
    for (size_t i = 0; i < contract->message_count; i++) {
        const struct message *message = &contract->messages[i];
        if (cell_count(message) == 0)
            continue;
        writer_print(out, "static const struct cell_table %s_%s_cells[] = {\n", contract->name,
                     message->name);
        for (size_t j = 0; j < message->parameter_count; j++)
            if (value_is_owned(&message->parameters[j].type))
                emit_cell(out, system, contract, message, j);
        writer_print(out, "};\n\n");
    }
}

static void emit_messages(struct writer *out, const struct contract *contract)
{
    writer_print(out, "static const struct message_table %s_messages[] = {\n", contract->name);
    for (size_t i = 0; i < contract->message_count; i++) {
        const struct message *message = &contract->messages[i];
        size_t cells = cell_count(message);
        writer_print(out, "    {.name = \"%s\", .size = %llu, .to_server = %d", message->name,
                     (unsigned long long)layout_message(contract, message), message->to_server);
        if (cells)
            writer_print(out, ", .cell_count = %zu, .cells = %s_%s_cells", cells, contract->name,
                         message->name);
        writer_print(out, "},\n");
    }
    writer_print(out, "};\n\n");
}

/* The monitor's table: a row for each state, a column for each message. */
static void emit_automaton(struct writer *out, const struct contract *contract)
{
    writer_print(out, "static const uint8_t %s_next[] = {\n", contract->name);
    for (size_t i = 0; i < contract->state_count; i++) {
        const struct state *state = &contract->states[i];
        writer_print(out, "    /* %zu %s */", i, state->name);
        for (size_t tag = 0; tag < contract->message_count; tag++) {
            writer_print(out, tag % 8 == 0 ? "\n       " : "");
            if (state->next[tag] == STATE_NONE)
                writer_print(out, " NO_STATE,");
            else
                writer_print(out, " %u,", state->next[tag]);
        }
        writer_print(out, "\n");
    }
    writer_print(out, "};\n\nstatic const char *const %s_states[] = {\n", contract->name);
    for (size_t i = 0; i < contract->state_count; i++)
        writer_print(out, "    \"%s\",\n", contract->states[i].name);
    writer_print(out, "};\n\n");
}

/* What each state is to a client that knows the base only. */
static void emit_base_states(struct writer *out, const struct contract *contract)
{
    if (!contract->base)
        return;
    writer_print(out, "static const uint8_t %s_base[] = {\n", contract->name);
    for (size_t i = 0; i < contract->state_count; i++) {
        uint16_t state = contract->base_state[i];
        if (state == STATE_NONE)
            writer_print(out, "    NO_STATE, /* %s */\n", contract->states[i].name);
        else
            writer_print(out, "    %u, /* %s: %s */\n", state, contract->states[i].name,
                         contract->base->states[state].name);
    }
    writer_print(out, "};\n\n");
}

unsigned system_slot_size(const struct contract *contract, bool to_server)
{
    uint64_t largest = 0;

    for (size_t i = 0; i < contract->message_count; i++) {
        uint64_t size = layout_message(contract, &contract->messages[i]);
        if (contract->messages[i].to_server == to_server && size > largest)
            largest = size;
    }
    return (unsigned)((largest + 7) / 8 * 8);
}

static void emit_contract_row(struct writer *out, const struct system_image *system,
                              const struct contract *contract)
{
    const char *name = contract->name;
    size_t end = 0;

    while (end < contract->state_count && !contract->states[end].is_end)
        end++;
    writer_print(out,
                 "    {.name = \"%s\",\n     .state_count = %zu,\n     .message_count = %zu,\n"
                 "     .start = %u,\n",
                 name, contract->state_count, contract->message_count, contract->start);
    if (end == contract->state_count)
        writer_print(out, "     .end = NO_STATE,\n");
    else
        writer_print(out, "     .end = %zu,\n", end);
    writer_print(out, "     .capacity = {%u, %u},\n     .slot_size = {%u, %u},\n",
                 contract->capacity[SIDE_CLIENT], contract->capacity[SIDE_SERVER],
                 system_slot_size(contract, false), system_slot_size(contract, true));
    writer_print(out,
                 "     .next = %s_next,\n     .messages = %s_messages,\n"
                 "     .state_names = %s_states",
                 name, name, name);
    if (contract->base)
        writer_print(out, ",\n     .base = %u,\n     .base_state = %s_base",
                     contract_number(system, contract->base->name), name);
    situations_emit_members(out, contract);
    writer_print(out, "},\n");
}

static void emit_contracts(struct writer *out, const struct system_image *system)
{
    for (size_t i = 0; i < system->contract_count; i++) {
        writer_print(out, "/* ---- the contract %s ---- */\n\n", system->contracts[i]->name);
        writer_print(out, "extern const uint32_t deed_contract_%s;\n", system->contracts[i]->name);
        writer_print(out, "const uint32_t deed_contract_%s = %zu;\n\n", system->contracts[i]->name,
                     i);
        emit_cells(out, system, system->contracts[i]);
        emit_messages(out, system->contracts[i]);
        emit_automaton(out, system->contracts[i]);
        emit_base_states(out, system->contracts[i]);
        situations_emit_arrays(out, system->contracts[i]);
    }
    writer_print(out, "const struct contract_table deed_contracts[] = {\n");
    for (size_t i = 0; i < system->contract_count; i++)
        emit_contract_row(out, system, system->contracts[i]);
    writer_print(out, "};\nconst uint32_t deed_contract_count = %zu;\n\n", system->contract_count);
}

static void emit_port(struct writer *out, const struct system_image *system,
                      const struct instance *instance, const struct port *port)
{
    static const char *const kinds[] = {"SERVES", "USES",      "INTERRUPT", "IOPORTS",
                                        "WATCH",  "REGISTERS", "VIRTQUEUE"};

    bool is_range = port->kind == PORT_IOPORTS || port->kind == PORT_REGISTERS;

    writer_print(out, "    {.name = \"%s\", .kind = PORT_TABLE_%s%s", port->name,
                 is_range && port->contract ? "OWNED_" : "", kinds[port->kind]);
    if (port->contract)
        writer_print(out, ", .contract = %u", contract_number(system, port->contract->name));
    if (port->kind == PORT_SERVES)
        writer_print(out, ", .many = %d, .set_state = %u", port->many,
                     contract_find_state(port->contract, port->set_state));
    if (port->kind == PORT_INTERRUPT)
        writer_print(out, ", .irq = %d", instance->irq);
    if (port->kind == PORT_IOPORTS)
        writer_print(out, ", .ioport_base = 0x%x, .ioport_count = %u", instance->ioport_base,
                     instance->ioport_count);
    if (port->kind == PORT_REGISTERS)
        writer_print(out, ", .register_base = 0x%llx, .register_size = 0x%llx",
                     (unsigned long long)instance->register_base,
                     (unsigned long long)instance->register_size);
    if (port->kind == PORT_VIRTQUEUE)
        writer_print(out, ", .register_base = 0x%llx, .register_size = 0x%x",
                     (unsigned long long)instance->virtqueue, VIRTQUEUE_REGISTERS);
    writer_print(out, "},\n");
}

static void emit_image(struct writer *out, const char *name)
{
    writer_print(out, "static const struct image_table %s_image = {\n", name);
    writer_print(out,
                 "    .text_start = deed_text_%s_start,\n    .text_end = deed_text_%s_end,\n"
                 "    .data_start = deed_data_%s_start,\n    .data_end = deed_data_%s_end,\n",
                 name, name, name, name);
    writer_print(out,
                 "    .data_image = deed_data_image_%s_start,\n"
                 "    .data_image_end = deed_data_image_%s_end,\n",
                 name, name);
    writer_print(out,
                 "    .lines = deed_lines_%s,\n    .line_count = &deed_line_count_%s,\n"
                 "    .files = deed_files_%s,\n    .functions = deed_functions_%s,\n};\n\n",
                 name, name, name, name);
}

/* Does the system file say more of restarts than a policy? */
static bool has_rules(const struct instance *instance)
{
    return instance->pause_first || instance->restart_most || instance->children != CHILDREN_STAY;
}

static void emit_rules(struct writer *out, const struct instance *instance)
{
    static const char *const children[] = {
        [CHILDREN_STAY] = "STAY", [CHILDREN_STOP] = "STOP", [CHILDREN_RESTART] = "RESTART"};

    writer_print(out, "static const struct restart_rules %s_rules = {\n", instance->symbol);
    if (instance->pause_first)
        writer_print(out, "    .pause_first = %lluu,\n    .pause_longest = %lluu,\n",
                     (unsigned long long)instance->pause_first,
                     (unsigned long long)instance->pause_longest);
    if (instance->restart_most)
        writer_print(out, "    .most = %u,\n    .within = %lluu,\n", instance->restart_most,
                     (unsigned long long)instance->restart_within);
    writer_print(out, "    .children = CHILDREN_POLICY_%s,\n};\n\n", children[instance->children]);
}

/* What the linker lays out and `deed link` computes, and the ports. */
static void emit_component(struct writer *out, const struct system_image *system,
                           const struct instance *instance)
{
    const struct component *component = instance->component;
    const char *name = instance->symbol;

    writer_print(out, "/* ---- the component %s ---- */\n\n", instance->name);
    writer_print(out, "extern void %s_main(void *ports);\n", name);
    writer_print(out, "extern char deed_text_%s_start[], deed_text_%s_end[];\n", name, name);
    writer_print(out, "extern char deed_data_%s_start[], deed_data_%s_end[];\n", name, name);
    writer_print(out, "extern char deed_data_image_%s_start[], deed_data_image_%s_end[];\n", name,
                 name);
    writer_print(out, "extern char deed_stack_%s[];\n", name);
    if (component->has_float)
        writer_print(out, "static char float_%s[512] __attribute__((aligned(16)));\n", name);
    writer_print(out, "extern const uint32_t deed_stack_size_%s;\n", name);
    writer_print(out, "extern const struct line_table deed_lines_%s[];\n", name);
    writer_print(out, "extern const uint32_t deed_line_count_%s;\n", name);
    writer_print(out, "extern const char *const deed_files_%s[];\n", name);
    writer_print(out, "extern const struct function_table deed_functions_%s[];\n\n", name);
    emit_image(out, name);
    if (has_rules(instance))
        emit_rules(out, instance);
    if (component->port_count == 0)
        return;
    writer_print(out, "static const struct port_table %s_ports[] = {\n", name);
    for (size_t i = 0; i < component->port_count; i++)
        emit_port(out, system, instance, &component->ports[i]);
    writer_print(out, "};\n\n");
}

static void emit_component_row(struct writer *out, const struct instance *instance)
{
    const struct component *component = instance->component;
    const char *name = instance->symbol;

    writer_print(out, "    {.name = \"%s\",\n     .main = %s_main,\n", instance->name, name);
    if (component->port_count)
        writer_print(out, "     .ports = %s_ports,\n     .port_count = %zu,\n", name,
                     component->port_count);
    writer_print(out, "     .priority = %u,\n     .restart = RESTART_POLICY_%s,\n",
                 instance->priority,
                 instance->restart == RESTART_ALWAYS     ? "ALWAYS"
                 : instance->restart == RESTART_ON_FAULT ? "ON_FAULT"
                                                         : "NEVER");
    writer_print(out, "     .manual = %d,\n     .endpoints = %u,\n     .heap = %llu,\n",
                 instance->manual, component->endpoints, (unsigned long long)component->heap);
    writer_print(out, "     .image = &%s_image,\n", name);
    writer_print(out, "     .stack = deed_stack_%s,\n     .stack_size = &deed_stack_size_%s", name,
                 name);
    if (component->has_float)
        writer_print(out, ",\n     .float_area = float_%s", name);
    if (instance->supervisor != NOT_THERE)
        writer_print(out, ",\n     .supervisor = %zu", instance->supervisor + 1);
    if (instance->copies)
        writer_print(out, ",\n     .copies = %u", instance->copies);
    if (instance->period)
        writer_print(out, ",\n     .budget = %llu,\n     .period = %llu",
                     (unsigned long long)instance->budget, (unsigned long long)instance->period);
    if (has_rules(instance))
        writer_print(out, ",\n     .rules = &%s_rules", name);
    writer_print(out, "},\n");
}

/* An array without elements is not C: one that nobody looks at stands in, and the total says 0. */
static void emit_connections(struct writer *out, const struct system_image *system)
{
    writer_print(out, "const struct connection_table deed_connections[] = {\n");
    for (size_t i = 0; i < system->connection_count; i++) {
        const struct connection *one = &system->connections[i];
        const struct instance *client = &system->instances[one->client];
        const struct instance *server = &system->instances[one->server];
        writer_print(out, "    {%zu, %zu, %zu, %zu}, /* %s.%s -> %s.%s */\n", one->client,
                     one->client_port, one->server, one->server_port, client->name,
                     client->component->ports[one->client_port].name, server->name,
                     server->component->ports[one->server_port].name);
    }
    if (system->connection_count == 0)
        writer_print(out, "    {0, 0, 0, 0}, /* none */\n");
    writer_print(out, "};\nconst uint32_t deed_connection_total = %zu;\n\n",
                 system->connection_count);
}

char *system_emit_tables(const struct system_image *system)
{
    struct writer out = {0};

    writer_print(&out, "/* system.c - the boot tables of %s, generated; do not edit. */\n",
                 system->name);
    writer_print(&out, "#include \"kernel/tables.h\"\n\n");
    writer_print(&out, "const char deed_system_name[] = \"%s\";\n", system->name);
    writer_print(&out, "const uint64_t deed_memory = %lluu;\n", (unsigned long long)system->memory);
    writer_print(&out, "const uint64_t deed_heap_total = %lluu;\n\n",
                 (unsigned long long)system_heap(system));
    emit_contracts(&out, system);
    for (size_t i = 0; i < system->instance_count; i++)
        emit_component(&out, system, &system->instances[i]);
    writer_print(&out, "const struct component_table deed_components[] = {\n");
    for (size_t i = 0; i < system->instance_count; i++)
        emit_component_row(&out, &system->instances[i]);
    writer_print(&out, "};\nconst uint32_t deed_component_total = %zu;\n\n",
                 system->instance_count);
    emit_connections(&out, system);
    return writer_finish(&out);
}
