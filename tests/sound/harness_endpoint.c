/* harness_endpoint.c - channels of the oracle. A channel's other end is the program's own, or it is
 * a peer that does at random whatever the contract allows. The states here are the run-time
 * monitor: a message that the contract does not allow now is a violation, and so is a receive where
 * nothing can come, an owned argument left in a message, and dropping in the middle of a
 * conversation. */
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deed/checked.h"
#include "deed/port.h"
#include "deed/time.h"

#define ENDPOINTS 64u
#define QUEUE     8u
#define NONE      UINT32_MAX
#define SETS_OWN  1000u /* numbers of sets from here on are of the program's own */

struct queued {
    uint32_t tag;
    void *arguments;
};

struct channel_end {
    struct deed_endpoint *face; /* NULL: free */
    const struct contract *contract;
    uint32_t side, state;
    bool loose;    /* it may be dropped: fresh, connected, timed out */
    bool closed;   /* the program was told that the peer is gone     */
    bool connects; /* its next event is `connected`                  */
    bool holds;    /* a message in its inbox                         */
    uint32_t peer; /* another end of the program's own, or NONE      */
    bool peer_gone, peer_untaken, in_set;
    uint32_t set;
    struct queued queue[QUEUE];
    uint32_t queued;
};

static struct channel_end ends[ENDPOINTS];

/* What the last wait found, as long as nobody has dealt with it. */
static struct {
    const void *source[3];
    uint32_t count, ready;
    bool pending;
} found;

static void dealt_with(const void *source)
{
    if (found.pending && source == found.source[found.ready])
        found.pending = false;
}

/* The program waits for a source, for ever. */
static void waits_for(const void *source, uint64_t deadline)
{
    dealt_with(source);
    for (uint32_t i = 0; found.pending && deadline == DEED_FOREVER && i < found.count; i++)
        if (source == found.source[i])
            violation("it waits for one source, while it knows that another is ready");
}

static struct channel_end *end_of(const struct deed_endpoint *face, const char *doing)
{
    dealt_with(face);
    for (uint32_t i = 0; i < ENDPOINTS; i++)
        if (ends[i].face == face && face != NULL) {
            if (ends[i].in_set)
                violation("%s an endpoint that is in a set", doing);
            return &ends[i];
        }
    violation("%s an endpoint that is not the program's: %p", doing, (const void *)face);
}

/* The buffers are as large as their messages need, and new for each one. */
static void *arguments_new(const struct contract *contract)
{
    uint32_t size = 8;
    for (uint32_t m = 0; m < contract->messages; m++)
        if (contract->message[m].size > size)
            size = contract->message[m].size;
    return calloc(1, size);
}

static struct channel_end *make(const struct contract *contract, uint32_t side, uint32_t state)
{
    for (uint32_t i = 0; i < ENDPOINTS; i++) {
        if (ends[i].face != NULL)
            continue;
        ends[i] =
            (struct channel_end){.contract = contract, .side = side, .state = state, .peer = NONE};
        ends[i].face = object_new(sizeof(struct deed_endpoint_held), KIND_ENDPOINT);
        ends[i].face->inbox = arguments_new(contract);
        ends[i].face->outbox = arguments_new(contract);
        ends[i].face->tag = NONE;
        return &ends[i];
    }
    stop_program();
}

void *endpoint_new(const struct contract *contract, uint32_t side, uint32_t state)
{
    return make(contract, side, state)->face;
}

void *endpoint_moved(void *from, void *to)
{
    found.pending = false;
    for (uint32_t i = 0; i < ENDPOINTS; i++)
        if (ends[i].face == from)
            ends[i].face = to;
    return to;
}

static uint8_t next_state(const struct channel_end *end, uint32_t tag)
{
    return tag < end->contract->messages
               ? end->contract->next[end->state * end->contract->messages + tag]
               : 255;
}

static bool sends(const struct channel_end *end, uint32_t tag)
{
    return end->contract->message[tag].to_server == (end->side == 0);
}

/* Where the kernel and the accessors say whether an object is still in the inbox. */
static uint16_t *flag_of(struct channel_end *end)
{
    return &((struct deed_endpoint_held *)(void *)end->face)->held;
}

static bool is_empty(struct channel_end *end)
{
    const struct message *message = &end->contract->message[end->face->tag];
    return message->is_flagged ? *flag_of(end) == 0 : message->is_empty(end->face->inbox);
}

/* The message in the inbox is over: nothing of it may be left, and its place is used no more. */
static void release(struct channel_end *end, const char *doing)
{
    if (end->holds && !is_empty(end))
        violation("%s %s: an owned argument of %s was left in the message", doing,
                  end->contract->name, end->contract->message[end->face->tag].name);
    end->holds = false;
    free(end->face->inbox);
    end->face->inbox = arguments_new(end->contract);
}

static void destroy(struct channel_end *end)
{
    struct deed_endpoint *face = end->face;
    free(face->inbox);
    free(face->outbox);
    for (uint32_t i = 0; i < end->queued; i++) {
        end->contract->message[end->queue[i].tag].take(end->queue[i].arguments);
        free(end->queue[i].arguments);
    }
    if (end->peer != NONE) {
        ends[end->peer].peer = NONE;
        ends[end->peer].peer_gone = true;
    }
    end->face = NULL;
    object_send(face);
}

/* It is somebody else's now; if the other end is the program's, a stranger is behind that. */
void endpoint_send(void *at, const struct contract *contract, uint32_t side, uint32_t state)
{
    struct channel_end *end = end_of(at, "it passes on");
    const struct contract *own = end->contract;
    uint32_t in = end->state;
    while (own != contract && own->base != NULL && end->side == 0 && in != 255) {
        in = own->base_state[in];
        own = own->base;
    }
    if (own != contract || end->side != side)
        violation("it passes on an endpoint of %s as one of %s", end->contract->name,
                  contract->name);
    if (in != state || end->closed || end->connects)
        violation("it passes on an endpoint of %s in state %s%s, not %s", own->name,
                  own->state_names[in], end->closed ? ", closed" : "",
                  contract->state_names[state]);
    release(end, "it passes on");
    if (end->peer != NONE)
        ends[end->peer].peer = NONE;
    end->peer = NONE;
    destroy(end);
}

/* ---- what was seen ---- */

struct seen {
    uint64_t address; /* in the program */
    const char *operation;
    const struct contract *contract;
    uint32_t side, state;
    bool closed;
};

#define SEEN 65536u
static struct seen seen[SEEN];

extern char __executable_start;

/* The stub that was called lies between the program and us. */
#define NOTE(end, operation) note((end), (operation), __builtin_return_address(1))

static void note(const struct channel_end *end, const char *operation, void *address)
{
    struct seen now = {(uint64_t)address - (uint64_t)&__executable_start - 1,
                       operation,
                       end->contract,
                       end->side,
                       end->state,
                       end->closed};
    uint32_t i = (uint32_t)(now.address * 2654435761u + now.state * 97 + now.closed) % SEEN;
    for (uint32_t n = 0; n < SEEN; n++, i = (i + 1) % SEEN) {
        if (seen[i].address == 0) {
            seen[i] = now;
            return;
        }
        if (seen[i].address == now.address && seen[i].state == now.state &&
            seen[i].closed == now.closed && seen[i].operation == operation &&
            seen[i].contract == now.contract)
            return;
    }
}

void endpoint_log(void)
{
    const char *name = getenv("SOUND_LOG");
    FILE *out = name != NULL ? fopen(name, "w") : NULL;
    for (uint32_t i = 0; i < SEEN && out != NULL; i++)
        if (seen[i].address != 0)
            fprintf(out, "%#lx %s %s %s %s\n", (unsigned long)seen[i].address, seen[i].operation,
                    seen[i].contract->name, seen[i].side == 0 ? "client" : "server",
                    seen[i].closed ? "closed" : seen[i].contract->state_names[seen[i].state]);
    if (out != NULL)
        fclose(out);
}

/* ---- send ---- */

static void send(struct deed_endpoint *face, uint32_t tag)
{
    struct channel_end *end = end_of(face, "it sends on");
    uint8_t next = next_state(end, tag);
    if (next == 255 || !sends(end, tag) || end->closed)
        violation("contract %s: the %s sends %s in state %s%s", end->contract->name,
                  end->side == 0 ? "client" : "server",
                  tag < end->contract->messages ? end->contract->message[tag].name : "nonsense",
                  end->contract->state_names[end->state], end->closed ? ", closed" : "");
    end->state = next;
    end->loose = false;
    struct channel_end *peer = end->peer != NONE ? &ends[end->peer] : NULL;
    if (peer != NULL && peer->queued < QUEUE && !peer->in_set) {
        /* What it carries belongs to the channel until it is received. */
        peer->queue[peer->queued++] = (struct queued){tag, face->outbox};
    } else {
        end->contract->message[tag].take(face->outbox);
        free(face->outbox);
    }
    face->outbox = arguments_new(end->contract);
}

void deed_send(struct deed_endpoint *face, uint32_t tag)
{
    NOTE(end_of(face, "it sends on"), "send");
    send(face, tag);
}

void deed_send_bare(struct deed_endpoint *face, uint32_t tag)
{
    deed_send(face, tag);
}

/* ---- receive ---- */

static bool may_come(const struct channel_end *end, uint32_t tag)
{
    return next_state(end, tag) != 255 && !sends(end, tag);
}

static void arrive(struct channel_end *end, uint32_t tag)
{
    end->state = next_state(end, tag);
    end->face->tag = tag;
    *flag_of(end) = end->contract->message[tag].is_flagged;
    end->holds = true;
    end->loose = end->connects = false;
}

static void arrive_closed(struct channel_end *end)
{
    end->closed = true;
    end->loose = end->connects = false;
    end->face->tag = DEED_TAG_CLOSED;
}

/* Something comes, unless there is nothing that could. */
static bool take_event(struct channel_end *end)
{
    if (end->connects) {
        end->connects = false;
        end->loose = true;
        end->face->tag = DEED_TAG_CONNECTED;
        return true;
    }
    if (end->queued > 0) {
        struct queued first = end->queue[0];
        memmove(end->queue, end->queue + 1, --end->queued * sizeof *end->queue);
        free(end->face->inbox);
        end->face->inbox = first.arguments;
        arrive(end, first.tag);
        return true;
    }
    if (end->peer != NONE)
        return false;
    uint32_t count = 0;
    for (uint32_t m = 0; m < end->contract->messages; m++)
        count += may_come(end, m);
    if (end->peer_gone || is_tired() || count == 0 || chance(8) == 1) {
        arrive_closed(end);
        return true;
    }
    uint32_t which = chance(count), m = 0;
    while (!may_come(end, m) || which-- > 0)
        m++;
    end->contract->message[m].fill(end->face->inbox);
    arrive(end, m);
    return true;
}

static void must_be_receiving(const struct channel_end *end)
{
    bool may = end->connects;
    for (uint32_t m = 0; m < end->contract->messages; m++)
        may = may || may_come(end, m);
    if (!may || end->closed)
        violation("contract %s: the %s receives in state %s%s, where nothing can come",
                  end->contract->name, end->side == 0 ? "client" : "server",
                  end->contract->state_names[end->state], end->closed ? ", closed" : "");
}

static uint32_t receive(struct channel_end *end, uint64_t deadline)
{
    release(end, "receiving on");
    must_be_receiving(end);
    if (deadline != DEED_FOREVER && (is_tired() || chance(3) == 1)) {
        end->loose = true;
        end->face->tag = DEED_TAG_TIMEOUT;
    } else if (!take_event(end)) {
        if (deadline == DEED_FOREVER)
            stop_program(); /* it waits for itself, for ever: that is not promised away */
        end->loose = true;
        end->face->tag = DEED_TAG_TIMEOUT;
    }
    return end->face->tag;
}

uint32_t deed_receive(struct deed_endpoint *face, uint64_t deadline)
{
    waits_for(face, deadline);
    struct channel_end *end = end_of(face, "it receives on");
    NOTE(end, "receive");
    return receive(end, deadline);
}

static uint32_t call(struct channel_end *end, uint32_t tag)
{
    release(end, "calling on");
    send(end->face, tag);
    return receive(end, DEED_FOREVER);
}

uint32_t deed_call(struct deed_endpoint *face, uint32_t tag)
{
    struct channel_end *end = end_of(face, "it calls on");
    NOTE(end, "request");
    return call(end, tag);
}

uint32_t deed_call_bare(struct deed_endpoint *face, uint32_t tag)
{
    struct channel_end *end = end_of(face, "it calls on");
    NOTE(end, "request");
    return call(end, tag);
}

uint32_t deed_call_owned(struct deed_endpoint *face, uint32_t tag)
{
    return deed_call(face, tag);
}

uint32_t deed_call_words(struct deed_endpoint *face, uint32_t tag)
{
    return deed_call(face, tag);
}

void deed_endpoint_drop(struct deed_endpoint *face)
{
    struct channel_end *end = end_of(face, "it drops");
    NOTE(end, "close");
    release(end, "dropping");
    if (!end->closed && !end->loose && end->state != end->contract->end)
        violation("contract %s: the %s drops its end in state %s", end->contract->name,
                  end->side == 0 ? "client" : "server", end->contract->state_names[end->state]);
    destroy(end);
}

/* ---- ports, channels, sets ---- */

struct port {
    struct deed_port seen;
    const struct contract *contract;
};

/* A port's, or one of the program's own, whose kind is that of the first endpoint put into it. */
struct set {
    struct deed_set seen;
    const struct contract *contract;
    uint32_t side, state;
    bool own;
};

static void *kept[64];
static uint32_t kept_count;

struct deed_port *peer_port(const struct contract *contract)
{
    struct port *port = calloc(1, sizeof *port);
    port->contract = contract;
    kept[kept_count++] = port;
    return &port->seen;
}

struct deed_set *peer_set(const struct set_kind *kind)
{
    struct set *set = calloc(1, sizeof *set);
    *set = (struct set){{kept_count, 0}, kind->contract, 1, kind->state, false};
    kept[kept_count++] = set;
    return &set->seen;
}

struct deed_endpoint *deed_open(struct deed_port *port, uint64_t deadline)
{
    const struct contract *contract = ((struct port *)port)->contract;
    (void)deadline;
    if (is_tired() || chance(6) == 1)
        return NULL;
    struct channel_end *end = make(contract, 0, contract->start);
    end->loose = true;
    return end->face;
}

struct deed_endpoint *deed_channel_take(uint32_t contract)
{
    if (is_tired() || chance(6) == 1)
        return NULL;
    struct channel_end *end = make(contracts[contract], 1, contracts[contract]->start);
    end->loose = end->peer_untaken = true;
    return end->face;
}

struct deed_endpoint *deed_channel_peer(struct deed_endpoint *server)
{
    struct channel_end *end = end_of(server, "it asks for the other end of");
    if (!end->peer_untaken)
        return NULL;
    end->peer_untaken = false;
    struct channel_end *client = make(end->contract, 0, end->contract->start);
    client->loose = true;
    client->peer = (uint32_t)(end - ends);
    end->peer = (uint32_t)(client - ends);
    return client->face;
}

/* Its number stays when a set moves into a slot. */
struct deed_set *deed_set_take(void)
{
    static uint32_t taken;
    if (is_tired() || chance(6) == 1)
        return NULL;
    struct set *set = object_new(sizeof *set, KIND_SET);
    set->seen.owner = SETS_OWN + taken++;
    set->own = true;
    return &set->seen;
}

static struct set *set_of(struct deed_set *seen, const char *doing)
{
    for (uint32_t i = 0; i < kept_count; i++)
        if (kept[i] == seen)
            return kept[i];
    object_check(seen, KIND_SET, doing);
    return (struct set *)seen;
}

/* One member at a time. */
bool deed_set_drop(struct deed_set *seen)
{
    object_check(seen, KIND_SET, "it drops a set, but");
    for (uint32_t i = 0; i < ENDPOINTS; i++)
        if (ends[i].face != NULL && ends[i].in_set && ends[i].set == seen->owner) {
            destroy(&ends[i]);
            return true;
        }
    object_send(seen);
    return false;
}

static void put(struct deed_set *seen, struct channel_end *end)
{
    struct set *set = set_of(seen, "it puts into a set, but");
    release(end, "putting into a set");
    if (set->contract == NULL) {
        set->contract = end->contract;
        set->side = end->side;
        set->state = end->state;
    }
    if (end->contract != set->contract || end->side != set->side || end->state != set->state ||
        end->closed || end->connects)
        violation("contract %s: into a set in state %s%s, not %s", end->contract->name,
                  end->contract->state_names[end->state], end->closed ? ", closed" : "",
                  set->contract->state_names[set->state]);
    if (end->peer != NONE) {
        ends[end->peer].peer = NONE;
        end->peer = NONE;
    }
    end->in_set = true;
    end->loose = false;
    end->set = seen->owner;
}

void deed_set_put(struct deed_set *set, struct deed_endpoint *face)
{
    struct channel_end *end = end_of(face, "it puts into a set");
    NOTE(end, "set_put");
    put(set, end);
}

/* What lies in a set moves, as in a slot. */
static struct deed_endpoint *out_of_set(struct channel_end *end)
{
    struct deed_endpoint *slot = end->face;
    end->in_set = false;
    take_event(end);
    return deed_slot_take(&slot);
}

static struct deed_endpoint *receive_from(struct deed_set *seen, uint64_t deadline)
{
    waits_for(seen, deadline);
    const struct set *set = set_of(seen, "it receives from a set, but");
    struct channel_end *member = NULL;
    for (uint32_t i = 0; i < ENDPOINTS; i++)
        if (ends[i].face != NULL && ends[i].in_set && ends[i].set == seen->owner &&
            (member == NULL || chance(3) != 1))
            member = &ends[i];
    if (deadline != DEED_FOREVER && (is_tired() || chance(3) == 1))
        return NULL;
    if (member != NULL && (set->own || is_tired() || chance(3) != 1))
        return out_of_set(member);
    if (set->own && deadline != DEED_FOREVER)
        return NULL;
    if (set->own)
        stop_program(); /* nobody is in it: it waits for ever */
    struct channel_end *end = make(set->contract, 1, set->contract->start);
    end->connects = true;
    take_event(end);
    return end->face;
}

struct deed_endpoint *deed_set_receive(struct deed_set *set, uint64_t deadline)
{
    return receive_from(set, deadline);
}

static struct deed_endpoint *reply(struct deed_set *set, struct channel_end *end, uint32_t tag)
{
    send(end->face, tag);
    put(set, end);
    return receive_from(set, DEED_FOREVER);
}

struct deed_endpoint *deed_set_reply(struct deed_set *set, struct deed_endpoint *face, uint32_t tag)
{
    struct channel_end *end = end_of(face, "it replies on");
    NOTE(end, "send");
    return reply(set, end, tag);
}

struct deed_endpoint *deed_set_reply_bare(struct deed_set *set, struct deed_endpoint *face,
                                          uint32_t tag)
{
    struct channel_end *end = end_of(face, "it replies on");
    NOTE(end, "send");
    return reply(set, end, tag);
}

struct deed_endpoint *deed_set_reply_owned(struct deed_set *set, struct deed_endpoint *face,
                                           uint32_t tag)
{
    return deed_set_reply(set, face, tag);
}

struct deed_endpoint *deed_set_reply_words(struct deed_set *set, struct deed_endpoint *face,
                                           uint32_t tag)
{
    return deed_set_reply(set, face, tag);
}

/* Which of them is ready; nobody looks whether it is. */
static uint32_t ready_of(uint32_t sources, const void *const *source, uint64_t deadline)
{
    for (uint32_t i = 0; i < sources; i++)
        if (source[i] == NULL)
            violation("it waits for null");
    if (found.pending)
        violation("it waits again, and has not heard what was ready");
    found.count = sources;
    memcpy(found.source, source, sources * sizeof *source);
    found.ready = chance(sources + (deadline != DEED_FOREVER));
    found.pending = found.ready < sources;
    return found.ready;
}

uint32_t deed_wait2(const void *first, const void *second, uint64_t deadline)
{
    return ready_of(2, (const void *const[]){first, second}, deadline);
}

uint32_t deed_wait3(const void *first, const void *second, const void *third, uint64_t deadline)
{
    return ready_of(3, (const void *const[]){first, second, third}, deadline);
}

/* ---- a run ---- */

void endpoint_begin(void)
{
    found.pending = false;
    memset(ends, 0, sizeof ends);
}

/* What lies in sets stays there; what is in the queue of such an end goes with it. */
void endpoint_end(bool stopped)
{
    for (uint32_t i = 0; i < ENDPOINTS; i++)
        if (ends[i].face != NULL && (ends[i].in_set || stopped)) {
            if (stopped) {
                free(ends[i].face->inbox);
                free(ends[i].face->outbox);
                for (uint32_t k = 0; k < ends[i].queued; k++)
                    free(ends[i].queue[k].arguments);
            } else {
                destroy(&ends[i]);
            }
        }
    for (uint32_t i = 0; i < kept_count; i++)
        free(kept[i]);
    kept_count = 0;
}
