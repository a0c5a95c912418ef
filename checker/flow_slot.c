/* flow_slot.c - memory: fields, owner slots and what is known about them.
 *
 * Facts are about one owner slot of the object that one variable refers to: known to be null, known
 * to be not null. They come from TAKE, PUT, a fresh object and the test of a value just read, and
 * go when anything may change that slot in any object that may be the same (flow_borrow.c). An
 * array of owners is one slot, so only "all are null" can be known about it. */
#include "flow.h"

static const struct ir_slot_info *slot_info(const struct flow *flow, ir_slot slot)
{
    return &flow->unit->slots[slot];
}

/* Does `base` reach this slot in one place only, so that a fact about the pair means something? A
 * slot of an embedded struct may be there several times. */
bool flow_is_exact(const struct flow *flow, ir_var base, ir_slot slot)
{
    const struct ir_slot_info *info = slot_info(flow, slot);
    const struct ir_variable *variable = flow_variable(flow, base);
    if (variable->storage == IR_STATIC)
        return info->container == NULL && info->variable == variable->static_number;
    return info->container != NULL && strcmp(variable->pointee, info->container) == 0;
}

static bool is_exact(const struct flow *flow, ir_var base, ir_slot slot)
{
    return !slot_info(flow, slot)->is_array && flow_is_exact(flow, base, slot);
}

/* The memory behind `base` is about to be used. */
static void use_base(struct flow *flow, ir_var base, struct place at)
{
    const struct ir_variable *variable = flow_variable(flow, base);
    if (variable->storage == IR_STATIC || variable->class == IR_AGGREGATE)
        flow_use(flow, base, at);
    else
        flow_use_object(flow, base, at);
}

static void load_reference(struct flow *flow, const struct ir_instruction *at)
{
    ir_var base = at->args[0];
    uint32_t loans = flow_loans(flow, base);
    if (flow_variable(flow, base)->class != IR_VIEW)
        loans = flow_loans_in(flow, loans);
    bool is_in = at->slot != IR_NONE && slot_info(flow, at->slot)->is_in;
    uint32_t brand = is_in ? flow_brand_open(flow, base) : 0;
    if (!is_in && flow_variable(flow, at->dst)->in_parcel)
        brand = flow_brand_fresh(flow);
    const struct flow_value *from = flow_value(flow, base);
    bool silent = from->possible == FLOW_SILENT;
    uint32_t possible = FLOW_LENT | FLOW_NULL;
    if (at->slot == IR_NONE) {
        const struct ir_variable *read = flow_variable(flow, at->dst);
        if (read->class == IR_ENDPOINTS || read->class == IR_CAPABILITY || read->class == IR_VIEW ||
            read->annotation.count)
            possible = FLOW_LENT;
    } else {
        if (flow_set_has(flow->sets, from->fulls, at->slot))
            possible = FLOW_LENT;
        else if (flow_set_has(flow->sets, from->nulls, at->slot))
            possible = FLOW_NULL;
        if (!is_in)
            loans = flow_set_add(flow->sets, loans, flow_loan(FLOW_LOAN_SLOT, at->slot));
    }
    bool exact = at->slot != IR_NONE && is_exact(flow, base, at->slot);
    ir_var twin = exact ? flow_guard_twin(flow, at->dst, base) : IR_NONE;
    struct flow_value *value = flow_define(flow, at->dst, silent ? FLOW_SILENT : possible);
    value->loans = loans;
    value->brand = brand;
    if (exact)
        flow_guard_read(flow, at->dst, base, twin, at->slot);
    if (at->slot == IR_NONE || at->dst == base)
        return;
    if (exact) {
        value->link = base;
        value->link_slot = at->slot;
    }
    if (flow_variable(flow, at->dst)->class == IR_ENDPOINT && !silent)
        *flow_endpoint(flow, at->dst) = flow_endpoint_in(
            flow_declared(flow_variable(flow, at->dst)->contract, slot_info(flow, at->slot)->state),
            flow->site);
}

void flow_load(struct flow *flow, const struct ir_instruction *at)
{
    for (size_t i = 1; i < at->arg_count; i++)
        flow_use(flow, at->args[i], at->place);
    if (at->slot != IR_NONE)
        flow_filled_look(flow, at->slot);
    bool reads_borrow = flow_is_reference(flow_variable(flow, at->dst));
    if (flow_variable(flow, at->args[0])->class != IR_VIEW) {
        use_base(flow, at->args[0], at->place);
        flow_use_memory(flow, at->args[0], at->place);
    } else if (reads_borrow || (flow_value(flow, at->args[0])->possible & FLOW_UNSET)) {
        flow_use(flow, at->args[0], at->place); /* the numbers in it outlive its lender */
    }
    if (reads_borrow)
        load_reference(flow, at);
    else
        flow_define(flow, at->dst, FLOW_PLAIN);
}

static void learn(struct flow *flow, ir_var base, ir_slot slot, bool null, bool full)
{
    struct flow_value *value = flow_value(flow, base);
    bool exact = is_exact(flow, base, slot);
    value->nulls = null && exact ? flow_set_add(flow->sets, value->nulls, slot)
                                 : flow_set_remove(flow->sets, value->nulls, slot);
    value->fulls = full && exact ? flow_set_add(flow->sets, value->fulls, slot)
                                 : flow_set_remove(flow->sets, value->fulls, slot);
}

/* An IN field of *base gets another value. */
static void store_in(struct flow *flow, const struct ir_instruction *at)
{
    ir_var base = at->args[0], stored = at->args[1];
    bool fits = flow_brand_store(flow, base, stored, at->slot, at->place);
    uint32_t possible = flow_value(flow, stored)->possible;
    flow_affect(flow, base, at->slot);
    learn(flow, base, at->slot, fits && possible == FLOW_NULL,
          fits && !(possible & ~(uint32_t)(FLOW_LENT | FLOW_OWNED)));
}

void flow_store(struct flow *flow, const struct ir_instruction *at)
{
    ir_var base = at->args[0];
    ir_var stored = at->args[1];
    if (stored != IR_NONE)
        flow_use(flow, stored, at->place);
    bool is_place = flow_lends_memory(flow_variable(flow, base));
    if (!is_place)
        use_base(flow, base, at->place);
    if (at->slot != IR_NONE) {
        store_in(flow, at);
        return;
    }
    if (stored != IR_NONE && flow_is_reference(flow_variable(flow, stored)))
        flow_view_store(flow, at);
    if (is_place)
        flow_fill(flow, base);
    else
        flow_fill_memory(flow, base);
}

void flow_learn_null(struct flow *flow, ir_var base, ir_slot slot)
{
    struct flow_value *value = flow_value(flow, base);
    const struct ir_slot_info *info = slot_info(flow, slot);
    if (info->container == NULL || strcmp(flow_variable(flow, base)->pointee, info->container) != 0)
        return;
    value->nulls = flow_set_add(flow->sets, value->nulls, slot);
    value->fulls = flow_set_remove(flow->sets, value->fulls, slot);
}

void flow_learn_full(struct flow *flow, ir_var base, ir_slot slot)
{
    learn(flow, base, slot, false, true);
}

void flow_take(struct flow *flow, const struct ir_instruction *at)
{
    ir_var base = at->args[0];
    ir_slot slot = at->slot;
    for (size_t i = 1; i < at->arg_count; i++)
        flow_use(flow, at->args[i], at->place);
    use_base(flow, base, at->place);
    flow_wait_taken(flow, slot);
    const struct flow_value *from = flow_value(flow, base);
    bool null = flow_set_has(flow->sets, from->nulls, slot);
    bool full = flow_set_has(flow->sets, from->fulls, slot);
    flow_affect(flow, base, slot);
    flow_filled_take(flow, at);
    /* All places that were known to be null stay so, even of an array. */
    if (!null)
        learn(flow, base, slot, true, false);
    flow_define(flow, at->dst, null ? FLOW_NULL : full ? FLOW_OWNED : FLOW_OWNED | FLOW_NULL);
    if (flow_variable(flow, at->dst)->in_parcel)
        flow_value(flow, at->dst)->brand = flow_brand_fresh(flow);
    if (flow_variable(flow, at->dst)->class == IR_ENDPOINT && !null)
        *flow_endpoint(flow, at->dst) = flow_endpoint_in(
            flow_declared(flow_variable(flow, at->dst)->contract, slot_info(flow, slot)->state),
            flow->site);
}

/* An object that came to hang below itself would own itself: nobody could reach or drop it. */
static bool would_be_cycle(struct flow *flow, ir_var base, ir_var owner, struct place at)
{
    if (!(flow_value(flow, owner)->possible & FLOW_OWNED))
        return false;
    if (base != owner &&
        !flow_set_has(flow->sets, flow_loans(flow, base), flow_loan(FLOW_LOAN_VARIABLE, owner)))
        return false;
    if (flow_error(flow, at, "slot",
                   "%s would be put into a part of itself: nothing would lead to it any more",
                   flow_name(flow, owner)) &&
        base != owner && flow_value(flow, base)->source != FLOW_NO_SITE)
        flow_note(flow, flow_value(flow, base)->source, "%s is reached through %s",
                  flow_name(flow, base), flow_name(flow, owner));
    return true;
}

void flow_put(struct flow *flow, const struct ir_instruction *at)
{
    ir_var base = at->args[0], owner = at->args[1];
    for (size_t i = 2; i < at->arg_count; i++)
        flow_use(flow, at->args[i], at->place);
    flow_use(flow, owner, at->place);
    use_base(flow, base, at->place);
    bool cycle = would_be_cycle(flow, base, owner, at->place);
    if (flow_variable(flow, owner)->class == IR_ENDPOINT &&
        flow_must_own(flow, owner, at->place, "put into a slot"))
        flow_require_state(flow, owner, at->place, slot_info(flow, at->slot)->state,
                           "the owner slot", "passing it on");
    if (flow_variable(flow, owner)->class == IR_ENDPOINTS)
        flow_require_set(flow, owner, slot_info(flow, at->slot)->state, "the owner slot",
                         at->place);
    uint32_t possible = flow_value(flow, owner)->possible;
    flow_give(flow, owner, at->place, "put into a slot");
    if (cycle) {
        flow_value(flow, base)->possible = FLOW_SILENT;
        return;
    }
    bool was_null = flow_set_has(flow->sets, flow_value(flow, base)->nulls, at->slot);
    flow_affect(flow, base, at->slot);
    flow_filled_judge(flow, at);
    flow_filled_learn(flow, at, possible);
    if (possible == FLOW_NULL && was_null)
        return;
    learn(flow, base, at->slot, possible == FLOW_NULL, possible == FLOW_OWNED);
}

/* ---- tests ---- */

static void learn_from_test(struct flow *flow, ir_var tested, bool null)
{
    const struct flow_value *value = flow_value(flow, tested);
    if (value->link != IR_NONE && value->link_slot != IR_NONE)
        learn(flow, value->link, value->link_slot, null, !null);
}

/* An edge that the set of possibilities excludes is not taken. */
static void null_edge(struct flow *flow, ir_var tested, uint32_t keep, ir_block target)
{
    struct flow_value *value = flow_value(flow, tested);
    uint32_t possible = value->possible & (keep | FLOW_SILENT);
    bool null = keep == FLOW_NULL;
    /* Where there are no elements, the pointer to them may be null all the same. */
    if (possible == 0 && null && flow_variable(flow, tested)->annotation.count)
        possible = value->possible;
    if (possible == 0)
        return;
    struct flow_value before = *value;
    struct flow_value *base = value->link_slot != IR_NONE ? flow_value(flow, value->link) : NULL;
    struct flow_value base_before = base ? *base : before;
    bool is_endpoint = flow_variable(flow, tested)->class == IR_ENDPOINT;
    struct flow_endpoint endpoint_before = {.since = FLOW_NO_SITE};
    struct flow_before others = {.count = 0};
    if (possible != FLOW_SILENT)
        learn_from_test(flow, tested, null);
    if (possible != FLOW_SILENT && !null)
        flow_guard_learn(flow, tested, &others);
    value->possible = possible;
    if (null && is_endpoint) {
        endpoint_before = *flow_endpoint(flow, tested);
        *flow_endpoint(flow, tested) = (struct flow_endpoint){.since = endpoint_before.since};
    }
    uint32_t waited = flow->now.waited;
    if (null)
        flow_wait_null(flow, tested);
    flow_edge(flow, target);
    flow->now.waited = waited;
    flow_guard_unlearn(flow, &others);
    if (base)
        *base = base_before;
    *value = before;
    if (null && is_endpoint)
        *flow_endpoint(flow, tested) = endpoint_before;
}

void flow_branch_null(struct flow *flow, const struct ir_instruction *at)
{
    ir_var tested = at->args[0];
    flow_use(flow, tested, at->place);
    null_edge(flow, tested, FLOW_NULL, at->target[0]);
    null_edge(flow, tested, FLOW_OWNED | FLOW_LENT | FLOW_PLAIN, at->target[1]);
}

/* ---- the end of an object ---- */

/* The field as the author would write it, of an object with a name. */
static void help_full(struct flow *flow, ir_var object, const struct ir_slot_info *info)
{
    const char *name = flow_variable(flow, object)->name;
    const char *dot = strchr(info->name, '.');
    if (name[0] == '\0' || dot == NULL || info->is_array)
        flow_help(flow, "TAKE what is in `%s` first, and drop it or pass it on", info->name);
    else
        flow_help(flow, "TAKE(%s%s%s) first, and drop what it gives or pass it on", name,
                  flow_variable(flow, object)->is_object ? "." : "->", dot + 1);
}

/* The object is about to be dropped, or ends with its scope: its owned fields must be known to be
 * null. `how` says what becomes of it. */
void flow_drop_full(struct flow *flow, ir_var object, struct place at, const char *rule,
                    const char *how)
{
    const struct flow_value *value = flow_value(flow, object);
    if (!(value->possible & FLOW_OWNED))
        return;
    for (ir_slot slot = 0; slot < flow->unit->slot_count; slot++) {
        const struct ir_slot_info *info = slot_info(flow, slot);
        if (info->container == NULL || info->is_in ||
            strcmp(info->container, flow_variable(flow, object)->pointee) != 0 ||
            flow_set_has(flow->sets, value->nulls, slot))
            continue;
        bool full = flow_set_has(flow->sets, value->fulls, slot);
        if (flow_error(flow, at, rule, "%s %s while its owned field `%s` %s something",
                       flow_name(flow, object), how, info->name, full ? "holds" : "may hold"))
            help_full(flow, object, info);
        return;
    }
}
