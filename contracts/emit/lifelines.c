/* lifelines.c - the common part of message sequence charts in SVG, see lifelines.h. */
#include "lifelines.h"

#include <string.h>

void lifelines_begin(struct writer *out, unsigned width, unsigned height)
{
    writer_print(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" "
        "viewBox=\"0 0 %u %u\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">\n"
        "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" "
        "markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">"
        "<path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n"
        "<rect width=\"%u\" height=\"%u\" fill=\"#fff\"/>\n",
        width, height, width, height, width, height);
}

void lifelines_line(struct writer *out, unsigned x, const char *name, unsigned bottom)
{
    unsigned half = strlen(name) < 14 ? 60 : 10 + 4 * (unsigned)strlen(name);

    writer_print(out,
                 "<rect x=\"%u\" y=\"14\" width=\"%u\" height=\"26\" rx=\"3\" fill=\"#eef\" "
                 "stroke=\"#557\"/>\n"
                 "<text x=\"%u\" y=\"31\" text-anchor=\"middle\" font-weight=\"bold\">%s</text>\n"
                 "<line x1=\"%u\" y1=\"40\" x2=\"%u\" y2=\"%u\" stroke=\"#557\"/>\n",
                 x - half, 2 * half, x, name, x, x, bottom);
}
