/* component.h - NAME.component and NAME.system files, parsed and checked.
 *
 * component calc {
 *     serves service: Calculator many;      // a set of server endpoints
 *     uses console: Console;                // a port to open client endpoints from
 *     interrupt irq;                        // a port of the kernel's contract Interrupt
 *     ioports uart;                         // struct deed_ioports *
 *     ioports uart owned;                   // a port of the kernel's contract Ioports
 *     registers control;                    // struct deed_registers *: memory-mapped
 *     registers control owned;              // a port of the kernel's contract Registers
 *     virtqueue disk;                       // a port of the kernel's contract Virtqueue
 *     watch faults;                         // a port of the kernel's contract Watch
 *     services info, stop;                  // kernel services beside the basic ones
 *     heap 64K;                             // most that may be charged to it
 *     endpoints 8;                          // most endpoints it may hold at once
 *     makes File, Directory;                // makes channels of these itself, both ends at first
 *     separates;                            // trusted: what goes in does not come out elsewhere
 *     float;                                // it computes with float and double
 *     prove all;                            // no index is left to a check at run time
 * }
 */
#ifndef DEED_COMPONENT_H
#define DEED_COMPONENT_H

#include "../compiler/contract.h"

enum port_kind {
    PORT_SERVES,    /* struct C_server_set *, STATE(set_state) */
    PORT_USES,      /* struct C_port *                         */
    PORT_INTERRUPT, /* struct Interrupt_port *                 */
    PORT_IOPORTS,   /* struct deed_ioports *                   */
    PORT_WATCH,     /* struct Watch_port *                     */
    PORT_REGISTERS, /* struct deed_registers *                 */
    PORT_VIRTQUEUE  /* struct Virtqueue_port *                 */
};

struct port {
    const char *name;
    enum port_kind kind;
    const struct contract *contract; /* NULL for ioports and registers for ever        */
    const char *set_state;           /* serves: `@State`, the start state if not said */
    bool many;                       /* serves: more than one client at a time        */
    struct place place;
};

struct component {
    const char *name;
    const char *file;
    const char *documentation;
    struct port *ports;
    size_t port_count;
    const char **services; /* "info", "start", "stop", "exit", "inject", "cycles", "revoke" */
    struct place *service_places; /* where each is listed */
    size_t service_count;
    uint64_t heap; /* bytes */
    unsigned endpoints;
    bool has_float;                /* computes with float and double                   */
    bool prove_all;                /* no index is left to a check at run time          */
    bool separates;                /* `forbid flow` ends here: it is trusted           */
    const struct contract **makes; /* of these it makes channels itself                */
    struct place *make_places;
    size_t make_count;
    struct place place;
};

struct component *component_read(const char *file, struct contract_library *library,
                                 struct diagnostics *diagnostics);
void component_free(struct component *component);
const struct port *component_find_port(const struct component *component, const char *name);
bool component_lists_service(const struct component *component, const char *service);

/* NAME.component.h: includes deed.h and the contracts, defines struct NAME_ports (one pointer per
 * port, in order of declaration) and declares `void NAME_main(struct NAME_ports *ports);`. */
char *component_emit_header(const struct component *component);

enum restart {
    RESTART_NEVER,
    RESTART_ALWAYS,
    RESTART_SUPERVISOR, /* its supervisor decides, and starts it */
    RESTART_ON_FAULT    /* not when it has ended, or was stopped  */
};

/* What comes of those that a component supervises when it ends. */
enum children {
    CHILDREN_STAY,
    CHILDREN_STOP,
    CHILDREN_RESTART /* they stop, and start again when it does */
};

#define NOT_THERE SIZE_MAX /* an index: none */

/* Bytes of a virtqueue's registers that are the kernel's; those of the device itself are behind. */
#define VIRTQUEUE_REGISTERS 0x100u

/* One component of the image. Several instances may be made of one `struct component`. */
struct instance {
    const struct component *component;
    const char *name;   /* whole: "calc", "worker[2]", "net.driver"; what the kernel reports    */
    const char *symbol; /* the same as part of a C identifier: "calc", "worker__2"              */
    const char *directory;
    unsigned priority; /* 0 to 31, 5 if not said     */
    enum restart restart;
    bool manual;     /* `start manual`             */
    uint32_t copies; /* `copies N`: one for each client; 0: it is itself */
    int irq;         /* -1: none                   */
    uint16_t ioport_base, ioport_count;
    uint64_t register_base, register_size; /* bytes; size 0: none                          */
    uint64_t virtqueue;                    /* where its registers are; 0: none             */
    uint64_t budget, period;               /* ns of the processor; period 0: none declared */
    uint64_t pause_first, pause_longest;   /* ns before restarts; 0: not said              */
    uint64_t restart_within;               /* ns in which there are at most                */
    unsigned restart_most;                 /* so many; 0: not said                         */
    enum children children;                /* those that it supervises                     */
    uint64_t queues;                       /* bytes of the channels that its ports open    */
    size_t supervisor;                     /* an instance, or NOT_THERE                    */
    bool is_monitor;                       /* stands on a connection                       */
    struct place place;
};

struct connection {
    size_t client, client_port; /* indices */
    size_t server, server_port;
    size_t
        monitor; /* the instance put on it, which is now its client or its server; or NOT_THERE */
    bool delegates; /* endpoints in its messages may go past the monitor */
    struct place place;
};

/* `forbid flow`, kept by the image. */
struct forbidden {
    size_t from, to; /* instances */
    struct place place;
};

struct system_image {
    const char *name;
    const char *file;
    struct instance *instances;
    size_t instance_count;
    struct connection *connections;
    size_t connection_count;
    struct forbidden *forbidden;
    size_t forbidden_count;
    bool allow_inject;
    uint64_t memory; /* bytes that the machine has, 64 MiB if not said */
    struct place memory_place;
    /* All contracts of the system, endpoint arguments' included, in order of their numbers:
     * Interrupt, Watch, then as they are met. */
    const struct contract **contracts;
    size_t contract_count;
};

/* Read a system and all components it names; check the wiring. NULL, and errors reported, when
 * anything is wrong. `root` is the folder that `in apps/calc` starts from. */
struct system_image *system_read(const char *file, const char *root,
                                 struct contract_library *library, struct diagnostics *diagnostics);
/* The same, and what the certificates in a folder say of who waits for whom counts, too: NULL is no
 * folder. Only `deed link` makes sure that they are of these very components. */
struct system_image *system_read_certified(const char *file, const char *root,
                                           const char *certificates,
                                           struct contract_library *library,
                                           struct diagnostics *diagnostics);
void system_free(struct system_image *system);

/* Bytes of the largest message that way, in whole words. */
unsigned system_slot_size(const struct contract *contract, bool to_server);

/* Bytes of the queues of one channel, both ways. */
uint64_t system_channel_bytes(const struct contract *contract);

/* All heap budgets together. */
uint64_t system_heap(const struct system_image *system);

/* The boot tables in C (see kernel/tables.h), the communication matrix, the budget and the DOT
 * graph. */
char *system_emit_tables(const struct system_image *system);
char *system_emit_matrix(const struct system_image *system);
char *system_emit_budget(const struct system_image *system);
char *system_emit_graph(const struct system_image *system);

#endif
