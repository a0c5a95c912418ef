/* A stack of owned nodes: push and pop at the head, tear down in a loop. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

struct stack {
    struct node *top OWN;
    uint32_t depth;
};

static bool push(struct stack *stack, uint32_t value)
{
    struct node *node = deed_take(sizeof(struct node));
    if (node == NULL)
        return false;
    node->value = value;
    PUT(node->next, TAKE(stack->top));
    PUT(stack->top, node);
    stack->depth++;
    return true;
}

static uint32_t pop(struct stack *stack, uint32_t otherwise)
{
    struct node *node = TAKE(stack->top);
    if (node == NULL)
        return otherwise;
    uint32_t value = node->value;
    struct node *rest = TAKE(node->next);
    PUT(stack->top, rest);
    deed_drop(node);
    stack->depth--;
    return value;
}

static void clear(struct stack *stack)
{
    struct node *node = TAKE(stack->top);
    while (node != NULL) {
        struct node *next = TAKE(node->next);
        deed_drop(node);
        node = next;
    }
    stack->depth = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct stack *stack = deed_take(sizeof(struct stack));
    if (stack == NULL)
        return;
    for (uint32_t i = 0; i < 10; i++) {
        if (!push(stack, i))
            break;
    }
    uint32_t sum = 0;
    while (stack->depth > 3)
        sum += pop(stack, 0);
    clear(stack);
    struct node *top = TAKE(stack->top);
    if (top == NULL)
        deed_drop(stack);
    else
        deed_fault(sum);
}
