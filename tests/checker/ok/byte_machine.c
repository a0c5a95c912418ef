/* A machine with a stack, and programs of bytes. */
#include "memory.component.h"

enum op { PUSH, ADD, SUB, MUL, DUP, JUMP_IF, HALT };

struct vm {
    int32_t stack[16];
    unsigned sp;
    unsigned pc;
};

static int run(struct vm *vm, const uint8_t *code COUNT(size), unsigned size)
{
    while (vm->pc < size) {
        switch (code[vm->pc++]) {
        case PUSH:
            if (vm->pc >= size || vm->sp >= 16)
                return -1;
            vm->stack[vm->sp++] = (int8_t)code[vm->pc++];
            break;
        case ADD:
        case SUB:
        case MUL: {
            if (vm->sp < 2)
                return -1;
            int32_t b = vm->stack[--vm->sp];
            int32_t a = vm->stack[--vm->sp];
            int32_t r = code[vm->pc - 1] == ADD ? a + b : code[vm->pc - 1] == SUB ? a - b : a * b;
            vm->stack[vm->sp++] = r;
            break;
        }
        case DUP:
            if (vm->sp < 1 || vm->sp >= 16)
                return -1;
            vm->stack[vm->sp] = vm->stack[vm->sp - 1];
            vm->sp++;
            break;
        case JUMP_IF:
            if (vm->pc >= size || vm->sp == 0)
                return -1;
            if (vm->stack[--vm->sp])
                vm->pc = code[vm->pc];
            else
                vm->pc++;
            break;
        case HALT:
            return vm->sp > 0 ? vm->stack[vm->sp - 1] : 0;
        default:
            return -1;
        }
    }
    return -1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    static const uint8_t code[] = {PUSH, 2, PUSH, 3, ADD, HALT};
    struct vm vm = {.sp = 0};
    (void)run(&vm, code, sizeof code);
}
