/* graphviz.h - drawings, by the program `dot` of Graphviz. */
#ifndef DEED_GRAPHVIZ_H
#define DEED_GRAPHVIZ_H

/* The drawing of a graph in DOT, as one <svg> element that can stand in a page; malloced. NULL, and
 * *problem set to a sentence, when there is none. The program gets no shell, and limits on time,
 * memory and the size of what it writes. */
char *graphviz_svg(const char *dot, const char **problem);

#endif
