/* deaths.h - deaths of components as lines of the log: why, at which line of its source, and what
 * comes of it. The kernel tells them, so they are there whether the dead said anything or not. */

#define DEATH 100 /* the longest such line */

static uint32_t add_reason(struct uint8_vector *text, uint32_t used, uint32_t reason)
{
    switch (reason) {
    case deed_reason_exit: return text_add(text, used, LITERAL("has ended"));
    case deed_reason_stopped: return text_add(text, used, LITERAL("was stopped"));
    default: used = text_add(text, used, LITERAL("failed: ")); break;
    }
    switch (reason) {
    case deed_reason_index: return text_add(text, used, LITERAL("index outside its bounds"));
    case deed_reason_vector: return text_add(text, used, LITERAL("index outside an array"));
    case deed_reason_division: return text_add(text, used, LITERAL("division by zero"));
    case deed_reason_shift: return text_add(text, used, LITERAL("shift outside the width"));
    case deed_reason_value: return text_add(text, used, LITERAL("value out of range"));
    case deed_reason_unreachable: return text_add(text, used, LITERAL("end of the code reached"));
    case deed_reason_slot: return text_add(text, used, LITERAL("owner put into a full slot"));
    case deed_reason_null: return text_add(text, used, LITERAL("null pointer"));
    case deed_reason_page: return text_add(text, used, LITERAL("access outside all memory"));
    case deed_reason_stack: return text_add(text, used, LITERAL("stack exhausted"));
    case deed_reason_monitor: return text_add(text, used, LITERAL("message against the contract"));
    case deed_reason_ownership: return text_add(text, used, LITERAL("use of what it does not own"));
    case deed_reason_instruction: return text_add(text, used, LITERAL("illegal instruction"));
    case deed_reason_requires: return text_add(text, used, LITERAL("broken `requires`"));
    default: return text_add(text, used, LITERAL("for no known reason"));
    }
}

/* What happens by somebody's will matters less than a fault. */
static uint32_t death_level(uint32_t reason)
{
    switch (reason) {
    case deed_reason_exit: return Log_Level_information;
    case deed_reason_stopped: return Log_Level_warning;
    default: return Log_Level_error;
    }
}

static uint32_t add_death(struct uint8_vector *text, uint32_t reason, uint32_t line, bool restarts)
{
    uint32_t used = add_reason(text, 0, reason);

    if (line != 0) {
        used = text_add(text, used, LITERAL(", line "));
        used = text_number(text, used, line);
    }
    if (restarts)
        return text_add(text, used, LITERAL("; starts again"));
    return text_add(text, used, LITERAL("; stays down"));
}
