# entry.S - where interrupts and faults enter, and where contexts begin and go on.

        .text
        .code64

# These registers, onto the stack and from there.
        .macro saved registers:vararg
        .irp register, \registers
        push %\register
        .endr
        .endm
        .macro restored registers:vararg
        .irp register, \registers
        pop %\register
        .endr
        .endm

# A fault: no context comes back from it, so nothing is saved. Each entry takes 16 bytes. The CPU has
# switched to a stack of its own and pushed an error code for some vectors; the others get a 0.
        .align 16
        .globl fault_entries
fault_entries:
        .set vector, 0
        .rept 32
        .align 16
        .if !((vector == 8) || (vector >= 10 && vector <= 14) || (vector == 17) || (vector == 21) || (vector == 29) || (vector == 30))
        push $0
        .endif
        push $vector
        jmp fault_common
        .set vector, vector + 1
        .endr

        .align 16
fault_common:
        pop %rdi                        # vector
        pop %rsi                        # error code
        mov (%rsp), %rdx                # instruction
        mov 24(%rsp), %rcx              # its stack pointer
        mov %cr2, %r8
        cld
        call machine_fault
        ud2

# A page fault: if it was the kernel's tables that were touched, they are there now, and what touched
# them goes on.
        .align 16
        .globl page_entry
page_entry:
        saved rax, rcx, rdx, rsi, rdi, r8, r9, r10, r11
        sub $8, %rsp
        mov %cr2, %rdi
        mov 80(%rsp), %rsi              # error code
        mov 88(%rsp), %rdx              # instruction
        cld
        call table_touched
        add $8, %rsp
        test %al, %al
        restored r11, r10, r9, r8, rdi, rsi, rdx, rcx, rax
        jz 1f
        add $8, %rsp
        iretq
1:      mov $14, %edi
        pop %rsi                        # error code
        mov (%rsp), %rdx                # instruction
        mov 24(%rsp), %rcx              # its stack pointer
        mov %cr2, %r8
        mov $fault_stack + 4096, %rsp      # for what comes now may touch tables, too
        cld
        call machine_fault
        ud2

# An interrupt: everything is pushed on the interrupted stack (at most 184 bytes with the CPU's
# frame), below it the address of interrupt_resume: exactly a suspended context. Then C runs on the
# core's own stack and says which context goes on. The first four are pushed by the entry, so that
# it has a register for which line it is.
        .macro interrupted function
        saved rdi, r8, r9, r10, r11, rbx, rbp, r12, r13, r14, r15
        push $interrupt_resume
        mov %rsp, %rdi
        mov $interrupt_stack_top, %rsp
        cld
        call \function
        mov %rax, %rsp
        mov %rdx, %rax
        ret
        .endm

# Each entry takes 16 bytes: of the sixteen lines; of the alarm; and of interrupts that were gone
# when the core asked its own controller which they are.
        .align 16
        .globl interrupt_entries
interrupt_entries:
        .set irq, 0
        .rept 16
        .align 16
        saved rax, rcx, rdx, rsi
        mov $irq, %esi
        jmp interrupt_line
        .set irq, irq + 1
        .endr
        .align 16
alarm_entry:
        saved rax, rcx, rdx, rsi
        jmp interrupt_alarm
        .align 16
spurious_entry:
        iretq

        .align 16
interrupt_line:
        interrupted machine_line

        .align 16
interrupt_alarm:
        interrupted machine_alarmed

interrupt_resume:
        restored r15, r14, r13, r12, rbp, rbx, r11, r10, r9, r8, rdi, rsi, rdx, rcx, rax
        iretq

# The same for a component that has floating numbers: on top lies where its SSE registers are.
        .globl interrupt_resume, float_resume
float_resume:
        pop %rax
        fxrstor64 (%rax)
        jmp interrupt_resume

        .globl machine_resume
machine_resume:
        mov %rdi, %rsp
        mov %rsi, %rax
        ret

        .globl machine_enter
machine_enter:
        mov %rdi, %rsp
        push $0
        jmp *%rsi

# Where a new component begins: on its stack are the ports, main, and where main returns to.
        .globl machine_begin
machine_begin:
        pop %rdi
        xor %eax, %eax
        xor %ebp, %ebp
        sti
        ret

# `sti` takes effect behind the instruction after it, so no interrupt can come before the hlt.
        .globl machine_idle
machine_idle:
        sti
        hlt
        cli
        ret

        .globl machine_breathe
machine_breathe:
        sti
        nop
        cli
        ret

        .bss
        .align 16
        .skip 8192
        .globl interrupt_stack_top
interrupt_stack_top:
        .section .note.GNU-stack, "", @progbits
