/* flow_test.c - the flow pass on IR built by hand: each transfer function and each join, alone. */
#include "build_ir.h"

#include <stdlib.h>

static const struct contract *console, *calculator, *store;

/* struct node { struct node *next OWN; struct item *item OWN; }; static struct node *g_root OWN; */
static ir_slot next, item, root;
static struct ir_function *take, *drop, *peek, *touch;

static void common(void)
{
    unit_start();
    next = slot_field("node.next", "node", "node");
    item = slot_field("node.item", "node", "item");
    root = slot_static("g_root", "node");
    take = sdk_function("deed_take");
    result_owned(take, true);
    drop = sdk_function("deed_drop");
    add_parameter(drop, IR_POINTER, "object", "", OWNING | OPTIONAL);
    peek = sdk_function("peek");
    add_parameter(peek, IR_POINTER, "object", "", CONSTANT);
    touch = sdk_function("touch");
    add_parameter(touch, IR_POINTER, "object", "", 0);
}

/* ---- assignment and null ---- */

static void test_unset(void)
{
    common();
    function_start("f");
    ir_var a = local(IR_SCALAR, "a", ""), b = local(IR_SCALAR, "b", "");
    emit(IR_SET, b, a, IR_NONE);
    emit(IR_USE, IR_NONE, a, IR_NONE);
    emit_return(IR_NONE);
    expect("a variable without a value, once", "uninitialised@1");

    common();
    function_start("f");
    a = local(IR_SCALAR, "a", "");
    ir_block yes = block_new(), no = block_new();
    ir_var c = parameter(IR_SCALAR, "c", "", 0);
    emit_branch(c, yes, no);
    block_into(yes);
    emit(IR_SET, a, IR_NONE);
    emit_jump(no);
    block_into(no);
    emit(IR_USE, IR_NONE, a, IR_NONE);
    emit_return(IR_NONE);
    expect("a value on one path only", "uninitialised@4");

    common();
    function_start("f");
    ir_var s = local(IR_AGGREGATE, "s", ""), p = temporary(IR_POINTER, "item");
    emit(IR_ADDRESS, p, s, IR_NONE);
    emit_call(touch, IR_NONE, p, IR_NONE);
    ir_var q = temporary(IR_POINTER, "item");
    emit(IR_ADDRESS, q, s, IR_NONE);
    emit_call(peek, IR_NONE, q, IR_NONE);
    emit_return(IR_NONE);
    expect("memory that a callee fills in", "");

    common();
    function_start("f");
    s = local(IR_AGGREGATE, "s", "");
    p = temporary(IR_POINTER, "item");
    emit(IR_ADDRESS, p, s, IR_NONE);
    emit_call(peek, IR_NONE, p, IR_NONE);
    emit_return(IR_NONE);
    expect("memory that a callee only reads", "uninitialised@2");

    common();
    function_start("f");
    a = local(IR_SCALAR, "a", "");
    b = local(IR_SCALAR, "b", "");
    c = parameter(IR_SCALAR, "c", "", 0);
    p = local(IR_POINTER, "p", "");
    yes = block_new();
    no = block_new();
    ir_block past = block_new();
    emit_branch(c, yes, no);
    block_into(yes);
    emit(IR_ADDRESS, p, a, IR_NONE);
    emit_jump(past);
    block_into(no);
    emit(IR_ADDRESS, p, b, IR_NONE);
    emit_jump(past);
    block_into(past);
    emit(IR_STORE, IR_NONE, p, c, IR_NONE);
    emit(IR_USE, IR_NONE, a, IR_NONE); /* line 7 */
    emit_return(IR_NONE);
    expect("one of two is written", "uninitialised@7");
}

static void test_null(void)
{
    common();
    function_start("f");
    ir_var p = parameter(IR_POINTER, "p", "node", OPTIONAL), x = local(IR_SCALAR, "x", "");
    emit(IR_LOAD, x, p, IR_NONE);
    emit(IR_LOAD, x, p, IR_NONE);
    emit_return(IR_NONE);
    expect("an optional parameter, not tested", "null@1");

    common();
    function_start("f");
    p = parameter(IR_POINTER, "p", "node", OPTIONAL);
    x = local(IR_SCALAR, "x", "");
    ir_block null = block_new(), other = block_new();
    emit_null(p, null, other);
    block_into(other);
    emit(IR_LOAD, x, p, IR_NONE);
    emit_return(IR_NONE);
    block_into(null);
    emit(IR_LOAD, x, p, IR_NONE);
    emit_return(IR_NONE);
    expect("tested, and used where it is null", "null@4");

    common();
    function_start("f");
    p = parameter(IR_POINTER, "p", "node", 0);
    null = block_new();
    other = block_new();
    ir_var t = temporary(IR_POINTER, "node"), u = temporary(IR_POINTER, "node");
    emit_slot(IR_LOAD, t, next, p, IR_NONE);
    emit_null(t, null, other);
    block_into(other);
    emit_slot(IR_LOAD, u, next, p, IR_NONE);
    emit_call(touch, IR_NONE, u, IR_NONE);
    emit_return(IR_NONE);
    block_into(null);
    emit_return(IR_NONE);
    expect("a field that was tested", "");
}

/* if (q->next) { ...; touch(q->next); } where p may be q. */
static void test_facts(void)
{
    common();
    function_start("f");
    ir_var p = parameter(IR_POINTER, "p", "node", 0), q = parameter(IR_POINTER, "q", "node", 0);
    ir_block null = block_new(), other = block_new();
    ir_var t = temporary(IR_POINTER, "node"), u = temporary(IR_POINTER, "node");
    ir_var n = local(IR_POINTER, "n", "node");
    emit_slot(IR_LOAD, t, next, q, IR_NONE);
    emit_null(t, null, other);
    block_into(other);
    emit_slot(IR_TAKE, n, next, p, IR_NONE);
    emit_slot(IR_LOAD, u, next, q, IR_NONE);
    emit_call(touch, IR_NONE, u, IR_NONE); /* line 5 */
    emit_slot(IR_PUT, IR_NONE, root, static_owner(root), n);
    emit_jump(null);
    block_into(null);
    emit_return(IR_NONE);
    expect("a field that was tested, and changed under another name", "null@5");
}

/* ---- ownership ---- */

static ir_var fresh_node(const char *name)
{
    ir_var n = local(IR_POINTER, name, "node"), t = temporary(IR_POINTER, "node");
    ir_block null = block_new(), other = block_new();
    emit_call(take, t, IR_NONE);
    emit(IR_COPY, n, t, IR_NONE);
    emit_null(n, null, other);
    block_into(null);
    emit(IR_STOP, IR_NONE, IR_NONE);
    block_into(other);
    return n;
}

static void test_moves(void)
{
    common();
    function_start("f");
    ir_var n = fresh_node("n"); /* lines 1 to 4 */
    emit_return(IR_NONE);
    expect("a leak", "leak@5");

    common();
    function_start("f");
    n = fresh_node("n");
    emit_call(drop, IR_NONE, n, IR_NONE);
    emit_call(touch, IR_NONE, n, IR_NONE);
    emit_call(drop, IR_NONE, n, IR_NONE);
    emit_return(IR_NONE);
    expect("two uses after a move are one error", "use-after-move@6");

    common();
    function_start("f");
    n = fresh_node("n");
    ir_var m = local(IR_POINTER, "m", "node");
    emit(IR_COPY, m, n, IR_NONE);
    emit_call(drop, IR_NONE, m, IR_NONE);
    emit_call(drop, IR_NONE, n, IR_NONE);
    emit_return(IR_NONE);
    expect("two names for one owner", "use-after-move@7");

    common();
    function_start("f");
    n = fresh_node("n");
    m = fresh_node("m");
    emit(IR_COPY, n, m, IR_NONE);
    emit_call(drop, IR_NONE, n, IR_NONE);
    emit_return(IR_NONE);
    expect("an owner that is overwritten", "overwrite@9");

    common();
    function_start("f");
    emit_call(take, temporary(IR_POINTER, "node"), IR_NONE);
    emit_return(IR_NONE);
    expect("a result that nobody takes", "leak@1");

    common();
    function_start("f");
    ir_var p = parameter(IR_POINTER, "p", "node", 0);
    emit_call(drop, IR_NONE, p, IR_NONE);
    emit_return(IR_NONE);
    expect("a borrow that is dropped", "not-owned@1");
}

static void test_joins(void)
{
    common();
    function_start("f");
    ir_var c = parameter(IR_SCALAR, "c", "", 0);
    ir_var n = fresh_node("n");
    ir_block yes = block_new(), end = block_new();
    emit_branch(c, yes, end);
    block_into(yes);
    emit_call(drop, IR_NONE, n, IR_NONE);
    emit_jump(end); /* line 7 */
    block_into(end);
    emit_return(IR_NONE);
    expect("given away on one path", "join@7");

    common();
    function_start("f");
    c = parameter(IR_SCALAR, "c", "", 0);
    n = fresh_node("n");
    ir_block head = block_new(), body = block_new();
    end = block_new();
    emit_jump(head);
    block_into(head);
    emit_branch(c, body, end);
    block_into(body);
    emit_call(drop, IR_NONE, n, IR_NONE); /* line 7 */
    emit_jump(head);
    block_into(end);
    emit_return(IR_NONE);
    expect("a move that a loop carries round", "join@7");

    common();
    function_start("f");
    n = local(IR_POINTER, "n", "node");
    ir_var t = temporary(IR_POINTER, "node");
    ir_block null = block_new(), other = block_new();
    emit_call(take, t, IR_NONE);
    emit(IR_COPY, n, t, IR_NONE);
    emit_null(n, null, other);
    block_into(other);
    emit_call(drop, IR_NONE, n, IR_NONE);
    emit_jump(null);
    block_into(null);
    emit_return(IR_NONE);
    expect("given away where it is not null", "");
}

/* ---- borrows and slots ---- */

static void test_borrows(void)
{
    common();
    function_start("f");
    ir_var n = fresh_node("n");
    ir_var b = local(IR_POINTER, "b", "part"), m = local(IR_POINTER, "m", "node");
    emit(IR_INTERIOR, b, n, IR_NONE);
    emit(IR_COPY, m, n, IR_NONE);
    emit_call(touch, IR_NONE, b, IR_NONE);
    emit_call(drop, IR_NONE, m, IR_NONE);
    emit_call(touch, IR_NONE, b, IR_NONE);
    emit_return(IR_NONE);
    expect("a loan moves along and ends with its lender", "borrow-expired@9");

    common();
    struct ir_function *clear = function_start("clear");
    ir_var t = temporary(IR_POINTER, "node");
    emit_slot(IR_TAKE, t, root, static_owner(root), IR_NONE);
    emit_call(drop, IR_NONE, t, IR_NONE);
    emit_return(IR_NONE);
    function_start("f");
    b = local(IR_POINTER, "b", "node");
    ir_block null = block_new(), other = block_new();
    emit_slot(IR_LOAD, b, root, static_owner(root), IR_NONE);
    emit_null(b, null, other);
    block_into(other);
    emit_call(clear, IR_NONE, IR_NONE);
    emit_call(touch, IR_NONE, b, IR_NONE);
    emit_return(IR_NONE);
    block_into(null);
    emit_return(IR_NONE);
    expect("a call empties the slot that a borrow came through", "drop-full@2 borrow-expired@7");

    common();
    function_start("f");
    ir_var p = parameter(IR_POINTER, "p", "node", 0);
    ir_var s = local(IR_AGGREGATE, "s", "");
    ir_var q = local(IR_POINTER, "q", "part");
    emit(IR_ZERO, s, IR_NONE);
    emit(IR_ADDRESS, q, s, IR_NONE);
    emit(IR_SCOPE_END, IR_NONE, s, IR_NONE);
    emit_call(touch, IR_NONE, q, IR_NONE);
    emit_call(touch, IR_NONE, p, IR_NONE);
    emit_return(IR_NONE);
    expect("a local that went out of scope", "borrow-expired@4");

    common();
    struct ir_function *f = function_start("f");
    f->returns_value = true;
    f->result_class = IR_POINTER;
    f->result_type = "type";
    f->result.borrows = 0;
    p = parameter(IR_POINTER, "p", "node", 0);
    q = parameter(IR_POINTER, "q", "node", 0);
    t = temporary(IR_POINTER, "node");
    emit(IR_COPY, t, q, IR_NONE);
    emit_return(t);
    expect("a result lent by another parameter", "borrow-escape@2");
}

static void test_slots(void)
{
    common();
    function_start("f");
    ir_var n = fresh_node("n");
    emit_slot(IR_PUT, IR_NONE, next, n, n);
    emit_return(IR_NONE);
    expect("an owner put into itself", "slot@5");

    common();
    function_start("f");
    n = fresh_node("n");
    ir_var m = fresh_node("m");
    emit_slot(IR_PUT, IR_NONE, next, n, m);
    emit_call(drop, IR_NONE, n, IR_NONE);
    emit_return(IR_NONE);
    expect("dropped with a full field", "drop-full@10");

    common();
    function_start("f");
    n = fresh_node("n");
    m = fresh_node("m");
    ir_var t = temporary(IR_POINTER, "node");
    emit_slot(IR_PUT, IR_NONE, next, n, m);
    emit_slot(IR_TAKE, t, next, n, IR_NONE);
    emit_call(drop, IR_NONE, t, IR_NONE);
    emit_call(drop, IR_NONE, n, IR_NONE);
    emit_return(IR_NONE);
    expect("put, taken and dropped; of what was in it nothing is known", "drop-full@11");

    /* prev is read through node.next; the node behind it is unlinked: prev stays. */
    common();
    function_start("f");
    ir_var list = parameter(IR_POINTER, "list", "node", 0);
    ir_var prev = local(IR_POINTER, "prev", "node"), victim = local(IR_POINTER, "victim", "node");
    ir_block null = block_new(), some = block_new(), found = block_new(), none = block_new();
    emit_slot(IR_LOAD, prev, next, list, IR_NONE);
    emit_null(prev, null, some);
    block_into(some);
    emit_slot(IR_TAKE, victim, next, prev, IR_NONE);
    emit_null(victim, none, found);
    block_into(found);
    t = temporary(IR_POINTER, "node");
    emit_slot(IR_TAKE, t, next, victim, IR_NONE);
    emit_slot(IR_PUT, IR_NONE, next, prev, t);
    ir_var u = temporary(IR_POINTER, "item");
    emit_slot(IR_TAKE, u, item, victim, IR_NONE);
    emit_call(drop, IR_NONE, u, IR_NONE);
    emit_call(drop, IR_NONE, victim, IR_NONE);
    emit_jump(none);
    block_into(none);
    emit_call(touch, IR_NONE, prev, IR_NONE);
    emit_jump(null);
    block_into(null);
    emit_return(IR_NONE);
    expect("unlinking behind a cursor", "");
}

/* ---- endpoints ---- */

static void test_protocol(void)
{
    common();
    function_start("f");
    ir_var c = endpoint_parameter("c", calculator, SIDE_CLIENT, "Start", NULL, OWNING);
    ir_var a = parameter(IR_SCALAR, "a", "", 0);
    emit_message(IR_SEND, IR_NONE, c, "Add", a, a, IR_NONE);
    emit_message(IR_SEND, IR_NONE, c, "Add", a, a, IR_NONE);
    emit(IR_STOP, IR_NONE, IR_NONE);
    expect("two sends where one is allowed", "protocol@2");

    common();
    function_start("f");
    c = endpoint_parameter("c", calculator, SIDE_CLIENT, "Start", NULL, OWNING);
    a = parameter(IR_SCALAR, "a", "", 0);
    ir_var tag = local(IR_SCALAR, "tag", "");
    ir_block answer = block_new(), gone = block_new(), past = block_new();
    emit_message(IR_REQUEST, tag, c, "Add", a, a, IR_NONE);
    emit_switch(tag, calculator, past, "Result", answer, "Overflow", answer, "closed", gone, NULL);
    block_into(answer);
    emit_message(IR_SEND, IR_NONE, c, "Add", a, a, IR_NONE);
    emit_message(IR_CLOSE, IR_NONE, c, NULL, IR_NONE);
    emit_return(IR_NONE);
    block_into(gone);
    emit_message(IR_CLOSE, IR_NONE, c, NULL, IR_NONE);
    emit_return(IR_NONE);
    block_into(past);
    emit_return(IR_NONE);
    expect("dropped in the middle of a conversation", "protocol@7");

    common();
    function_start("f");
    c = endpoint_parameter("c", calculator, SIDE_CLIENT, "Start", NULL, OWNING);
    a = parameter(IR_SCALAR, "a", "", 0);
    ir_block yes = block_new(), join = block_new();
    emit_branch(a, yes, join);
    block_into(yes);
    emit_message(IR_SEND, IR_NONE, c, "Add", a, a, IR_NONE);
    emit_jump(join);
    block_into(join);
    emit_message(IR_SEND, IR_NONE, c, "Divide", a, a, IR_NONE);
    emit(IR_STOP, IR_NONE, IR_NONE);
    expect("different states meet", "state-join@4");

    common();
    function_start("f");
    endpoint_parameter("c", calculator, SIDE_CLIENT, "Start", "Answer", 0);
    emit_return(IR_NONE);
    expect("not in the state that TO promises", "state@1");
}

/* A server loop with the cases that the caller names; returns the block for message Add. */
static ir_block server(ir_var *endpoint, const char *second, const char *third)
{
    function_start("f");
    ir_var set = set_parameter("set", calculator, SIDE_SERVER, "Start");
    ir_var c = endpoint_local("c", calculator, SIDE_SERVER), tag = temporary(IR_SCALAR, "");
    ir_block add = block_new(), other = block_new(), past = block_new();
    emit(IR_SET_RECEIVE, c, set, IR_NONE)->contract = calculator;
    emit_message(IR_TAG, tag, c, NULL, IR_NONE);
    emit_switch(tag, calculator, past, "Add", add, "Subtract", other, "Multiply", other, "Divide",
                other, second, other, third, other, NULL);
    block_into(other);
    emit(IR_STOP, IR_NONE, IR_NONE);
    block_into(past);
    emit(IR_STOP, IR_NONE, IR_NONE);
    block_into(add);
    *endpoint = c;
    return add;
}

static void test_switch(void)
{
    ir_var c;
    common();
    server(&c, "closed", "connected");
    ir_var x = local(IR_SCALAR, "x", "");
    emit_access(IR_ACCESS, x, c, "Add", "a");
    emit_message(IR_SEND, IR_NONE, c, "Result", x, IR_NONE);
    emit(IR_SET_PUT, IR_NONE, 1u, c, IR_NONE)->contract = calculator;
    emit_return(IR_NONE);
    expect("every case there is", "");

    common();
    server(&c, "closed", "closed");
    emit(IR_STOP, IR_NONE, IR_NONE);
    expect("no case for a new client", "unhandled@3");

    common();
    server(&c, "closed", "timeout");
    emit(IR_STOP, IR_NONE, IR_NONE);
    expect("a case that cannot be, and one missing", "unhandled@3"); /* the former is a note */

    common();
    server(&c, "closed", "default");
    emit(IR_STOP, IR_NONE, IR_NONE);
    expect("a default", "default@9");

    common();
    server(&c, "closed", "connected");
    x = local(IR_SCALAR, "x", "");
    emit_access(IR_ACCESS, x, c, "Subtract", "a");
    emit(IR_STOP, IR_NONE, IR_NONE);
    expect("an argument of another message", "cell@12");

    common();
    server(&c, "closed", "connected");
    emit(IR_SET_PUT, IR_NONE, 1u, c, IR_NONE)->contract = calculator;
    emit_return(IR_NONE);
    expect("put back without an answer", "state@12");
}

static void test_uninspected(void)
{
    common();
    function_start("f");
    ir_var c = endpoint_parameter("c", calculator, SIDE_CLIENT, "Answer", NULL, OWNING);
    ir_var tag = local(IR_SCALAR, "tag", ""), x = local(IR_SCALAR, "x", "");
    emit_message(IR_RECEIVE, tag, c, NULL, IR_NONE);
    emit_access(IR_ACCESS, x, c, "Result", "value");
    emit_message(IR_SEND, IR_NONE, c, "Add", x, x, IR_NONE);
    emit(IR_STOP, IR_NONE, IR_NONE);
    expect("read before it was looked at", "uninspected@2");

    /* The tag variable is written through its address: the switch says nothing about c. */
    common();
    function_start("f");
    c = endpoint_parameter("c", calculator, SIDE_CLIENT, "Answer", NULL, OWNING);
    tag = local(IR_SCALAR, "tag", "");
    x = local(IR_SCALAR, "x", "");
    ir_var p = local(IR_POINTER, "p", "");
    ir_block all = block_new(), gone = block_new();
    emit_message(IR_RECEIVE, tag, c, NULL, IR_NONE);
    emit(IR_ADDRESS, p, tag, IR_NONE);
    emit(IR_STORE, IR_NONE, p, x, IR_NONE)->args[1] = IR_NONE;
    emit_switch(tag, calculator, all, "Result", all, "Overflow", all, "closed", gone, NULL);
    block_into(all);
    emit_access(IR_ACCESS, x, c, "Result", "value");
    emit(IR_STOP, IR_NONE, IR_NONE);
    block_into(gone);
    emit(IR_STOP, IR_NONE, IR_NONE);
    expect("a tag that may have been forged", "uninspected@8");
}

static void test_cells(void)
{
    common();
    function_start("f");
    ir_var c = endpoint_parameter("c", console, SIDE_CLIENT, "Ready", NULL, OWNING);
    ir_var v = parameter(IR_POINTER, "v", "uint8_vector", OWNING),
           n = parameter(IR_SCALAR, "n", "", 0);
    ir_var tag = local(IR_SCALAR, "tag", ""), w = local(IR_POINTER, "w", "uint8_vector");
    ir_block written = block_new(), gone = block_new();
    emit_message(IR_REQUEST, tag, c, "Write", v, n, IR_NONE);
    emit_switch(tag, console, gone, "Written", written, "closed", gone, NULL);
    block_into(gone);
    emit_message(IR_CLOSE, IR_NONE, c, NULL, IR_NONE);
    emit_return(IR_NONE);
    block_into(written);
    emit_access(IR_ACCESS_OWNED, w, c, "Written", "text");
    emit_call(drop, IR_NONE, w, IR_NONE);
    emit_access(IR_ACCESS_OWNED, w, c, "Written", "text"); /* line 9 */
    emit(IR_STOP, IR_NONE, IR_NONE);
    expect("a cell taken twice", "cell@9");

    common();
    function_start("f");
    c = endpoint_parameter("c", console, SIDE_CLIENT, "Ready", NULL, OWNING);
    v = parameter(IR_POINTER, "v", "uint8_vector", OWNING);
    w = parameter(IR_POINTER, "w", "uint8_vector", OWNING);
    n = parameter(IR_SCALAR, "n", "", 0);
    tag = local(IR_SCALAR, "tag", "");
    written = block_new();
    gone = block_new();
    emit_message(IR_REQUEST, tag, c, "Write", v, n, IR_NONE);
    emit_switch(tag, console, gone, "Written", written, "closed", gone, NULL);
    block_into(written);
    emit_message(IR_REQUEST, tag, c, "Read", w, IR_NONE); /* line 5 */
    emit(IR_STOP, IR_NONE, IR_NONE);
    block_into(gone);
    emit(IR_STOP, IR_NONE, IR_NONE);
    expect("a cell left behind", "cell@5");

    common();
    function_start("f");
    c = endpoint_parameter("c", store, SIDE_CLIENT, "Ready", NULL, OWNING);
    v = parameter(IR_POINTER, "v", "uint8_vector", OWNING);
    emit_message(IR_SEND, IR_NONE, c, "Put", v, v, IR_NONE);
    emit(IR_STOP, IR_NONE, IR_NONE);
    expect("one object twice in one message", "use-after-move@1");
}

int main(void)
{
    struct diagnostics *all = diagnostics_new();
    struct contract *read[3] = {contract_read("contracts/Console.contract", all),
                                contract_read("contracts/Calculator.contract", all),
                                contract_read("contracts/Store.contract", all)};
    if (!read[0] || !read[1] || !read[2]) {
        diagnostics_print(all, DIAGNOSTIC_TEXT, stderr);
        return 1;
    }
    console = read[0];
    calculator = read[1];
    store = read[2];
    test_unset();
    test_null();
    test_facts();
    test_moves();
    test_joins();
    test_borrows();
    test_slots();
    test_protocol();
    test_switch();
    test_uninspected();
    test_cells();
    for (int i = 0; i < 3; i++)
        contract_free(read[i]);
    diagnostics_free(all);
    return tests_done();
}
