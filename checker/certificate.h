/* certificate.h - what the checker vouches for: NAME.cert, a text of `key value` lines.
 *
 * It ties an object to everything that its acceptance rested on. `deed link` makes all hashes again
 * and links nothing when one differs. It is a record against mistakes and stale files, not a
 * signature: whoever can write build/ can also replace the kernel. */
#ifndef CHECKER_CERTIFICATE_H
#define CHECKER_CERTIFICATE_H

#include <stdint.h>

#include "../contracts/system/component.h"
#include "host.h"
#include "tools.h"

/* A file that NAME.i was made of. */
struct certificate_input {
    const char *path;
    struct hash hash;
};

/* A contract that the component can meet. */
struct certificate_contract {
    const char *name, *path;
    struct hash hash;
};

struct certificate {
    const char *component;
    const char *command;        /* that makes the certificate, as one types it    */
    struct hash source;         /* of NAME.i                                      */
    struct hash component_file; /* of NAME.component                              */
    struct hash flags;
    struct hash checker;         /* of the program that checked                    */
    struct hash object;          /* of NAME.o                                      */
    struct hash lines;           /* of its line table                              */
    uint64_t stack;              /* bytes that NAME_main needs, without services   */
    uint64_t proved;             /* accesses to elements that are inside           */
    uint64_t checked;            /* accesses to elements that are inside, or trap  */
    uint64_t traps;              /* instructions of the object that stop it        */
    unsigned said;               /* which of these four were stated, a bit each    */
    struct host_list imports;    /* undefined symbols of the object                */
    struct host_list recursions; /* "NAME TIMES": calls itself so deep at most  */
    struct host_list waits;      /* "CONTRACT FILE:LINE": waits for ever as a client */
    struct host_list ports;      /* that the source reads from its ports struct    */
    struct certificate_input *inputs;
    size_t input_count;
    struct certificate_contract *contracts;
    size_t contract_count;
    struct tool_list tools;
};

/* What both the checker and the linker can compute. */
struct hash certificate_flags(void);
struct hash certificate_checker(void);

/* Add the contracts that the component can meet. A contract that cannot be read hashes as none. */
void certificate_add_contracts(struct certificate *certificate, const struct component *component,
                               struct contract_library *library);
const struct certificate_contract *certificate_contract_named(const struct certificate *certificate,
                                                              const char *name);

void certificate_add_input(struct certificate *certificate, const char *path, struct hash hash);
char *certificate_text(const struct certificate *certificate);

/* NULL, and *why, when the text is no certificate. It lives in `text`. */
struct certificate *certificate_parse(char *text, char **why);
void certificate_free(struct certificate *certificate);

/* certificate_now.c: a sentence about what is other than the certificate says, NULL: nothing. The
 * sentence is the caller's; *file is what it is about, NULL: the object. */
char *certificate_tools_changed(const struct certificate *certificate);
char *certificate_inputs_changed(const struct certificate *certificate, const char **file);
char *certificate_contracts_changed(const struct certificate *certificate,
                                    const struct certificate *now, const char **file);

#endif
