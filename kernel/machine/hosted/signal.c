/* signal.c - interrupts and faults, as signals.
 *
 * The timer's handler runs on a stack of its own. If it has interrupted a component, it pushes the
 * address on the component's stack and lets it go on in entry.S, which saves everything and asks
 * the kernel: so contexts are never switched inside a handler. If it has interrupted anything else,
 * interrupts are off there; it comes back a little later.
 *
 * A fault goes on in machine_fault, on the interrupt stack, likewise; nothing comes back from it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <ucontext.h>

#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/others.h"
#include "sdk/include/deed/checked.h"
#include "hosted.h"

#define PAGE_SIZE 4096u
#define LITTLE    50000u /* nanoseconds until a handler that came too early comes again */

static char handler_stack[STACK_BYTES];
static volatile bool idle;

static bool in_component(uint64_t instruction)
{
    for (uint32_t c = 0; c < deed_component_total; c++)
        if (component_of_text(instruction, c))
            return true;
    return false;
}

static bool pending(void)
{
    return clock_due() || serial_raised();
}

static void on_timer(int number, siginfo_t *info, void *interrupted)
{
    greg_t *registers = ((ucontext_t *)interrupted)->uc_mcontext.gregs;
    int error = errno;
    (void)number;
    (void)info;

    bool in_kernel = !in_component((uint64_t)registers[REG_RIP]);
    clock_rang();
    if (!in_kernel)
        serial_flush();
    if (idle) { /* it looks for itself */
    } else if (!pending()) {
        clock_next();
    } else if (in_kernel) {
        clock_at_most(LITTLE);
    } else {
        registers[REG_RSP] -= 8;
        *(greg_t *)registers[REG_RSP] = registers[REG_RIP];
        registers[REG_RIP] = (greg_t)interrupt_enter;
    }
    errno = error;
}

/* The library that this process uses keeps what it likes in SSE registers. Those of a component
 * that computes with floating numbers are kept beside its stack, before anything else happens, and
 * come back in float_resume. */
static uint64_t float_save(uint64_t context)
{
    uint64_t *stack = (uint64_t *)context;
    char *area =
        core.current < deed_component_total ? deed_components[core.current].float_area : NULL;

    if (area == NULL || stack[0] != (uint64_t)interrupt_resume)
        return context;
    __asm__ volatile("fxsave64 (%0)" : : "r"(area) : "memory");
    stack[0] = (uint64_t)area;
    stack[-1] = (uint64_t)float_resume;
    return (uint64_t)&stack[-1];
}

/* From entry.S: one interrupt is taken, and one only, for the context may have changed then. */
struct machine_next machine_interrupt(uint64_t interrupted);
struct machine_next machine_interrupt(uint64_t interrupted)
{
    uint64_t context = float_save(interrupted);
    struct machine_next next = {context, NULL};

    sanitizer_stack();
    if (clock_due()) {
        next = kernel_alarm(context);
    } else if (serial_raised()) {
        serial_accept();
        next = kernel_interrupt(context, 4);
    }
    clock_next();
    if (pending())
        clock_at_most(LITTLE);
    return next;
}

void machine_breathe(void)
{
    while (pending())
        interrupt_self();
}

void machine_idle(void)
{
    idle = true;
    if (!pending())
        serial_wait();
    idle = false;
    machine_breathe();
    clock_next();
}

/* clang's traps are `ud1 K(%eax), %eax`; K says which check failed (its SanitizerHandler list).
 * What was executed can be read. */
static uint32_t trap_reason(const uint8_t *code)
{
    bool is_trap = code[0] == 0x67 && code[1] == 0x0f && code[2] == 0xb9;

    if (!is_trap || (code[3] != 0x40 && code[3] != 0x80)) /* K in one byte, or in four */
        return deed_reason_instruction;
    switch (code[4]) {
    case 0x12: return deed_reason_vector;
    case 0x05: return deed_reason_value; /* of a floating number that no integer of the type is */
    case 0x03: return deed_reason_division;
    case 0x14: return deed_reason_shift;
    case 0x0a: return deed_reason_value;
    case 0x01: return deed_reason_unreachable;
    default: return deed_reason_instruction;
    }
}

static uint32_t address_reason(const siginfo_t *info)
{
    uint64_t address = (uint64_t)info->si_addr;

    if (info->si_code == SI_KERNEL) /* no address: it was not even a possible one */
        return deed_reason_page;
    if (address < PAGE_SIZE)
        return deed_reason_null;
    if (address - (uint64_t)deed_guard_start < PAGE_SIZE)
        return deed_reason_stack;
    return deed_reason_page;
}

/* What a fault's handler returns into. */
static _Noreturn void machine_fault(uint32_t reason, uint64_t instruction, const char *text,
                                    uint64_t address)
{
    sanitizer_stack();
    kernel_fault(reason, instruction, text, address);
}

static void on_fault(int number, siginfo_t *info, void *interrupted)
{
    greg_t *registers = ((ucontext_t *)interrupted)->uc_mcontext.gregs;
    greg_t instruction = registers[REG_RIP];
    const char *text = "page fault";
    uint32_t reason;

    if (number == SIGFPE) {
        reason = deed_reason_division;
        text = "division";
    } else if (number == SIGILL) {
        reason = trap_reason((const uint8_t *)instruction);
        text = "illegal instruction";
    } else {
        reason = address_reason(info);
    }
    registers[REG_RDI] = (greg_t)reason;
    registers[REG_RSI] = instruction;
    registers[REG_RDX] = (greg_t)text;
    registers[REG_RCX] = (greg_t)info->si_addr;
    registers[REG_RSP] = (greg_t)(interrupt_stack + STACK_BYTES - 8);
    registers[REG_RIP] = (greg_t)machine_fault;
}

/* Somebody ends the process from outside: leave the terminal as it was. */
static void on_end(int number)
{
    serial_restore();
    signal(number, SIG_DFL);
    raise(number);
}

void signal_start(void)
{
    static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
    static const int ends[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    struct sigaction action = {.sa_flags = SA_ONSTACK | SA_SIGINFO};

    sigaltstack(&stack, NULL);
    sigemptyset(&action.sa_mask);
    action.sa_sigaction = on_timer;
    sigaction(SIGALRM, &action, NULL);
    sigaddset(&action.sa_mask, SIGALRM);
    action.sa_sigaction = on_fault;
    for (uint32_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
        sigaction(faults[i], &action, NULL);
    action.sa_flags = SA_ONSTACK;
    action.sa_handler = on_end;
    for (uint32_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        sigaction(ends[i], &action, NULL);
}
