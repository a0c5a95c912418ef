/* flow_owner.c - who holds what: giving away, and losing.
 *
 * Ownership leaves a variable in one place, flow_give, whatever takes it: a claiming parameter, a
 * message, a slot, the caller. It gets lost in one place, flow_lose. */
#include "flow.h"

/* A temporary is lost where it was made. */
struct place flow_source_place(const struct flow *flow, ir_var v, struct place otherwise)
{
    uint32_t source = flow_value(flow, v)->source;
    return source == FLOW_NO_SITE ? otherwise : flow->sites[source]->place;
}

/* Where the object that v owns came from. */
static void note_source(struct flow *flow, ir_var v)
{
    uint32_t source = flow_value(flow, v)->source;
    if (source != FLOW_NO_SITE)
        flow_note(flow, source, "it came here");
    else if (flow_variable(flow, v)->storage == IR_PARAMETER) {
        flow_note_place(flow, flow_variable(flow, v)->place, "it came in through this parameter");
        flow_note_own_mark(flow, v);
    }
}

/* Where the path that has given v away meets one that has not; in a loop that carries the move
 * round, where it was given away. */
static struct place place_of_meeting(const struct flow *flow, ir_var v, struct place at)
{
    const struct flow_value *value = flow_value(flow, v);
    uint32_t home = flow->home[v], edge = FLOW_NO_SITE;
    if (value->meet != IR_NONE && home < flow->kept && flow->blocks[value->meet].given_edges)
        edge = flow->blocks[value->meet].given_edges[home];
    if (edge == FLOW_NO_SITE)
        edge = value->cause;
    return edge == FLOW_NO_SITE ? at : flow->sites[edge]->place;
}

/* Owned on one path, given away on another: that is an error only when it matters, at a use or
 * where nothing is left to do with it. */
void flow_report_mixed(struct flow *flow, ir_var v, struct place at, bool used)
{
    const struct flow_value *value = flow_value(flow, v);
    if (!flow->reporting || !flow_first(flow, v, value->cause))
        return;
    const char *name = flow_name(flow, v);
    if (!flow_error(flow, place_of_meeting(flow, v, at), "join",
                    "%s is given away on one path, and still owned on another that meets it", name))
        return;
    flow_note(flow, value->cause, "ownership of %s is given away here", name);
    flow_note_inferred(flow, value->cause);
    note_source(flow, v);
    flow_note_place(flow, at,
                    used ? "here it is used" : "here it should be gone on every path or on none");
}

void flow_lose(struct flow *flow, ir_var v, struct place at, const char *rule, const char *how)
{
    struct flow_value *value = flow_value(flow, v);
    if (!(value->possible & FLOW_OWNED))
        return;
    if (value->possible & FLOW_GIVEN) {
        flow_report_mixed(flow, v, at, false);
    } else if (value->possible & FLOW_LENT) {
        if (flow_error(flow, at, "join",
                       "%s owns on one path to here and only borrows on another: nobody can say "
                       "whether it must go somewhere",
                       flow_name(flow, v)))
            note_source(flow, v);
    } else if (flow_error(flow, at, rule, "%s %s", flow_name(flow, v), how)) {
        note_source(flow, v);
    }
    value->possible = FLOW_SILENT;
    flow_forget(flow, v);
}

/* `doing` completes "X cannot be ...". False if v is only borrowed. */
bool flow_must_own(struct flow *flow, ir_var v, struct place at, const char *doing)
{
    flow_use(flow, v, at);
    struct flow_value *value = flow_value(flow, v);
    if (!(value->possible & FLOW_LENT))
        return true;
    flow_trial_asked(flow, v, at);
    bool mixed = value->possible & FLOW_OWNED;
    if (flow_error(flow, at, "not-owned", "%s is only borrowed%s: it cannot be %s",
                   flow_name(flow, v), mixed ? " on one path to here" : "", doing))
        note_source(flow, v);
    value->possible = FLOW_SILENT;
    if (flow_variable(flow, v)->class == IR_ENDPOINT)
        flow_silence(flow, v);
    return false;
}

void flow_give(struct flow *flow, ir_var v, struct place at, const char *doing)
{
    struct flow_value *value = flow_value(flow, v);
    if (!flow_must_own(flow, v, at, doing) || !(value->possible & FLOW_OWNED))
        return;
    flow_expire_lender(flow, v);
    value->possible = FLOW_GIVEN;
    value->cause = flow->site;
    value->meet = IR_NONE;
    value->loans = value->nulls = value->fulls = 0;
    value->link = value->link_slot = IR_NONE;
    if (flow_variable(flow, v)->class == IR_ENDPOINT)
        flow_silence(flow, v);
}

void flow_scope_end(struct flow *flow, const struct ir_instruction *at)
{
    ir_var v = at->args[0];
    const struct ir_variable *variable = flow_variable(flow, v);
    struct flow_value *value = flow_value(flow, v);
    if (value->possible & FLOW_OWNED) {
        bool named = variable->storage != IR_TEMPORARY && variable->name[0] != '\0';
        struct place place = named ? at->place : flow_source_place(flow, v, at->place);
        flow_lose(flow, v, place, "leak",
                  named ? "still owns something when its scope ends" : "is never given to anyone");
    }
    flow_expire_lender(flow, v);
    if (flow_is_reference(variable))
        flow_forget(flow, v);
    *value = (struct flow_value){FLOW_UNSET,   0,       0,       0,      FLOW_NO_SITE,
                                 FLOW_NO_SITE, IR_NONE, IR_NONE, IR_NONE};
    if (variable->class == IR_ENDPOINT)
        flow_silence(flow, v);
}
