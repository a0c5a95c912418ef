/* system_view.h - what the views of a system share: the printed tables (system_views.c), the graph
 * (system_graph.c) and the report (system_report.c). */
#ifndef DEED_SYSTEM_VIEW_H
#define DEED_SYSTEM_VIEW_H

#include "component.h"
#include "../compiler/writer.h"

/* Why one may trust a component: each is checked, but with what in its hands? */
enum trust {
    TRUST_CHECKED,
    TRUST_HARDWARE,  /* interrupts, I/O ports or registers: what a device does is nobody's proof */
    TRUST_MONITOR,   /* stands on a connection                                                  */
    TRUST_SEPARATES, /* `separates`: flow ends there because its author says so                 */
    TRUST_KERNEL     /* not a component: kernel and shared heap                                 */
};
enum trust view_trust(const struct instance *instance);

const struct contract *view_contract(const struct system_image *system,
                                     const struct connection *connection);

/* How many connections between the same two speak the same contract, and is this the first? */
unsigned view_count_same(const struct system_image *system, size_t index, bool *first);

/* "restart always", "start manual", ...: at least one word. */
const char *view_restart(const struct instance *instance);

/* What the kernel does for it beside the basic services: "watch, info, stop". */
void view_services(struct writer *out, const struct instance *instance, const char *between);

/* Nanoseconds as people write them: 2ms, 500us. */
void view_time(struct writer *out, uint64_t nanoseconds);

#endif
