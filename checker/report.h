/* report.h - a page about an accepted component: its source, and beside each line what is owned,
 * lent and given away behind it, in which states its endpoints are, and which accesses are proved.
 */
#ifndef CHECKER_REPORT_H
#define CHECKER_REPORT_H

#include "check.h"

/* Write it to check->html; what hinders that is reported as an error. */
void report_write(struct check *check);

#endif
