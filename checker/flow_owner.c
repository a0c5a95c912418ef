/* flow_owner.c - who holds what: giving away, and losing.
 *
 * Ownership leaves a variable in one place, flow_give, whatever takes it: a claiming parameter, a
 * message, a slot, the caller. It gets lost in one place, flow_lose. */
#include "flow.h"

#include <stdlib.h>

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
        flow_note(flow, source, "it came from here");
    else if (flow_variable(flow, v)->storage == IR_PARAMETER) {
        flow_note_place(flow, flow_variable(flow, v)->place, "it came in through this parameter");
        flow_note_own_mark(flow, v);
    }
}

/* How to be rid of it, in one statement. */
static const char *way_out(const struct flow *flow, ir_var v)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    const char *name = variable->name[0] != '\0' ? variable->name : "p";
    if (variable->class == IR_ENDPOINT || variable->class == IR_ENDPOINTS)
        return pool_print(flow->pool, "%s_%s_%sdrop(%s);", variable->contract->name,
                          variable->side == SIDE_CLIENT ? "client" : "server",
                          variable->class == IR_ENDPOINTS ? "set_" : "", name);
    return pool_print(flow->pool, "deed_drop(%s);", name);
}

/* The set that an endpoint was received out of and may go back to, as one would write it. */
static const char *set_of(const struct flow *flow, ir_var v)
{
    uint32_t source = flow_value(flow, v)->source;
    const struct ir_instruction *from = source != FLOW_NO_SITE ? flow->sites[source] : NULL;
    if (from == NULL || from->op != IR_SET_RECEIVE || flow_endpoint(flow, v)->closed)
        return NULL;
    const struct ir_variable *set = flow_variable(flow, from->args[0]);
    if (set->port != NULL)
        return pool_print(flow->pool, "ports->%s", set->port->name);
    return set->name[0] != '\0' ? set->name : NULL;
}

static void help_leak(struct flow *flow, ir_var v, struct place at)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    const char *out = way_out(flow, v);
    if (!flow->reporting)
        return;
    if (variable->name[0] == '\0') {
        flow_help(flow, "keep it in a variable: `%s%sp = ...;`, and %s when it is done with",
                  variable->type_name, strchr(variable->type_name, '*') ? "" : " ", out);
        return;
    }
    const char *set = set_of(flow, v);
    if (set != NULL)
        flow_help(flow, "`%s_%s_set_put(%s, %s);` puts it back; or `%s` before, if it is to end",
                  variable->contract->name, variable->side == SIDE_CLIENT ? "client" : "server",
                  set, variable->name, out);
    else
        flow_help(flow, "`%s` before; or send it, PUT it somewhere, or return it as OWN", out);
    diagnostic_fix(flow->all, false, "%s before it", out);
    diagnostic_edit(flow->all, at, "return", pool_print(flow->pool, "%s return", out));
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
    if (flow_passage_explain(flow, v, value->cause)) {
        flow_note_place(flow, at, used ? "here it is used" : "here it should be gone");
        return;
    }
    flow_note(flow, value->cause, "ownership of %s is given away here", name);
    flow_note_inferred(flow, value->cause);
    note_source(flow, v);
    flow_note_place(flow, at,
                    used ? "here it is used" : "here it should be gone on every path or on none");
    flow_help(flow,
              used ? "leave after it was given away (`return`, `continue`, `else`), or give "
                     "it away on every path and set it to NULL"
                   : "give it away on the other path, too: `%s`",
              way_out(flow, v));
}

static bool is_taken(const struct flow *flow, const struct ir_function *callee, size_t argument)
{
    if (argument >= callee->parameter_count)
        return false;
    const struct ir_variable *formal = &callee->variables[callee->parameters[argument]];
    for (size_t i = 0; i < flow->told->parameter_count; i++)
        if (flow->told->parameters[i] == formal)
            return true;
    return false;
}

/* Was v passed to a function that gives it away, and was refused for not saying so? Then the whole
 * component is refused, and whether v leaks here nobody knows. */
static bool is_taken_somewhere(const struct flow *flow, ir_var v)
{
    if (!flow->reporting || flow->told == NULL || flow->told->parameter_count == 0)
        return false;
    for (ir_block b = 0; b < flow->function->block_count; b++)
        for (size_t n = 0; n < flow->function->blocks[b].count; n++) {
            const struct ir_instruction *at = &flow->function->blocks[b].instructions[n];
            for (size_t i = 0; at->op == IR_CALL && i < at->arg_count; i++)
                if (at->args[i] == v && is_taken(flow, at->callee, i))
                    return true;
        }
    return false;
}

void flow_lose(struct flow *flow, ir_var v, struct place at, const char *rule, const char *how)
{
    struct flow_value *value = flow_value(flow, v);
    if (!(value->possible & FLOW_OWNED))
        return;
    if (is_taken_somewhere(flow, v)) {
        flow->complained = true;
    } else if (value->possible & FLOW_GIVEN) {
        flow_report_mixed(flow, v, at, false);
    } else if (value->possible & FLOW_LENT) {
        if (flow_error(flow, at, "join",
                       "%s owns on one path to here and only borrows on another: nobody can say "
                       "whether it must go somewhere",
                       flow_name(flow, v)))
            note_source(flow, v);
    } else if (flow_error(flow, at, rule, "%s %s", flow_name(flow, v), how)) {
        struct place source = flow_source_place(flow, v, at);
        if (source.line != at.line || source.column != at.column ||
            flow_variable(flow, v)->storage == IR_PARAMETER)
            note_source(flow, v);
        help_leak(flow, v, at);
    }
    value->possible = FLOW_SILENT;
    flow_forget(flow, v);
}

/* A borrow is to be given away: how it could be an owner. */
static void help_lent(struct flow *flow, ir_var v, const char *doing)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    uint32_t source = flow_value(flow, v)->source;
    const struct ir_instruction *from = source != FLOW_NO_SITE ? flow->sites[source] : NULL;
    if (variable->storage == IR_PARAMETER && from == NULL) {
        flow_help(flow, "a parameter that the function takes over says so: `%s OWN CLAIMS`",
                  variable->name);
        struct flow_told *told = flow->told;
        told->parameters = must_reallocate(told->parameters,
                                           (told->parameter_count + 1) * sizeof *told->parameters);
        told->parameters[told->parameter_count++] = variable;
        if (strcmp(doing, "dropped") == 0)
            diagnostic_fix(flow->all, true, "let the function take `%s` over", variable->name);
        diagnostic_edit(flow->all, variable->place, variable->name,
                        pool_print(flow->pool, "%s OWN CLAIMS", variable->name));
    } else if (from != NULL && from->op == IR_LOAD && from->slot != IR_NONE) {
        flow_help(flow,
                  "it was only read from `%s`, which still has it: TAKE(...) around that moves it "
                  "out",
                  flow->unit->slots[from->slot].name);
    }
}

/* A struct of the function's own: nobody else can have its memory. */
static bool object_refused(struct flow *flow, ir_var v, struct place at, const char *doing)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    if (flow_error(flow, at, "not-owned", "%s is a local struct: it cannot be %s",
                   flow_name(flow, v), doing))
        flow_help(flow, "take it from the heap: `struct %s *%s = deed_take(sizeof(struct %s));`",
                  variable->pointee, variable->name, variable->pointee);
    flow_value(flow, v)->possible = FLOW_SILENT;
    return false;
}

/* `doing` completes "X cannot be ...". False if v is only borrowed. */
bool flow_must_own(struct flow *flow, ir_var v, struct place at, const char *doing)
{
    flow_use(flow, v, at);
    struct flow_value *value = flow_value(flow, v);
    if (flow_variable(flow, v)->is_object)
        return object_refused(flow, v, at, doing);
    if (!(value->possible & FLOW_LENT))
        return true;
    flow_trial_asked(flow, v, at);
    bool mixed = value->possible & FLOW_OWNED;
    if (flow_error(flow, at, "not-owned", "%s is only borrowed%s: it cannot be %s",
                   flow_name(flow, v), mixed ? " on one path to here" : "", doing)) {
        struct place source = flow_source_place(flow, v, at);
        if (source.line != at.line || flow_variable(flow, v)->storage == IR_PARAMETER)
            note_source(flow, v);
        help_lent(flow, v, doing);
    }
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
    flow_wait_gone(flow, v);
    value->possible = FLOW_GIVEN;
    value->cause = flow->site;
    value->meet = IR_NONE;
    value->loans = value->nulls = value->fulls = value->filled = 0;
    value->link = value->link_slot = value->twin = IR_NONE;
    value->guards = 0;
    if (flow_variable(flow, v)->class == IR_ENDPOINT)
        flow_silence(flow, v);
}

void flow_scope_end(struct flow *flow, const struct ir_instruction *at)
{
    ir_var v = at->args[0];
    const struct ir_variable *variable = flow_variable(flow, v);
    struct flow_value *value = flow_value(flow, v);
    if (variable->is_object) {
        flow_drop_full(flow, v, at->place, "leak", "ends here");
    } else if (value->possible & FLOW_OWNED) {
        bool named = variable->storage != IR_TEMPORARY && variable->name[0] != '\0';
        struct place place = named ? at->place : flow_source_place(flow, v, at->place);
        flow_lose(flow, v, place, "leak",
                  named ? "still owns something when its scope ends" : "is never given to anyone");
    }
    flow_expire_lender(flow, v);
    flow_output_forget(flow, v);
    if (flow_is_reference(variable))
        flow_forget(flow, v);
    *value = (struct flow_value){.possible = FLOW_UNSET,
                                 .cause = FLOW_NO_SITE,
                                 .source = FLOW_NO_SITE,
                                 .meet = IR_NONE,
                                 .link = IR_NONE,
                                 .link_slot = IR_NONE,
                                 .twin = IR_NONE};
    if (variable->class == IR_ENDPOINT)
        flow_silence(flow, v);
}
