/* random_talk.c - a client that talks to a server: for each state of the contract a block that says
 * or hears something and goes on in the state after it, so paths meet and go round. */
#include "random_program.h"

#include <string.h>

static ir_var scalar;
static const struct contract *spoken;
static ir_var endpoint, other_name;
static ir_block in_state[16]; /* where the conversation goes on in that state, IR_NONE: not yet */
static uint16_t due[16];      /* states whose block is still empty */
static size_t due_count;
static struct ir_function *steps[4]; /* helpers that borrow the endpoint and take it a step on */
static size_t step_count;

static void go_on_in(uint16_t state)
{
    if (in_state[state] == IR_NONE) {
        in_state[state] = block_new();
        due[due_count++] = state;
    }
    emit_jump(in_state[state]);
}

/* A message whose arguments are easily had; false if there is none such. */
static bool send(const struct message *message, ir_var tag)
{
    ir_var arguments[3] = {IR_NONE, IR_NONE, IR_NONE};
    for (size_t p = 0; p < message->parameter_count; p++) {
        if (!value_is_owned(&message->parameters[p].type)) {
            arguments[p] = scalar;
            continue;
        }
        if (message->parameters[p].type.kind != VALUE_VECTOR)
            return false;
        ir_var t = temporary(IR_POINTER, "item");
        ir_block null = block_new(), other = block_new();
        emit_call(take, t, IR_NONE);
        emit_null(t, null, other);
        block_into(null);
        emit(IR_STOP, IR_NONE, IR_NONE);
        block_into(other);
        arguments[p] = t;
    }
    emit_message(tag == IR_NONE ? IR_SEND : IR_REQUEST, tag, endpoint, message->name, arguments[0],
                 arguments[1], arguments[2], IR_NONE);
    return true;
}

static void close_it(void)
{
    emit_message(IR_CLOSE, IR_NONE, endpoint, NULL, IR_NONE);
    emit_return(IR_NONE);
}

/* Take what is in the message; now and then leave it. */
static void unpack(const struct message *message)
{
    for (size_t p = 0; p < message->parameter_count; p++) {
        const struct value_type *type = &message->parameters[p].type;
        if (type->kind == VALUE_VECTOR && !overlooked()) {
            ir_var t = temporary(IR_POINTER, "item");
            emit_access(IR_ACCESS_OWNED, t, endpoint, message->name, message->parameters[p].name);
            emit_call(drop, IR_NONE, t, IR_NONE);
        } else if (type->kind == VALUE_STRUCT && below(2) == 0) {
            ir_var t = temporary(IR_POINTER, "File_Stat");
            emit_access(IR_ACCESS, t, endpoint, message->name, message->parameters[p].name);
            emit_call(peek, IR_NONE, t, IR_NONE);
        }
    }
}

/* A switch over what may come in this state, and on with the conversation in each case. */
static void answer(ir_var tag, uint16_t state)
{
    ir_block cases[3] = {0}, gone = block_new(), past = block_new();
    const struct message *messages[3] = {NULL};
    size_t count = 0;
    for (size_t t = 0; t < spoken->message_count && count < 3; t++)
        if (spoken->states[state].next[t] != STATE_NONE && !spoken->messages[t].to_server) {
            messages[count] = &spoken->messages[t];
            cases[count++] = block_new();
        }
    const char *closed = overlooked() ? NULL : "closed";
    emit_switch(tag, spoken, past, messages[0]->name, cases[0],
                count > 1 ? messages[1]->name : closed, count > 1 ? cases[1] : gone,
                count > 2   ? messages[2]->name
                : count > 1 ? closed
                            : NULL,
                count > 2 ? cases[2] : gone, count > 2 ? closed : NULL, gone, NULL);
    block_into(past);
    emit(IR_STOP, IR_NONE, IR_NONE);
    block_into(gone);
    close_it();
    for (size_t i = 0; i < count; i++) {
        block_into(cases[i]);
        unpack(messages[i]);
        go_on_in(spoken->states[state].next[messages[i]->tag]);
    }
}

static const struct message *some_message(uint16_t state)
{
    size_t t = below((uint32_t)spoken->message_count);
    while (!spoken->messages[t].to_server ||
           (spoken->states[state].next[t] == STATE_NONE && !overlooked()))
        t = (t + 1) % spoken->message_count;
    return &spoken->messages[t];
}

/* Send something that may be sent, perhaps waiting for the answer, and go on. */
static void speak(uint16_t state)
{
    const struct message *message = some_message(state);
    uint16_t after = spoken->states[state].next[message->tag];
    bool request =
        after != STATE_NONE && contract_may_receive(spoken, after, SIDE_CLIENT) && below(2) == 0;
    ir_var tag = request ? local(IR_SCALAR, "tag", "") : IR_NONE;
    if (!send(message, tag) || after == STATE_NONE)
        emit(IR_STOP, IR_NONE, IR_NONE);
    else if (request)
        answer(tag, after);
    else
        go_on_in(after);
}

/* Leave it to a helper, if there is one for this state. */
static bool delegate(uint16_t state)
{
    for (size_t i = 0; i < step_count; i++) {
        const struct ir_variable *formal = &steps[i]->variables[steps[i]->parameters[0]];
        if (formal->annotation.state != state && !overlooked())
            continue;
        emit_call(steps[i], IR_NONE, endpoint, IR_NONE);
        go_on_in(formal->annotation.to);
        return true;
    }
    return false;
}

static void converse(uint16_t state)
{
    if (below(3) == 0) {
        emit(IR_COPY, other_name, endpoint, IR_NONE);
        emit(IR_COPY, endpoint, other_name, IR_NONE);
    }
    if (spoken->states[state].is_end || overlooked()) {
        close_it();
    } else if (contract_may_receive(spoken, state, SIDE_CLIENT)) {
        ir_var tag = local(IR_SCALAR, "tag", "");
        emit_message(IR_RECEIVE, tag, endpoint, NULL, IR_NONE)->with_deadline = overlooked();
        answer(tag, state);
    } else if (below(2) == 0 || !delegate(state)) {
        ir_block one = block_new(), two = block_new();
        emit_branch(scalar, one, two);
        block_into(one);
        speak(state);
        block_into(two);
        speak(state);
    }
}

/* static void step(struct C_client *c STATE(state) TO(next)), which sends one message. */
static void make_step(void)
{
    static const char *const names[] = {"s0", "s1", "s2", "s3"};
    uint16_t state = (uint16_t)below((uint32_t)spoken->state_count);
    if (spoken->states[state].is_end || contract_may_receive(spoken, state, SIDE_CLIENT))
        return;
    const struct message *message = some_message(state);
    uint16_t to = spoken->states[state].next[message->tag];
    if (to == STATE_NONE)
        return;
    struct ir_function *step = function_start(names[step_count]);
    endpoint = endpoint_parameter("c", spoken, SIDE_CLIENT, spoken->states[state].name,
                                  spoken->states[to].name, 0);
    scalar = local(IR_SCALAR, "s", "");
    emit(IR_SET, scalar, IR_NONE);
    if (send(message, IR_NONE))
        emit_return(IR_NONE);
    else
        emit(IR_STOP, IR_NONE, IR_NONE);
    steps[step_count++] = step;
}

void random_talk(void)
{
    spoken = below(2) ? file : calculator;
    step_count = due_count = 0;
    for (uint32_t tries = below(5); tries > 0 && step_count < 4; tries--)
        make_step();
    memset(in_state, 0xff, sizeof in_state);
    function_start("talk");
    endpoint = endpoint_local("c", spoken, SIDE_CLIENT);
    other_name = endpoint_local("d", spoken, SIDE_CLIENT);
    scalar = local(IR_SCALAR, "s", "");
    ir_var port = set_parameter("port", spoken, SIDE_CLIENT, NULL);
    ir_block null = block_new(), other = block_new();
    emit(IR_SET, scalar, IR_NONE);
    emit(IR_OPEN, endpoint, port, IR_NONE)->contract = spoken;
    emit_null(endpoint, null, other);
    block_into(null);
    emit_return(IR_NONE);
    block_into(other);
    go_on_in(spoken->start);
    while (due_count > 0) {
        uint16_t state = due[--due_count];
        block_into(in_state[state]);
        converse(state);
    }
}
