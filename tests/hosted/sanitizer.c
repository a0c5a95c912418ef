/* sanitizer.c - the sanitized build only: what kernel/machine/hosted/sanitizer.h promises. */
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>

#include "kernel/machine/hosted/hosted.h"
#include "kernel/tables.h"

/* Faults are the kernel's, and so is the stack that signals are handled on. Nothing is allocated
 * with malloc, so the leak detector, which needs to trace the process, has nothing to look for. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "handle_segv=0:handle_sigbus=0:handle_sigill=0:handle_sigfpe=0:use_sigaltstack=0:"
           "detect_stack_use_after_return=0:detect_leaks=0";
}

struct bounds {
    char *start;
    uint64_t size;
};

/* The stack that this address, or the one just behind its end, lies in. */
static struct bounds stack_of(uint64_t address)
{
    for (uint32_t c = 0; c < deed_component_total; c++) {
        struct bounds stack = {deed_components[c].stack, *deed_components[c].stack_size};
        if (address - (uint64_t)stack.start <= stack.size)
            return stack;
    }
    if (address - (uint64_t)interrupt_stack <= STACK_BYTES)
        return (struct bounds){interrupt_stack, STACK_BYTES};
    return (struct bounds){idle_stack, STACK_BYTES};
}

/* Leaving and arriving in one: the sanitizer keeps no state in between that could be wrong. Below
 * the frame lies nothing alive, but marks of frames that were left without a return. */
void sanitizer_stack(void)
{
    char *frame = __builtin_frame_address(0);
    struct bounds stack = stack_of((uint64_t)frame);

    __asan_unpoison_memory_region(stack.start, (uint64_t)(frame - stack.start));
    __sanitizer_start_switch_fiber(NULL, stack.start, stack.size);
    __sanitizer_finish_switch_fiber(NULL, NULL, NULL);
}

void sanitizer_abandon(uint64_t stack_top)
{
    struct bounds stack = stack_of(stack_top - 1);

    __asan_unpoison_memory_region(stack.start, stack.size);
}
