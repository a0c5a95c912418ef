/* writer.h - text that grows at its end: what every emitter writes into. */
#ifndef DEED_WRITER_H
#define DEED_WRITER_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct writer {
    char *text; /* terminated, once something was written */
    size_t size, room;
};

void writer_print(struct writer *writer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void writer_print_list(struct writer *writer, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));
void writer_bytes(struct writer *writer, const char *bytes, size_t size);

/* A number of bytes as people write it: 64K, 1M. */
void writer_size(struct writer *writer, uint64_t bytes);

/* The text, malloced, the caller's from now on; never NULL. The writer is empty again. */
char *writer_finish(struct writer *writer);

/* A doc comment (lines, as the notation's reader left them) as a C comment. Nothing for NULL. */
void writer_comment(struct writer *writer, const char *indent, const char *documentation);

#endif
