# entry.S - where interrupts enter, and where contexts begin and go on. Each way onto another stack
# calls `arrived`, which tells the sanitizer if there is one.

        .text

# The handler has pushed the address of the interrupted instruction on the component's stack and let
# the process go on here. Everything is pushed (136 bytes with that address), below it the address of
# interrupt_resume: exactly a suspended context. Then C runs on a stack of its own and says which
# context goes on.
        .globl interrupt_enter
interrupt_enter:
        pushfq
        push %rax
        push %rcx
        push %rdx
        push %rsi
        push %rdi
        push %r8
        push %r9
        push %r10
        push %r11
        push %rbx
        push %rbp
        push %r12
        push %r13
        push %r14
        push %r15
        push $interrupt_resume
        mov %rsp, %rdi
        mov $interrupt_stack + 262144, %rsp
interrupt_run:
        cld
        call machine_interrupt
        mov %rax, %rsp
        mov %rdx, %rax
        ret

interrupt_resume:
        mov %rsp, %rbx
        and $-16, %rsp
        call arrived
        mov %rbx, %rsp
interrupt_pop:
        pop %r15
        pop %r14
        pop %r13
        pop %r12
        pop %rbp
        pop %rbx
        pop %r11
        pop %r10
        pop %r9
        pop %r8
        pop %rdi
        pop %rsi
        pop %rdx
        pop %rcx
        pop %rax
        popfq
        ret

# The same for a component that has floating numbers: on top lies where its SSE registers are.
        .globl interrupt_resume, float_resume
float_resume:
        pop %rbp
        mov %rsp, %rbx
        and $-16, %rsp
        call arrived
        mov %rbx, %rsp
        fxrstor64 (%rbp)
        jmp interrupt_pop

# A context takes the interrupt that it waited for: a call, so half the registers are enough. It
# leaves by `ret`, as machine_switch does, so that `deed link` can follow its stack.
        .globl interrupt_self
interrupt_self:
        push %rbx
        push %rbp
        push %r12
        push %r13
        push %r14
        push %r15
        push $self_resume
        mov %rsp, %rdi
        movq $interrupt_run, interrupt_stack + 262136
        mov $interrupt_stack + 262136, %rsp
        ret
self_resume:
        sub $8, %rsp
        call arrived
        add $8, %rsp
        pop %r15
        pop %r14
        pop %r13
        pop %r12
        pop %rbp
        pop %rbx
        ret

        .globl machine_resume
machine_resume:
        mov %rdi, %rsp
        mov %rsi, %rax
        ret

        .globl machine_enter
machine_enter:
        mov %rdi, %rsp
        mov %rsi, %rbx
        call arrived
        push $0
        jmp *%rbx

# Where a new component begins: on its stack are the ports, main, and where main returns to.
        .globl machine_begin
machine_begin:
        pop %rbx
        call arrived
        mov %rbx, %rdi
        xor %ebp, %ebp
        ret

# Where the context of machine_context_enter begins: on its stack is the function.
        .globl machine_begin_function
machine_begin_function:
        call arrived
        ret
        .section .note.GNU-stack, "", @progbits
