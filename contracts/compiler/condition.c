/* condition.c - what one may ask of a condition, see condition.h. */
#include "condition.h"

const char *condition_operator(enum condition_kind kind)
{
    switch (kind) {
    case CONDITION_NOT: return "!";
    case CONDITION_AND: return "&&";
    case CONDITION_OR: return "||";
    case CONDITION_EQUAL: return "==";
    case CONDITION_UNEQUAL: return "!=";
    case CONDITION_LESS: return "<";
    case CONDITION_AT_MOST: return "<=";
    case CONDITION_GREATER: return ">";
    case CONDITION_AT_LEAST: return ">=";
    case CONDITION_ADD: return "+";
    case CONDITION_SUBTRACT: return "-";
    case CONDITION_MULTIPLY: return "*";
    case CONDITION_DIVIDE: return "/";
    case CONDITION_REMAINDER: return "%";
    default: return NULL;
    }
}

bool condition_fits_signed(const struct condition *condition)
{
    return condition->minimum >= INT64_MIN && condition->maximum <= INT64_MAX;
}

bool condition_fits_unsigned(const struct condition *condition)
{
    return condition->minimum >= 0 && condition->maximum <= (__int128)UINT64_MAX;
}
