/* endpoint.h - endpoints, untyped. Only generated contract headers use this one; a component uses
 * the typed functions that they define.
 *
 * A channel is a pair of endpoints with a ring of preallocated slots each way. Sending writes the
 * arguments into `outbox` in place and commits; receiving lets `inbox` point at them. Nothing is
 * copied. A send never blocks, never fails, and always consumes. */
#ifndef DEED_ENDPOINT_H
#define DEED_ENDPOINT_H

#include "deed/compiler.h"
#include "deed/types.h"

/* Tags that every contract has beside its messages, which count from 0. */
#define DEED_TAG_CONNECTED 0x7ff0 /* a new client on a `many` port           */
#define DEED_TAG_CLOSED    0x7ff1 /* the peer is gone, all its messages read */
#define DEED_TAG_TIMEOUT   0x7ff2 /* the deadline came first                 */

/* One end of a channel: the part that generated accessors see. The kernel's part is elsewhere. */
struct deed_endpoint {
    void *inbox;    /* arguments of the message last received       */
    void *outbox;   /* where the arguments of the next send go      */
    uint32_t tag;   /* of the message last received                 */
    uint32_t index; /* the kernel's, for its tables: never trusted  */
};

/* What lies behind it. An object that is the one owned argument of a message, and the first, is
 * taken by wiping out `held`: one word tells the kernel whether anything is left in an endpoint. */
struct deed_endpoint_held {
    struct deed_endpoint endpoint;
    uint32_t owner; /* this and the next are the kernel's: see kernel/endpoint.h */
    uint16_t word;
    uint16_t held; /* 1 while the object is in the inbox */
};

DEED_INLINE void deed_taken(struct deed_endpoint *endpoint)
{
    ((struct deed_endpoint_held *)(void *)endpoint)->held = 0;
}

/* A set of endpoints of one contract side, all in one declared state: a port's, or one that the
 * component made. */
struct deed_set {
    uint32_t owner; /* these are the kernel's: see kernel/set.h */
    uint32_t first;
};

/* A client port: the right to open channels to the server it is connected to. */
struct deed_port {
    uint32_t index;
    uint32_t reserved;
};

/* Commit the message in the outbox; the second is for messages without arguments. */
void deed_send(struct deed_endpoint *endpoint, uint32_t tag);
void deed_send_bare(struct deed_endpoint *endpoint, uint32_t tag);

/* Commit, and wait for the next message: send and receive in one step. The bare one is for messages
 * without arguments, the second for those without owned ones, the third for those whose only owned
 * argument is an object, the first; which of them it is follows from the contract. */
DEED_SWITCHES uint32_t deed_call(struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES uint32_t deed_call_bare(struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES uint32_t deed_call_words(struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES uint32_t deed_call_owned(struct deed_endpoint *endpoint, uint32_t tag);

/* Wait for the next message until the deadline; returns its tag. */
DEED_SWITCHES uint32_t deed_receive(struct deed_endpoint *endpoint, uint64_t deadline);

/* Wait for the next message on any endpoint in the set, or for a new client; that endpoint leaves
 * the set and is the caller's. Null when the deadline came first. */
struct deed_endpoint *deed_set_receive(struct deed_set *set, uint64_t deadline);

/* Put an endpoint (back) into the set. */
void deed_set_put(struct deed_set *set, struct deed_endpoint *endpoint);

/* Commit, put the endpoint into the set, and receive from the set: send, put and receive in one
 * step, as deed_call. */
DEED_SWITCHES struct deed_endpoint *deed_set_reply(struct deed_set *set,
                                                   struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES struct deed_endpoint *
deed_set_reply_bare(struct deed_set *set, struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES struct deed_endpoint *
deed_set_reply_words(struct deed_set *set, struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES struct deed_endpoint *
deed_set_reply_owned(struct deed_set *set, struct deed_endpoint *endpoint, uint32_t tag);

/* A set of the component's own, with nothing in it. Null when it has as many as it may have
 * endpoints. */
struct deed_set *deed_set_take(void);

/* Close some of the set's members, with all that was under way to them; true while the set is still
 * there, and has to be dropped on. */
bool deed_set_drop(struct deed_set *set);

/* Connect to the server behind the port; null when it is not up before the deadline, when the
 * port's channel is in use, or when the heap budget is spent. */
struct deed_endpoint *deed_open(struct deed_port *port, uint64_t deadline);

/* Service revoke: cut the channel that was opened from this port, whoever has its ends by now. Each
 * of them hears `closed` behind what was under way to it; what it sends from now on is dropped, and
 * the port can be opened anew. If none is open nothing happens. */
void deed_revoke(struct deed_port *port);

/* A fresh channel of the contract with this number: its server end. Null when the budget is spent.
 */
struct deed_endpoint *deed_channel_take(uint32_t contract);

/* The client end of a fresh channel, once; null ever after. */
struct deed_endpoint *deed_channel_peer(struct deed_endpoint *server);

#define DEED_NOBODY UINT32_MAX

/* Service info: the number of the component that holds the other end now, or DEED_NOBODY. It is the
 * kernel that says so: nobody can speak under another's name. */
uint32_t deed_peer_component(const struct deed_endpoint *endpoint);

/* Close this end. Queued messages to it are dropped with all they carry. */
void deed_endpoint_drop(struct deed_endpoint *endpoint);

/* Wait until one of the sources (endpoints or sets) has something to receive, or the deadline;
 * returns the number of the first that has, or the number of sources. */
uint32_t deed_wait2(const void *first, const void *second, uint64_t deadline);
uint32_t deed_wait3(const void *first, const void *second, const void *third, uint64_t deadline);

#endif
