/* time.h - time: nanoseconds since boot, on a monotonic clock. A deadline is a point on it. */
#ifndef DEED_TIME_H
#define DEED_TIME_H

#include "deed/types.h"

#define DEED_NOW     ((uint64_t)0) /* a deadline that has passed: do not wait */
#define DEED_FOREVER UINT64_MAX    /* a deadline that never comes             */

uint64_t deed_now(void);

/* Wait on nothing until the deadline: L4's sleep. */
void deed_sleep_until(uint64_t deadline);

#endif
