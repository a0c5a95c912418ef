/* bounds_path.c - how an argument came to be what it is, in lines of the source: where it got its
 * value, where that changed, and which tests lie on the way. It is asked for when an error is
 * reported, and decides nothing. */
#include "bounds.h"

#include <stdlib.h>
#include <string.h>

#define MOST_STEPS 5

struct step {
    struct place place;
    const char *text;
};

struct path {
    const struct ir_function *function;
    struct pool *pool;
    const char *name; /* what the author calls it, or NULL */
    bool *seen;       /* by block */
    struct place_before {
        ir_block block;
        size_t before; /* the instructions in front of this one */
        ir_var v;
    } *due; /* a stack with room for each block */
    size_t due_count;
    struct step steps[MOST_STEPS];
    size_t count;
};

static void add_step(struct path *path, struct place place, const char *text)
{
    for (size_t i = 0; i < path->count; i++)
        if (path->steps[i].place.line == place.line)
            return;
    if (path->count < MOST_STEPS && place.line != 0)
        path->steps[path->count++] = (struct step){place, text};
}

static const char *named(const struct path *path, ir_var v)
{
    const char *name = path->function->variables[v].name;
    if (name[0] != '\0')
        return pool_print(path->pool, "`%s`", name);
    return path->name != NULL ? pool_print(path->pool, "`%s`", path->name) : "it";
}

/* The only variable that the value is computed from, or IR_NONE. */
static ir_var computed_from(const struct ir_instruction *at)
{
    ir_var from = at->arg_count == 1 ? at->args[0] : IR_NONE;
    return at->op == IR_SET || at->op == IR_COPY ? from : IR_NONE;
}

static bool is_plain(const struct ir_instruction *at)
{
    return at->op == IR_COPY || at->formula == NULL || at->formula->operator== IR_VALUE;
}

/* v gets its value there: the variable to look for behind it, or IR_NONE. */
static ir_var note_value(struct path *path, const struct ir_instruction *at, ir_var v)
{
    ir_var from = computed_from(at);
    const struct ir_formula *formula = at->formula;
    const char *name = path->function->variables[v].name;
    if (path->name == NULL && name[0] != '\0')
        path->name = name;
    if (from != IR_NONE && is_plain(at))
        return from;
    const char *text = "gets its value here";
    if (at->op == IR_CALL)
        text = pool_print(path->pool, "is what `%s` gives here", at->callee->name);
    else if (formula != NULL && formula->operator== IR_VALUE && formula->left.kind == IR_CONSTANT)
        text = pool_print(path->pool, "becomes %lld here", (long long)formula->left.value);
    add_step(path, at->place, pool_print(path->pool, "%s %s", named(path, v), text));
    return from;
}

static const struct ir_instruction *test_of(const struct ir_basic_block *block)
{
    const struct ir_instruction *end = &block->instructions[block->count - 1];
    for (size_t n = block->count - 1; end->op == IR_BRANCH && n-- > 0;)
        if (block->instructions[n].dst == end->args[0])
            return &block->instructions[n];
    return NULL;
}

/* The branch at the end of the block leads to `to`, by a test of v. */
static void note_test(struct path *path, const struct ir_basic_block *block, ir_block to, ir_var v)
{
    const struct ir_instruction *test = test_of(block);
    const struct ir_instruction *end = &block->instructions[block->count - 1];
    if (test == NULL || end->target[0] == end->target[1])
        return;
    for (size_t i = 0; i < test->arg_count; i++)
        if (test->args[i] == v)
            add_step(path, test->place,
                     pool_print(path->pool, "this test of %s is %s on the way here", named(path, v),
                                end->target[0] == to ? "true" : "false"));
}

static void enter_from(struct path *path, ir_block block, ir_var v)
{
    for (ir_block p = 0; p < path->function->block_count; p++) {
        const struct ir_basic_block *from = &path->function->blocks[p];
        const struct ir_instruction *end = &from->instructions[from->count - 1];
        bool leads = false;
        for (size_t i = 0; i < ir_successor_count(end); i++)
            leads |= ir_successor(end, i) == block;
        if (!leads || path->seen[p] || path->count == MOST_STEPS)
            continue;
        path->seen[p] = true;
        note_test(path, from, block, v);
        path->due[path->due_count++] = (struct place_before){p, from->count, v};
    }
}

static void go_back(struct path *path)
{
    struct place_before from = path->due[--path->due_count];
    ir_block block = from.block;
    size_t before = from.before;
    ir_var v = from.v;
    const struct ir_basic_block *b = &path->function->blocks[block];
    while (before-- > 0) {
        if (b->instructions[before].dst != v)
            continue;
        v = note_value(path, &b->instructions[before], v);
        if (v == IR_NONE)
            return;
    }
    const struct ir_variable *variable = &path->function->variables[v];
    if (block == 0 && variable->storage == IR_PARAMETER)
        add_step(path, variable->place,
                 pool_print(path->pool, "`%s` comes in here, as any number", variable->name));
    enter_from(path, block, v);
}

static int by_line(const void *a, const void *b)
{
    const struct place *one = &((const struct step *)a)->place;
    const struct place *other = &((const struct step *)b)->place;
    return one->line != other->line ? (one->line > other->line) - (one->line < other->line)
                                    : (one->column > other->column) - (one->column < other->column);
}

void bounds_note_path(struct bounds *bounds, const struct ir_instruction *at, ir_var v)
{
    const struct ir_function *function = bounds->function;
    struct pool *pool = bounds->shared->pool;
    struct path path = {.function = function, .pool = pool};
    path.seen = pool_take(pool, function->block_count);
    path.due = pool_take(pool, (function->block_count + 1) * sizeof *path.due);
    for (ir_block b = 0; b < function->block_count; b++) {
        const struct ir_basic_block *block = &function->blocks[b];
        if (at >= block->instructions && at < block->instructions + block->count)
            path.due[path.due_count++] =
                (struct place_before){b, (size_t)(at - block->instructions), v};
    }
    while (path.due_count > 0)
        go_back(&path);
    qsort(path.steps, path.count, sizeof *path.steps, by_line);
    for (size_t i = 0; i < path.count; i++)
        if (path.steps[i].place.line != at->place.line)
            diagnostic_note(bounds->shared->all, path.steps[i].place, "%s", path.steps[i].text);
}
