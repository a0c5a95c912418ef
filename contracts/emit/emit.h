/* emit.h - what follows from a contract: each function gives the text of a file, malloced. */
#ifndef DEED_EMIT_H
#define DEED_EMIT_H

#include "../compiler/compare.h"
#include "../compiler/contract.h"

/* The contract in this file in the usual layout; NULL, and errors reported, when it does not
 * parse. */
char *contract_format(const char *file, struct diagnostics *diagnostics);

/* How a contract goes wrong, as a sequence chart: in the language of mscgen, or as SVG. */
char *chart_mscgen(const struct diagnostic_sequence *way);
char *chart_svg(const struct diagnostic_sequence *way);

/* A model for Spin. The contract need not be sound: that is what Spin finds out. The client may be
 * one of the contract's base. NULL when the contract is much too large to be sound. */
char *contract_emit_promela(const struct contract *contract, bool base_client);

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

/* A conformance suite: a server that keeps its clients in a set of that state, what its two clients
 * have in common, the two, and the judge for the suites of several contracts: the client with the
 * number 2 n tours the contract n, the one with the number 2 n + 1 walks. */
/* The types of client ends that the clients of all suites send; they have them from a component
 * that serves the contract Ends. */
struct pool;
struct suite_ends {
    const struct value_type **types;
    size_t count;
};
void suite_find_ends(struct pool *pool, const struct contract *contract, struct suite_ends *ends);
char *suite_emit_ends(const struct suite_ends *ends); /* the text of Ends.contract */
char *suite_emit_source(const struct suite_ends *ends, struct contract_library *library);

extern const char suite_verdict[]; /* the text of Verdict.contract */
char *suite_emit_server(const struct contract *contract, uint16_t set,
                        struct contract_library *library);
char *suite_emit_client(const struct contract *contract, const struct suite_ends *ends,
                        struct contract_library *library);
char *suite_emit_tour(const struct contract *contract, bool sourced, unsigned number);
char *suite_emit_walk(const struct contract *contract, bool sourced, unsigned number,
                      unsigned steps, uint64_t seed);
char *suite_emit_judge(const struct contract *const *contracts, size_t count);
/* Its states as a graph, in the language of Graphviz. */
char *contract_emit_dot(const struct contract *contract);

/* Which old and new clients and servers fit, why others do not, and what changed. */
char *contract_diff_text(const struct comparison *comparison);
char *contract_diff_json(const struct comparison *comparison);

/* The automaton as C with a specification in ACSL: NAME.monitor.h and NAME.monitor.c. */
char *monitor_emit_header(const struct contract *contract);
char *monitor_emit_source(const struct contract *contract);

#endif
