/* flow_guard.c - what a pointer that is not null says of the slots that it came from.
 *
 *     struct node *before = NULL;
 *     for (struct node *n = list->first; n != NULL; before = n, n = n->next)
 *         if (n->key == key)
 *             return before != NULL ? TAKE(before->next) : TAKE(list->first);
 *
 * A guard of n is a slot of what a variable refers to, and says: if n is not null, that slot is not
 * null either, unless the variable is. So where paths meet a guard stays that one of them knows and
 * that holds on the other for another reason: the slot is known to be full there, the variable
 * holds nothing, or n is null itself. `n = n->next` loses n as the base of what was read, so a copy
 * of n that was made before stands for it: `twin`.
 *
 * A guard ends as a link does: with its variable, and when that slot changes anywhere. */
#include "flow.h"

#define SLOT_BITS 12

static ir_var base_of(uint32_t guard)
{
    return guard >> SLOT_BITS;
}

static ir_slot slot_of(uint32_t guard)
{
    return guard & ((1u << SLOT_BITS) - 1);
}

static void add(struct flow *flow, struct flow_value *value, ir_var base, ir_slot slot)
{
    if (base >> (32 - SLOT_BITS) == 0 && slot >> SLOT_BITS == 0)
        value->guards = flow_set_add(flow->sets, value->guards, base << SLOT_BITS | slot);
}

/* Some variable that refers to the same object as v, other than `to`. */
static ir_var other_name(const struct flow *flow, ir_var v, ir_var to)
{
    ir_var twin = flow_value(flow, v)->twin;
    if (twin != IR_NONE && twin != to)
        return twin;
    for (uint32_t i = 0; i < flow->used; i++)
        if (flow->now.values[i].twin == v && flow->variable_at[i] != to)
            return flow->variable_at[i];
    return IR_NONE;
}

/* What else than `base` the slot can be reached by once `to` has got what is in it. */
ir_var flow_guard_twin(const struct flow *flow, ir_var to, ir_var base)
{
    return flow_variable(flow, base)->class == IR_POINTER ? other_name(flow, base, to) : IR_NONE;
}

/* `to` was read from this slot of what `base`, or its twin, refers to. */
void flow_guard_read(struct flow *flow, ir_var to, ir_var base, ir_var twin, ir_slot slot)
{
    if (base != to)
        add(flow, flow_value(flow, to), base, slot);
    if (twin != IR_NONE)
        add(flow, flow_value(flow, to), twin, slot);
}

/* ---- how they end ---- */

static void keep_if(struct flow *flow, struct flow_value *value,
                    bool (*stays)(const struct flow *flow, uint32_t guard, const void *what),
                    const void *what)
{
    for (uint32_t k = flow_set_view(flow->sets, value->guards).count; k-- > 0;) {
        uint32_t guard = flow_set_view(flow->sets, value->guards).items[k];
        if (!stays(flow, guard, what))
            value->guards = flow_set_remove(flow->sets, value->guards, guard);
    }
}

static bool has_other_base(const struct flow *flow, uint32_t guard, const void *v)
{
    (void)flow;
    return base_of(guard) != *(const ir_var *)v;
}

static bool has_other_slot(const struct flow *flow, uint32_t guard, const void *slot)
{
    (void)flow;
    return slot_of(guard) != *(const ir_slot *)slot;
}

static bool is_unaffected(const struct flow *flow, uint32_t guard, const void *slots)
{
    (void)flow;
    return !ir_set_has(slots, slot_of(guard));
}

static bool is_kept(const struct flow *flow, uint32_t guard, const void *nothing)
{
    (void)nothing;
    return flow->home[base_of(guard)] < flow->kept;
}

void flow_guard_forget(struct flow *flow, struct flow_value *value, ir_var v)
{
    keep_if(flow, value, has_other_base, &v);
    if (value->twin == v)
        value->twin = IR_NONE;
}

void flow_guard_affect(struct flow *flow, struct flow_value *value, ir_slot slot)
{
    keep_if(flow, value, has_other_slot, &slot);
}

void flow_guard_affect_call(struct flow *flow, struct flow_value *value,
                            const struct ir_set *affects)
{
    keep_if(flow, value, is_unaffected, affects);
}

void flow_guard_leave_block(struct flow *flow, struct flow_value *value)
{
    keep_if(flow, value, is_kept, NULL);
    if (value->twin != IR_NONE && flow->home[value->twin] >= flow->kept)
        value->twin = IR_NONE;
}

/* What is known of `from`, as `to` gets it. A temporary is nobody's other name: it ends soon. */
void flow_guard_copy(struct flow *flow, struct flow_value *copy, ir_var to, ir_var from)
{
    flow_guard_forget(flow, copy, to);
    if (flow_variable(flow, from)->storage != IR_TEMPORARY)
        copy->twin = copy->possible & FLOW_OWNED ? IR_NONE : from;
}

/* ---- what follows from a test ---- */

/* The values of variables before a branch has told something of them. */
void flow_guard_learn(struct flow *flow, ir_var tested, struct flow_before *before)
{
    struct flow_set_view guards = flow_set_view(flow->sets, flow_value(flow, tested)->guards);
    before->count = 0;
    for (uint32_t i = 0; i < guards.count && before->count < FLOW_MOST_GUARDS; i++)
        if (base_of(guards.items[i]) != tested)
            before->guards[before->count++] = guards.items[i];
    for (uint32_t i = 0; i < before->count; i++) {
        before->values[i] = *flow_value(flow, base_of(before->guards[i]));
        flow_learn_full(flow, base_of(before->guards[i]), slot_of(before->guards[i]));
    }
}

void flow_guard_unlearn(struct flow *flow, const struct flow_before *before)
{
    for (uint32_t i = before->count; i-- > 0;)
        *flow_value(flow, base_of(before->guards[i])) = before->values[i];
}

/* ---- where paths meet ---- */

static bool holds_nothing(const struct flow_value *value)
{
    const uint32_t something = FLOW_OWNED | FLOW_LENT | FLOW_PLAIN | FLOW_SILENT;
    return (value->possible & something) == 0;
}

static bool holds(const struct flow *flow, const struct flow_value *values, uint32_t home,
                  uint32_t guard)
{
    uint32_t base = flow->home[base_of(guard)];
    if (base >= flow->kept)
        return false;
    return flow_set_has(flow->sets, values[home].guards, guard) || holds_nothing(&values[home]) ||
           holds_nothing(&values[base]) ||
           flow_set_has(flow->sets, values[base].fulls, slot_of(guard));
}

/* Before the states are joined. True if that changed `into`. */
bool flow_guard_join(struct flow *flow, struct flow_state *into)
{
    const struct flow_value *from = flow->now.values;
    bool changed = false;
    for (uint32_t i = 0; i < flow->kept; i++) {
        if (into->values[i].guards == from[i].guards)
            continue;
        uint32_t all = flow_set_union(flow->sets, into->values[i].guards, from[i].guards);
        uint32_t both = all;
        for (uint32_t k = flow_set_view(flow->sets, all).count; k-- > 0;) {
            uint32_t guard = flow_set_view(flow->sets, all).items[k];
            if (!holds(flow, into->values, i, guard) || !holds(flow, from, i, guard))
                both = flow_set_remove(flow->sets, both, guard);
        }
        changed |= both != into->values[i].guards;
        into->values[i].guards = both;
    }
    return changed;
}
