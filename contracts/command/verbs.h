/* verbs.h - the words that may follow `deed contract`, each with its command line. */
#ifndef DEED_VERBS_H
#define DEED_VERBS_H

#include "request.h"

extern const struct form form_contract_doc;
extern const struct form form_contract_diff;
extern const struct form form_contract_fmt;
extern const struct form form_contract_json;
extern const struct form form_contract_promela;
extern const struct form form_contract_monitor;
extern const struct form form_contract_skeleton;
extern const struct form form_contract_suite;
extern const struct form form_contract_trace;

/* The plain verb with --mscgen or --svg: instead of a header it writes how the contract fails. */
extern const struct form form_contract_chart;
bool contract_chart_wanted(int argc, char **argv);

/* `deed system report`. */
extern const struct form form_system_report;

#endif
