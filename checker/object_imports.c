/* object_imports.c - what a component's object may call: the one list of kernel services by name.
 * To add a kernel service, add its row. */
#include "object_gate.h"

#include <stddef.h>
#include <string.h>

/* Service `NULL`: for every component. "ioports", "registers": with such a port. Else: listed in
 * `services`. */
static const struct object_import imports[] = {
    /* clang calls these for copies and zeroing that are in the source as assignments. */
    {"memcpy", NULL},
    {"memmove", NULL},
    {"memset", NULL},
    {"memcmp", NULL},
    /* deed/checked.h */
    {"deed_fault", NULL},
    {"deed_slot_take", NULL},
    {"deed_slot_put", NULL},
    /* deed/heap.h, deed/vector.h */
    {"deed_take", NULL},
    {"deed_drop", NULL},
    {"uint8_vector_take", NULL},
    {"uint16_vector_take", NULL},
    {"uint32_vector_take", NULL},
    {"uint64_vector_take", NULL},
    {"int8_vector_take", NULL},
    {"int16_vector_take", NULL},
    {"int32_vector_take", NULL},
    {"int64_vector_take", NULL},
    {"deed_vector_take", NULL},
    {"deed_vector_freeze", NULL},
    {"deed_frozen_share", NULL},
    {"deed_heap_used", NULL},
    {"deed_heap_budget", NULL},
    /* deed/time.h */
    {"deed_now", NULL},
    {"deed_sleep_until", NULL},
    /* deed/endpoint.h */
    {"deed_send", NULL},
    {"deed_send_bare", NULL},
    {"deed_call", NULL},
    {"deed_call_bare", NULL},
    {"deed_call_words", NULL},
    {"deed_call_owned", NULL},
    {"deed_receive", NULL},
    {"deed_set_receive", NULL},
    {"deed_set_put", NULL},
    {"deed_set_reply", NULL},
    {"deed_set_reply_bare", NULL},
    {"deed_set_reply_words", NULL},
    {"deed_set_reply_owned", NULL},
    {"deed_set_take", NULL},
    {"deed_set_drop", NULL},
    {"deed_open", NULL},
    {"deed_channel_take", NULL},
    {"deed_channel_peer", NULL},
    {"deed_revoke", "revoke"},
    {"deed_endpoint_drop", NULL},
    {"deed_wait2", NULL},
    {"deed_wait3", NULL},
    {"deed_peer_component", "info"},
    /* deed/port.h */
    {"deed_ioport_read8", "ioports"},
    {"deed_ioport_write8", "ioports"},
    /* deed/registers.h */
    {"deed_register_read8", "registers"},
    {"deed_register_read16", "registers"},
    {"deed_register_read32", "registers"},
    {"deed_register_read64", "registers"},
    {"deed_register_write8", "registers"},
    {"deed_register_write16", "registers"},
    {"deed_register_write32", "registers"},
    {"deed_register_write64", "registers"},
    /* deed/device.h */
    {"deed_ioports_read8", NULL},
    {"deed_ioports_read16", NULL},
    {"deed_ioports_read32", NULL},
    {"deed_ioports_write8", NULL},
    {"deed_ioports_write16", NULL},
    {"deed_ioports_write32", NULL},
    {"deed_registers_read8", NULL},
    {"deed_registers_read16", NULL},
    {"deed_registers_read32", NULL},
    {"deed_registers_read64", NULL},
    {"deed_registers_write8", NULL},
    {"deed_registers_write16", NULL},
    {"deed_registers_write32", NULL},
    {"deed_registers_write64", NULL},
    /* deed/services.h */
    {"deed_component_count", "info"},
    {"deed_connection_count", "info"},
    {"deed_component_info", "info"},
    {"deed_connection_info", "info"},
    {"deed_memory_info", "info"},
    {"deed_left_info", "info"},
    {"deed_component_start", "start"},
    {"deed_component_stop", "stop"},
    {"deed_exit", "exit"},
    {"deed_inject", "inject"},
    {"deed_record", "record"},
    {"deed_cycles", "cycles"},
    {"deed_cycles_at_entry", "cycles"},
};

const struct object_import *object_import_find(const char *symbol)
{
    for (size_t i = 0; i < sizeof imports / sizeof imports[0]; i++)
        if (strcmp(imports[i].symbol, symbol) == 0)
            return &imports[i];
    return NULL;
}

const struct object_import *object_import_at(size_t index)
{
    return index < sizeof imports / sizeof imports[0] ? &imports[index] : NULL;
}

bool object_import_allowed(const struct object_import *import, const struct component *component)
{
    if (import->service == NULL)
        return true;
    for (size_t i = 0; i < component->port_count; i++) {
        const struct port *port = &component->ports[i];
        bool for_ever = port->contract == NULL;
        if (for_ever &&
            ((port->kind == PORT_IOPORTS && strcmp(import->service, "ioports") == 0) ||
             (port->kind == PORT_REGISTERS && strcmp(import->service, "registers") == 0)))
            return true;
    }
    return component_lists_service(component, import->service);
}

bool object_import_switches(const char *symbol)
{
    static const char *const names[] = {
        "deed_call",      "deed_call_bare",      "deed_call_words",      "deed_call_owned",
        "deed_set_reply", "deed_set_reply_bare", "deed_set_reply_words", "deed_set_reply_owned",
        "deed_receive"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(symbol, names[i]) == 0)
            return true;
    return false;
}

bool object_import_is_contract(const struct contract *const *contracts, size_t count,
                               const char *symbol)
{
    static const char prefix[] = "deed_contract_";
    if (strncmp(symbol, prefix, sizeof prefix - 1) != 0)
        return false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(symbol + sizeof prefix - 1, contracts[i]->name) == 0)
            return true;
    return false;
}
