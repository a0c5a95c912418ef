/* set_ready.c - the ready list of a set: its endpoints that have something to receive, the most
 * urgent first, first come first served among equals.
 *
 * All of one urgency stand together, a group; there are as many groups as priorities at most. The
 * first of a group knows the last of it by endpoint_previous, the others know who is in front of
 * them. So the list takes no more room than one link each way, taking the first one out is O(1),
 * and putting one in and taking one out elsewhere goes from group to group: at most PRIORITIES
 * steps, however many are listed.
 *
 * Invariant: who has WORD_LISTED is in the list of the set that is its target, and has something to
 * receive; unless the owner is no longer up, whose lists are gone (component.c). */
#include "kernel/set.h"
#include "sharedheap/table.h"

TABLE uint32_t endpoint_previous[ENDPOINTS_MAX];

static uint32_t urgency_of(uint32_t endpoint)
{
    return endpoint_face[endpoint].urgency;
}

/* Who stands in front of all that are less urgent than this; NONE: nobody. */
static uint32_t before(uint32_t set, uint32_t urgency)
{
    uint32_t end = NONE, group = set_first(set);

    while (group != NONE && urgency_of(group) >= urgency) {
        end = endpoint_previous[group];
        group = endpoint_next[end] - 1;
    }
    return end;
}

/* The link that says who comes behind this one; NONE: who is the first. */
static uint32_t *link_of(uint32_t set, uint32_t endpoint)
{
    return endpoint == NONE ? &set_face[set].first : &endpoint_next[endpoint];
}

/* The first of the group of this urgency, of which there are some. */
static uint32_t group_begin(uint32_t set, uint32_t urgency)
{
    return *link_of(set, before(set, urgency + 1)) - 1;
}

NOINLINE void set_list(uint32_t set, uint32_t endpoint)
{
    uint32_t urgency = urgency_of(endpoint), end, *link;

    if (endpoint_face[endpoint].word & WORD_LISTED)
        return;
    endpoint_face[endpoint].word |= WORD_LISTED;
    end = before(set, urgency);
    link = link_of(set, end);
    endpoint_next[endpoint] = *link;
    *link = endpoint + 1;
    endpoint_previous[endpoint] = endpoint; /* a group of its own */
    if (end != NONE && urgency_of(end) == urgency) {
        endpoint_previous[endpoint] = end;
        endpoint_previous[group_begin(set, urgency)] = endpoint;
    }
}

NOINLINE void set_unlist(uint32_t endpoint)
{
    uint32_t set = set_number((const struct deed_set *)endpoint_face[endpoint].target);
    uint32_t urgency = urgency_of(endpoint), next = endpoint_next[endpoint];
    uint32_t first = group_begin(set, urgency), last = endpoint_previous[first];
    uint32_t front = endpoint == first ? before(set, urgency + 1) : endpoint_previous[endpoint];

    endpoint_face[endpoint].word &= ~WORD_LISTED;
    *link_of(set, front) = next;
    if (endpoint != last)
        endpoint_previous[next - 1] = endpoint == first ? last : front;
    else if (endpoint != first)
        endpoint_previous[first] = front;
}

NOINLINE void set_urge(uint32_t endpoint, uint32_t urgency)
{
    struct endpoint_face *end = &endpoint_face[endpoint];
    bool listed = (end->word & WORD_LISTED) && component_life[end->owner] == LIFE_UP;

    if (end->urgency == urgency)
        return;
    if (listed)
        set_unlist(endpoint);
    end->urgency = (uint8_t)urgency;
    if (listed)
        set_list(set_number((const struct deed_set *)end->target), endpoint);
}
