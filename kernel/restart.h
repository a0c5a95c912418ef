/* restart.h - whether, and when, a component that has ended starts again: by its policy in the
 * system file, by what its supervisor's says of children, and not while the machine is shut down.
 */
#ifndef KERNEL_RESTART_H
#define KERNEL_RESTART_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/component.h"
#include "kernel/rows.h"

/* What a component that is no copy takes in the tables here. */
extern const struct rows restart_rows[];
#define RESTART_BYTES (2 * sizeof(uint64_t) + sizeof(uint8_t))

enum restart_verdict { RESTART_STAYS, RESTART_AGAIN, RESTART_GIVES_UP };

/* Of a component that has just ended; asked once for each end. May wait for the clock. */
enum restart_verdict restart_judge(uint32_t component);

/* The running component, which starts again, waits until it may. False: somebody has stopped it in
 * the midst of the pause that its rules ask for. */
bool restart_pause(uint32_t component);

/* Somebody has started it: what was before does not count. */
void restart_forget(uint32_t component);

/* It has ended: stop those that it supervises, if they are to. They stay down. */
void restart_stop_children(uint32_t component);

/* It starts: so do those that stopped with it, if they are to. */
void restart_start_children(uint32_t component);

/* Does it stay down whatever its policy says? */
bool restart_is_held(uint32_t component);

/* From now on nothing starts any more. */
void restart_no_more(void);
bool restart_is_over(void);

#endif
