/* verbs.h - the words that may follow `deed contract`, each with its command line. */
#ifndef DEED_VERBS_H
#define DEED_VERBS_H

#include "request.h"

#endif
