/* verbs.h - the words that may follow `deed contract`, each with its command line. */
#ifndef DEED_VERBS_H
#define DEED_VERBS_H

#include "request.h"

extern const struct form form_contract_fmt;

#endif
