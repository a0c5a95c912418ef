/* source_text.h - reading what the preprocessor wrote: line markers and lists of files. Used by
 * the source pass, and by the linker, which asks for the list of sources. */
#ifndef CHECKER_SOURCE_TEXT_H
#define CHECKER_SOURCE_TEXT_H

#include "checker.h"
#include "host.h"

/* A line `# 12 "file" 1`. */
struct line_marker {
    unsigned line;
    const char *name; /* not terminated; as written, escapes and all */
    size_t name_size;
    bool enters;  /* flag 1: the file begins here                           */
    bool leaves;  /* flag 2: back in the file that included it              */
    bool excused; /* flag 3 or 4: a system header, in which clang warns of nothing */
};
bool line_marker_read(const char *text, size_t size, struct line_marker *marker);

/* Which line of which file the byte at `offset` stands for. The file name is allocated. */
struct place source_place(const char *text, size_t offset);

/* The files named in the first rule of a make dependency file. */
struct host_list source_dependencies(const char *text);

/* The line on which the source includes its component header, when that is the first code in it.
 * Otherwise 0, and *found is the line of the first code. */
unsigned source_include_line(const char *text, const char *header, unsigned *found);

/* The sources of a component: NAME.c, whether it is there or not, then all others of its folder in
 * the order of their names. The paths are allocated. */
struct host_list source_list(const char *directory, const char *name);

#endif
