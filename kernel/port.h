/* port.h - what a component file declares: sets to serve, client ports, capabilities. Numbered
 * through all components; each port is one of these, by its kind. */
#ifndef KERNEL_PORT_H
#define KERNEL_PORT_H

#include "kernel/component.h"
#include "kernel/rows.h"
#include "kernel/core.h"
#include "sdk/include/deed/endpoint.h"
#include "sdk/include/deed/port.h"

extern struct deed_port port_client[PORTS_MAX]; /* aligned to its size */
extern struct deed_ioports port_ioports[PORTS_MAX];
extern uint32_t port_owner[PORTS_MAX];   /* component; NONE behind the last port            */
extern uint32_t port_server[PORTS_MAX];  /* of a client port: the port it is connected to    */
extern uint32_t port_end[PORTS_MAX];     /* of a client port: see below                      */
extern uint32_t port_clients[PORTS_MAX]; /* of a server port: channels to it                 */

extern uint32_t port_first_client[PORTS_MAX]; /* of a server port: those connected to it */
extern uint32_t port_next_client[PORTS_MAX];  /* of a client port: the next of these     */
extern uint32_t port_total;                   /* how many ports there are                */

extern const struct rows port_rows[];

/* What is at a client port: nothing, a channel's client end, or one that is kept, closed at both
 * ends, for when the port is opened again. Its memory stays charged to the port's owner. */
#define PORT_FREE 0u
#define PORT_OPEN 1u          /* and the client end      */
#define PORT_KEPT 0x80000000u /* and the client end */

/* Build the tables from what the contract compiler wrote. */
void port_boot(void);

/* Are there numbers for so many ports more? Get rows for them (rows.h). A copy's ports, connected
 * as those of its origin. */
/*@ requires total: port_total <= PORTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> port_total + count <= PORTS_MAX;
*/
bool port_has_room(uint32_t count);
bool port_grow(uint32_t count);
void port_copy(uint32_t copy, uint32_t origin);

/*@ requires port: port < PORTS_MAX;
    requires owner: component_listed(port_owner[port]);
    requires first: component_port[port_owner[port]] <= port;
    terminates \true; exits \false; assigns \nothing;
    ensures table: \result == &component_row(port_owner[port])->ports[port -
   component_port[port_owner[port]]];
*/
static inline const struct port_table *port_table(uint32_t port)
{
    uint32_t owner = port_owner[port];

    return &component_table(owner)->ports[port - component_port[owner]];
}

/* What a component that wants to open a channel to this server port waits for. */
/*@ requires port: server_port < PORTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures address: \result == (uint64_t)&port_client[server_port];
*/
static inline uint64_t port_open_target(uint32_t server_port)
{
    return (uint64_t)&port_client[server_port];
}

/*@ requires port: client_port < PORTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> PORT_OPEN <= port_end[client_port] < PORT_KEPT;
*/
static inline bool port_is_open(uint32_t client_port)
{
    return port_end[client_port] >= PORT_OPEN && port_end[client_port] < PORT_KEPT;
}

/* Is a channel kept at it? */
/*@ requires port: client_port < PORTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> port_end[client_port] >= PORT_KEPT;
*/
static inline bool port_is_kept(uint32_t client_port)
{
    return port_end[client_port] >= PORT_KEPT;
}

/*@ requires port: port < PORTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> port_owner[port] == core.current;
*/
static inline bool port_is_current(uint32_t port)
{
    return port_owner[port] == core.current;
}

/* A channel with this client end, from this client port to this server port, begins; its client
 * end, the whole of it ends. */
/*@ requires ports: client_port < PORTS_MAX && (server_port == NONE || server_port < PORTS_MAX);
    requires client: client < PORT_KEPT - 1;
    terminates \true; exits \false;
    assigns port_end[client_port], port_clients[0 .. PORTS_MAX - 1];
    ensures open: port_end[client_port] == client + PORT_OPEN < PORT_KEPT;
    ensures counted: server_port != NONE ==>
        port_clients[server_port] == (uint32_t)(\old(port_clients[server_port]) + 1);
    ensures others: \forall integer p; 0 <= p < PORTS_MAX && p != server_port ==>
        port_clients[p] == \old(port_clients[p]);
*/
void port_occupy(uint32_t client_port, uint32_t server_port, uint32_t client);
/*@ requires port: client_port < PORTS_MAX;
    requires client: client < PORT_KEPT - 1;
    terminates \true; exits \false; assigns port_end[client_port];
    ensures free: \old(port_end[client_port]) == client + PORT_OPEN ==>
        port_end[client_port] == PORT_FREE;
    ensures later: \old(port_end[client_port]) != client + PORT_OPEN ==>
        port_end[client_port] == \old(port_end[client_port]);
*/
void port_vacate_client(uint32_t client_port, uint32_t client);
void port_vacate_server(uint32_t server_port);

/* The channel of this client end, opened from this port, is closed at both ends. Is it kept? */
/*@ requires ports: client_port < PORTS_MAX && port_owner[client_port] < COMPONENTS_MAX;
    requires client: client < PORT_KEPT - 1;
    terminates \true; exits \false;
    assigns port_end[client_port], component_kept[port_owner[client_port]];
    ensures kept: \result ==> \old(port_end[client_port]) == PORT_FREE &&
        port_end[client_port] == PORT_KEPT + client && server_port != NONE &&
        component_life[port_owner[client_port]] == LIFE_UP;
    ensures counted: \result ==> component_kept[port_owner[client_port]] ==
        (uint8_t)(\old(component_kept[port_owner[client_port]]) + 1);
    ensures refused: !\result ==> port_end[client_port] == \old(port_end[client_port]) &&
        component_kept[port_owner[client_port]] ==
            \old(component_kept[port_owner[client_port]]);
*/
bool port_keep(uint32_t client_port, uint32_t server_port, uint32_t client);

/* The channels that are kept for a component come to their ends; how many bytes they take of its
 * heap budget. */
void port_return(uint32_t component);
uint64_t port_kept_bytes(uint32_t component);

/* Bytes of tables that are kept for the ports of a component. */
#define PORT_BYTES 84u /* of each */
/*@ requires component: component_listed(component);
    terminates \true; exits \false; assigns \nothing;
    ensures bytes: \result == component_row(component)->port_count * PORT_BYTES;
*/
uint64_t port_bytes(uint32_t component);

/* Components that wait to open a channel to this port may look again. */
void port_wake(uint32_t server_port);

#endif
