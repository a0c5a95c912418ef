/* document.h - the page about a contract, and the page that leads to those of several. */
#ifndef DEED_DOCUMENT_H
#define DEED_DOCUMENT_H

#include "../compiler/contract.h"

struct document {
    const struct contract *contract;
    const struct contract *const *all; /* those that have a page, this one too */
    size_t count;
    bool html;
    bool indexed;        /* there is a page `index` */
    const char *svg;     /* its states, drawn; NULL: */
    const char *problem; /* why they are not */
};

char *document_contract(const struct document *document);
char *document_index(const struct contract *const *all, size_t count, bool html);

#endif
