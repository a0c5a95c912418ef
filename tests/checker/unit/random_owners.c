/* random_owners.c - a program about owners, borrows and slots.
 *
 * The generator believes something about each variable and mostly does what is right by that: only
 * accepted programs prove anything. What endangers borrows and facts about fields happens often,
 * and the generator believes on in what it had before. */
#include "random_program.h"

#include <string.h>

#define NODES 4

enum belief { UNUSED, NULLED, HELD, MAYBE_HELD, LENT, MAYBE_LENT };

static struct ir_function *helpers[4];
static int helper_count;
static ir_var nodes[NODES], scalar, place; /* place: a local struct, sometimes in scope */
static enum belief beliefs[NODES];
static int room; /* how many more statements the function may have */

static void statement(void);

/* ---- statements ---- */

static int some_node(bool (*fits)(enum belief))
{
    int start = (int)below(NODES);
    for (int i = 0; i < NODES; i++)
        if (fits(beliefs[(start + i) % NODES]))
            return (start + i) % NODES;
    return overlooked() ? start : -1;
}

static bool is_free(enum belief belief)
{
    return belief == UNUSED || belief == NULLED || belief == LENT || belief == MAYBE_LENT;
}

static bool is_there(enum belief belief)
{
    return belief == HELD || belief == LENT;
}

static bool is_owner(enum belief belief)
{
    return belief == HELD || belief == MAYBE_HELD;
}

static bool may_be_null(enum belief belief)
{
    return belief == MAYBE_HELD || belief == MAYBE_LENT;
}

static void into(int n, ir_var t, enum belief belief)
{
    emit(IR_COPY, nodes[n], t, IR_NONE);
    emit(IR_SCOPE_END, IR_NONE, t, IR_NONE);
    beliefs[n] = belief;
}

static void new_node(void)
{
    int n = some_node(is_free);
    if (n < 0)
        return;
    ir_var t = temporary(IR_POINTER, "node");
    emit_call(take, t, IR_NONE);
    into(n, t, MAYBE_HELD);
}

static void take_node(void)
{
    int n = some_node(is_free), base = some_node(is_there);
    if (n < 0)
        return;
    ir_var t = temporary(IR_POINTER, "node");
    if (base < 0 || base == n || below(4) == 0)
        emit_slot(IR_TAKE, t, root, static_owner(root), IR_NONE);
    else
        emit_slot(IR_TAKE, t, next, nodes[base], IR_NONE);
    into(n, t, MAYBE_HELD);
}

static void put_node(void)
{
    int n = some_node(is_owner), base = some_node(is_there);
    if (n < 0)
        return;
    if (base < 0 || (base == n && !overlooked()) || below(4) == 0) {
        emit_slot(IR_PUT, IR_NONE, root, static_owner(root), nodes[n]);
    } else {
        if (below(2) == 0) {
            ir_var t = temporary(IR_POINTER, "node");
            emit_slot(IR_TAKE, t, next, nodes[base], IR_NONE);
            emit_call(discard, IR_NONE, t, IR_NONE);
            emit(IR_SCOPE_END, IR_NONE, t, IR_NONE);
        }
        emit_slot(IR_PUT, IR_NONE, next, nodes[base], nodes[n]);
    }
    beliefs[n] = UNUSED;
}

static void load_node(void)
{
    int n = some_node(is_free), base = some_node(is_there);
    if (n < 0)
        return;
    ir_var t = temporary(IR_POINTER, "node");
    if (base < 0 || below(4) == 0)
        emit_slot(IR_LOAD, t, root, static_owner(root), IR_NONE);
    else if (below(3) == 0)
        emit_call(behind, t, nodes[base], IR_NONE);
    else
        emit_slot(IR_LOAD, t, next, nodes[base], IR_NONE);
    into(n, t, MAYBE_LENT);
}

static void give_node(void)
{
    int n = some_node(is_owner);
    if (n < 0)
        return;
    emit_call(below(8) == 0 ? drop : discard, IR_NONE, nodes[n], IR_NONE);
    beliefs[n] = UNUSED;
}

static void move_node(void)
{
    int from = (int)below(NODES), to = some_node(is_free);
    if (to < 0 || from == to || (beliefs[from] == UNUSED && !overlooked()))
        return;
    emit(IR_COPY, nodes[to], nodes[from], IR_NONE);
    beliefs[to] = beliefs[from];
    if (is_owner(beliefs[from]))
        beliefs[from] = UNUSED;
}

static void use_node(void)
{
    int n = some_node(is_there);
    if (n < 0)
        return;
    if (below(3) > 0) {
        emit_call(touch, IR_NONE, nodes[n], IR_NONE);
        return;
    }
    int q = some_node(is_free);
    if (q < 0 || q == n)
        return;
    emit(IR_INTERIOR, nodes[q], nodes[n], IR_NONE);
    beliefs[q] = LENT;
}

/* A block with a local of its own, whose address may outlive it. */
static void inner_scope(void)
{
    int n = some_node(is_free);
    if (n < 0)
        return;
    if (!overlooked())
        emit(IR_ZERO, place, IR_NONE);
    emit(IR_ADDRESS, nodes[n], place, IR_NONE);
    beliefs[n] = LENT;
    emit_call(below(2) ? touch : peek, IR_NONE, nodes[n], IR_NONE);
    emit(IR_SCOPE_END, IR_NONE, place, IR_NONE);
    if (!overlooked()) {
        emit(IR_NULL, nodes[n], IR_NONE);
        beliefs[n] = NULLED;
    }
}

static void fill_item(void)
{
    int n = some_node(is_there);
    if (n < 0)
        return;
    ir_var old = temporary(IR_POINTER, "item"), new = temporary(IR_POINTER, "item");
    emit_slot(IR_TAKE, old, item, nodes[n], IR_NONE);
    emit_call(drop, IR_NONE, old, IR_NONE);
    emit(IR_SCOPE_END, IR_NONE, old, IR_NONE);
    if (below(2) == 0)
        return;
    emit_call(take, new, IR_NONE);
    emit_slot(IR_PUT, IR_NONE, item, nodes[n], new);
    emit(IR_SCOPE_END, IR_NONE, new, IR_NONE);
}

static bool argument_fits(const struct ir_variable *formal, enum belief belief)
{
    if (formal->annotation.claims)
        return belief == HELD || (formal->annotation.opt && belief == MAYBE_HELD);
    return is_there(belief) || (formal->annotation.opt && may_be_null(belief));
}

static void call_helper(void)
{
    if (helper_count == 0)
        return;
    struct ir_function *callee = helpers[below((uint32_t)helper_count)];
    ir_var arguments[2] = {IR_NONE, IR_NONE};
    int chosen[2] = {-1, -1};
    for (size_t i = 0; i < callee->parameter_count; i++) {
        const struct ir_variable *formal = &callee->variables[callee->parameters[i]];
        for (int tries = 0; tries < 8 && chosen[i] < 0; tries++) {
            int n = i > 0 && tries == 0 ? chosen[0] : (int)below(NODES);
            if (argument_fits(formal, beliefs[n]) || overlooked())
                chosen[i] = n;
        }
        if (chosen[i] < 0)
            return;
        arguments[i] = nodes[chosen[i]];
    }
    int result = callee->returns_value ? some_node(is_free) : -1;
    if (callee->returns_value && result < 0)
        return;
    ir_var t = callee->returns_value ? temporary(IR_POINTER, "node") : IR_NONE;
    emit_call(callee, t, arguments[0], arguments[1], IR_NONE);
    for (size_t i = 0; i < callee->parameter_count; i++)
        if (callee->variables[callee->parameters[i]].annotation.claims)
            beliefs[chosen[i]] = UNUSED;
    if (result >= 0)
        into(result, t, callee->result.own ? MAYBE_HELD : MAYBE_LENT);
}

/* ---- what endangers borrows and facts ---- */

static void statements(int count);

/* Something reached through a slot goes; the generator believes on in borrows of it. */
static void empty_slot(void)
{
    int base = some_node(is_there);
    ir_var t = temporary(IR_POINTER, "node");
    switch (below(4)) {
    case 0: emit_call(clear, IR_NONE, IR_NONE); return;
    case 1:
        if (base >= 0)
            emit_call(cut, IR_NONE, nodes[base], IR_NONE);
        return;
    case 2: emit_slot(IR_TAKE, t, root, static_owner(root), IR_NONE); break;
    default:
        if (base < 0)
            return;
        emit_slot(IR_TAKE, t, next, nodes[base], IR_NONE);
    }
    emit_call(discard, IR_NONE, t, IR_NONE);
    emit(IR_SCOPE_END, IR_NONE, t, IR_NONE);
}

/* if ((b = base->next)) { ...; touch(b); }, where what is done may empty that slot, of this node or
 * of one that may be the same. */
static void borrow_behind(void)
{
    int base = some_node(is_there);
    if (base < 0 || room < 6)
        return;
    room -= 6;
    ir_var b = temporary(IR_POINTER, "node");
    ir_block null = block_new(), other = block_new();
    if (below(2) == 0)
        emit_call(behind, b, nodes[base], IR_NONE);
    else
        emit_slot(IR_LOAD, b, next, nodes[base], IR_NONE);
    emit_null(b, null, other);
    block_into(other);
    if (below(2) == 0)
        empty_slot();
    else
        use_node();
    emit_call(touch, IR_NONE, b, IR_NONE);
    emit_jump(null);
    block_into(null);
}

/* The owner gets another name, and what was borrowed from it is used on. */
static void rename_owner(void)
{
    int from = some_node(is_owner), to = some_node(is_free);
    if (from < 0 || to < 0 || from == to)
        return;
    int borrow = some_node(is_free);
    if (beliefs[from] == HELD && borrow >= 0 && borrow != to) {
        emit(IR_INTERIOR, nodes[borrow], nodes[from], IR_NONE);
        beliefs[borrow] = LENT;
    }
    emit(IR_COPY, nodes[to], nodes[from], IR_NONE);
    beliefs[to] = beliefs[from];
    beliefs[from] = UNUSED;
    if (below(2) == 0) {
        emit_call(discard, IR_NONE, nodes[to], IR_NONE);
        beliefs[to] = UNUSED;
    }
}

/* if (base->next) { ...; touch(base->next); } */
static void test_slot(void)
{
    int base = some_node(is_there);
    if (room < 6)
        return;
    room -= 6;
    ir_slot slot = base < 0 || below(3) == 0 ? root : next;
    ir_var of = slot == root ? static_owner(root) : nodes[base];
    ir_var t = temporary(IR_POINTER, "node"), u = temporary(IR_POINTER, "node");
    ir_block null = block_new(), other = block_new();
    emit_slot(IR_LOAD, t, slot, of, IR_NONE);
    if (below(5) == 0)
        statement();
    emit_null(t, null, other);
    block_into(other);
    switch (below(5)) {
    case 0: empty_slot(); break;
    case 1: statement(); break;
    case 2: emit_slot(IR_TAKE, u, slot, of, IR_NONE); break;
    default: break;
    }
    ir_var again = temporary(IR_POINTER, "node");
    emit_slot(IR_LOAD, again, slot, of, IR_NONE);
    emit_call(touch, IR_NONE, again, IR_NONE);
    emit_jump(null);
    block_into(null);
    for (int n = 0; n < NODES; n++)
        if (beliefs[n] == HELD || beliefs[n] == LENT)
            beliefs[n] = beliefs[n] == HELD ? MAYBE_HELD : MAYBE_LENT;
}

/* Field by field, something in between, and the node itself. */
static void take_apart(void)
{
    int n = some_node(is_there);
    if (n < 0 || beliefs[n] != HELD)
        return;
    ir_var inner = temporary(IR_POINTER, "item"), rest = temporary(IR_POINTER, "node");
    emit_slot(IR_TAKE, inner, item, nodes[n], IR_NONE);
    emit_call(drop, IR_NONE, inner, IR_NONE);
    emit_slot(IR_TAKE, rest, next, nodes[n], IR_NONE);
    emit_call(discard, IR_NONE, rest, IR_NONE);
    if (below(2) == 0)
        statement();
    emit_call(drop, IR_NONE, nodes[n], IR_NONE);
    beliefs[n] = UNUSED;
}

/* ---- control ---- */

/* Leave nothing in the variables whose belief is not as wanted. */
static void settle(const enum belief *wanted)
{
    for (int n = 0; n < NODES; n++) {
        if (beliefs[n] == wanted[n] || (beliefs[n] == UNUSED && wanted[n] != NULLED))
            continue;
        if (is_owner(beliefs[n]) && !overlooked())
            emit_call(discard, IR_NONE, nodes[n], IR_NONE);
        emit(IR_NULL, nodes[n], IR_NONE);
        beliefs[n] = NULLED;
    }
}

/* What both branches will agree on: where they began, or nothing. */
static void branch_end(const enum belief *before, ir_block to)
{
    enum belief wanted[NODES];
    for (int n = 0; n < NODES; n++)
        wanted[n] = before[n] == UNUSED ? NULLED : before[n];
    settle(wanted);
    emit_jump(to);
}

static void meet(const enum belief *a, const enum belief *b)
{
    for (int n = 0; n < NODES; n++)
        beliefs[n] = a[n] == b[n]                       ? a[n]
                     : is_owner(a[n]) || is_owner(b[n]) ? MAYBE_HELD
                                                        : MAYBE_LENT;
}

static void test_node(void)
{
    int n = some_node(may_be_null);
    if (n < 0 || room < 6)
        return;
    room -= 6;
    ir_block null = block_new(), other = block_new(), past = block_new();
    enum belief before[NODES], ends[NODES];
    emit_null(nodes[n], null, other);
    memcpy(before, beliefs, sizeof before);
    block_into(other);
    beliefs[n] = is_owner(beliefs[n]) ? HELD : LENT;
    statements(3);
    branch_end(before, past);
    memcpy(ends, beliefs, sizeof ends);
    memcpy(beliefs, before, sizeof beliefs);
    block_into(null);
    beliefs[n] = NULLED;
    if (below(2) == 0)
        statements(1);
    branch_end(before, past);
    meet(ends, beliefs);
    block_into(past);
}

static void choose(void)
{
    if (room < 8)
        return;
    room -= 8;
    ir_block yes = block_new(), no = block_new(), past = block_new();
    enum belief before[NODES], ends[NODES];
    memcpy(before, beliefs, sizeof before);
    emit_branch(scalar, yes, no);
    block_into(yes);
    statements(3);
    branch_end(before, past);
    memcpy(ends, beliefs, sizeof ends);
    memcpy(beliefs, before, sizeof beliefs);
    block_into(no);
    statements(2);
    branch_end(before, past);
    meet(ends, beliefs);
    block_into(past);
}

static void loop(void)
{
    if (room < 8)
        return;
    room -= 8;
    enum belief wanted[NODES];
    for (int n = 0; n < NODES; n++)
        wanted[n] = below(2) == 0 && beliefs[n] != UNUSED ? beliefs[n] : NULLED;
    settle(wanted);
    memcpy(wanted, beliefs, sizeof wanted);
    ir_block head = block_new(), body = block_new(), past = block_new();
    emit_jump(head);
    block_into(head);
    emit_branch(scalar, body, past);
    block_into(body);
    statements(4);
    settle(wanted);
    emit_jump(head);
    memcpy(beliefs, wanted, sizeof beliefs);
    block_into(past);
}

static void statement(void)
{
    static void (*const kinds[])(void) = {
        new_node,   new_node,      take_node,    put_node,   load_node, load_node,
        give_node,  move_node,     use_node,     use_node,   fill_item, test_node,
        test_node,  test_node,     call_helper,  choose,     loop,      inner_scope,
        empty_slot, borrow_behind, rename_owner, empty_slot, test_slot, take_apart};
    kinds[below(sizeof kinds / sizeof kinds[0])]();
}

static void statements(int count)
{
    for (; count > 0 && room > 0; count--, room--)
        statement();
}

/* ---- functions ---- */

static void make_body(struct ir_function *function, int first_local)
{
    for (int n = first_local; n < NODES; n++) {
        nodes[n] = local(IR_POINTER, "n", "node");
        beliefs[n] = NULLED;
        emit(IR_NULL, nodes[n], IR_NONE);
    }
    scalar = local(IR_SCALAR, "s", "");
    place = local(IR_AGGREGATE, "place", "");
    emit(IR_SET, scalar, IR_NONE);
    room = 26;
    statements(8);
    ir_var result = IR_NONE;
    if (function->returns_value) {
        int n = (int)below(NODES);
        for (int tries = 0; tries < 20 && is_owner(beliefs[n]) != function->result.own; tries++)
            n = (int)below(NODES);
        result = temporary(IR_POINTER, "node");
        if (beliefs[n] == UNUSED)
            emit(IR_NULL, nodes[n], IR_NONE);
        emit(IR_COPY, result, nodes[n], IR_NONE);
        if (is_owner(beliefs[n]))
            beliefs[n] = UNUSED;
    }
    for (int n = 0; n < NODES; n++)
        if (is_owner(beliefs[n]) && !overlooked())
            emit_call(discard, IR_NONE, nodes[n], IR_NONE);
    for (int n = first_local; n < NODES; n++)
        emit(IR_SCOPE_END, IR_NONE, nodes[n], IR_NONE);
    emit_return(result);
}

static void make_helper(void)
{
    static const char *const names[] = {"h0", "h1", "h2", "h3"};
    struct ir_function *function = function_start(names[helper_count]);
    int parameters = 1 + (int)below(2);
    for (int i = 0; i < parameters; i++) {
        unsigned flags = (below(2) ? OWNING : 0) | (below(2) ? OPTIONAL : 0);
        nodes[i] = parameter(IR_POINTER, "p", "node", flags);
        beliefs[i] = flags & OWNING     ? flags & OPTIONAL ? MAYBE_HELD : HELD
                     : flags & OPTIONAL ? MAYBE_LENT
                                        : LENT;
    }
    if (below(2) == 0) {
        result_owned(function, true);
        if (below(2) == 0) {
            function->result.own = false;
            function->result.borrows = 0;
        }
    }
    make_body(function, parameters);
    helpers[helper_count++] = function;
}

void random_owners(void)
{
    helper_count = 0;
    for (uint32_t count = below(4); count > 0; count--)
        make_helper();
    make_body(function_start("main"), 0);
}
