/* queue.h - the messages under way to an endpoint: a ring of slots, oldest first.
 *
 * A ring has a place for each message that the contract lets queue. From `first` on the places hold
 * what is queued, as many as the endpoint's word says in its low byte, and behind that free slots.
 * Who sends leaves the outbox in the place behind the last, for the free slot that was there; who
 * receives leaves the inbox in the place of the oldest, which becomes the last. So every operation
 * exchanges one slot for another: each is the sender's, the receiver's, or in one place of the
 * ring, and a message is queued in the order in which it came. With interrupts off. */
#ifndef KERNEL_QUEUE_H
#define KERNEL_QUEUE_H

#include "kernel/endpoint.h"

/* A place of a ring. */
struct queued {
    char *slot;
    uint32_t tag;
    uint16_t next; /* the place behind it; behind the last is the first */
    uint16_t unused;
};

struct queue {
    struct queued *ring;
    uint16_t room;  /* places: messages that may be queued     */
    uint16_t first; /* the place of the oldest                 */
    uint16_t end;   /* where the next that comes is to stand   */
};

extern struct queue queue_of[ENDPOINTS_MAX]; /* towards each endpoint */

// clang-format off
/*@ logic integer queue_count{L}(integer e) = endpoint_face[e].word % 256;
    logic integer queue_place(integer first, integer room, integer i) =
      first + i < room ? first + i : first + i - room;
    // what stands behind i others, queued or free
    logic struct queued *queue_at{L}(integer e, integer i) =
      queue_of[e].ring + queue_place(queue_of[e].first, queue_of[e].room, i);

    predicate queue_made{L}(integer e) =
      0 <= e < ENDPOINTS_MAX && \valid(queue_of[e].ring + (0 .. queue_of[e].room - 1)) &&
      \separated(queue_of[e].ring + (0 .. queue_of[e].room - 1), &endpoint_face[e]);
    predicate queue_fits{L}(integer e) =
      queue_count(e) <= queue_of[e].room < 256 &&
      (queue_of[e].room > 0 ==> queue_of[e].first < queue_of[e].room &&
          queue_of[e].end == (queue_count(e) == queue_of[e].room ? queue_of[e].first :
              queue_place(queue_of[e].first, queue_of[e].room, queue_count(e))));
    predicate queue_closed{L}(struct queued *ring, integer room) =
      \forall integer i; 0 <= i < room ==> ring[i].next == (i + 1 == room ? 0 : i + 1);
    predicate queue_once{L}(struct queued *ring, integer room) =
      \forall integer i, j; 0 <= i < j < room ==> ring[i].slot != ring[j].slot;
    predicate queue_lacks{L}(struct queued *ring, integer room, char *slot) =
      \forall integer i; 0 <= i < room ==> ring[i].slot != slot;

    // these stand as many places nearer to the front
    predicate queue_kept{L1,L2}(integer e, integer from, integer to, integer nearer) =
      \forall integer i; from <= i < to ==>
          \at(queue_at(e, i)->slot, L2) == \at(queue_at(e, i + nearer)->slot, L1) &&
          \at(queue_at(e, i)->tag, L2) == \at(queue_at(e, i + nearer)->tag, L1);
    // one slot has come into the ring, for one that has left it
    predicate queue_exchanged{L1,L2}(struct queued *ring, integer room, char *in, char *out) =
      queue_lacks{L2}(ring, room, out) &&
      \forall char *s; s != in && queue_lacks{L1}(ring, room, s) ==> queue_lacks{L2}(ring, room, s);
*/
#define QUEUE_INVARIANT(clause)                                                                    \
    clause made: queue_made(endpoint); clause fits: queue_fits(endpoint);                          \
    clause once: queue_once(QUEUE_RING); clause closed: queue_closed(QUEUE_RING);
#define QUEUE_RING   queue_of[endpoint].ring, queue_of[endpoint].room
#define QUEUE_PLACES queue_of[endpoint].ring[0 .. queue_of[endpoint].room - 1]
// clang-format on

/* The oldest; there is one. */
/*@ QUEUE_INVARIANT(requires)
    requires some: queue_count(endpoint) > 0;
    terminates \true; exits \false; assigns \nothing;
    ensures oldest: \result == queue_at(endpoint, 0);
    ensures inside: \valid(\result);
*/
static inline struct queued *queue_oldest(uint32_t endpoint)
{
    return &queue_of[endpoint].ring[queue_of[endpoint].first];
}

/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures room: \result <==> queue_count(endpoint) < queue_of[endpoint].room;
*/
static inline bool queue_has_room(uint32_t endpoint)
{
    return endpoint_queued(endpoint) < queue_of[endpoint].room;
}

/* The queue of an endpoint in which nothing waits is this ring, in which so many free slots are. */
/*@ requires endpoint: endpoint < ENDPOINTS_MAX && queue_count(endpoint) == 0;
    requires ring: room < 256 && \valid(ring + (0 .. room - 1)) &&
        \separated(ring + (0 .. room - 1), &endpoint_face[endpoint]);
    requires once: queue_once(ring, room);
    terminates \true; exits \false;
    assigns queue_of[endpoint], ring[0 .. room - 1].next;
    QUEUE_INVARIANT(ensures)
    ensures ring: queue_of[endpoint].ring == ring && queue_of[endpoint].room == room;
*/
void queue_make(uint32_t endpoint, struct queued *ring, uint32_t room);

/* A slot with a message of this tag in it joins the queue, which has room. A free one is returned.
 */
/*@ QUEUE_INVARIANT(requires)
    requires room: queue_count(endpoint) < queue_of[endpoint].room;
    requires apart: queue_lacks(QUEUE_RING, slot);
    terminates \true; exits \false;
    assigns endpoint_face[endpoint].word, queue_of[endpoint].end, QUEUE_PLACES;
    QUEUE_INVARIANT(ensures)
    ensures more: endpoint_face[endpoint].word == \old(endpoint_face[endpoint].word) + 1;
    ensures last: queue_at(endpoint, queue_count{Pre}(endpoint))->slot == slot &&
        queue_at(endpoint, queue_count{Pre}(endpoint))->tag == tag;
    ensures free: \result == \old(queue_at(endpoint, queue_count(endpoint))->slot);
    ensures exchanged: queue_exchanged{Pre,Post}(QUEUE_RING, slot, \result);
    ensures order: queue_kept{Pre,Post}(endpoint, 0, queue_count{Pre}(endpoint), 0);
    ensures rest: queue_kept{Pre,Post}(endpoint, queue_count(endpoint), queue_of[endpoint].room, 0);
*/
static inline char *queue_put(uint32_t endpoint, char *slot, uint32_t tag)
{
    struct queued *last = &queue_of[endpoint].ring[queue_of[endpoint].end];
    char *free = last->slot;

    //@ assert last: last == queue_at(endpoint, queue_count(endpoint));
    last->slot = slot;
    last->tag = tag;
    queue_of[endpoint].end = last->next;
    endpoint_face[endpoint].word++;
    //@ assert more: queue_count(endpoint) == \at(queue_count(endpoint), Pre) + 1;
    return free;
}

/* The oldest message leaves the queue, and its slot is free. */
/*@ QUEUE_INVARIANT(requires)
    requires some: queue_count(endpoint) > 0 && oldest == queue_at(endpoint, 0);
    terminates \true; exits \false;
    assigns endpoint_face[endpoint].word, queue_of[endpoint].first;
    QUEUE_INVARIANT(ensures)
    ensures less: endpoint_face[endpoint].word == \old(endpoint_face[endpoint].word) - 1;
    ensures free: queue_at(endpoint, queue_of[endpoint].room - 1)->slot == \old(queue_at(endpoint,
   0)->slot); ensures order: queue_kept{Pre,Post}(endpoint, 0, queue_of[endpoint].room - 1, 1);
*/
static inline void queue_skip(uint32_t endpoint, const struct queued *oldest)
{
    queue_of[endpoint].first = oldest->next;
    endpoint_face[endpoint].word--;
}

/* The oldest message leaves the queue: its slot is returned, and this one is free. */
/*@ QUEUE_INVARIANT(requires)
    requires some: queue_count(endpoint) > 0 && oldest == queue_at(endpoint, 0);
    requires apart: queue_lacks(QUEUE_RING, slot);
    terminates \true; exits \false;
    assigns endpoint_face[endpoint].word, queue_of[endpoint].first, QUEUE_PLACES;
    QUEUE_INVARIANT(ensures)
    ensures less: endpoint_face[endpoint].word == \old(endpoint_face[endpoint].word) - 1;
    ensures oldest: \result == \old(queue_at(endpoint, 0)->slot);
    ensures free: queue_at(endpoint, queue_of[endpoint].room - 1)->slot == slot;
    ensures exchanged: queue_exchanged{Pre,Post}(QUEUE_RING, slot, \result);
    ensures order: queue_kept{Pre,Post}(endpoint, 0, queue_of[endpoint].room - 1, 1);
*/
static inline char *queue_take(uint32_t endpoint, struct queued *oldest, char *slot)
{
    char *message = oldest->slot;

    oldest->slot = slot;
    queue_skip(endpoint, oldest);
    return message;
}

#endif
