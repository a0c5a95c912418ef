/* lifelines.h - what all message sequence charts in SVG have in common: the frame, and who speaks.
 */
#ifndef DEED_LIFELINES_H
#define DEED_LIFELINES_H

#include "../compiler/writer.h"

/* The head of the drawing, with the tip of arrows, `#tip`. */
void lifelines_begin(struct writer *out, unsigned width, unsigned height);

/* The line of one who is called so, down to `bottom`. The name needs no escapes. */
void lifelines_line(struct writer *out, unsigned x, const char *name, unsigned bottom);

#endif
