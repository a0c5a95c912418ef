/* clock.c - nanoseconds from the time-stamp counter, measured against the 8254 timer.
 *
 * Measuring takes time that a boot should not spend, so the 8254 starts counting at boot and the
 * first one who asks for the time waits until enough of it has passed; most often it has. In its
 * mode 0 the 8254 counts down once from 65,535 (55 ms) and then says so; whoever finds it so starts
 * it again. All of this may be preempted, and may run twice at once: each finds a good rate. */
#include "kernel/others.h"
#include "x86.h"

#define TIMER_DATA    0x40u
#define TIMER_CONTROL 0x43u

#define COUNT_DOWN_ONCE 0x30u /* channel 0, low byte then high byte, mode 0 */
#define READ_BACK       0xc2u /* channel 0: status and count */
#define COUNTED_DOWN    0x80u

#define TIMER_HERTZ 1193182u
#define SECOND      1000000000u
#define RAN_OUT     UINT32_MAX
#define ENOUGH      2400u /* ticks: 2 ms, so the rate is right to 0.05 % */

extern uint64_t entry_cycles; /* boot.S */

static uint64_t boot_cycles;  /* nanosecond 0 */
static uint64_t timer_cycles; /* when the timer was at 65,535 */
static uint64_t ns_a_cycle;   /* 32 bits of fraction; 0 until measured */
static uint64_t cycles_a_ns;
static bool alarm_measured;

static void timer_start(void)
{
    out8(TIMER_CONTROL, COUNT_DOWN_ONCE);
    out8(TIMER_DATA, 0xff);
    out8(TIMER_DATA, 0xff);
    timer_cycles = machine_cycles();
}

void clock_start(void)
{
    timer_start();
    boot_cycles = timer_cycles;
}

/* Ticks since timer_start and the cycles they took; RAN_OUT when there were too many. None may have
 * passed yet. */
//@ requires cycles: \valid(cycles);
static uint32_t timer_read(uint64_t *cycles)
{
    out8(TIMER_CONTROL, READ_BACK);
    uint8_t status = in8(TIMER_DATA);
    uint32_t count = in8(TIMER_DATA);
    count |= (uint32_t)in8(TIMER_DATA) << 8;
    *cycles = machine_cycles() - timer_cycles;
    return status & COUNTED_DOWN ? RAN_OUT : 0xffff - count;
}

//@ requires some: ticks > 0 && cycles > 0;
static void rate_set(uint32_t ticks, uint64_t cycles)
{
    uint64_t ns = (uint64_t)ticks * SECOND / TIMER_HERTZ;

    cycles_a_ns = (cycles << 32) / ns;
    ns_a_cycle = (ns << 32) / cycles;
}

void machine_clock_ready(void)
{
    uint64_t cycles;

    while (ns_a_cycle == 0) {
        uint32_t ticks = alarm_measured ? timer_read(&cycles) : 0;
        if (!alarm_measured)
            alarm_measured = lapic_calibrate();
        else if (ticks == RAN_OUT)
            timer_start();
        else if (ticks >= ENOUGH && cycles > 0)
            rate_set(ticks, cycles);
        machine_breathe();
    }
}

uint64_t machine_cycles_at_entry(void)
{
    return entry_cycles;
}

uint64_t machine_nanoseconds(void)
{
    unsigned __int128 product = machine_cycles() - boot_cycles;

    return (uint64_t)(product * ns_a_cycle >> 32);
}

uint64_t machine_cycles_at(uint64_t nanoseconds)
{
    unsigned __int128 product = nanoseconds;

    product = (product * cycles_a_ns >> 32) + boot_cycles;
    return product > UINT64_MAX - 1 ? UINT64_MAX - 1 : (uint64_t)product;
}
