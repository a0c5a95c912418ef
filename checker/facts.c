/* facts.c - what the flow pass knows on each line, in words.
 *
 * Nothing of this has an effect on a verdict: it reads states that the pass has settled, in the
 * walk that reports, and only when somebody asked. Several paths to one line give several texts,
 * and so do several paths that leave it. */
#include "facts.h"
#include "flow.h"

#include <stdio.h>
#include <stdlib.h>

struct facts {
    json_t *files;
    json_t *behind;   /* {FILE: {LINE: {VARIABLE: [TEXT...]}}}, of lines that are left otherwise
                         than by a jump or a return alone */
    json_t *accesses; /* {FILE: {LINE: {"proved": N, "checked": N}}} */
};

struct facts *facts_new(void)
{
    struct facts *facts = host_allocate(sizeof *facts);
    facts->files = json_object();
    facts->behind = json_object();
    facts->accesses = json_object();
    return facts;
}

void facts_free(struct facts *facts)
{
    if (facts == NULL)
        return;
    json_decref(facts->files);
    json_decref(facts->behind);
    json_decref(facts->accesses);
    free(facts);
}

static const char *add(const struct flow *flow, const char *so_far, const char *more)
{
    return so_far != NULL ? pool_print(flow->pool, "%s or %s", so_far, more) : more;
}

static unsigned site_line(const struct flow *flow, uint32_t site)
{
    return site != FLOW_NO_SITE ? flow->sites[site]->place.line : 0;
}

static const char *lender(struct flow *flow, uint32_t loan)
{
    uint32_t index = flow_loan_index(loan);
    switch (flow_loan_kind(loan)) {
    case FLOW_LOAN_VARIABLE: return flow_name(flow, index);
    case FLOW_LOAN_PARAMETER: return "the caller";
    case FLOW_LOAN_SLOT: return pool_print(flow->pool, "`%s`", flow->unit->slots[index].name);
    case FLOW_LOAN_MESSAGE:
        return pool_print(flow->pool, "the message of %s", flow_name(flow, index));
    case FLOW_LOAN_STATICS: return "statics";
    default: return "what the checker keeps to itself";
    }
}

static const char *describe_lent(struct flow *flow, const struct flow_value *value)
{
    const char *text = NULL;
    for (uint32_t i = 0; i < flow_set_view(flow->sets, value->loans).count && i < 4; i++) {
        const char *name = lender(flow, flow_set_view(flow->sets, value->loans).items[i]);
        text = text != NULL ? pool_print(flow->pool, "%s and %s", text, name) : name;
    }
    return text != NULL ? pool_print(flow->pool, "lent by %s", text) : "lent";
}

static const char *describe_value(struct flow *flow, ir_var v)
{
    const struct flow_value *value = flow_value(flow, v);
    const char *text = NULL;
    if (value->possible & FLOW_OWNED)
        text = add(flow, text, "owned");
    if (value->possible & FLOW_LENT)
        text = add(flow, text, describe_lent(flow, value));
    if (value->possible & FLOW_GIVEN)
        text = add(flow, text,
                   pool_print(flow->pool, "given away in line %u", site_line(flow, value->cause)));
    if (value->possible & FLOW_EXPIRED)
        text = add(flow, text,
                   pool_print(flow->pool, "a borrow that ended in line %u",
                              site_line(flow, value->cause)));
    if (value->possible & FLOW_NULL)
        text = add(flow, text, "null");
    return text;
}

/* The messages of one side that may come next in one of the states, or NULL. */
static const char *next_messages(const struct flow *flow, const struct contract *contract,
                                 const struct flow_endpoint *endpoint, bool to_server)
{
    struct flow_mask tags = {{0}};
    for (unsigned s = 0; s < contract->state_count; s++)
        for (unsigned m = 0; m < contract->message_count; m++)
            if ((flow_mask_has(&endpoint->idle, s) || flow_mask_has(&endpoint->loose, s)) &&
                contract->states[s].next[m] != STATE_NONE &&
                contract->messages[m].to_server == to_server)
                flow_mask_add(&tags, m);
    return flow_mask_is_empty(&tags) ? NULL : flow_messages_text(flow, contract, &tags);
}

static const char *describe_endpoint(struct flow *flow, ir_var v, const char *value)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    const struct flow_endpoint *endpoint = flow_endpoint(flow, v);
    const struct contract *contract = variable->contract;
    bool client = variable->side == SIDE_CLIENT;
    const char *text = pool_print(flow->pool, "%s; %s of contract %s", value,
                                  client ? "client" : "server", contract->name);
    if (!flow_mask_is_empty(&endpoint->held))
        return pool_print(flow->pool, "%s, with a message that nobody has looked at", text);
    text = pool_print(flow->pool, "%s, %s", text, flow_states_text(flow, v));
    const char *own = next_messages(flow, contract, endpoint, client);
    const char *others = next_messages(flow, contract, endpoint, !client);
    if (own != NULL)
        text = pool_print(flow->pool, "%s; may send %s", text, own);
    if (others != NULL)
        text = pool_print(flow->pool, "%s; may receive %s, closed", text, others);
    return text;
}

static const char *describe_set(struct flow *flow, const struct ir_variable *set, const char *value)
{
    const struct contract *contract = set->contract;
    if (set->set_state == STATE_NONE)
        return value;
    return pool_print(flow->pool, "%s; set of %ss of contract %s in state %s", value,
                      set->side == SIDE_CLIENT ? "client" : "server", contract->name,
                      contract->states[set->set_state].name);
}

/* Of a variable with a name that is in scope; NULL: nothing is to be said. */
static const char *describe(struct flow *flow, ir_var v)
{
    const struct ir_variable *variable = flow_variable(flow, v);
    if (!flow_is_reference(variable) || variable->name[0] == '\0' ||
        variable->class == IR_CAPABILITY || (flow_value(flow, v)->possible & FLOW_UNSET))
        return NULL;
    const char *text = describe_value(flow, v);
    if (text != NULL && variable->class == IR_ENDPOINTS &&
        (flow_value(flow, v)->possible & (FLOW_OWNED | FLOW_LENT)))
        return describe_set(flow, variable, text);
    if (text == NULL || variable->class != IR_ENDPOINT ||
        !(flow_value(flow, v)->possible & (FLOW_OWNED | FLOW_LENT)))
        return text;
    return describe_endpoint(flow, v, text);
}

/* object[key], made when it is not there. */
static json_t *inside(json_t *object, const char *key, json_t *(*make)(void))
{
    json_t *found = json_object_get(object, key);
    if (found == NULL) {
        json_object_set_new(object, key, make());
        found = json_object_get(object, key);
    }
    return found;
}

static void note(json_t *texts, const char *text)
{
    size_t i;
    json_t *known;
    json_array_foreach(texts, i, known) if (strcmp(json_string_value(known), text) == 0) return;
    if (json_array_size(texts) < 6)
        json_array_append_new(texts, json_string(text));
}

struct line_key {
    char text[20];
};

static struct line_key line_key(unsigned line)
{
    struct line_key key;
    snprintf(key.text, sizeof key.text, "%u", line);
    return key;
}

static json_t *line_inside(json_t *files, struct place at)
{
    return inside(inside(files, at.file, json_object), line_key(at.line).text, json_object);
}

static const json_t *line_found(const json_t *files, const char *file, unsigned line)
{
    return json_object_get(json_object_get(files, file), line_key(line).text);
}

void facts_see(struct facts *facts, struct flow *flow, const struct ir_instruction *at, bool after)
{
    if (at->place.file == NULL || at->place.line == 0)
        return;
    json_t *line = line_inside(facts->files, at->place);
    for (uint32_t i = 0; i < flow->kept; i++) {
        ir_var v = flow->variable_at[i];
        const char *text = describe(flow, v);
        if (text == NULL)
            continue;
        json_t *variable = inside(line, flow_variable(flow, v)->name, json_object);
        json_t *texts = inside(variable, after ? "after" : "before", json_array);
        if (after)
            json_array_clear(texts); /* the last is what holds behind the line */
        note(texts, text);
    }
}

void facts_leave(struct facts *facts, struct flow *flow, const struct ir_instruction *at)
{
    bool goes_on = at->op != IR_JUMP && at->op != IR_RETURN && at->op != IR_STOP;
    if (at->place.file == NULL || at->place.line == 0 || !goes_on)
        return;
    json_t *line = line_inside(facts->behind, at->place);
    for (uint32_t i = 0; i < flow->kept; i++) {
        const char *text = describe(flow, flow->variable_at[i]);
        if (text != NULL)
            note(inside(line, flow_variable(flow, flow->variable_at[i])->name, json_array), text);
    }
}

void facts_access(struct facts *facts, struct place at, bool proved)
{
    if (at.file == NULL || at.line == 0)
        return;
    json_t *line = line_inside(facts->accesses, at);
    const char *how = proved ? "proved" : "checked";
    json_int_t so_far = json_integer_value(json_object_get(line, how));
    json_object_set_new(line, how, json_integer(so_far + 1));
}

json_t *facts_behind(const struct facts *facts, const char *file, unsigned line)
{
    const json_t *behind = line_found(facts->behind, file, line);
    if (behind != NULL)
        return json_deep_copy(behind);
    json_t *seen = (json_t *)line_found(facts->files, file, line);
    if (seen == NULL)
        return NULL;
    json_t *all = json_object(), *variable;
    const char *name;
    json_object_foreach(seen, name, variable)
    {
        json_t *after = json_object_get(variable, "after");
        if (after != NULL)
            json_object_set(all, name, after);
    }
    return all;
}

struct facts_accesses facts_accesses(const struct facts *facts, const char *file, unsigned line)
{
    const json_t *found = line_found(facts->accesses, file, line);
    return (struct facts_accesses){
        .proved = (unsigned)json_integer_value(json_object_get(found, "proved")),
        .checked = (unsigned)json_integer_value(json_object_get(found, "checked"))};
}

/* What was seen behind the line's last instruction is of one way on: here are all. */
static void take_behind(const struct facts *facts, const char *file, const char *number,
                        json_t *line)
{
    const json_t *behind = json_object_get(json_object_get(facts->behind, file), number);
    const char *name;
    json_t *variable;
    if (behind == NULL)
        return;
    json_object_foreach(line, name, variable)
    {
        json_t *texts = json_object_get(behind, name);
        if (texts != NULL)
            json_object_set(variable, "after", texts);
        else
            json_object_del(variable, "after");
    }
}

void facts_write(struct facts *facts, const char *file)
{
    const char *name, *number;
    json_t *lines, *line;
    json_object_foreach(facts->files, name, lines)
    {
        json_object_foreach(lines, number, line) take_behind(facts, name, number, line);
    }
    char *text = json_dumps(facts->files, JSON_COMPACT | JSON_SORT_KEYS);
    if (text == NULL || !host_write(file, text, strlen(text)))
        fprintf(stderr, "deed check: cannot write %s\n", file);
    free(text);
}
