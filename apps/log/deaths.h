/* deaths.h - deaths of components as lines of the log: why, at which line of its source, what comes
 * of it, and in the midst of which conversations it failed. The kernel tells them, so they are
 * there whether the dead said anything or not. */

#define DEATH 120 /* the longest such line */

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

/* "; server of Crash in Answer for shell" */
static uint32_t add_left(struct uint8_vector *text, uint32_t used,
                         const struct deed_left_info *left)
{
    struct deed_component_info peer = {0};

    used = text_add(text, used, LITERAL("; "));
    if (left->server)
        used = text_add(text, used, LITERAL("server of "));
    else
        used = text_add(text, used, LITERAL("client of "));
    used = text_name(text, used, left->contract, DEED_NAME_SIZE);
    used = text_add(text, used, LITERAL(" in "));
    used = text_name(text, used, left->state, DEED_NAME_SIZE);
    if (deed_component_info(left->peer, &peer) != deed_ok)
        return used;
    used = text_add(text, used, LITERAL(" with "));
    return text_name(text, used, peer.name, DEED_INSTANCE_SIZE);
}

/* What it had. Those that fit. */
static uint32_t add_all_left(struct uint8_vector *text, uint32_t used, uint32_t component)
{
    struct deed_left_info left = {0};

    for (uint32_t number = 0; deed_left_info(component, number, &left) == deed_ok; number++)
        used = add_left(text, used, &left);
    return used;
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
