/* source_text.h - reading what the preprocessor wrote: line markers and lists of files. Used by
 * source.c only. */
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

#endif
