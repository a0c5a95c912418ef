/* contract_fmt.c - `deed contract fmt`: contracts in the usual layout, in place. */
#include <stdlib.h>
#include <string.h>

#include "../compiler/textfile.h"
#include "../emit/emit.h"
#include "request.h"
#include "verbs.h"

static void refuse(struct request *request, const char *file, const char *rule, const char *text,
                   const char *why)
{
    diagnostic_error(request->diagnostics, (struct place){file, 0, 0}, rule, "%s%s", text, why);
}

/* The first line that two texts do not share, from 1. */
static unsigned first_difference(const char *one, const char *other)
{
    unsigned line = 1;

    for (; *one && *one == *other; one++, other++)
        line += *one == '\n';
    return line;
}

static void settle(struct request *request, const char *file, const char *old, const char *new)
{
    if (request_switch(request, "--print")) {
        fputs(new, stdout);
        return;
    }
    if (strcmp(old, new) == 0)
        return;
    if (request_switch(request, "--check")) {
        printf("%s:%u: not as `deed contract fmt` writes it\n", file, first_difference(old, new));
        request->refused = true;
        return;
    }
    const char *problem = textfile_write(file, new);
    if (problem)
        refuse(request, file, "file", "cannot write it: ", problem);
}

static void format(struct request *request, const char *file)
{
    size_t size, length = strlen(file);
    const char *problem;

    if (length < 9 || strcmp(file + length - 9, ".contract") != 0) {
        refuse(request, file, "file", "it is no .contract file", "");
        return;
    }
    char *old = textfile_read(file, &size, &problem);
    char *new = NULL;
    if (!old)
        refuse(request, file, "file", "cannot read it: ", problem);
    else if (strlen(old) != size)
        refuse(request, file, "character", "a NUL byte (0x00) in it", "");
    else
        new = contract_format(file, request->diagnostics);
    if (new)
        settle(request, file, old, new);
    free(old);
    free(new);
}

static void format_all(struct request *request)
{
    for (size_t i = 0; i < request->file_count; i++)
        format(request, request->files[i]);
}

static const char *const switches[] = {"--check", "--print", NULL};

const struct form form_contract_fmt = {
    .name = "contract fmt",
    .usage = "deed contract fmt FILE.contract... [--check | --print]\n"
             "Writes contracts in the usual layout, in place. Comments stay, and single empty\n"
             "lines; a file that does not parse is left as it is.\n"
             "  --check              write nothing; name the files that would change, and in each\n"
             "                       the first line; the status is 1 if there are any\n"
             "  --print              write to the standard output\n"
             "  --format=FORMAT      of errors: text, json or sarif\n",
    .switches = switches,
    .action = format_all};
