/* left.h - what components held when they stopped: the endpoints of each, with the state of their
 * conversations, for whoever decides what comes of it. Kept are the last deaths, and of each the
 * first few endpoints, as fault reports have them; older ones are forgotten. */
#ifndef KERNEL_LEFT_H
#define KERNEL_LEFT_H

#include <stdbool.h>
#include <stdint.h>

/* The component has stopped; then each of its endpoints, before it is closed. With interrupts off.
 */
void left_begin(uint32_t component);
void left_note(uint32_t component, uint32_t endpoint);

#endif
