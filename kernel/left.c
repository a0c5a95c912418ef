/* left.c - see left.h. */
#include "kernel/left.h"

#include "kernel/component.h"
#include "kernel/endpoint.h"
#include "kernel/machine.h"
#include "sdk/include/deed/endpoint.h"
#include "sdk/include/deed/services.h"

#define DEATHS    16u
#define ENDPOINTS 8u

struct left_endpoint {
    uint32_t peer; /* its component, or another owner */
    uint16_t contract;
    uint16_t queued;
    uint8_t state;
    bool server;
};

struct left {
    uint32_t component; /* and 1; 0: nobody's */
    uint32_t count;
    struct left_endpoint endpoints[ENDPOINTS];
};

static struct left deaths[DEATHS];
static uint32_t next; /* the oldest of them */

/* The last death of this component; null when it is forgotten. */
static struct left *last_of(uint32_t component)
{
    for (uint32_t back = 1; back <= DEATHS; back++) {
        struct left *left = &deaths[(next + DEATHS - back) % DEATHS];
        if (left->component == component + 1)
            return left;
    }
    return NULL;
}

/* Copies are told of as little as of their deaths. */
void left_begin(uint32_t component)
{
    if (component >= deed_component_total)
        return;
    deaths[next].component = component + 1;
    deaths[next].count = 0;
    next = (next + 1) % DEATHS;
}

void left_note(uint32_t component, uint32_t endpoint)
{
    const struct endpoint_face *end = &endpoint_face[endpoint];
    struct left *left = last_of(component);

    if (left == NULL || left->count == ENDPOINTS)
        return;
    left->endpoints[left->count++] = (struct left_endpoint){
        .peer = end->word & WORD_CLOSED ? NOBODY : endpoint_face[endpoint_peer(endpoint)].owner,
        .contract = end->contract,
        .queued = (uint16_t)endpoint_queued(endpoint),
        .state = (uint8_t)endpoint_state(endpoint),
        .server = endpoint_side(endpoint) == SERVER_SIDE};
}

static void copy(uint8_t to[DEED_NAME_SIZE], const char *name)
{
    uint32_t i = 0;

    for (; i < DEED_NAME_SIZE - 1 && name[i]; i++)
        to[i] = (uint8_t)name[i];
    for (; i < DEED_NAME_SIZE; i++)
        to[i] = 0;
}

enum deed_status deed_left_info(uint32_t component, uint32_t number, struct deed_left_info *info)
{
    const struct left *left;
    struct left_endpoint end;

    machine_interrupts_off();
    left = component < deed_component_total ? last_of(component) : NULL;
    if (left == NULL || number >= left->count) {
        machine_interrupts_on();
        return deed_no_such;
    }
    end = left->endpoints[number];
    machine_interrupts_on();
    copy(info->contract, deed_contracts[end.contract].name);
    copy(info->state, deed_contracts[end.contract].state_names[end.state]);
    info->peer = end.peer < deed_component_total ? end.peer : DEED_NOBODY;
    info->queued = end.queued;
    info->server = end.server;
    return deed_ok;
}
