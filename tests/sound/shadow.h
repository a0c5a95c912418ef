/* shadow.h - memory that the program must not touch, although it lies inside of its objects: the
 * gaps of parcels and rows, and what is not given out of them yet. One file for each sanitizer. */
#ifndef SOUND_SHADOW_H
#define SOUND_SHADOW_H

#include <stdint.h>

void shadow_hide(void *at, uint64_t size);
void shadow_show(void *at, uint64_t size);

/* For an object that moves: what is hidden in it, all of which can be read then (NULL: nothing is);
 * and to hide the same parts at another place. */
char *shadow_lift(void *at, uint64_t size);
void shadow_lay(void *at, uint64_t size, char *hidden);

#endif
