/* rules_off.c - in place of checker/rules_on.c and passes.c in a test binary: the rule that the
 * environment variable DEED_RULE_OFF names is off. So tests show that a bad program is refused by
 * its rule and no other. With DEED_RULES_ON_FIRST the text is judged twice, by two processes that
 * part when it is preprocessed: the first has all rules on, prints what it has to say, and
 * `RULES_ON status`. It prints nothing of the kind where it does not come so far. */
#include "../../checker/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool g_all_are_on;

bool rule_is_on(const char *name)
{
    const char *off = g_all_are_on ? NULL : getenv("DEED_RULE_OFF");
    return off == NULL || strcmp(off, name) != 0;
}

/* In a process of its own: the passes behind the first. */
static void judge(struct check *check)
{
    for (size_t i = 1; i < pass_count && diagnostics_count(check->all) == 0; i++)
        passes[i].run(check);
    diagnostics_print(check->all, DIAGNOSTIC_TEXT, stderr);
    fprintf(stderr, "RULES_ON %d\n", diagnostics_count(check->all) > 0);
    fflush(stderr);
    _exit(0);
}

static void pass_source_twice(struct check *check)
{
    bool twice = getenv("DEED_RULES_ON_FIRST") != NULL;
    g_all_are_on = twice;
    pass_source(check);
    g_all_are_on = false;
    if (!twice || diagnostics_count(check->all) > 0)
        return;
    pid_t first = fork();
    if (first == 0) {
        g_all_are_on = true;
        judge(check);
    }
    int status;
    if (first < 0 || waitpid(first, &status, 0) != first)
        abort();
}

const struct pass passes[] = {
    {"source", pass_source_twice, dump_source, false},
    {"token", pass_token, dump_token, false},
    {"ir", pass_front, dump_ir, false},
    {"summary", pass_summary, NULL, false},
    {"infer", pass_infer, dump_ir, false},
    {"flow", pass_flow, dump_flow, false},
    {"bounds", pass_bounds, dump_bounds, false},
};
const size_t pass_count = sizeof passes / sizeof passes[0];
