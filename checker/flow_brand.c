/* flow_brand.c - brands: which parcel is it, or does it lie in?
 *
 * A brand stands for one parcel. It is made where the parcel comes into sight, and goes along with
 * whatever is reached from there: through IN fields, parts of structs, copies, results with IN(x).
 * The parcel may move from owner to owner, the brand is of what is in it. Two values of one brand,
 * neither of them null, lie in the same parcel for certain; of values without a brand nothing is
 * known. How long they may be used is the business of loans alone (flow_borrow.c).
 *
 * A brand is the instruction that made it, or the parameter that it came in by. An instruction that
 * is reached again, in a loop, makes a parcel of its own each time: then the brand stands for the
 * new one, and whatever had it has none from there on. Where paths meet, different brands become
 * none. A value that lies in some parcel, nobody knows which, gets a brand when something is
 * reached from it: from there on it is one and the same parcel for both.
 *
 * With equal brands demanded wherever an IN field is written, and at calls for what IN(x) says,
 * every IN pointer in a parcel leads into the parcel, at all times. */
#include "flow.h"

enum { HOLDS = FLOW_OWNED | FLOW_LENT };

/* A fresh object has null in all owned fields. An IN field is null only in what was just zeroed;
 * a parcel that comes in a message has been filled. */
uint32_t flow_fresh_slots(struct flow *flow)
{
    if (flow->has_fresh_slots)
        return flow->fresh_slots;
    uint32_t *slots = pool_take(flow->pool, (flow->unit->slot_count + 1) * sizeof *slots);
    uint32_t count = 0;
    for (ir_slot slot = 0; slot < flow->unit->slot_count; slot++)
        if (!flow->unit->slots[slot].is_in)
            slots[count++] = slot;
    flow->has_fresh_slots = true;
    return flow->fresh_slots = flow_set_of(flow->sets, slots, count);
}

/* All that is declared to lie in one parcel has the brand of the parameter that IN names. */
uint32_t flow_brand_of_parameter(const struct flow *flow, uint32_t number)
{
    ir_var parameter = flow->function->parameters[number];
    int in_of = flow_variable(flow, parameter)->annotation.in_of;
    return 1 + (in_of >= 0 ? (uint32_t)in_of : number);
}

/* The brand of what the present instruction brings into sight. */
uint32_t flow_brand_fresh(struct flow *flow)
{
    uint32_t brand = 1 + (uint32_t)flow->function->parameter_count + flow->site;
    for (uint32_t i = 0; i < flow->used; i++)
        if (flow->now.values[i].brand == brand)
            flow->now.values[i].brand = 0;
    return brand;
}

/* The brand of v, from which something is about to be reached. */
uint32_t flow_brand_open(struct flow *flow, ir_var v)
{
    struct flow_value *value = flow_value(flow, v);
    if (value->brand == 0 && flow_variable(flow, v)->in_parcel && (value->possible & HOLDS))
        value->brand = flow_brand_fresh(flow);
    return value->brand;
}

/* True if that changed `into`, whose possibilities are not joined yet. */
bool flow_brand_join(struct flow_value *into, const struct flow_value *from)
{
    uint32_t before = into->brand;
    if (!(from->possible & HOLDS))
        return false;
    if (!(into->possible & HOLDS))
        into->brand = from->brand;
    else if (into->brand != from->brand)
        into->brand = 0;
    return into->brand != before;
}

/* Do both lie in one parcel, unless one of them is null? */
static bool is_one_parcel(const struct flow *flow, ir_var a, ir_var b)
{
    const struct flow_value *one = flow_value(flow, a), *other = flow_value(flow, b);
    return !(one->possible & HOLDS) || !(other->possible & HOLDS) ||
           (one->brand != 0 && one->brand == other->brand);
}

/* Where what is known about the parcel of v came from. */
static void note_brand(struct flow *flow, ir_var v)
{
    uint32_t parameters = (uint32_t)flow->function->parameter_count;
    uint32_t brand = flow_value(flow, v)->brand;
    const char *name = flow_name(flow, v);
    if (brand == 0) {
        flow_note(flow, FLOW_NO_SITE, "of %s it is not known in which parcel it lies", name);
    } else if (brand <= parameters) {
        ir_var parameter = flow->function->parameters[brand - 1];
        flow_note_place(flow, flow_variable(flow, parameter)->place,
                        "%s lies in the parcel of the parameter `%s`", name,
                        flow_variable(flow, parameter)->name);
    } else {
        flow_note(flow, brand - 1 - parameters, "%s lies in the parcel that comes into sight here",
                  name);
    }
}

bool flow_brand_store(struct flow *flow, ir_var base, ir_var value, ir_slot slot, struct place at)
{
    if (is_one_parcel(flow, base, value))
        return true;
    if (flow_error(flow, at, "brand",
                   "%s is stored in `%s`, and nothing says that it lies in the same parcel as %s",
                   flow_name(flow, value), flow->unit->slots[slot].name, flow_name(flow, base))) {
        note_brand(flow, base);
        note_brand(flow, value);
        flow_note(flow, FLOW_NO_SITE,
                  "add the object to the same parcel; a parameter says so with IN(x)");
    }
    return false;
}

/* ---- calls ---- */

static const struct ir_variable *formal(const struct ir_instruction *call, size_t i)
{
    return &call->callee->variables[call->callee->parameters[i]];
}

static bool is_in_group(const struct ir_instruction *call, size_t i, int x)
{
    return (int)i == x || formal(call, i)->annotation.in_of == x;
}

/* The first argument of those that lie in the parcel of parameter x that is something. */
static size_t first_of_group(const struct flow *flow, const struct ir_instruction *call, int x)
{
    for (size_t i = 0; i < call->arg_count; i++)
        if (is_in_group(call, i, x) && (flow_value(flow, call->args[i])->possible & HOLDS))
            return i;
    return call->arg_count;
}

/* What the callee may rely on: the arguments for x and for IN(x) lie in one parcel. */
void flow_brand_arguments(struct flow *flow, const struct ir_instruction *call)
{
    for (size_t i = 0; i < call->arg_count; i++) {
        int x = formal(call, i)->annotation.in_of;
        size_t first = x >= 0 ? first_of_group(flow, call, x) : i;
        if (first >= i || is_one_parcel(flow, call->args[first], call->args[i]))
            continue;
        if (flow_error(flow, flow_argument_place(call, i), "brand",
                       "`%s` lies in the parcel of `%s`, and nothing says that %s lies there",
                       formal(call, i)->name, formal(call, first)->name,
                       flow_name(flow, call->args[i]))) {
            note_brand(flow, call->args[first]);
            note_brand(flow, call->args[i]);
        }
    }
}

uint32_t flow_brand_of_result(struct flow *flow, const struct ir_instruction *call)
{
    int x = call->callee->result.in_of;
    size_t first = x >= 0 ? first_of_group(flow, call, x) : call->arg_count;
    if (first < call->arg_count)
        return flow_brand_open(flow, call->args[first]);
    return flow_variable(flow, call->dst)->in_parcel ? flow_brand_fresh(flow) : 0;
}

/* IN(x) on the result: it lies where x does. */
void flow_brand_return(struct flow *flow, ir_var v, struct place at)
{
    const struct flow_value *value = flow_value(flow, v);
    int x = flow->function->result.in_of;
    if (!(value->possible & HOLDS) || value->brand == 1 + (uint32_t)x)
        return;
    if (flow_error(flow, at, "brand",
                   "the result is IN(%s), and nothing says that %s lies in that parcel",
                   flow_variable(flow, flow->function->parameters[x])->name, flow_name(flow, v)))
        note_brand(flow, v);
}
