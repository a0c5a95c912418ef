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

#endif
