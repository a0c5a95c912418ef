/* harness.h - what the files of the oracle's run time share: a component's program runs in a
 * process of its own, under sanitizers, against services that are as hostile as their contracts
 * allow.
 *
 * Objects move when they change hands (PUT, TAKE, freeze), and the old place is freed; what is sent
 * is freed. So the address sanitizer sees every use of what was given away, at once. Peers answer
 * at random with whatever the contract allows, close at any time, and every deadline may pass. Each
 * rule of the promise that memory alone does not show is tested here: states, cells, leaks. */
#ifndef SOUND_HARNESS_H
#define SOUND_HARNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deed/endpoint.h"

/* ---- harness.c ---- */

/* A promise is broken: say which, where, in which program, and end. */
__attribute__((noreturn, format(printf, 1, 2))) void violation(const char *format, ...);

/* The program ends here, as by a trap: nothing is said. */
__attribute__((noreturn)) void stop_program(void);

/* A random number below `n`; always 0 when the program has taken long enough. */
uint32_t chance(uint32_t n);
bool is_tired(void);

/* ---- harness_heap.c ---- */

enum kind { KIND_OBJECT, KIND_FROZEN, KIND_ENDPOINT, KIND_SET };

void *object_new(uint64_t size, enum kind kind);
void *object_frozen(void *body);  /* a handle; counts the body         */
void *object_body(uint64_t size); /* what handles lead to              */
void object_send(void *object);   /* it is the caller's no more        */
void object_check(const void *object, enum kind kind, const char *doing);
void heap_begin(void);
void heap_looks_away(void);  /* the program called something: an index may be another now */
void heap_end(bool stopped); /* everything must be back, unless the program was stopped */

/* ---- harness_endpoint.c: channels, sets, ports ---- */

struct message {
    const char *name;
    uint32_t size;
    bool to_server;
    void (*fill)(void *arguments);           /* a peer writes them                  */
    void (*take)(void *arguments);           /* a peer receives them: all is sent   */
    bool (*is_empty)(const void *arguments); /* are all owned arguments taken?      */
    bool is_flagged;                         /* of its one, a flag says whether     */
};

struct contract {
    const char *name;
    uint32_t states, messages, start, end;
    const uint8_t *next; /* [state * messages + tag], 255: not allowed */
    const struct message *message;
    const char *const *state_names;
    const struct contract *base;
    const uint8_t *base_state;
};

extern const struct contract *const contracts[]; /* by the number that stubs know */

struct set_kind {
    const struct contract *contract;
    uint32_t state;
};

void *endpoint_new(const struct contract *contract, uint32_t side, uint32_t state);
/* It leaves the component: it must be in this state, of this contract or one derived. */
void endpoint_send(void *endpoint, const struct contract *contract, uint32_t side, uint32_t state);
void *endpoint_moved(void *from, void *to); /* its place in memory changed */
/* Each operation that was seen, with the state before it, once: to the file that SOUND_LOG names.
 */
void endpoint_log(void);
void endpoint_begin(void);
void endpoint_end(bool stopped);

/* ---- the generated peer ---- */

void *peer_ports(void); /* the struct that the component's main gets, fresh for each run */
struct deed_set *peer_set(const struct set_kind *kind);
struct deed_port *peer_port(const struct contract *contract);

/* ---- the unit under test ---- */

struct program {
    const char *name;
    void (*run)(void *ports);
    void (*reset)(void); /* its statics, after a trap */
};
extern const struct program programs[];
extern const uint32_t program_count;

#endif
