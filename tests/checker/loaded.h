/* loaded.h - what loaded.c and ask.c agree on. */
#ifndef TESTS_LOADED_H
#define TESTS_LOADED_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/resource.h>

#define LOADED_MOST    (1 << 18) /* bytes of a request   */
#define LOADED_AT_ONCE 64        /* requests at one time */
#define LOADED_FILES   3         /* input, output, errors */

static const int loaded_limits[] = {RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_AS};
#define LOADED_LIMITS (sizeof loaded_limits / sizeof loaded_limits[0])

/* A request: this, then the folder, the words and the variables, each with its zero; the files come
 * along. The answer is the wait status. */
struct loaded_head {
    uint32_t size, words, variables; /* size: of all of the request */
    struct rlimit limits[LOADED_LIMITS];
};

#endif
