/* machine.c - see machine.h. */
#include "machine.h"

#include "../../../checker/flow.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#define MOST_OBJECTS  400
#define MOST_LOCALS   4000
#define MOST_STEPS    3000
#define MOST_SLOTS    4
#define TAG_CONNECTED 0x7ff0
#define TAG_CLOSED    0x7ff1
#define TAG_TIMEOUT   0x7ff2

enum kind { UNSET, SCALAR, TAG, NOTHING, OBJECT, LOCAL, CONSTANT, MESSAGE };

struct value {
    enum kind kind;
    uint32_t id;     /* object, endpoint; instance of a local              */
    uint32_t serial; /* MESSAGE, TAG: number of the receive it belongs to  */
    int64_t scalar;
};

struct object { /* or endpoint */
    bool alive, in_slot;
    uint32_t frame; /* whose variable owns it, if not in_slot */
    ir_var owner;
    int32_t slots[MOST_SLOTS];
    const struct contract *contract; /* endpoints */
    enum side side;
    uint16_t state;
    bool closed, loose;
    uint32_t serial; /* of receives */
    const struct message *held;
    uint64_t cells; /* owned arguments still in it */
};

struct frame {
    const struct ir_function *function;
    struct value *values;
    uint32_t *instances; /* of addressed locals */
    uint32_t number;
    const bool *cursor; /* by variable: a copy to it leaves what is owned where it is */
};

static struct {
    const struct ir_unit *unit;
    uint64_t *seed;
    struct object objects[MOST_OBJECTS];
    uint32_t object_count;
    bool instance_alive[MOST_LOCALS], instance_set[MOST_LOCALS];
    uint32_t instance_count, frame_count, steps;
    int32_t static_slots[MOST_SLOTS];
    const char *wrong;
    struct pool pool; /* of one run */
    jmp_buf end;
} m;

uint32_t random_below(uint64_t *seed, uint32_t limit)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (uint32_t)(*seed >> 33) % limit;
}

static bool chance(uint32_t percent)
{
    return random_below(m.seed, 100) < percent;
}

static void stop(void)
{
    longjmp(m.end, 1);
}

static void demand(bool good, const char *wrong)
{
    if (good)
        return;
    m.wrong = wrong;
    stop();
}

/* ---- values ---- */

static struct value read_value(struct frame *frame, ir_var v)
{
    demand(frame->values[v].kind != UNSET, "a variable without a value is read");
    return frame->values[v];
}

static struct object *object_of(struct value value)
{
    demand(value.kind == OBJECT, "null or nothing is used as an object");
    demand(m.objects[value.id].alive, "an object is used that is gone");
    return &m.objects[value.id];
}

static bool owns(const struct frame *frame, ir_var v, struct value value)
{
    if (value.kind != OBJECT)
        return false;
    const struct object *object = &m.objects[value.id];
    return object->alive && !object->in_slot && object->frame == frame->number &&
           object->owner == v;
}

static void own(const struct frame *frame, ir_var v, struct value value)
{
    m.objects[value.id].in_slot = false;
    m.objects[value.id].frame = frame->number;
    m.objects[value.id].owner = v;
}

static void write_value(struct frame *frame, ir_var v, struct value value)
{
    demand(!owns(frame, v, frame->values[v]) ||
               (value.kind == OBJECT && value.id == frame->values[v].id),
           "an owner is overwritten");
    frame->values[v] = value;
    if (frame->instances[v])
        m.instance_set[frame->instances[v]] = true;
}

/* Take away from its owner variable what is given away. */
static void must_own(const struct frame *frame, ir_var v, struct value value)
{
    demand(value.kind == NOTHING || owns(frame, v, value), "something is given away by another");
}

static struct value new_object(const struct frame *frame, ir_var v, const struct contract *contract,
                               enum side side)
{
    if (m.object_count == MOST_OBJECTS)
        stop();
    struct object *object = &m.objects[m.object_count];
    *object = (struct object){.alive = true, .contract = contract, .side = side};
    for (int i = 0; i < MOST_SLOTS; i++)
        object->slots[i] = -1;
    struct value value = {OBJECT, m.object_count++, 0, 0};
    own(frame, v, value);
    return value;
}

static int32_t *slot_of(struct frame *frame, ir_var base, ir_slot slot)
{
    if (frame->function->variables[base].storage == IR_STATIC)
        return &m.static_slots[slot];
    if (read_value(frame, base).kind == LOCAL)
        stop(); /* C's types exclude that */
    return &object_of(read_value(frame, base))->slots[slot];
}

static void touch(struct value value, bool write)
{
    switch (value.kind) {
    case OBJECT: object_of(value); break;
    case LOCAL:
        demand(m.instance_alive[value.id], "a local is used that is out of scope");
        if (write)
            m.instance_set[value.id] = true;
        else
            demand(m.instance_set[value.id], "a local is read that was never set");
        break;
    case MESSAGE:
        demand(m.objects[value.id].alive && m.objects[value.id].serial == value.serial,
               "a message is read that is gone");
        break;
    case CONSTANT: break;
    default: demand(false, "null is dereferenced");
    }
}

/* ---- endpoints ---- */

static struct object *endpoint_of(struct frame *frame, ir_var v)
{
    return object_of(read_value(frame, v));
}

static void message_ends(struct object *endpoint)
{
    demand(endpoint->cells == 0, "an owned argument was never taken");
    endpoint->held = NULL;
    endpoint->serial++;
}

static bool sent_by(const struct message *message, enum side side)
{
    return message->to_server == (side == SIDE_CLIENT);
}

static void give_argument(struct frame *frame, ir_var v, const struct value_type *type)
{
    struct value value = read_value(frame, v);
    must_own(frame, v, value);
    demand(value.kind == OBJECT || type->optional, "null is sent");
    if (value.kind != OBJECT)
        return;
    struct object *object = object_of(value);
    if (object->contract) {
        demand(!object->closed && object->cells == 0 &&
                   object->state == contract_find_state(object->contract, type->state_name),
               "an endpoint is sent in another state");
    }
    object->alive = false;
}

static void step_send(struct frame *frame, const struct ir_instruction *at)
{
    struct object *endpoint = endpoint_of(frame, at->args[0]);
    uint16_t next = endpoint->contract->states[endpoint->state].next[at->message->tag];
    demand(!endpoint->closed && next != STATE_NONE && sent_by(at->message, endpoint->side),
           "a message is sent that the contract does not allow");
    endpoint->state = next;
    endpoint->loose = false;
    for (size_t i = 1; i < at->arg_count; i++) {
        const struct value_type *type = &at->message->parameters[i - 1].type;
        if (value_is_owned(type))
            give_argument(frame, at->args[i], type);
        else if (frame->function->variables[at->args[i]].class == IR_POINTER)
            touch(read_value(frame, at->args[i]), false);
        else
            read_value(frame, at->args[i]);
    }
    object_of(read_value(frame, at->args[0]));
}

/* The other side, or the kernel, chooses. */
static int64_t some_tag(struct object *endpoint, bool may_time_out)
{
    if (endpoint->closed || chance(20)) {
        endpoint->closed = true;
        return TAG_CLOSED;
    }
    if (may_time_out && chance(30)) {
        endpoint->loose = true;
        return TAG_TIMEOUT;
    }
    const struct contract *contract = endpoint->contract;
    size_t count = 0, chosen;
    for (size_t t = 0; t < contract->message_count; t++)
        if (contract->states[endpoint->state].next[t] != STATE_NONE &&
            !sent_by(&contract->messages[t], endpoint->side))
            count++;
    demand(count > 0, "there is nothing to receive");
    chosen = random_below(m.seed, (uint32_t)count);
    for (size_t t = 0;; t++) {
        if (contract->states[endpoint->state].next[t] == STATE_NONE ||
            sent_by(&contract->messages[t], endpoint->side) || chosen-- > 0)
            continue;
        endpoint->held = &contract->messages[t];
        for (size_t p = 0; p < endpoint->held->parameter_count; p++)
            if (value_is_owned(&endpoint->held->parameters[p].type))
                endpoint->cells |= (uint64_t)1 << p;
        endpoint->state = contract->states[endpoint->state].next[t];
        return (int64_t)t;
    }
}

static void do_receive(struct frame *frame, const struct ir_instruction *at)
{
    uint32_t id = read_value(frame, at->args[0]).id;
    struct object *endpoint = endpoint_of(frame, at->args[0]);
    demand(!endpoint->closed, "a closed endpoint receives");
    demand(contract_may_receive(endpoint->contract, endpoint->state, endpoint->side),
           "there is nothing to receive");
    message_ends(endpoint);
    endpoint->loose = false;
    struct value tag = {TAG, id, endpoint->serial, some_tag(endpoint, at->with_deadline)};
    if (at->dst != IR_NONE)
        write_value(frame, at->dst, tag);
}

static void do_close(struct frame *frame, const struct ir_instruction *at)
{
    struct value value = read_value(frame, at->args[0]);
    struct object *endpoint = object_of(value);
    must_own(frame, at->args[0], value);
    message_ends(endpoint);
    demand(endpoint->closed || endpoint->loose ||
               endpoint->contract->states[endpoint->state].is_end,
           "an endpoint is dropped in the middle of a conversation");
    endpoint->alive = false;
}

static void do_access(struct frame *frame, const struct ir_instruction *at)
{
    struct value value = read_value(frame, at->args[0]);
    struct object *endpoint = object_of(value);
    demand(endpoint->held == at->message, "an argument is read of a message that is not held");
    size_t number = (size_t)(at->parameter - at->message->parameters);
    if (at->op == IR_ACCESS) {
        bool scalar = frame->function->variables[at->dst].class == IR_SCALAR;
        write_value(frame, at->dst,
                    scalar ? (struct value){SCALAR, 0, 0, 5}
                           : (struct value){MESSAGE, value.id, endpoint->serial, 0});
        return;
    }
    demand(endpoint->cells >> number & 1, "an owned argument is taken twice");
    endpoint->cells &= ~((uint64_t)1 << number);
    if (at->parameter->type.optional && chance(50))
        write_value(frame, at->dst, (struct value){NOTHING, 0, 0, 0});
    else
        write_value(frame, at->dst, new_object(frame, at->dst, NULL, SIDE_CLIENT));
}

static void do_open(struct frame *frame, const struct ir_instruction *at)
{
    const struct ir_variable *variable = &frame->function->variables[at->dst];
    if (chance(30)) {
        write_value(frame, at->dst, (struct value){NOTHING, 0, 0, 0});
        return;
    }
    struct value value = new_object(frame, at->dst, variable->contract, variable->side);
    m.objects[value.id].state = variable->contract->start;
    m.objects[value.id].loose = true;
    write_value(frame, at->dst, value);
}

/* ---- memory ---- */

static void do_copy(struct frame *frame, const struct ir_instruction *at)
{
    struct value value = read_value(frame, at->args[0]);
    if (at->args[0] == at->dst)
        return;
    bool is_lent =
        frame->cursor[at->dst] && frame->function->variables[at->args[0]].storage != IR_TEMPORARY;
    bool moves = owns(frame, at->args[0], value) && !is_lent;
    write_value(frame, at->dst, value);
    if (moves)
        own(frame, at->dst, value);
}

static void do_take(struct frame *frame, const struct ir_instruction *at)
{
    int32_t *slot = slot_of(frame, at->args[0], at->slot);
    struct value value = {*slot < 0 ? NOTHING : OBJECT, (uint32_t)*slot, 0, 0};
    *slot = -1;
    if (value.kind == NOTHING)
        value.id = 0;
    else
        own(frame, at->dst, value);
    write_value(frame, at->dst, value);
}

static void do_put(struct frame *frame, const struct ir_instruction *at)
{
    struct value value = read_value(frame, at->args[1]);
    must_own(frame, at->args[1], value);
    int32_t *slot = slot_of(frame, at->args[0], at->slot);
    if (*slot >= 0)
        stop(); /* the kernel traps */
    if (value.kind != OBJECT)
        return;
    object_of(value)->in_slot = true;
    *slot = (int32_t)value.id;
}

static void do_load(struct frame *frame, const struct ir_instruction *at)
{
    const struct ir_variable *dst = &frame->function->variables[at->dst];
    if (at->slot != IR_NONE) {
        int32_t in = *slot_of(frame, at->args[0], at->slot);
        write_value(frame, at->dst,
                    in < 0 ? (struct value){NOTHING, 0, 0, 0}
                           : (struct value){OBJECT, (uint32_t)in, 0, 0});
        return;
    }
    if (frame->function->variables[at->args[0]].class != IR_AGGREGATE)
        touch(read_value(frame, at->args[0]), false);
    demand(dst->class == IR_SCALAR, "the test loads scalars only");
    write_value(frame, at->dst, (struct value){SCALAR, 0, 0, 1});
}

static void scope_end(struct frame *frame, ir_var v)
{
    demand(!owns(frame, v, frame->values[v]), "an owner's scope ends");
    frame->values[v] = (struct value){UNSET, 0, 0, 0};
    if (frame->instances[v]) {
        m.instance_alive[frame->instances[v]] = false;
        frame->instances[v] = 0;
    }
}

static void do_address(struct frame *frame, const struct ir_instruction *at)
{
    ir_var v = at->args[0];
    if (frame->instances[v] == 0) {
        if (m.instance_count + 1 == MOST_LOCALS)
            stop();
        frame->instances[v] = ++m.instance_count;
        m.instance_alive[m.instance_count] = true;
        m.instance_set[m.instance_count] = frame->values[v].kind != UNSET;
    }
    write_value(frame, at->dst, (struct value){LOCAL, frame->instances[v], 0, 0});
}

/* ---- calls ---- */

static struct value run(const struct ir_function *function, struct frame *caller,
                        const struct ir_instruction *call);

static void do_sdk_call(struct frame *frame, const struct ir_instruction *at)
{
    const char *name = at->callee->name;
    if (strcmp(name, "deed_take") == 0) {
        struct value none = {NOTHING, 0, 0, 0};
        write_value(frame, at->dst,
                    chance(25) ? none : new_object(frame, at->dst, NULL, SIDE_CLIENT));
        return;
    }
    struct value value = read_value(frame, at->args[0]);
    if (strcmp(name, "deed_drop") != 0) {
        touch(value, strcmp(name, "touch") == 0);
        return;
    }
    must_own(frame, at->args[0], value);
    if (value.kind != OBJECT)
        return;
    struct object *object = object_of(value);
    for (int i = 0; i < MOST_SLOTS; i++)
        demand(object->slots[i] < 0, "an object is dropped with something in it");
    object->alive = false;
}

static void do_call(struct frame *frame, const struct ir_instruction *at)
{
    if (at->callee->is_sdk) {
        do_sdk_call(frame, at);
        return;
    }
    struct value result = run(at->callee, frame, at);
    if (!at->callee->returns_value)
        return;
    if (at->callee->result.own && result.kind == OBJECT)
        own(frame, at->dst, result);
    write_value(frame, at->dst, result);
}

static void pass_arguments(struct frame *frame, struct frame *caller,
                           const struct ir_instruction *call)
{
    for (size_t i = 0; i < call->arg_count; i++) {
        ir_var v = frame->function->parameters[i];
        const struct ir_variable *formal = &frame->function->variables[v];
        struct value value = read_value(caller, call->args[i]);
        if (formal->class == IR_POINTER || formal->class == IR_ENDPOINT)
            demand(value.kind != NOTHING || formal->annotation.opt, "null is passed");
        if (formal->annotation.claims)
            must_own(caller, call->args[i], value);
        if (formal->class == IR_ENDPOINT && value.kind == OBJECT) {
            struct object *endpoint = object_of(value);
            demand(!endpoint->closed && endpoint->state == formal->annotation.state,
                   "an endpoint is passed in another state");
            message_ends(endpoint);
        }
        frame->values[v] = value;
        if (formal->annotation.claims && value.kind == OBJECT)
            own(frame, v, value);
    }
}

static void check_return(struct frame *frame, struct value result)
{
    const struct ir_function *function = frame->function;
    for (uint32_t i = 0; i < m.object_count; i++)
        demand(!m.objects[i].alive || m.objects[i].in_slot || m.objects[i].frame != frame->number ||
                   (result.kind == OBJECT && result.id == i),
               "something is lost at a return");
    for (size_t i = 0; i < function->parameter_count; i++) {
        const struct ir_variable *formal = &function->variables[function->parameters[i]];
        struct value value = frame->values[function->parameters[i]];
        if (formal->class != IR_ENDPOINT || formal->annotation.claims || value.kind != OBJECT)
            continue;
        uint16_t to =
            formal->annotation.to != STATE_NONE ? formal->annotation.to : formal->annotation.state;
        demand(!m.objects[value.id].closed && m.objects[value.id].state == to &&
                   m.objects[value.id].cells == 0,
               "an endpoint comes back in another state");
    }
}

static struct value do_return(struct frame *frame, const struct ir_instruction *at)
{
    struct value result = {SCALAR, 0, 0, 0};
    if (at->arg_count > 0) {
        result = read_value(frame, at->args[0]);
        const struct ir_annotation *annotation = &frame->function->result;
        if (annotation->own)
            must_own(frame, at->args[0], result);
        else
            demand(!owns(frame, at->args[0], result), "an owner is returned as a borrow");
        demand(result.kind != NOTHING || annotation->opt, "null is returned");
        if (result.kind != NOTHING)
            touch(result, true);
    }
    check_return(frame, at->arg_count > 0 && frame->function->result.own
                            ? result
                            : (struct value){UNSET, 0, 0, 0});
    for (size_t v = 0; v < frame->function->variable_count; v++)
        if (frame->instances[v])
            m.instance_alive[frame->instances[v]] = false;
    return result;
}

/* ---- control ---- */

static ir_block do_switch(struct frame *frame, const struct ir_instruction *at)
{
    struct value value = read_value(frame, at->args[0]);
    for (size_t i = 0; i < at->case_count; i++)
        if (at->cases[i].value == value.scalar)
            return at->cases[i].target;
    bool is_news = value.kind == TAG && m.objects[value.id].serial == value.serial;
    demand(at->has_default || !is_news, "a message came that has no case");
    return at->target[0];
}

static void do_instruction(struct frame *frame, const struct ir_instruction *at)
{
    switch (at->op) {
    case IR_SET:
        for (size_t i = 0; i < at->arg_count; i++)
            read_value(frame, at->args[i]);
        write_value(frame, at->dst, (struct value){SCALAR, 0, 0, random_below(m.seed, 8)});
        break;
    case IR_NULL: write_value(frame, at->dst, (struct value){NOTHING, 0, 0, 0}); break;
    case IR_LITERAL: write_value(frame, at->dst, (struct value){CONSTANT, 0, 0, 0}); break;
    case IR_ZERO: write_value(frame, at->dst, (struct value){SCALAR, 0, 0, 0}); break;
    case IR_COPY: do_copy(frame, at); break;
    case IR_ADDRESS: do_address(frame, at); break;
    case IR_INTERIOR: {
        struct value value = read_value(frame, at->args[0]);
        touch(value, true);
        write_value(frame, at->dst, value);
        break;
    }
    case IR_LOAD: do_load(frame, at); break;
    case IR_TAKE: do_take(frame, at); break;
    case IR_PUT: do_put(frame, at); break;
    case IR_SCOPE_END: scope_end(frame, at->args[0]); break;
    case IR_CALL: do_call(frame, at); break;
    case IR_SEND: step_send(frame, at); break;
    case IR_REQUEST:
        step_send(frame, at);
        do_receive(frame, at);
        break;
    case IR_RECEIVE: do_receive(frame, at); break;
    case IR_ACCESS:
    case IR_ACCESS_OWNED: do_access(frame, at); break;
    case IR_OPEN: do_open(frame, at); break;
    case IR_CLOSE: do_close(frame, at); break;
    default: abort(); /* the generator makes no other */
    }
}

static struct value run(const struct ir_function *function, struct frame *caller,
                        const struct ir_instruction *call)
{
    struct value values[96] = {{0}};
    uint32_t instances[96] = {0};
    const bool *cursor = flow_cursors(&m.pool, function);
    struct frame frame = {function, values, instances, ++m.frame_count, cursor};
    if (function->variable_count > 96)
        abort();
    if (call)
        pass_arguments(&frame, caller, call);
    for (ir_block block = 0;;) {
        const struct ir_basic_block *b = &function->blocks[block];
        for (size_t n = 0; n + 1 < b->count; n++)
            do_instruction(&frame, &b->instructions[n]);
        const struct ir_instruction *end = &b->instructions[b->count - 1];
        if (++m.steps > MOST_STEPS)
            stop();
        switch (end->op) {
        case IR_JUMP: block = end->target[0]; break;
        case IR_BRANCH:
            read_value(&frame, end->args[0]);
            block = end->target[chance(50)];
            break;
        case IR_BRANCH_NULL:
            block = end->target[read_value(&frame, end->args[0]).kind != NOTHING];
            break;
        case IR_SWITCH: block = do_switch(&frame, end); break;
        case IR_RETURN: return do_return(&frame, end);
        default: stop();
        }
    }
}

/* ---- the whole ---- */

static void mark_reachable(bool *reached, int32_t object)
{
    if (object < 0 || reached[object])
        return;
    reached[object] = true;
    demand(m.objects[object].alive, "a slot holds what is gone");
    for (int i = 0; i < MOST_SLOTS; i++)
        mark_reachable(reached, m.objects[object].slots[i]);
}

static void check_end(void)
{
    bool reached[MOST_OBJECTS] = {false};
    for (int i = 0; i < MOST_SLOTS; i++)
        mark_reachable(reached, m.static_slots[i]);
    for (uint32_t i = 0; i < m.object_count; i++)
        demand(!m.objects[i].alive || reached[i], "an object is left that nothing leads to");
}

/* Each static owner may have a chain in it from earlier on: every object has one below in each slot
 * that owns its own kind, and something simple in the others. */
static int32_t grown(const char *tag, int depth)
{
    if (depth == 0 || chance(20) || m.object_count == MOST_OBJECTS)
        return -1;
    uint32_t number = m.object_count++;
    m.objects[number] = (struct object){.alive = true, .in_slot = true};
    for (ir_slot slot = 0; slot < MOST_SLOTS; slot++) {
        const struct ir_slot_info *info = &m.unit->slots[slot];
        bool has =
            slot < m.unit->slot_count && info->container && strcmp(info->container, tag) == 0;
        m.objects[number].slots[slot] = has ? grown(info->pointee, depth - 1) : -1;
    }
    return (int32_t)number;
}

const char *machine_run(const struct ir_unit *unit, uint64_t *seed)
{
    m.unit = unit;
    m.seed = seed;
    m.object_count = m.instance_count = m.frame_count = m.steps = 0;
    m.wrong = NULL;
    for (ir_slot slot = 0; slot < MOST_SLOTS; slot++)
        m.static_slots[slot] = slot < unit->slot_count && !unit->slots[slot].container
                                   ? grown(unit->slots[slot].pointee, 4)
                                   : -1;
    if (setjmp(m.end) == 0) {
        run(unit->functions[unit->function_count - 1], NULL, NULL);
        check_end();
    }
    pool_free(&m.pool);
    return m.wrong;
}
