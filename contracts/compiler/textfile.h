/* textfile.h - a text file as a whole, writing one without leaving half of it behind, and the
 * folder that it is written to. */
#ifndef DEED_TEXTFILE_H
#define DEED_TEXTFILE_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes of the file, malloced and terminated by a NUL that does not count. NULL, and `problem`
 * set to the reason, when it cannot be read or is larger than any source anyone writes by hand. */
char *textfile_read(const char *file, size_t *size, const char **problem);

/* From now on the text of `file` is that of `other`: an editor has not saved it yet. */
void textfile_instead(const char *file, const char *other);

/* The file whose text is meant. */
const char *textfile_meant(const char *file);

/* Is there anything of that name that one may read? What it is, textfile_read says. */
bool textfile_exists(const char *file);

/* Is there such a folder? */
bool textfile_is_folder(const char *path);

/* Do both name one file? */
bool textfile_same(const char *one, const char *other);

/* Write `text`, replacing the file at once at the end. NULL when fine, else the reason. */
const char *textfile_write(const char *file, const char *text);

/* Make a folder, and those that it lies in, where they are missing. NULL when fine, else the
 * reason. */
const char *textfile_make_folder(const char *path);

#endif
