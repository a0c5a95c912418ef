/* emit.h - what follows from a contract: each function gives the text of a file, malloced. */
#ifndef DEED_EMIT_H
#define DEED_EMIT_H

#include "../compiler/contract.h"

/* The contract in this file in the usual layout; NULL, and errors reported, when it does not
 * parse. */
char *contract_format(const char *file, struct diagnostics *diagnostics);

/* How a contract goes wrong, as a sequence chart: in the language of mscgen, or as SVG. */
char *chart_mscgen(const struct diagnostic_sequence *way);
char *chart_svg(const struct diagnostic_sequence *way);

/* A component to be filled in, which serves or uses the contract through a port; a server keeps its
 * clients in a set of that state. Its parts lie between marks, which skeleton_keep reads. */
char *contract_emit_skeleton(const struct contract *contract, enum side side, const char *component,
                             const char *port, uint16_t set, struct contract_library *library);

/* The fresh skeleton with the parts that its author has filled into the old one (NULL: there is
 * none) and its seal. NULL, and errors reported, when the old one's marks are damaged. `*edited` is
 * set when something else was changed than what lies between marks: that is lost. */
char *skeleton_keep(const char *file, const char *old, const char *fresh, bool *edited,
                    struct diagnostics *diagnostics);
/* All that is known of it, as JSON: docs/contract-json.md. */
char *contract_emit_json(const struct contract *contract);

#endif
