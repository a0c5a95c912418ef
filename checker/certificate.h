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

/* A file that NAME.i was made of. */
struct certificate_input {
    const char *path;
    struct hash hash;
};

struct certificate {
    const char *component;
    struct hash source;         /* of NAME.i                                      */
    struct hash contracts;      /* of the contracts it can meet                   */
    struct hash component_file; /* of NAME.component                              */
    struct hash flags;
    struct hash compiler;
    struct hash checker;      /* of the program that checked                    */
    struct hash object;       /* of NAME.o                                      */
    struct hash lines;        /* of its line table                              */
    uint64_t stack;           /* bytes that NAME_main needs, without services   */
    uint64_t proved;          /* accesses to elements that are inside           */
    uint64_t checked;         /* accesses to elements that are inside, or trap  */
    uint64_t traps;           /* instructions of the object that stop it        */
    unsigned said;            /* which of these four were stated, a bit each    */
    struct host_list imports; /* undefined symbols of the object                */
    struct host_list ports;   /* that the source reads from its ports struct    */
    struct certificate_input *inputs;
    size_t input_count;
};

/* What both the checker and the linker can compute. */
struct hash certificate_flags(void);
struct hash certificate_checker(void);
bool certificate_compiler(struct hash *hash);
struct hash certificate_contracts(const struct component *component,
                                  struct contract_library *library);

void certificate_add_input(struct certificate *certificate, const char *path, struct hash hash);
char *certificate_text(const struct certificate *certificate);

/* NULL, and *why, when the text is no certificate. */
struct certificate *certificate_parse(char *text, char **why);

#endif
