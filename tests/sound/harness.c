/* harness.c - runs each program of a unit many times, and ends at the first violation.
 *
 *     PROGRAM RUNS SEED [NUMBER...]    programs of these numbers only
 *
 * A trap (SIGILL of a compiler's check, deed_fault) ends a run in good order. A segmentation fault,
 * whatever a sanitizer finds, and violation() end the process with status 99 and a line
 * `VIOLATION name run`. */
#include "harness.h"

#include <sanitizer/common_interface_defs.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "deed/checked.h"
#include "deed/time.h"

#define FUEL     400u /* decisions until everything comes to its end */
#define TOO_MANY 20000u

static sigjmp_buf way_out;
static const char *current = "none";
static uint32_t current_run, fuel, calls;
static uint64_t state;

static void say_which(void)
{
    char text[200];
    int size = snprintf(text, sizeof text, "\nVIOLATION %s run %u\n", current, current_run);
    if (write(1, text, (size_t)size) < 0)
        _exit(98);
}

void violation(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    fputs("broken promise: ", stdout);
    vprintf(format, list);
    fputs("\n", stdout);
    va_end(list);
    fflush(stdout);
    __sanitizer_print_stack_trace();
    say_which();
    _exit(99);
}

void stop_program(void)
{
    siglongjmp(way_out, 1);
}

static uint64_t random_next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state * 0x2545f4914f6cdd1dull;
}

bool is_tired(void)
{
    return fuel == 0;
}

uint32_t chance(uint32_t n)
{
    if (++calls > TOO_MANY)
        stop_program(); /* it goes round for ever: that is not promised away */
    if (fuel == 0)
        return 0;
    fuel--;
    return (uint32_t)((random_next() >> 33) % n);
}

/* The programs' own source of decisions: `choose` of the prelude. */
uint64_t deed_now(void)
{
    heap_looks_away();
    if (++calls > TOO_MANY)
        stop_program();
    if (fuel == 0)
        return 0;
    fuel--;
    return random_next() >> 33;
}

/* The programs show their values here. Locals that were never assigned are full of 0xaa. */
void deed_sleep_until(uint64_t shown)
{
    if (shown == 0xaaaaaaaau)
        violation("a value is used that was never assigned");
}

void deed_fault(uint32_t reason)
{
    (void)reason;
    stop_program();
}

static void trapped(int number)
{
    (void)number;
    stop_program();
}

static void died(int number)
{
    (void)number;
    say_which();
    _exit(99);
}

static void run_once(const struct program *program, uint64_t seed)
{
    state = seed * 0x9e3779b97f4a7c15ull + 0x1234567;
    random_next();
    fuel = FUEL;
    calls = 0;
    heap_begin();
    endpoint_begin();
    bool stopped = sigsetjmp(way_out, 0) != 0;
    if (stopped) {
        fuel = 0;
        calls = 0;
        program->reset();
    } else {
        program->run(peer_ports());
    }
    endpoint_end(stopped);
    heap_end(stopped);
}

static void run_program(uint32_t number, uint32_t runs, uint64_t seed)
{
    current = programs[number].name;
    for (current_run = 0; current_run < runs; current_run++)
        run_once(&programs[number], seed + current_run * 7919ull);
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    uint32_t runs = (uint32_t)atoi(argv[1]);
    uint64_t seed = (uint64_t)atoll(argv[2]);
    struct sigaction trap = {.sa_handler = trapped, .sa_flags = SA_NODEFER};
    sigaction(SIGILL, &trap, NULL);
    struct sigaction bad = {.sa_handler = died};
    sigaction(SIGALRM, &bad, NULL);
    __sanitizer_set_death_callback(say_which);
    if (argc == 3)
        for (uint32_t i = 0; i < program_count; i++)
            run_program(i, runs, seed);
    for (int a = 3; a < argc; a++)
        run_program((uint32_t)atoi(argv[a]), runs, seed);
    endpoint_log();
    puts("all runs are fine");
    return 0;
}
