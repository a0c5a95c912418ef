/* top.c - tells what the kernel knows about the system, a row at a time. Rows go out by value: a
 * client sees numbers and names and holds nothing. */
#include "top.component.h"

static void name_copy(uint8_t *to COUNT(size), const uint8_t *from COUNT(size), uint64_t size)
{
    for (uint64_t i = 0; i < size; i++)
        AT(to, size, i) = AT(from, size, i);
}

static bool describe(uint32_t number, struct Top_Row *row)
{
    struct deed_component_info info = {0};

    if (deed_component_info(number, &info) != deed_ok)
        return false;
    name_copy(row->name, info.name, 48);
    row->state = info.state;
    row->last_reason = info.last_reason;
    row->priority = info.priority;
    row->restarts = info.restarts;
    row->overruns = info.overruns;
    row->objects = info.objects;
    row->bytes = info.bytes;
    row->sent = info.sent;
    row->received = info.received;
    return true;
}

static bool describe_link(uint32_t number, struct Top_Link *link)
{
    struct deed_connection_info info = {0};
    struct deed_component_info component = {0};

    if (deed_connection_info(number, &info) != deed_ok)
        return false;
    if (deed_component_info(info.client, &component) != deed_ok)
        return false;
    name_copy(link->client, component.name, 48);
    if (deed_component_info(info.server, &component) != deed_ok)
        return false;
    name_copy(link->server, component.name, 48);
    name_copy(link->client_port, info.client_port, 24);
    name_copy(link->server_port, info.server_port, 24);
    name_copy(link->contract, info.contract, 24);
    link->open = info.open;
    return true;
}

static void describe_memory(struct Top_Memory *memory)
{
    struct deed_memory_info info = {0};

    deed_memory_info(&info);
    memory->objects = info.objects;
    memory->places = info.places;
    memory->ends = info.ends;
    memory->holes = info.holes;
    memory->hole_count = info.hole_count;
    memory->fresh = info.fresh;
    memory->largest = info.largest;
}

void top_main(struct top_ports *ports)
{
    struct Top_Row row = {0};
    struct Top_Link link = {0};
    struct Top_Memory memory = {0};

    for (;;) {
        struct Top_server *client = Top_server_set_receive(ports->service);

        switch (Top_server_tag(client)) {
        case Top_connected: break;
        case Top_closed: Top_server_drop(client); continue;
        case Top_Component:
            if (describe(Top_Component_number(client), &row))
                Top_send_Described(client, &row);
            else
                Top_send_NoMore(client);
            break;
        case Top_Connection:
            if (describe_link(Top_Connection_number(client), &link))
                Top_send_Linked(client, &link);
            else
                Top_send_NoMore(client);
            break;
        case Top_Heap:
            describe_memory(&memory);
            Top_send_Divided(client, &memory);
            break;
        }
        Top_server_set_put(ports->service, client);
    }
}
