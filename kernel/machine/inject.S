# inject.S - the instructions that fault, each in one way; inject.c calls them. They are the same on
# the bare machine and in a process.

        .text
        .globl inject_start, inject_end
inject_start:
        .globl inject_vector, inject_shift, inject_value, inject_unreachable
inject_vector:
        ud1 0x12(%eax), %eax
inject_shift:
        ud1 0x14(%eax), %eax
inject_value:
        ud1 0x0a(%eax), %eax
inject_unreachable:
        ud1 0x01(%eax), %eax
        .globl inject_division, inject_touch, inject_instruction
inject_division:
        xor %eax, %eax
        xor %edx, %edx
        xor %ecx, %ecx
        div %ecx
        ret
inject_touch:
        movb $1, (%rdi)
        ret
inject_instruction:
        ud2
inject_end:
        .section .note.GNU-stack, "", @progbits
