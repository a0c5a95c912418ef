/* port.c - ports and how channels are opened through them. */
#include "kernel/port.h"

#include "kernel/channel.h"
#include "kernel/copy.h"
#include "kernel/invariant.h"
#include "kernel/machine.h"
#include "kernel/panic.h"
#include "kernel/schedule.h"
#include "kernel/served.h"
#include "kernel/set.h"
#include "kernel/virtqueue.h"
#include "kernel/wait.h"
#include "sdk/include/deed/checked.h"
#include "sdk/include/deed/time.h"
#include "sharedheap/table.h"

TABLE _Alignas(sizeof(struct deed_port[PORTS_MAX])) struct deed_port port_client[PORTS_MAX];
TABLE struct deed_ioports port_ioports[PORTS_MAX];
TABLE _Alignas(sizeof(uint32_t[PORTS_MAX])) uint32_t port_owner[PORTS_MAX];
TABLE uint32_t port_server[PORTS_MAX];
TABLE uint32_t port_end[PORTS_MAX];
TABLE uint32_t port_clients[PORTS_MAX];

TABLE uint32_t port_first_client[PORTS_MAX];
TABLE uint32_t port_next_client[PORTS_MAX];
uint32_t port_total;

static void *pointer_of(uint32_t port)
{
    switch (port_table(port)->kind) {
    case PORT_TABLE_SERVES: return &set_face[port];
    case PORT_TABLE_IOPORTS: return &port_ioports[port];
    case PORT_TABLE_REGISTERS: return (void *)(uint64_t)&port_table(port)->register_base;
    default: return &port_client[port];
    }
}

static void port_make(uint32_t port, uint32_t owner)
{
    const struct port_table *table;

    port_owner[port] = owner;
    table = port_table(port);
    port_client[port].index = port;
    if (table->kind == PORT_TABLE_IOPORTS) {
        port_ioports[port].base = table->ioport_base;
        port_ioports[port].count = table->ioport_count;
    }
    port_server[port] = NONE;
    port_first_client[port] = NONE;
    port_pointer[port] = pointer_of(port);
    if (table->kind == PORT_TABLE_VIRTQUEUE)
        virtqueue_boot(port);
    set_make(port, table->kind == PORT_TABLE_SERVES ? owner : NONE);
}

/*@ requires ports: client < PORTS_MAX && server < PORTS_MAX;
    terminates \true; exits \false;
    assigns port_server[client], port_next_client[client], port_first_client[server];
    ensures joined: port_server[client] == server && port_first_client[server] == client;
    ensures rest: port_next_client[client] == \old(port_first_client[server]);
*/
static void port_join(uint32_t client, uint32_t server)
{
    port_server[client] = server;
    port_next_client[client] = port_first_client[server];
    port_first_client[server] = client;
}

/* The ports of a component, behind those that there are. */
static void ports_make(uint32_t component)
{
    component_port[component] = port_total;
    for (uint32_t i = 0; i < component_table(component)->port_count; i++)
        port_make(port_total++, component);
}

bool port_has_room(uint32_t count)
{
    return count <= PORTS_MAX - port_total;
}

bool port_grow(uint32_t count)
{
    return rows_grow(ROWS_PORT, port_total + count);
}

void port_copy(uint32_t copy, uint32_t origin)
{
    ports_make(copy);
    for (uint32_t i = 0; i < component_table(copy)->port_count; i++) {
        uint32_t server = port_server[component_port[origin] + i];
        if (server != NONE)
            port_join(component_port[copy] + i, server);
    }
}

void port_boot(void)
{
    for (uint32_t c = 0; c < deed_component_total; c++) {
        if (!port_has_room(component_table(c)->port_count))
            panic("too many ports");
        ports_make(c);
    }
    for (uint32_t i = 0; i < deed_connection_total; i++) {
        const struct connection_table *connection = &deed_connections[i];
        uint32_t client = component_port[connection->client] + connection->client_port;
        uint32_t server = component_port[connection->server] + connection->server_port;
        port_join(client, server);
    }
}

uint64_t port_bytes(uint32_t component)
{
    return component_table(component)->port_count *
           (sizeof port_client[0] + sizeof port_ioports[0] + sizeof port_owner[0] +
            sizeof port_server[0] + sizeof port_end[0] + sizeof port_clients[0] +
            sizeof port_first_client[0] + sizeof port_next_client[0] + sizeof port_pointer[0] +
            SET_BYTES + sizeof(struct port_table));
}

/* The client end of the channel that is kept at this port; of the one that is open there. */
static uint32_t kept_at(uint32_t port)
{
    return port_end[port] & ~PORT_KEPT;
}

static uint32_t open_at(uint32_t port)
{
    return port_end[port] - PORT_OPEN;
}

bool port_keep(uint32_t client_port, uint32_t server_port, uint32_t client)
{
    uint32_t owner = port_owner[client_port];

    if (server_port == NONE || port_end[client_port] != PORT_FREE ||
        component_life[owner] != LIFE_UP || !channel_may_keep())
        return false;
    port_end[client_port] = PORT_KEPT + client;
    component_kept[owner]++;
    return true;
}

// clang-format off
/*@ predicate kept_channel{L}(integer p, integer n) =
      channel_used(n) && !channel_is_free(n) && channel_payer[n] < COMPONENTS_MAX &&
      channel_client_port[n] == p;
    // at each port where one is kept it is the channel that was opened from there
    predicate kept_right{L} = \forall integer p; 0 <= p < PORTS_MAX && port_end[p] >= PORT_KEPT ==>
      (port_end[p] - PORT_KEPT) % 2 == 0 && kept_channel(p, (port_end[p] - PORT_KEPT) / 2);
*/
// clang-format on

/*@ HEAP_INVARIANT(requires)
    requires order: channel_order;
    requires list: channel_list;
    requires ended: channel_ended;
    requires holds: channel_holds;
    requires right: kept_right;
    requires port: port < PORTS_MAX && client == port_end[port] - PORT_KEPT >= 0;
    requires owner: port_owner[port] < COMPONENTS_MAX;
    terminates \true; exits \false;
    assigns HEAP_TABLES, CHANNEL_LISTS, channel_next[client / 2], port_end[port],
        component_channels[channel_payer[client / 2]], component_kept[port_owner[port]],
        endpoint_face[client].owner, endpoint_face[client + 1].owner;
    HEAP_INVARIANT(ensures)
    ensures order: channel_order;
    ensures list: channel_list;
    ensures ended: channel_ended;
    ensures holds: channel_holds;
    ensures right: kept_right;
    ensures free: port_end[port] == PORT_FREE;
    ensures counted: component_kept[port_owner[port]] ==
        (uint8_t)(\old(component_kept[port_owner[port]]) - 1);
*/
static void discard(uint32_t port, uint32_t client)
{
    //@ assert channel: client % 2 == 0 && kept_channel(port, client / 2);
    //@ assert inside: client / 2 < channel_fresh <= CHANNELS_MAX && client + 1 < ENDPOINTS_MAX;
    //@ assert payer: channel_payer[client / 2] < COMPONENTS_MAX;
    port_end[port] = PORT_FREE;
    component_kept[port_owner[port]]--;
    channel_unmake(client);
    /*@ assert others: \forall integer p, n; p != port && kept_channel{Pre}(p, n) ==>
            kept_channel(p, n); */
    /*@ assert apart: \forall integer p; 0 <= p < PORTS_MAX && port_end[p] >= PORT_KEPT ==>
            p != port && (port_end[p] - PORT_KEPT) % 2 == 0 &&
            kept_channel{Pre}(p, (port_end[p] - PORT_KEPT) / 2); */
}

void port_return(uint32_t component)
{
    uint32_t port = component_port[component];

    for (; component_kept[component] > 0; port++)
        if (port_is_kept(port))
            discard(port, port_end[port] - PORT_KEPT);
}

uint64_t port_kept_bytes(uint32_t component)
{
    uint32_t port = component_port[component], left = component_kept[component];
    uint64_t bytes = 0;

    for (; left > 0; port++)
        if (port_end[port] & PORT_KEPT) {
            bytes += channel_slot_bytes(kept_at(port));
            left--;
        }
    return bytes;
}

void port_occupy(uint32_t client_port, uint32_t server_port, uint32_t client)
{
    port_end[client_port] = client + PORT_OPEN;
    if (server_port != NONE)
        port_clients[server_port]++;
}

void port_vacate_client(uint32_t client_port, uint32_t client)
{
    if (client_port != NONE &&
        port_end[client_port] == client + PORT_OPEN) /* and not a later channel's */
        port_end[client_port] = PORT_FREE;
}

void port_vacate_server(uint32_t server_port)
{
    if (server_port == NONE)
        return;
    port_clients[server_port]--;
    if (!port_table(server_port)->many) /* else nobody waits for that */
        port_wake(server_port);
}

void port_wake(uint32_t server_port)
{
    uint32_t client = port_first_client[server_port];

    for (; client != NONE; client = port_next_client[client]) {
        uint32_t owner = port_owner[client];
        if ((component_waits[owner] & ~WAIT_FLAGS) == port_open_target(server_port)) {
            wait_end(owner, &port_client[client]);
        }
    }
}

/*@ requires port: port_listed(server_port);
    requires owner: port_owner[server_port] < COMPONENTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> component_life[port_owner[server_port]] == LIFE_UP &&
        (port_row(server_port)->many != 0 || port_clients[server_port] == 0);
*/
static bool accepts(uint32_t server_port)
{
    return component_life[port_owner[server_port]] == LIFE_UP &&
           (port_table(server_port)->many || port_clients[server_port] == 0);
}

/* The running component has the client's end of a fresh channel, and this port the other. */
static void connect(uint32_t client, uint32_t server_port)
{
    uint32_t server = endpoint_peer(client);

    endpoint_give(client, core.current);
    endpoint_give(server, port_owner[server_port]);
    component_endpoints[core.current]++;
    component_endpoints[port_owner[server_port]]++;
    endpoint_face[server].word |= WORD_CONNECTED;
    endpoint_face[server].target = set_target(server_port);
    wait_event(server);
}

/* A channel to a server that accepts. */
static uint32_t open_server(uint32_t port, uint32_t server_port)
{
    uint32_t client = kept_at(port);

    if (port_end[port] & PORT_KEPT) {
        component_kept[core.current]--;
        channel_again(client);
    } else {
        client = channel_make(port_table(server_port)->contract, core.current);
        if (client == NONE)
            return NONE;
        channel_connect(client, port, server_port);
    }
    port_occupy(port, server_port, client);
    connect(client, server_port);
    return client;
}

/* A channel to a copy of its own. The port does not count such channels: their copies are as many.
 */
static uint32_t open_copy(uint32_t server_port)
{
    uint32_t origin = port_owner[server_port];
    uint32_t client, copy;

    copy_prepare(origin);
    channel_prepare();
    client = channel_make(port_table(server_port)->contract, core.current);
    if (client == NONE)
        return NONE;
    copy = copy_start(origin);
    if (copy == NONE) {
        channel_unmake(client);
        return NONE;
    }
    connect(client, component_port[copy] + (server_port - component_port[origin]));
    return client;
}

static uint32_t open_port(uint32_t port, uint64_t deadline)
{
    uint32_t server_port = port_server[port];

    if (server_port != NONE && component_table(port_owner[server_port])->copies != 0)
        return open_copy(server_port);
    if ((port_end[port] & PORT_KEPT) == 0)
        channel_prepare();
    if (port_is_open(port))
        return NONE;
    if (server_port == NONE)
        return served_open(port);
    while (!accepts(server_port)) {
        if (deadline == DEED_NOW)
            return NONE;
        if (wait_with(port_open_target(server_port), deadline) == NULL)
            return NONE;
        channel_prepare();
    }
    return open_server(port, server_port);
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures inside: \result < PORTS_MAX;
*/
static uint32_t port_of_client(const struct deed_port *port)
{
    return (uint32_t)((uint64_t)port / sizeof *port % PORTS_MAX);
}

struct deed_endpoint *deed_open(struct deed_port *port, uint64_t deadline)
{
    uint32_t number = port_of_client(port);
    uint32_t client;

    machine_interrupts_off();
    if (!port_is_current(number))
        FAULT(deed_reason_ownership);
    wait_prepare(deadline);
    client = open_port(number, deadline);
    schedule_yield();
    machine_interrupts_on();
    return client == NONE ? NULL : &endpoint_face[client].seen;
}

void deed_revoke(struct deed_port *port)
{
    uint32_t number = port_of_client(port);

    machine_interrupts_off();
    if (!port_is_current(number))
        FAULT(deed_reason_ownership);
    if (port_is_open(number))
        channel_cut(open_at(number));
    schedule_yield();
    machine_interrupts_on();
}

struct deed_endpoint *deed_channel_take(uint32_t contract)
{
    uint32_t client = NONE;

    machine_interrupts_off();
    channel_prepare();
    if (contract < deed_contract_count)
        client = channel_make(contract, core.current);
    if (client != NONE) {
        endpoint_face[client].owner = UNTAKEN;
        endpoint_face[endpoint_peer(client)].owner = core.current;
        component_endpoints[core.current]++;
    }
    machine_interrupts_on();
    return client == NONE ? NULL : &endpoint_face[endpoint_peer(client)].seen;
}

/* The client end of this channel, which is the running component's from now on; NONE if somebody
 * has had it. */
/*@ requires server: endpoint_made(server) && endpoint_face[server].owner == core.current;
    requires pairs: endpoint_pairs;
    requires current: core.current < COMPONENTS_MAX;
    terminates \true; exits \false;
    assigns endpoint_face[server].word, endpoint_face[endpoint_other(server)].word,
        endpoint_face[endpoint_other(server)].owner, component_endpoints[core.current];
    ensures taken: \result != NONE ==> \result == endpoint_other(server) &&
        \old(endpoint_face[endpoint_other(server)].owner) == UNTAKEN &&
        endpoint_face[\result].owner == core.current;
    ensures counted: component_endpoints[core.current] ==
        (uint32_t)(\old(component_endpoints[core.current]) + (\result == NONE ? 0 : 1));
    ensures none: \result == NONE ==>
        \old(endpoint_face[endpoint_other(server)].owner) != UNTAKEN &&
        endpoint_face[endpoint_other(server)].owner ==
            \old(endpoint_face[endpoint_other(server)].owner);
*/
static uint32_t take_client(uint32_t server)
{
    uint32_t client = endpoint_peer(server);

    if (endpoint_face[client].owner != UNTAKEN)
        return NONE;
    endpoint_give(client, core.current);
    component_endpoints[core.current]++;
    return client;
}

struct deed_endpoint *deed_channel_peer(struct deed_endpoint *server)
{
    uint32_t number = endpoint_number(server);
    uint32_t client;

    machine_interrupts_off();
    if (!endpoint_is_current(number))
        FAULT(deed_reason_ownership);
    client = take_client(number);
    machine_interrupts_on();
    return client == NONE ? NULL : &endpoint_face[client].seen;
}

void deed_endpoint_drop(struct deed_endpoint *endpoint)
{
    uint32_t number = endpoint_number(endpoint);

    machine_interrupts_off();
    if (!endpoint_is_current(number) || endpoint_face[number].target != endpoint_self(number) ||
        (endpoint_face[number].word & WORD_LISTED))
        FAULT(deed_reason_ownership); /* not its own, or left in a set */
    channel_close(number);
    schedule_yield();
    machine_interrupts_on();
}
