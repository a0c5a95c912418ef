/* rules_off.c - in place of checker/rules_on.c in a test binary: the rule that the environment
 * variable DEED_RULE_OFF names is off. So tests show that a bad program is refused by its rule and
 * no other. */
#include "../../checker/checker.h"

#include <stdlib.h>
#include <string.h>

bool rule_is_on(const char *name)
{
    const char *off = getenv("DEED_RULE_OFF");
    return off == NULL || strcmp(off, name) != 0;
}
