/* document_message.h - a page's part about one message, and the tables of values. */
#ifndef DEED_DOCUMENT_MESSAGE_H
#define DEED_DOCUMENT_MESSAGE_H

#include "document.h"
#include "paper.h"

/* `uint8_t[] buffer`, in a cell. */
void document_value(struct paper *paper, const struct parameter *value);

/* The fields of a struct. */
void document_fields(struct paper *paper, const struct contract *contract,
                     const struct parameter *fields, size_t count);

void document_message(struct paper *paper, const struct document *document,
                      const struct message *message, const char *header);

#endif
