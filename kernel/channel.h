/* channel.h - making and closing channels. With interrupts off. */
#ifndef KERNEL_CHANNEL_H
#define KERNEL_CHANNEL_H

#include "kernel/endpoint.h"
#include "kernel/rows.h"
#include "sharedheap/heap.h"

/* Channel n is that of the endpoints 2 n and 2 n + 1. */
extern char *channel_slots[CHANNELS_MAX];          /* the slots of both directions          */
extern uint32_t channel_holders[CHANNELS_MAX];     /* the heap holder of what is queued in it */
extern uint32_t channel_payer[CHANNELS_MAX];       /* the component that opened it          */
extern uint32_t channel_client_port[CHANNELS_MAX]; /* NONE if not opened through one        */
extern uint32_t channel_server_port[CHANNELS_MAX];
extern uint32_t channel_next[CHANNELS_MAX]; /* list of free ones that were in use    */
extern uint32_t channel_free;               /* the first of them, NONE: there are none */
extern uint32_t channel_fresh;              /* from here on no channel was ever in use */
extern uint32_t channel_orphans; /* endpoints to be closed: the first, NONE if there are none */
extern const struct rows channel_rows[];

/* All channels that were ever in use, the free ones first, the head of their list last; and where
 * each stands: so none is in the list twice, and there is room for each of them. */
//@ ghost extern uint32_t channel_at[CHANNELS_MAX];
//@ ghost extern uint32_t channel_place[CHANNELS_MAX];
//@ ghost extern uint32_t channel_freed;

// clang-format off
/*@ predicate channel_used{L}(integer n) = 0 <= n < channel_fresh;
    predicate channel_is_free{L}(integer n) = channel_used(n) && channel_place[n] < channel_freed;
    predicate channel_closed{L}(integer n) =
      endpoint_face[2 * n].owner == NOBODY && endpoint_face[2 * n + 1].owner == NOBODY;
    predicate channel_port_there(integer p) = p == NONE || p < PORTS_MAX;

    predicate channel_order{L} = channel_freed <= channel_fresh <= CHANNELS_MAX &&
      \forall integer i; 0 <= i < channel_fresh ==>
          channel_at[i] < channel_fresh && channel_place[channel_at[i]] == i &&
          channel_place[i] < channel_fresh && channel_at[channel_place[i]] == i;
    predicate channel_list{L} =
      channel_free == (channel_freed == 0 ? NONE : channel_at[channel_freed - 1]) &&
      \forall integer i; 0 <= i < channel_freed ==>
          channel_next[channel_at[i]] == (i == 0 ? NONE : channel_at[i - 1]);
    // whoever owned an end of what is free does not any more
    predicate channel_ended{L} = \forall integer n; channel_is_free(n) ==> channel_closed(n);
    predicate channel_rows_there{L} = \forall integer n; channel_used(n) ==>
      endpoint_made(2 * n) && endpoint_made(2 * n + 1) && channel_payer[n] < COMPONENTS_MAX &&
      channel_port_there(channel_client_port[n]) && channel_port_there(channel_server_port[n]);

    // it is the next to be used: the first free one, or, if none is free, the first that never was
    predicate channel_vacant{L}(integer n) =
      n < CHANNELS_MAX && (channel_freed > 0 ? n == channel_free : n == channel_fresh);
    predicate channel_others{L1,L2}(integer but) = \forall integer n; 0 <= n < CHANNELS_MAX && n != but ==>
      (channel_is_free{L1}(n) <==> channel_is_free{L2}(n)) &&
      (channel_used{L1}(n) <==> channel_used{L2}(n));

    // what is queued in a channel has an owner of its own
    predicate channel_held{L}(integer n) =
      heap_common(channel_holders[n]) && owner_live(channel_holders[n]);
    predicate channel_holds{L} = \forall integer n; 0 <= n < CHANNELS_MAX ==>
      (channel_used(n) || channel_holders[n] != 0 ==> channel_held(n));

    // what is in the list of endpoints to be closed is to be closed
    predicate channel_orphaned{L}(integer e) =
      endpoint_made(e) && (endpoint_face[e].word & WORD_ORPHAN) != 0;
    predicate channel_orphans_listed{L} =
      (channel_orphans == NONE || channel_orphaned(channel_orphans)) &&
      \forall integer e; channel_orphaned(e) ==>
          endpoint_next[e] == NONE || channel_orphaned(endpoint_next[e]);
*/
#define CHANNEL_BYTES 204u /* of tables: a row for each end, and one that is both ends' */
#define CHANNEL_INVARIANT(clause)                                                                  \
    clause order: channel_order; clause list: channel_list; clause ended: channel_ended;           \
    clause rows: channel_rows_there; clause pairs: endpoint_pairs; clause rules: endpoint_rules;
#define CHANNEL_LISTS                                                                              \
    channel_free, channel_freed, channel_at[0 .. CHANNELS_MAX - 1],                                \
        channel_place[0 .. CHANNELS_MAX - 1]
#define CHANNEL_TABLES                                                                             \
    CHANNEL_LISTS, channel_fresh, channel_next[0 .. CHANNELS_MAX - 1],                             \
        channel_holders[0 .. CHANNELS_MAX - 1], channel_slots[0 .. CHANNELS_MAX - 1],              \
        channel_payer[0 .. CHANNELS_MAX - 1], channel_client_port[0 .. CHANNELS_MAX - 1],          \
        channel_server_port[0 .. CHANNELS_MAX - 1]
// clang-format on

/* Have ready what the next channel needs; others may run meanwhile. */
void channel_prepare(void);

/* A channel of this contract, charged to `payer`; both ends in the start state and NOBODY's, in no
 * set. The number of its client end, or NONE when the payer's budget, its endpoints or the table
 * are spent. The caller sets both owners before anything else happens. */
uint32_t channel_make(uint32_t contract, uint32_t payer);

/* A channel of nobody's with so many bytes for slots, charged to its payer; who may have so many
 * channels at most. */
/*@ HEAP_INVARIANT(requires)
    requires order: channel_order;
    requires list: channel_list;
    requires holds: channel_holds;
    requires bounds: space_bounds;
    requires payer: payer < COMPONENTS_MAX;
    terminates \true; exits \false;
    assigns HEAP_TABLES, CHANNEL_LISTS, channel_fresh, channel_holders[channel_fresh],
        component_channels[payer], channel_slots[0 .. CHANNELS_MAX - 1],
        channel_payer[0 .. CHANNELS_MAX - 1], channel_client_port[0 .. CHANNELS_MAX - 1];
    HEAP_INVARIANT(ensures)
    ensures order: channel_order;
    ensures list: channel_list;
    ensures holds: channel_holds;
    ensures none: \result == NONE ==> channel_others{Pre,Post}(NONE) &&
        component_channels[payer] == \old(component_channels[payer]);
    ensures used: \result != NONE ==> channel_vacant{Pre}(\result) && channel_used(\result) &&
        !channel_is_free(\result) && channel_others{Pre,Post}(\result);
    ensures payer: \result != NONE ==> channel_payer[\result] == payer &&
        channel_client_port[\result] == NONE;
    ensures counted: \result != NONE ==>
        component_channels[payer] == \old(component_channels[payer]) + 1 <= most;
    ensures slots: \result != NONE ==> place_at(channel_slots[\result]) < OWNER_GRANULES &&
        owner_word[place_at(channel_slots[\result])] == channel_holders[\result] &&
        bytes <= owner_units[place_at(channel_slots[\result]) / 64] * 64;
    ensures charged: \result != NONE ==>
        owner_payer[place_at(channel_slots[\result])] == owner_slot(component_holder[payer]);
    ensures apart: \forall integer n; 0 <= n < CHANNELS_MAX && n != \result ==>
        channel_payer[n] == \at(channel_payer[n], Pre) &&
        channel_slots[n] == \at(channel_slots[n], Pre) &&
        channel_client_port[n] == \at(channel_client_port[n], Pre);
*/
uint32_t channel_reserve(uint32_t bytes, uint32_t payer, uint32_t most);

/* It was for nothing, before anybody owned an end; or it was kept. */
/*@ HEAP_INVARIANT(requires)
    requires order: channel_order;
    requires list: channel_list;
    requires ended: channel_ended;
    requires holds: channel_holds;
    requires client: client % 2 == 0 && channel_used(client / 2) && !channel_is_free(client / 2);
    requires payer: channel_payer[client / 2] < COMPONENTS_MAX;
    terminates \true; exits \false;
    assigns HEAP_TABLES, CHANNEL_LISTS, channel_next[client / 2],
        component_channels[channel_payer[client / 2]], endpoint_face[client].owner,
        endpoint_face[client + 1].owner;
    HEAP_INVARIANT(ensures)
    ensures order: channel_order;
    ensures list: channel_list;
    ensures ended: channel_ended;
    ensures holds: channel_holds;
    ensures free: channel_is_free(client / 2);
    ensures others: channel_others{Pre,Post}(client / 2);
    ensures paid: component_channels[channel_payer[client / 2]] ==
        (uint32_t)(\old(component_channels[channel_payer[client / 2]]) - 1);
    ensures spared: heap_spared{Pre,Post}(place_at(channel_slots[client / 2]));
    ensures steady: holder_steady{Pre,Post};
*/
void channel_unmake(uint32_t client);

/* A channel that was kept begins again, as if it had just been made for its payer. */
void channel_again(uint32_t client);

/* May one be kept, or could its number be missed? And what it takes of its payer's budget. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> channel_fresh < CHANNELS_MAX / 2;
*/
bool channel_may_keep(void);
/*@ HEAP_INVARIANT(requires)
    requires client: client < ENDPOINTS_MAX;
    terminates \true; exits \false; assigns \nothing;
*/
uint64_t channel_slot_bytes(uint32_t client);

/* All endpoints that were ever in use are below this one. */
/*@ requires order: channel_order;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result == 2 * channel_fresh;
*/
uint32_t channel_end(void);

/* Bytes of tables that are kept for the channels that a component opened. */
/*@ requires component: component < COMPONENTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures bytes: \result == component_channels[component] * CHANNEL_BYTES;
*/
uint64_t channel_bytes(uint32_t component);

/* Messages that were handed over directly are entered in the books of those that own both ends now:
 * of one channel, before an end changes hands; or of all of them, one after another, with
 * interrupts on. */
/*@ requires end: endpoint_made(endpoint) && endpoint_paired(endpoint);
    terminates \true; exits \false;
    assigns endpoint_face[endpoint].handed, endpoint_face[endpoint_other(endpoint)].handed,
        component_sent[endpoint_face[endpoint].owner],
        component_sent[endpoint_face[endpoint_other(endpoint)].owner],
        component_received[endpoint_face[endpoint].owner],
        component_received[endpoint_face[endpoint_other(endpoint)].owner];
    ensures handed: endpoint_face[endpoint].handed == 0 &&
        endpoint_face[endpoint_other(endpoint)].handed == 0;
    ensures sent: \let o = endpoint_face[endpoint].owner;
        \let p = endpoint_face[endpoint_other(endpoint)].owner; o != p ==>
            component_sent[o] == (uint64_t)(\old(component_sent[o]) +
                \old(endpoint_face[endpoint].handed)) &&
            component_received[p] == (uint64_t)(\old(component_received[p]) +
                \old(endpoint_face[endpoint].handed));
*/
void channel_settle(uint32_t endpoint);
void channel_settle_all(void);

/* Note on a channel, for good, that it is one from this client port to this server port. */
/*@ requires client: client < ENDPOINTS_MAX;
    terminates \true; exits \false;
    assigns channel_client_port[client / 2], channel_server_port[client / 2];
    ensures ports: channel_client_port[client / 2] == client_port &&
        channel_server_port[client / 2] == server_port;
*/
void channel_connect(uint32_t client, uint32_t client_port, uint32_t server_port);

/* The endpoint is dropped: everything under way to it goes, its peer hears `closed`. */
void channel_close(uint32_t endpoint);

/* The channel of this client end, which was opened from a port, is cut: each end hears `closed`
 * behind what was under way to it, and what is sent from now on is dropped. The port is free. */
void channel_cut(uint32_t client);

/* An endpoint whose message is dropped: closed by the next channel_reap. */
/*@ requires end: endpoint_made(endpoint);
    requires orphans: channel_orphans_listed;
    terminates \true; exits \false;
    assigns endpoint_face[endpoint].word, endpoint_next[endpoint], channel_orphans;
    ensures orphans: channel_orphans_listed;
    ensures marked: channel_orphaned(endpoint);
    ensures first: (\old(endpoint_face[endpoint].word) & WORD_ORPHAN) == 0 ==>
        channel_orphans == endpoint && endpoint_next[endpoint] == \old(channel_orphans);
*/
void channel_orphan(uint32_t endpoint);
void channel_reap_all(void);

static inline void channel_reap(void)
{
    if (channel_orphans != NONE)
        channel_reap_all();
}

/* The heap holder of what is queued in the channel of this endpoint. */
/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures holder: \result == channel_holders[endpoint / 2];
*/
static inline uint32_t channel_holder(uint32_t endpoint)
{
    return channel_holders[endpoint / 2];
}

#endif
