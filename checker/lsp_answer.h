/* lsp_answer.h - what the language server tells of a document. Private to lsp*.c. */
#ifndef CHECKER_LSP_ANSWER_H
#define CHECKER_LSP_ANSWER_H

#include "lsp_project.h"

/* lsp.c: takes the message over. */
void lsp_send(json_t *message);

/* The errors of the document's component, file by file; files without errors are told so. */
void lsp_publish(struct project *project, const struct document *document);
void lsp_forget(struct project *project, const char *uri);

/* Never NULL; JSON null when there is nothing to say. `document` may be NULL. */
json_t *lsp_hover(const struct document *document, json_t *parameters);
json_t *lsp_actions(const struct document *document, json_t *parameters);
json_t *lsp_definition(const struct project *project, const struct document *document,
                       json_t *parameters);

#endif
