/* flow_filled.c - slots that this function itself has filled: on every path that leads here
 * something was put there, and since then nobody took it, changed it or looked. PUT into one of
 * them can only stop the component.
 *
 *     PUT(g_line[i], first);
 *     PUT(g_line[i], second);
 *
 * A place is an owner slot of what one variable refers to; of an array of owners the element with a
 * constant index, or with the value that a local has. `certain`: what was put there was not null.
 * Where it may have been, as what opening a channel gives, a look at the slot is enough for the
 * next PUT. The facts only refuse: no path is cut off for them, so that one too many is a false
 * alarm, and never a hole.
 *
 * Slots with a single PUT in a function are not followed. */
#include "flow.h"

struct flow_place {
    ir_slot slot;
    const struct ir_operand *element; /* NULL: the slot is no array */
    bool certain;
    uint32_t site; /* of a PUT to it */
};

struct flow_filled {
    uint8_t *puts; /* by slot: 0, 1 or more */
    bool *is_index;
    struct flow_place *places;
    uint32_t count;
};

void flow_filled_prepare(struct flow *flow)
{
    const struct ir_function *function = flow->function;
    struct flow_filled *filled = pool_take(flow->pool, sizeof *filled);
    bool twice = false;
    filled->puts = pool_take(flow->pool, flow->unit->slot_count + 1);
    filled->is_index = pool_take(flow->pool, function->variable_count + 1);
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *at = &function->blocks[b].instructions[n];
            if (at->op != IR_PUT)
                continue;
            uint8_t *puts = &filled->puts[at->slot];
            twice |= *puts > 0;
            *puts += *puts < 2;
            if (at->which != NULL && at->which->kind == IR_VARIABLE)
                filled->is_index[at->which->variable] = true;
        }
    flow->filled = twice ? filled : NULL;
}

static bool same_element(const struct ir_operand *a, const struct ir_operand *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return a->kind == b->kind &&
           (a->kind == IR_CONSTANT ? a->value == b->value : a->variable == b->variable);
}

static bool other_element(const struct ir_operand *a, const struct ir_operand *b)
{
    return a != NULL && b != NULL && a->kind == IR_CONSTANT && b->kind == IR_CONSTANT &&
           a->value != b->value;
}

/* Is it one place for certain? An array's is, if the index is a simple one. */
static bool is_followed(const struct flow *flow, const struct ir_instruction *at)
{
    if (flow->filled == NULL || flow->filled->puts[at->slot] < 2 ||
        !flow_is_exact(flow, at->args[0], at->slot))
        return false;
    if (!flow->unit->slots[at->slot].is_array)
        return true;
    return at->which != NULL &&
           (at->which->kind == IR_CONSTANT || !flow->addressed[at->which->variable]);
}

static uint32_t place_number(struct flow *flow, const struct ir_instruction *at, bool certain)
{
    struct flow_filled *filled = flow->filled;
    for (uint32_t i = 0; i < filled->count; i++)
        if (filled->places[i].slot == at->slot && filled->places[i].certain == certain &&
            same_element(filled->places[i].element, at->which))
            return i;
    filled->places = pool_grow(flow->pool, filled->places, filled->count, sizeof *filled->places);
    filled->places[filled->count] = (struct flow_place){at->slot, at->which, certain, flow->site};
    return filled->count++;
}

/* ---- what ends it ---- */

enum reason { TAKEN, CHANGED, LOOKED_AT, INDEX };

struct event {
    enum reason reason;
    ir_slot slot;
    const struct ir_operand *element;
    ir_var index;
};

static bool ends(const struct flow_place *place, const struct event *event)
{
    switch (event->reason) {
    case TAKEN: return place->slot == event->slot && !other_element(place->element, event->element);
    case CHANGED: return place->slot == event->slot;
    case LOOKED_AT: return place->slot == event->slot && !place->certain;
    default:
        return place->element != NULL && place->element->kind == IR_VARIABLE &&
               place->element->variable == event->index;
    }
}

static void end(struct flow *flow, struct flow_value *value, struct event event)
{
    for (uint32_t i = 0; value->filled != 0 && i < flow->filled->count; i++)
        if (ends(&flow->filled->places[i], &event))
            value->filled = flow_set_remove(flow->sets, value->filled, i);
}

static void end_everywhere(struct flow *flow, struct event event)
{
    for (uint32_t i = 0; i < flow->used; i++)
        end(flow, &flow->now.values[i], event);
}

void flow_filled_forget(struct flow *flow, struct flow_value *value, ir_slot slot)
{
    end(flow, value, (struct event){.reason = CHANGED, .slot = slot});
}

void flow_filled_look(struct flow *flow, ir_slot slot)
{
    if (flow->filled != NULL)
        end_everywhere(flow, (struct event){.reason = LOOKED_AT, .slot = slot});
}

void flow_filled_assign(struct flow *flow, ir_var variable)
{
    if (flow->filled != NULL && variable != IR_NONE && flow->filled->is_index[variable])
        end_everywhere(flow, (struct event){.reason = INDEX, .index = variable});
}

void flow_filled_take(struct flow *flow, const struct ir_instruction *take)
{
    end(flow, flow_value(flow, take->args[0]),
        (struct event){.reason = TAKEN, .slot = take->slot, .element = take->which});
}

/* ---- PUT ---- */

static const char *element_text(struct flow *flow, const struct ir_operand *element)
{
    if (element == NULL)
        return "";
    if (element->kind == IR_CONSTANT)
        return pool_print(flow->pool, "[%llu]", (unsigned long long)element->value);
    return pool_print(flow->pool, "[%s]", flow_variable(flow, element->variable)->name);
}

static void complain(struct flow *flow, const struct ir_instruction *at, uint32_t number)
{
    struct flow_place place = flow->filled->places[number];
    const char *slot = flow->unit->slots[at->slot].name;
    const char *element = element_text(flow, at->which);
    if (!flow_error(flow, at->place, "slot", "`%s%s` %s: PUT would stop the component", slot,
                    element, place.certain ? "is full" : "may be full, and nobody has looked"))
        return;
    flow_note(flow, place.site, "this filled it");
    flow_help(flow, place.certain ? "TAKE what is in it first, and drop it or pass it on"
                                  : "test whether it is NULL first, or TAKE what is in it");
}

void flow_filled_judge(struct flow *flow, const struct ir_instruction *put)
{
    if (!is_followed(flow, put))
        return;
    for (int certain = 1; certain >= 0; certain--) {
        uint32_t number = place_number(flow, put, certain);
        if (!flow_set_has(flow->sets, flow_value(flow, put->args[0])->filled, number))
            continue;
        complain(flow, put, number);
        return;
    }
}

void flow_filled_learn(struct flow *flow, const struct ir_instruction *put, uint32_t possible)
{
    if (!is_followed(flow, put) || !(possible & FLOW_OWNED) ||
        (possible & ~(uint32_t)(FLOW_OWNED | FLOW_NULL)))
        return;
    struct flow_value *base = flow_value(flow, put->args[0]);
    for (int certain = possible == FLOW_OWNED; certain >= 0; certain--) {
        uint32_t number = place_number(flow, put, certain);
        flow->filled->places[number].site = flow->site;
        base->filled = flow_set_add(flow->sets, base->filled, number);
    }
}
