/* bounds.c - pass `bounds`: is every index inside? What nothing checks at run time must be proved;
 * what is checked is counted. */
#include "checker.h"

static void look_at(struct ir_unit *unit, const struct ir_instruction *at, struct diagnostics *all)
{
    const struct ir_element *element = at->element;
    if (element->check != IR_ENOUGH)
        unit->checked++;
    if (element->check != IR_UNCHECKED && element->check != IR_ENOUGH)
        return;
    if (rule_error(all, at->place, element->rule, "%s: it cannot be shown that this is inside",
                   element->why))
        diagnostic_note(all, (struct place){0}, "%s", element->advice);
}

void bounds_check(struct ir_unit *unit, struct diagnostics *all)
{
    for (size_t f = 0; f < unit->function_count; f++)
        for (size_t b = 0; b < unit->functions[f]->block_count; b++)
            for (size_t n = 0; n < unit->functions[f]->blocks[b].count; n++)
                if (unit->functions[f]->blocks[b].instructions[n].op == IR_ELEMENT)
                    look_at(unit, &unit->functions[f]->blocks[b].instructions[n], all);
}
