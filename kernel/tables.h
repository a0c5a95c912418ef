/* tables.h - what the contract compiler and the linker tell the kernel: constant tables, generated.
 *
 * build/SYSTEM/system.c (from `deed system`) defines deed_contracts, deed_components and
 * deed_connections; build/SYSTEM/link.c (from `deed link`) defines each component's stack and line
 * table. The kernel never writes any of them. */
#ifndef KERNEL_TABLES_H
#define KERNEL_TABLES_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/text.h"

/* A table as long as the system needs it. Proofs see a pointer to as much as is said to be readable
 * (proof/framac.h). */
#ifndef GENERATED
#define GENERATED(name) name[]
#endif

#define NO_STATE UINT8_MAX /* no transition: the message is not allowed here */

enum cell_kind {
    CELL_OBJECT, /* block or vector of the shared heap */
    CELL_CLIENT, /* client end of a channel            */
    CELL_SERVER
};

/* An owned argument: a pointer at this offset in the message. */
struct cell_table {
    uint16_t offset;
    uint8_t kind;     /* enum cell_kind                          */
    uint8_t optional; /* may be null                             */
    uint8_t state;    /* endpoints: the state it must be in      */
    uint8_t unused;
    uint16_t contract; /* endpoints: index in deed_contracts     */
};

struct message_table {
    const char *name;
    uint16_t size;     /* bytes of its arguments */
    uint8_t to_server; /* direction              */
    uint8_t cell_count;
    const struct cell_table *cells;
};

/* A situation of a conversation: where the sides are, [0] the client, [1] the server, and what is
 * under way towards each. The certificate of a contract lists them, see kernel/situation.h. */
struct situation_table {
    uint8_t state[2];
    uint8_t queued[2];
    uint32_t queue[2]; /* the tags that are queued, oldest first: from here in `queues`        */
    uint32_t taken[2]; /* the situation after that side takes the oldest; not if it has none   */
    uint32_t sent;     /* from here in `sent`, by tag: the situation after that message is sent */
};

struct contract_table {
    const char *name;
    uint8_t state_count;
    uint8_t message_count;
    uint8_t start;
    uint8_t end;           /* the end state, NO_STATE if it has none            */
    uint8_t capacity[2];   /* queued messages towards [0] client, [1] server    */
    uint16_t slot_size[2]; /* bytes of the largest message each way, 8-aligned  */
    const uint8_t *next;   /* next[state * message_count + tag]                 */
    const struct message_table *messages;
    const char *const *state_names;
    uint16_t base;             /* the contract that this one is derived from; its messages are
                                  the first of this one, with the same tags and layout       */
    const uint8_t *base_state; /* by state: what it is to a client of the base, NO_STATE when
                                  it has none there; null: derived from none                  */
    const struct situation_table *situations; /* the certificate; the first is the start */
    const uint8_t *queues;
    const uint32_t *sent;
    uint32_t situation_count, queues_count, sent_count;
};

enum port_table_kind {
    PORT_TABLE_SERVES,
    PORT_TABLE_USES,
    PORT_TABLE_INTERRUPT,
    PORT_TABLE_IOPORTS,
    PORT_TABLE_WATCH,
    PORT_TABLE_REGISTERS,
    PORT_TABLE_OWNED_IOPORTS, /* a port to open, of the contract Ioports; of Registers */
    PORT_TABLE_OWNED_REGISTERS,
    PORT_TABLE_VIRTQUEUE /* of Virtqueue; the registers are the kernel's */
};

struct port_table {
    const char *name;
    uint64_t register_base; /* registers: these two are the struct deed_registers of the port */
    uint32_t register_size; /* bytes                                               */
    uint8_t kind;           /* enum port_table_kind                               */
    uint8_t many;           /* serves: more than one client at a time             */
    uint8_t set_state;      /* serves: state in which the set holds its endpoints */
    uint8_t unused;
    uint16_t contract; /* index in deed_contracts; not for ioports and registers for ever */
    uint16_t irq;      /* interrupt                                          */
    uint16_t ioport_base, ioport_count;
};

enum restart_policy { RESTART_POLICY_NEVER, RESTART_POLICY_ALWAYS, RESTART_POLICY_ON_FAULT };

/* What comes of those that it supervises when it ends. */
enum children_policy { CHILDREN_POLICY_STAY, CHILDREN_POLICY_STOP, CHILDREN_POLICY_RESTART };

/* Address to source line: sorted by offset from the component's first text byte. */
struct line_table {
    uint32_t offset;
    uint16_t file; /* index in the component's files */
    uint16_t line;
};

/* From this offset on the text is of this function: sorted, the last has UINT32_MAX. */
struct function_table {
    uint32_t offset;
    const char *name;
};

/* What is in the image for a component, all its copies together. Beside a restart, a fault and a
 * report nobody asks for it: so it does not stand in the component's row. */
struct image_table {
    const char *text_start, *text_end;
    char *data_start, *data_end; /* writable: .data then .bss               */
    const char *data_image;      /* pristine .data, for a restart           */
    const char *data_image_end;
    const struct line_table *lines;
    const uint32_t *line_count;
    const char *const *files;
    const struct function_table *functions; /* for reports; null: not known */
};

/* What a system file says of restarts beside the policy; most say nothing. */
struct restart_rules {
    uint32_t most;          /* restarts in `within` at most; 0: no limit            */
    uint64_t within;        /* ns                                                   */
    uint64_t pause_first;   /* ns before a restart, doubled each time; 0: none      */
    uint64_t pause_longest; /* ns                                                   */
    uint8_t children;       /* enum children_policy                                 */
};

struct component_table {
    const char *name;
    void (*main)(void *ports);
    const struct port_table *ports;
    uint8_t port_count;
    uint8_t priority; /* 0 to 31            */
    uint8_t restart;  /* enum restart_policy */
    uint8_t manual;   /* not started at boot */
    uint32_t endpoints;
    uint64_t heap; /* bytes               */
    const struct image_table *image;
    char *stack;
    const uint32_t *stack_size; /* bytes, computed, 16-aligned             */
    char *float_area;           /* where its SSE registers are kept while it is preempted: 512
                                   bytes, 16-aligned; null: it has no business with them   */
    const struct restart_rules *rules; /* null: no limit, no pause, children stay      */
    uint32_t supervisor;               /* the number of its supervisor, and 1; 0: none */
    uint32_t budget, period;           /* ns of the processor in each; 0: no budget     */
    uint32_t copies; /* it is started anew for each client, and there are so many at
                        most; 0: it is itself                         */
};

struct connection_table {
    uint16_t client, client_port; /* component and its port */
    uint16_t server, server_port;
};

extern const struct contract_table GENERATED(deed_contracts);
extern const uint32_t deed_contract_count;
extern const struct component_table GENERATED(deed_components);
extern const uint32_t deed_component_total;
extern const struct connection_table GENERATED(deed_connections);
extern const uint32_t deed_connection_total;
extern const char GENERATED(deed_system_name);
extern const uint64_t deed_memory;     /* bytes that the machine must have                */
extern const uint64_t deed_heap_total; /* bytes that all components together may charge    */

/*@ // what it and what is in it are called
    predicate contract_named(struct contract_table *k) =
      \valid_read(k) && text_ends(k->name) &&
      (\forall integer s; 0 <= s < k->state_count ==>
          \valid_read(k->state_names + s) && text_ends(k->state_names[s])) &&
      (\forall integer m; 0 <= m < k->message_count ==>
          \valid_read(k->messages + m) && text_ends(k->messages[m].name));
*/

/* The two contracts that the kernel itself serves, always the first in deed_contracts. */
#define CONTRACT_INTERRUPT 0
#define CONTRACT_WATCH     1

#endif
