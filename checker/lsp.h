/* lsp.h - `deed check --lsp`: a language server on standard input and output. */
#ifndef CHECKER_LSP_H
#define CHECKER_LSP_H

/* Until the client says `exit` or closes; the exit status. */
int lsp_serve(void);

#endif
