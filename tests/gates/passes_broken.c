/* instead of checker/passes.c: a pass that does not end in order, in the way that DEED_BROKEN
 * names. */
#include "../../checker/check.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Too deep for any stack; the sum keeps the compiler from making it a loop. */
static unsigned long deeper(unsigned long depth)
{
    volatile char room[4096];
    room[0] = (char)depth;
    return depth == 0 ? 0 : deeper(depth - 1) + (unsigned long)room[0];
}

static void pass_broken(struct check *check)
{
    const char *how = getenv("DEED_BROKEN");
    if (strcmp(how, "crash") == 0)
        raise(SIGSEGV);
    if (strcmp(how, "stack") == 0)
        check->stack = deeper(1ul << 40);
    if (strcmp(how, "abort") == 0)
        abort();
    if (strcmp(how, "exit") == 0)
        exit(0);
    if (strcmp(how, "_exit") == 0)
        _exit(0);
    if (strcmp(how, "kill") == 0)
        kill(getpid(), SIGKILL);
    if (strcmp(how, "memory") == 0)
        for (;;)
            host_allocate((size_t)64 << 20);
    if (strcmp(how, "limits") == 0) {
        struct rlimit memory, time, core;
        getrlimit(RLIMIT_AS, &memory);
        getrlimit(RLIMIT_CPU, &time);
        getrlimit(RLIMIT_CORE, &core);
        if (memory.rlim_max > (rlim_t)4 << 30 || time.rlim_max > 120 || core.rlim_max != 0)
            abort();
    }
    if (strcmp(how, "time") == 0) {
        struct rlimit second = {1, 2};
        setrlimit(RLIMIT_CPU, &second);
        for (volatile int turns = 0;; turns++)
            continue;
    }
    if (strcmp(how, "sleep") == 0) {
        alarm(1);
        for (;;)
            pause();
    }
    if (strcmp(how, "loop") == 0) {
        alarm(2);
        for (volatile int turns = 0;; turns++)
            continue;
    }
}

const struct pass passes[] = {
    {"source", pass_source, NULL, false}, {"compile", pass_compile, NULL, true},
    {"code", pass_code, NULL, true},      {"object", pass_object, NULL, true},
    {"stack", pass_stack, NULL, true},    {"certificate", pass_certificate, NULL, true},
    {"broken", pass_broken, NULL, true},
};
const size_t pass_count = sizeof passes / sizeof passes[0];
