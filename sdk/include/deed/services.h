/* services.h - kernel services that a component may call only if its component file lists them:
 *     services info, start, stop, exit, inject, cycles, revoke, record;
 * (`inject` links only into systems that say `allow inject`.) */
#ifndef DEED_SERVICES_H
#define DEED_SERVICES_H

#include "deed/compiler.h"
#include "deed/types.h"

enum deed_status {
    deed_ok,
    deed_no_such, /* no component of that number                        */
    deed_refused  /* it is not in a state in which this can be done     */
};

enum deed_component_state {
    deed_component_down, /* not started, or stopped for good          */
    deed_component_ready,
    deed_component_running,
    deed_component_waiting,
    deed_component_broken /* stopped, to be restarted                  */
};

#define DEED_NAME_SIZE     24 /* of ports and contracts                     */
#define DEED_INSTANCE_SIZE 48 /* of components: "net.driver[2]"             */

/* service info: what the kernel knows about a component. Names are zero-padded. */
struct deed_component_info {
    uint8_t name[DEED_INSTANCE_SIZE];
    uint32_t state;       /* enum deed_component_state                  */
    uint32_t priority;    /* 0 (lowest) to 31                           */
    uint32_t last_reason; /* enum deed_reason, why it last stopped      */
    uint32_t restarts;
    uint64_t objects; /* owned now                                  */
    uint64_t bytes;   /* charged now                                */
    uint64_t budget;  /* bytes that may be charged                  */
    uint64_t sent;    /* messages since boot                        */
    uint64_t received;
    uint32_t overruns;  /* how often it wanted more than its budget of the processor */
    uint64_t footprint; /* bytes kept for it beside its heap: stack and kernel tables */
};

/* service info: one connection of the system. */
struct deed_connection_info {
    uint32_t client; /* component numbers                          */
    uint32_t server;
    uint8_t client_port[DEED_NAME_SIZE];
    uint8_t server_port[DEED_NAME_SIZE];
    uint8_t contract[DEED_NAME_SIZE];
    bool open;
};

/* service info: what the memory of the heap is used for, in bytes; `largest` is the largest object
 * that can be had now, by who has the budget for it. The others add up to all that there is. It is
 * found out by looking, while others run: what they change meanwhile may be counted as it was. */
struct deed_memory_info {
    uint64_t objects;    /* that somebody is charged for                                */
    uint64_t places;     /* free, in pages that are cut for small objects               */
    uint64_t ends;       /* of such pages, where no place fits: lost                    */
    uint64_t holes;      /* free pages between objects                                  */
    uint64_t hole_count; /* in so many pieces                                           */
    uint64_t fresh;      /* never used so far, tables of what they would hold taken off */
    uint64_t largest;
};

/* service info: an endpoint that a component had when it last stopped, and the state of the
 * conversation there; for who hears of the death (contracts/Watch.contract) and decides what comes
 * of it. By number, from 0; there are eight at most, as in the kernel's own report, and those of
 * the last sixteen deaths only. */
struct deed_left_info {
    uint8_t contract[DEED_NAME_SIZE];
    uint8_t state[DEED_NAME_SIZE];
    uint32_t peer;   /* the component at the other end, DEED_NOBODY if there was none */
    uint32_t queued; /* messages that it has not received                             */
    bool server;     /* its side                                                      */
};

uint32_t deed_component_count(void);
uint32_t deed_connection_count(void);
enum deed_status deed_component_info(uint32_t component, struct deed_component_info *info);
enum deed_status deed_connection_info(uint32_t connection, struct deed_connection_info *info);
void deed_memory_info(struct deed_memory_info *info);
enum deed_status deed_left_info(uint32_t component, uint32_t number, struct deed_left_info *info);

/* service start, service stop: by number, from 0. A stopped component restarts if the system file
 * says so. It cleans up behind itself at its own priority, which may take until after the stop has
 * returned; to start it meanwhile is fine, and comes into effect when that is done. */
enum deed_status deed_component_start(uint32_t component);
enum deed_status deed_component_stop(uint32_t component);

/* service exit: end the machine; status 0 is success. */
DEED_NORETURN void deed_exit(uint32_t status);

/* service inject: fault in the caller's context, in the way that `reason` names. For
 * deed_reason_monitor and deed_reason_ownership the kernel breaks the rule on behalf of the caller.
 * Returns only when there is no such way. */
void deed_inject(uint32_t reason);

/* service record: write out what the flight recorder holds, and empty it; nobody runs meanwhile.
 * False where the kernel has none (`make trace` builds one that has). */
bool deed_record(void);

/* service cycles: the time-stamp counter, serialised. Under -icount shift=0 it counts guest
 * instructions. */
uint64_t deed_cycles(void);

/* service cycles: what deed_cycles would have returned at the image's first instruction. */
uint64_t deed_cycles_at_entry(void);

#endif
