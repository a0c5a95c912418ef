/* clock.c - time, and the one alarm, on the system's monotonic clock: a cycle is a nanosecond.
 *
 * Setting the timer is a system call, and the kernel moves its alarm far more often than one rings.
 * So the timer is only ever set to an earlier time; when it rings before the alarm has come, the
 * handler sets it again. While a component runs and the serial line listens it also rings every few
 * milliseconds, to look for input. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <time.h>

#include "hosted.h"

#define SECOND 1000000000u
#define LOOK   5000000u /* nanoseconds between looks at the line */

static timer_t timer;
static uint64_t boot;
static volatile uint64_t alarm_at = NEVER; /* the kernel's alarm  */
static volatile uint64_t rings_at = NEVER; /* the system's timer  */

uint64_t machine_cycles(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * SECOND + (uint64_t)now.tv_nsec;
}

uint64_t machine_cycles_at_entry(void)
{
    return boot;
}

void clock_start(void)
{
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};

    boot = machine_cycles();
    if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0) {
        machine_print("deed: no timer\n");
        machine_exit(1);
    }
}

/* Between the two stores and the call the handler may run: it then sets the timer for the alarm as
 * it is now, and this sets it to the same or an earlier time once more. */
static void ring_at(uint64_t time)
{
    struct itimerspec setting = {
        .it_value = {(time_t)(time / SECOND), (long)(time % SECOND)},
    };

    rings_at = time;
    timer_settime(timer, TIMER_ABSTIME, &setting, NULL);
}

void machine_alarm(uint64_t cycles)
{
    alarm_at = cycles;
    if (cycles < rings_at)
        ring_at(cycles == 0 ? 1 : cycles); /* 0 would stop the timer */
}

void clock_rang(void)
{
    rings_at = NEVER;
}

bool clock_due(void)
{
    return alarm_at != NEVER && alarm_at <= machine_cycles();
}

uint64_t clock_alarm(void)
{
    return alarm_at;
}

void clock_at_most(uint64_t wait)
{
    uint64_t time = machine_cycles() + wait;

    if (time < rings_at)
        ring_at(time);
}

void clock_next(void)
{
    if (alarm_at < rings_at)
        ring_at(alarm_at);
    if (serial_listens())
        clock_at_most(LOOK);
}

void machine_clock_ready(void)
{
}

uint64_t machine_nanoseconds(void)
{
    return machine_cycles() - boot;
}

uint64_t machine_cycles_at(uint64_t nanoseconds)
{
    return nanoseconds < NEVER - 1 - boot ? nanoseconds + boot : NEVER - 1;
}
