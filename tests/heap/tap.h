/* tap.h - the three things a TAP test says. */
#ifndef TESTS_HEAP_TAP_H
#define TESTS_HEAP_TAP_H

#include <stdbool.h>
#include <stdio.h>

static int tap_count;
static int tap_failed;

static inline bool ok(bool good, const char *name)
{
    printf("%sok %d - %s\n", good ? "" : "not ", ++tap_count, name);
    tap_failed += !good;
    return good;
}

static inline int done(void)
{
    printf("1..%d\n", tap_count);
    return tap_failed != 0;
}

#endif
