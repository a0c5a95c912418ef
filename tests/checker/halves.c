/* halves.c - in place of checker/passes.c in a test binary: each source is lowered in two halves
 * (checker/front_split.c) and in one piece. Both must come to the same IR; of what is refused the
 * halves must come to nothing. The passes on the source follow. */
#include "../../checker/check.h"
#include "../../checker/front_split.h"

#include <stdlib.h>
#include <string.h>

static char *dump(const struct ir_unit *unit)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    ir_dump(unit, out);
    fclose(out);
    return text;
}

static void pass_halves(struct check *check)
{
    struct split *split =
        check->split != NULL ? check->split : split_start(&check->source, check->component);
    struct ir_unit *halves =
        front_lower_halves(split, &check->source, check->component, check->library);
    split_free(split);
    check->split = NULL; /* from here on it is read in one piece */
    char *lowered = halves != NULL ? dump(halves) : NULL;
    if (halves != NULL)
        ir_free(halves);
    pass_front(check);
    if (diagnostics_count(check->all) > 0 && lowered == NULL)
        return;
    printf("%s\n", lowered != NULL ? "in halves" : "in one piece only");
    const char *wrong = NULL;
    if (diagnostics_count(check->all) > 0)
        wrong = "refused as a whole, accepted in halves";
    else if (lowered != NULL && strcmp(lowered, dump(check->unit)) != 0)
        wrong = "lowered otherwise in halves";
    if (wrong != NULL)
        diagnostic_error(check->all, (struct place){.file = check->source.file}, "construct", "%s",
                         wrong);
}

const struct pass passes[] = {
    {"source", pass_source, dump_source, false}, {"token", pass_token, dump_token, false},
    {"ir", pass_halves, dump_ir, false},         {"summary", pass_summary, NULL, false},
    {"infer", pass_infer, dump_ir, false},       {"flow", pass_flow, dump_flow, false},
    {"bounds", pass_bounds, dump_bounds, false},
};
const size_t pass_count = sizeof passes / sizeof passes[0];
