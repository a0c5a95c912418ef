/* agree.c - linked around the services of the hosted machine (--wrap): before each operation on an
 * endpoint, write down who called, on what, and in which state the monitor has it; each once, to
 * the file that SOUND_LOG names. Nobody else runs meanwhile: the hosted machine takes the processor
 * away from component text only. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kernel/endpoint.h"

#define SEEN 65536u

struct seen {
    uint64_t address;
    uint32_t operation, row;
    bool closed;
};

static struct seen seen[SEEN];
static const char *const names[] = {"send", "request", "receive", "close", "set_put"};
enum { SEND, REQUEST, RECEIVE, CLOSE, SET_PUT };

static bool is_new(struct seen now)
{
    uint32_t i = (uint32_t)(now.address * 2654435761u + now.row * 97 + now.closed) % SEEN;
    for (uint32_t n = 0; n < SEEN; n++, i = (i + 1) % SEEN) {
        if (seen[i].address == 0) {
            seen[i] = now;
            return true;
        }
        if (seen[i].address == now.address && seen[i].operation == now.operation &&
            seen[i].row == now.row && seen[i].closed == now.closed)
            return false;
    }
    return false;
}

static void write_down(const struct seen *now, uint32_t e)
{
    static int file = -1;
    uint32_t contract = endpoint_face[e].contract, side = endpoint_side(e);
    const struct contract_table *table = &deed_contracts[contract];
    uint32_t state = (now->row - monitor_first[contract]) / (MONITOR_SIDES * table->message_count);
    char line[200];
    if (file < 0 && getenv("SOUND_LOG") != NULL)
        file = open(getenv("SOUND_LOG"), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    int size =
        snprintf(line, sizeof line, "%#lx %s %s %s %s\n", (unsigned long)now->address - 1,
                 names[now->operation], table->name, side == CLIENT_SIDE ? "client" : "server",
                 now->closed ? "closed" : table->state_names[state % table->state_count]);
    if (file >= 0 && write(file, line, (size_t)size) < 0)
        abort();
}

/* Whoever calls with an endpoint that is not its own is stopped right behind this. */
static void note(const struct deed_endpoint *endpoint, uint32_t operation, void *caller)
{
    uint32_t e = endpoint_number(endpoint);
    struct seen now = {(uint64_t)caller, operation, endpoint_face[e].row,
                       endpoint_face[e].seen.tag == DEED_TAG_CLOSED};
    if (endpoint_is_current(e) && is_new(now))
        write_down(&now, e);
}

/* The stub that was called lies between the component and us. */
#define NOTE(endpoint, operation) note((endpoint), (operation), __builtin_return_address(1))

void __real_deed_send(struct deed_endpoint *endpoint, uint32_t tag);
void __real_deed_send_bare(struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES uint32_t __real_deed_call(struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES uint32_t __real_deed_call_bare(struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES uint32_t __real_deed_call_words(struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES uint32_t __real_deed_call_owned(struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES uint32_t __real_deed_receive(struct deed_endpoint *endpoint, uint64_t deadline);
void __real_deed_endpoint_drop(struct deed_endpoint *endpoint);
void __real_deed_set_put(struct deed_set *set, struct deed_endpoint *endpoint);
void __wrap_deed_send(struct deed_endpoint *endpoint, uint32_t tag);
void __wrap_deed_send_bare(struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES uint32_t __wrap_deed_call(struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES uint32_t __wrap_deed_call_bare(struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES uint32_t __wrap_deed_call_words(struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES uint32_t __wrap_deed_call_owned(struct deed_endpoint *endpoint, uint32_t tag);
DEED_SWITCHES uint32_t __wrap_deed_receive(struct deed_endpoint *endpoint, uint64_t deadline);
void __wrap_deed_endpoint_drop(struct deed_endpoint *endpoint);
void __wrap_deed_set_put(struct deed_set *set, struct deed_endpoint *endpoint);

void __wrap_deed_send(struct deed_endpoint *endpoint, uint32_t tag)
{
    NOTE(endpoint, SEND);
    __real_deed_send(endpoint, tag);
}

void __wrap_deed_send_bare(struct deed_endpoint *endpoint, uint32_t tag)
{
    NOTE(endpoint, SEND);
    __real_deed_send_bare(endpoint, tag);
}

uint32_t __wrap_deed_call(struct deed_endpoint *endpoint, uint32_t tag)
{
    NOTE(endpoint, REQUEST);
    return __real_deed_call(endpoint, tag);
}

uint32_t __wrap_deed_call_bare(struct deed_endpoint *endpoint, uint32_t tag)
{
    NOTE(endpoint, REQUEST);
    return __real_deed_call_bare(endpoint, tag);
}

uint32_t __wrap_deed_call_words(struct deed_endpoint *endpoint, uint32_t tag)
{
    NOTE(endpoint, REQUEST);
    return __real_deed_call_words(endpoint, tag);
}

uint32_t __wrap_deed_call_owned(struct deed_endpoint *endpoint, uint32_t tag)
{
    NOTE(endpoint, REQUEST);
    return __real_deed_call_owned(endpoint, tag);
}

uint32_t __wrap_deed_receive(struct deed_endpoint *endpoint, uint64_t deadline)
{
    NOTE(endpoint, RECEIVE);
    return __real_deed_receive(endpoint, deadline);
}

void __wrap_deed_endpoint_drop(struct deed_endpoint *endpoint)
{
    NOTE(endpoint, CLOSE);
    __real_deed_endpoint_drop(endpoint);
}

void __wrap_deed_set_put(struct deed_set *set, struct deed_endpoint *endpoint)
{
    NOTE(endpoint, SET_PUT);
    __real_deed_set_put(set, endpoint);
}
