/* random_program.c - what all programs made at random have in common. */
#include "random_program.h"

uint64_t seed;
const struct contract *file, *calculator;
ir_slot next, item, root;
struct ir_function *take, *drop, *peek, *touch, *discard, *clear, *cut, *behind;

uint32_t below(uint32_t limit)
{
    return random_below(&seed, limit);
}

bool overlooked(void)
{
    return below(100) < 2;
}

/* static void discard(struct node *n OWN CLAIMS OPT): drops a whole list. */
static void make_discard(void)
{
    discard = function_start("discard");
    ir_var n = parameter(IR_POINTER, "n", "node", OWNING | OPTIONAL);
    ir_var t = temporary(IR_POINTER, "node"), i = temporary(IR_POINTER, "item");
    ir_block head = block_new(), body = block_new(), end = block_new();
    emit_jump(head);
    block_into(head);
    emit_null(n, end, body);
    block_into(body);
    emit_slot(IR_TAKE, i, item, n, IR_NONE);
    emit_call(drop, IR_NONE, i, IR_NONE);
    emit_slot(IR_TAKE, t, next, n, IR_NONE);
    emit_call(drop, IR_NONE, n, IR_NONE);
    emit(IR_COPY, n, t, IR_NONE);
    emit_jump(head);
    block_into(end);
    emit_return(IR_NONE);
}

/* static void clear(void): drops what hangs in g_root. */
static void make_clear(void)
{
    clear = function_start("clear");
    ir_var t = temporary(IR_POINTER, "node");
    emit_slot(IR_TAKE, t, root, static_owner(root), IR_NONE);
    emit_call(discard, IR_NONE, t, IR_NONE);
    emit_return(IR_NONE);
}

/* static void cut(struct node *n): drops what hangs behind n. */
static void make_cut(void)
{
    cut = function_start("cut");
    ir_var n = parameter(IR_POINTER, "n", "node", 0), t = temporary(IR_POINTER, "node");
    emit_slot(IR_TAKE, t, next, n, IR_NONE);
    emit_call(discard, IR_NONE, t, IR_NONE);
    emit_return(IR_NONE);
}

/* BORROWS(n) OPT static struct node *behind(struct node *n). */
static void make_behind(void)
{
    behind = function_start("behind");
    result_owned(behind, true);
    behind->result.own = false;
    behind->result.borrows = 0;
    ir_var n = parameter(IR_POINTER, "n", "node", 0), t = temporary(IR_POINTER, "node");
    emit_slot(IR_LOAD, t, next, n, IR_NONE);
    emit_return(t);
}

void random_start(void)
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
    make_discard();
    make_clear();
    make_cut();
    make_behind();
}
