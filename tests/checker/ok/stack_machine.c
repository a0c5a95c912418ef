/* A small stack machine with a table of operations and a program in an array. */
#include "memory.component.h"

#define STACK 32

enum opcode { OP_PUSH, OP_ADD, OP_SUB, OP_MUL, OP_DUP, OP_SWAP, OP_JNZ, OP_HALT, OP_COUNT };

struct vm {
    int32_t stack[STACK];
    uint32_t sp;
    uint32_t pc;
    bool error;
};

struct instruction {
    enum opcode op;
    int32_t operand;
};

static void push(struct vm *vm, int32_t v)
{
    if (vm->sp >= STACK) {
        vm->error = true;
        return;
    }
    vm->stack[vm->sp++] = v;
}

static int32_t pop(struct vm *vm)
{
    if (vm->sp == 0) {
        vm->error = true;
        return 0;
    }
    return vm->stack[--vm->sp];
}

static int32_t run(const struct instruction *code COUNT(n), uint32_t n)
{
    struct vm vm = {0};
    int32_t a, b;
    uint32_t steps = 0;

    while (vm.pc < n && !vm.error && steps++ < 10000) {
        const struct instruction *i = &code[vm.pc++];
        switch (i->op) {
        case OP_PUSH: push(&vm, i->operand); break;
        case OP_ADD: push(&vm, pop(&vm) + pop(&vm)); break;
        case OP_SUB:
            b = pop(&vm);
            a = pop(&vm);
            push(&vm, a - b);
            break;
        case OP_MUL:
            b = pop(&vm), a = pop(&vm);
            push(&vm, a * b);
            break;
        case OP_DUP:
            a = pop(&vm);
            push(&vm, a);
            push(&vm, a);
            break;
        case OP_SWAP:
            b = pop(&vm);
            a = pop(&vm);
            push(&vm, b);
            push(&vm, a);
            break;
        case OP_JNZ:
            if (pop(&vm) != 0)
                vm.pc = (uint32_t)i->operand;
            break;
        case OP_HALT: return pop(&vm);
        case OP_COUNT: vm.error = true; break;
        default: vm.error = true;
        }
    }
    return 0;
}

static const struct instruction countdown[] = {
    {OP_PUSH, 10}, {OP_PUSH, 1}, {OP_SUB, 0}, {OP_DUP, 0}, {OP_JNZ, 1}, {OP_HALT, 0},
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (run(countdown, sizeof countdown / sizeof countdown[0]) != 0)
        deed_fault(deed_reason_value);
}
