/* request.h - what a command of the contract compiler was asked for: the reading of its command
 * line, the library that it reads contracts from, and the writing of what it makes.
 *
 * A command is a `struct form` and an action. request_run reads the words, runs the action, prints
 * what was reported, and returns the exit status: 0 fine, 1 refused, 2 wrong usage. */
#ifndef DEED_REQUEST_H
#define DEED_REQUEST_H

#include "../compiler/library.h"
#include "../compiler/pool.h"

struct request;

struct form {
    const char *name;            /* "contract diff": what follows `deed`                   */
    const char *usage;           /* for --help; its first line stands alone in errors      */
    unsigned files_min;          /* how many files it takes; 0 for max: as many as one     */
    unsigned files_max;          /* likes                                                  */
    bool writes;                 /* takes `-o OUTDIR`, which must be given, or `--check`   */
    bool prints;                 /* takes `-o FILE`; the standard output if not given      */
    bool rooted;                 /* takes `--root DIR`                                     */
    const char *const *switches; /* its own: "--svg", "--depth=" (with a value), NULL last */
    void (*action)(struct request *request);
};

struct request {
    const struct form *form;
    const char **files;
    size_t file_count;
    const char **folders; /* -I, then those of the files */
    size_t folder_count;
    const char *output; /* -o     */
    const char *root;   /* --root */
    bool check;         /* --check: write nothing */
    bool refused;       /* set by an action whose answer is no though no error was reported */
    enum diagnostic_format format;
    const char **values; /* of form->switches: "" or the value; NULL: not given */
    struct pool pool;
    struct diagnostics *diagnostics;
    struct contract_library *library;
};

int request_run(const struct form *form, int argc, char **argv);

/* The value of one of form->switches ("" if it has none), or NULL when it was not given. */
const char *request_switch(const struct request *request, const char *name);

/* Write OUTDIR/NAME.SUFFIX, unless something was reported or --check given; frees the text. */
void request_write(struct request *request, const char *name, const char *suffix, char *text);

/* Of a command that prints: write what it makes, unless something was reported; frees the text. */
void request_put(struct request *request, char *text);

/* Print and free. */
void request_print(char *text);

#endif
