/* sanitizer.h - what the address sanitizer must be told about our stacks; nothing without it.
 *
 * It keeps the bounds of the stack in use, and marks parts of each frame that must not be touched.
 * So it is told on arrival on another stack, whichever way, and when frames are abandoned. */
#ifndef MACHINE_SANITIZER_H
#define MACHINE_SANITIZER_H

#include <stdint.h>

#if __has_feature(address_sanitizer)
void sanitizer_stack(void);
void sanitizer_abandon(uint64_t stack_top);
#else
static inline void sanitizer_stack(void)
{
}

static inline void sanitizer_abandon(uint64_t stack_top)
{
    (void)stack_top;
}
#endif

#endif
