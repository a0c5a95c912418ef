/* flow_value.c - reading and assigning: is it assigned, is it null, is it still there?
 *
 * Every operand of every instruction passes through flow_use or flow_use_object before anything
 * else happens to it. What a report is about is then taken out of the set of possibilities: the
 * rest of the path goes on as if the rule had held. */
#include "flow.h"

/* Who has it now. */
static void note_given(struct flow *flow, ir_var v, uint32_t cause)
{
    const struct ir_instruction *at = flow->sites[cause];
    flow_note(flow, cause, "ownership of %s was given away here", flow_name(flow, v));
    flow_note_inferred(flow, cause);
    if (at->op == IR_CALL && strcmp(at->callee->name, "deed_drop") == 0)
        flow_help(flow, "it is no more after deed_drop: drop it behind its last use");
    else if (at->op == IR_CLOSE || at->op == IR_SET_DROP)
        flow_help(
            flow,
            "it is no more after that: drop it once, behind its last use, and leave (`return;`)");
    else if (at->op == IR_SET_PUT)
        flow_help(flow, "it is the set's now, which gives it back when something comes for it");
    else if (at->op == IR_SEND || at->op == IR_REQUEST)
        flow_help_answer(flow, at, v);
    else if (at->op == IR_PUT)
        flow_help(flow, "it is in `%s` now: use it there, or before the PUT",
                  flow->unit->slots[at->slot].name);
    else
        flow_help(flow, "use it before, or let it be lent there (a parameter without OWN CLAIMS)");
}

static void report_given(struct flow *flow, ir_var v, struct place at)
{
    const struct flow_value *value = flow_value(flow, v);
    if (value->possible & FLOW_OWNED) {
        flow_report_mixed(flow, v, at, true);
        return;
    }
    if (!flow->reporting || !flow_first(flow, v, value->cause))
        return;
    const char *name = flow_name(flow, v);
    bool always = (value->possible & ~(uint32_t)FLOW_SILENT) == FLOW_GIVEN;
    if (flow_error(flow, at, "use-after-move", "%s is used after its ownership %s given away", name,
                   always ? "was" : "may have been"))
        note_given(flow, v, value->cause);
}

static const char *why_expired(const struct flow *flow, uint32_t cause)
{
    if (cause == FLOW_NO_SITE)
        return "its lender changed";
    switch (flow->sites[cause]->op) {
    case IR_TAKE:
    case IR_PUT: return "the slot it was read through was changed here";
    case IR_SCOPE_END: return "what it points to went out of scope here";
    case IR_CALL: return "the call gives its lender away, or may change a slot it was read through";
    case IR_SEND:
    case IR_REQUEST:
    case IR_RECEIVE:
    case IR_SET_PUT:
    case IR_CLOSE: return "its lender was given away or used again here";
    default: return "its lender was given away here";
    }
}

static void report_expired(struct flow *flow, ir_var v, struct place at)
{
    const struct flow_value *value = flow_value(flow, v);
    if (!flow->reporting || !flow_first(flow, v, value->cause))
        return;
    bool always = (value->possible & ~(uint32_t)FLOW_SILENT) == FLOW_EXPIRED;
    const char *name = flow_name(flow, v);
    bool is_named = name[0] == '`';
    if (flow_error(flow, at, "borrow-expired", "%s%s%s %s ended", is_named ? "the borrow " : "",
                   name, is_named ? "" : " is a borrow that", always ? "has" : "may have")) {
        flow_note(flow, value->cause, "%s", why_expired(flow, value->cause));
        flow_help(flow, "read what you need before that, or borrow again after it");
    }
}

static void remove_possible(struct flow_value *value, uint32_t what)
{
    value->possible &= ~what;
    if (value->possible == 0)
        value->possible = FLOW_SILENT;
}

static void report_unset(struct flow *flow, ir_var v, struct place at, bool always)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    const uint32_t declaration = FLOW_NO_SITE - 1;
    if (!flow->reporting || !flow_first(flow, v, declaration) ||
        !flow_error(flow, at, "uninitialised", "%s %s no value here", flow_name(flow, v),
                    always ? "has" : "may have"))
        return;
    flow_note_place(flow, variable->place, "it is declared here without one");
    if (variable->class != IR_SCALAR && variable->class != IR_AGGREGATE) {
        flow_help(flow, "assign it on every path to here");
        return;
    }
    const char *with = pool_print(flow->pool, "%s = %s", variable->name,
                                  variable->class == IR_SCALAR ? "0" : "{0}");
    flow_help(flow, "give it one where it is declared: `%s`", with);
    diagnostic_fix(flow->all, false, "write `%s`", with);
    diagnostic_edit(flow->all, variable->place, variable->name, with);
}

void flow_use(struct flow *flow, ir_var v, struct place at)
{
    struct flow_value *value = flow_value(flow, v);
    if (!(value->possible & (FLOW_UNSET | FLOW_GIVEN | FLOW_EXPIRED)))
        return;
    if (value->possible & FLOW_UNSET) {
        bool always = (value->possible & ~(uint32_t)FLOW_SILENT) == FLOW_UNSET;
        report_unset(flow, v, at, always);
        remove_possible(value, FLOW_UNSET);
        if (!flow_is_reference(flow_variable(flow, v)))
            value->possible = FLOW_PLAIN;
    }
    if (value->possible & FLOW_GIVEN) {
        report_given(flow, v, at);
        value->possible = FLOW_SILENT;
    }
    if (value->possible & FLOW_EXPIRED) {
        report_expired(flow, v, at);
        value->possible = FLOW_SILENT;
    }
}

static const char *why_null(const struct flow *flow, uint32_t source)
{
    const struct ir_instruction *at = flow->sites[source];
    bool is_in = at->slot != IR_NONE && flow->unit->slots[at->slot].is_in;
    switch (at->op) {
    case IR_CALL: return "this call may return null";
    case IR_LOAD:
        if (at->slot == IR_NONE)
            return at->is_entry ? "an element of this table may be NULL, or is left out"
                                : "a pointer in a view may be null";
        return is_in ? "an IN field may be null" : "an owner slot may be null";
    case IR_TAKE: return "an owner slot may be null: TAKE gives what is in it";
    case IR_NULL: return "it was set to null here";
    case IR_SET_RECEIVE: return "null when the deadline came first";
    case IR_SET_TAKE:
    case IR_OPEN:
    case IR_CHANNEL:
    case IR_PEER: return "null when there is none to be had";
    case IR_ACCESS_OWNED: return "the contract says `opt`";
    default: return "from here";
    }
}

static void help_null(struct flow *flow, ir_var v)
{
    const char *name = flow_variable(flow, v)->name;
    if (name[0] != '\0')
        flow_help(flow, "test it first: `if (%s == NULL)` and leave, or `if (%s != NULL) { ... }`",
                  name, name);
    else
        flow_help(flow, "keep it in a variable and test that first: `if (p == NULL)`");
}

/* Wherever it shows that nobody has tested it, that is one error. */
static bool is_first_null(struct flow *flow, ir_var v)
{
    const ir_var of_nulls = (ir_var)1 << 29;
    return flow->trial != NULL || !flow->reporting ||
           flow_first(flow, v | of_nulls, flow_value(flow, v)->source);
}

void flow_use_object(struct flow *flow, ir_var v, struct place at)
{
    flow_use(flow, v, at);
    struct flow_value *value = flow_value(flow, v);
    if (!(value->possible & FLOW_NULL))
        return;
    bool always = (value->possible & ~(uint32_t)FLOW_SILENT) == FLOW_NULL;
    if (is_first_null(flow, v) && flow_error(flow, at, "null", "%s %s null here",
                                             flow_name(flow, v), always ? "is" : "may be")) {
        if (value->source != FLOW_NO_SITE)
            flow_note(flow, value->source, "%s", why_null(flow, value->source));
        else if (flow_variable(flow, v)->storage == IR_PARAMETER)
            flow_note_place(flow, flow_variable(flow, v)->place, "the parameter is declared OPT");
        help_null(flow, v);
    }
    remove_possible(value, FLOW_NULL);
}

/* The local whose address this loan is of, or IR_NONE. */
static ir_var local_of(const struct flow *flow, uint32_t loan)
{
    if (flow_loan_kind(loan) != FLOW_LOAN_VARIABLE ||
        !flow_lends_memory(flow_variable(flow, flow_loan_index(loan))))
        return IR_NONE;
    return flow_loan_index(loan);
}

/* What is read through v must have a value, whichever local it is. */
void flow_use_memory(struct flow *flow, ir_var v, struct place at)
{
    if (!(flow_value(flow, v)->possible & FLOW_LENT))
        return;
    uint32_t loans = flow_value(flow, v)->loans;
    for (uint32_t i = 0; i < flow_set_view(flow->sets, loans).count; i++) {
        ir_var local = local_of(flow, flow_set_view(flow->sets, loans).items[i]);
        if (local != IR_NONE)
            flow_use(flow, local, at);
    }
}

/* A part of the local is assigned; the others are zero from the beginning. */
void flow_fill(struct flow *flow, ir_var local)
{
    struct flow_value *value = flow_value(flow, local);
    uint32_t filled = flow_variable(flow, local)->class == IR_VIEW ? FLOW_LENT : FLOW_PLAIN;
    if (value->possible & FLOW_UNSET)
        value->possible = (value->possible & ~(uint32_t)FLOW_UNSET) | filled;
}

/* What is written through v has a value from now on, if it is certain what that is. */
void flow_fill_memory(struct flow *flow, ir_var v)
{
    struct flow_set_view loans = flow_set_view(flow->sets, flow_value(flow, v)->loans);
    ir_var local = loans.count == 1 ? local_of(flow, loans.items[0]) : IR_NONE;
    if (flow_value(flow, v)->possible != FLOW_LENT || local == IR_NONE)
        return;
    flow_fill(flow, local);
}

/* An owner that is assigned while it owns loses what it has. */
static void report_lost(struct flow *flow, ir_var v, struct place at)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    bool named = variable->storage != IR_TEMPORARY && variable->name[0] != '\0';
    flow_lose(flow, v, at, named ? "overwrite" : "leak",
              named ? "is assigned while it still owns something" : "is never given to anyone");
}

static bool is_lent_endpoint_parameter(const struct flow *flow, ir_var v)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    return variable->class == IR_ENDPOINT && variable->storage == IR_PARAMETER &&
           (flow_value(flow, v)->possible & FLOW_LENT);
}

/* A parameter that its caller has again after some returns: it names one object all the time. */
static bool may_go_back(const struct flow *flow, ir_var v)
{
    for (size_t i = 0; i < flow->function->parameter_count; i++)
        if (flow->function->parameters[i] == v)
            return flow_has_exits(flow->function, i);
    return false;
}

struct flow_value *flow_define(struct flow *flow, ir_var v, uint32_t possible)
{
    struct flow_value *value = flow_value(flow, v);
    const struct ir_variable *variable = flow_variable(flow, v);
    if (!flow_is_reference(variable)) {
        if (variable->storage != IR_STATIC)
            value->possible = possible;
        value->source = flow->site;
        value->link = value->link_slot = IR_NONE;
        value->outcome = 0;
        value->cases = 0;
        return value;
    }
    struct place at = flow->sites[flow->site]->place;
    if (value->possible & FLOW_OWNED)
        report_lost(flow, v, at);
    if (is_lent_endpoint_parameter(flow, v) || may_go_back(flow, v))
        flow_error(flow, at, "overwrite",
                   "%s belongs to the caller, who wants it back: use another variable",
                   flow_name(flow, v));
    if (variable->class != IR_VIEW) /* pointers to it, and into it, stay what they are */
        flow_forget(flow, v);
    *value = (struct flow_value){.possible = possible,
                                 .cause = FLOW_NO_SITE,
                                 .source = flow->site,
                                 .meet = IR_NONE,
                                 .link = IR_NONE,
                                 .link_slot = IR_NONE,
                                 .twin = IR_NONE};
    if (variable->class == IR_ENDPOINT)
        *flow_endpoint(flow, v) = (struct flow_endpoint){.since = flow->site};
    return value;
}

/* A static pointer is an owner slot; it has no other way in than PUT. */
static bool is_static_owner(struct flow *flow, ir_var to, ir_var from, struct place at)
{
    const struct ir_variable *variable = flow_variable(flow, to);
    if (variable->storage != IR_STATIC || !flow_is_reference(variable))
        return false;
    if (flow_value(flow, from)->possible & FLOW_LENT)
        flow_error(flow, at, "borrow-escape", "the borrow %s is stored in the static `%s`",
                   flow_name(flow, from), variable->name);
    else
        flow_error(flow, at, "slot", "the owner `%s` is assigned: write PUT(%s, ...)",
                   variable->name, variable->name);
    return true;
}

/* A second name for a lent endpoint would have a second, stale state. */
static bool copy_would_alias(struct flow *flow, ir_var from, struct place at)
{
    if (flow_variable(flow, from)->class != IR_ENDPOINT ||
        !(flow_value(flow, from)->possible & FLOW_LENT) ||
        flow_variable(flow, from)->storage != IR_PARAMETER)
        return false;
    flow_trial_asked(flow, from, at);
    flow_error(flow, at, "borrow-escape",
               "%s is lent by the caller: it cannot have a second name here, nor be returned",
               flow_name(flow, from));
    return true;
}

void flow_copy(struct flow *flow, const struct ir_instruction *at)
{
    ir_var to = at->dst, from = at->args[0];
    flow_use(flow, from, at->place);
    if (to == from)
        return;
    struct flow_value copy = *flow_value(flow, from);
    const struct ir_variable *variable = flow_variable(flow, to);
    if (!flow_is_reference(variable)) {
        flow_define(flow, to, FLOW_PLAIN);
        flow_bind(flow, to, copy.link);
        flow_output_tell(flow, to, copy.outcome);
        if (flow_is_private(flow, to))
            flow_value(flow, to)->link_slot = copy.link_slot;
        return;
    }
    if (variable->class == IR_ENDPOINTS)
        flow_copy_set(flow, to, from, at->place);
    if (is_static_owner(flow, to, from, at->place))
        return;
    if (copy_would_alias(flow, from, at->place)) {
        flow_define(flow, to, FLOW_SILENT);
        return;
    }
    if (flow_lend_copy(flow, to, from))
        return;
    flow_define(flow, to, 0);
    if (copy.link == to)
        copy.link = copy.link_slot = IR_NONE;
    if (variable->class != IR_VIEW)
        copy.loans = flow_set_remove(flow->sets, copy.loans, flow_loan(FLOW_LOAN_VARIABLE, to));
    flow_guard_copy(flow, &copy, to, from);
    *flow_value(flow, to) = copy;
    if (variable->class == IR_ENDPOINT)
        *flow_endpoint(flow, to) = *flow_endpoint(flow, from);
    if (copy.possible & FLOW_OWNED) {
        flow_hand_on(flow, from, to);
        flow_wait_gone(flow, from);
    }
}
