# boot.S - from the entry (32 bits, paging off, ebx = what the loader says) to machine_boot in long
# mode. There are two entries: PVH's, which the note names, and Multiboot2's, which the header names.
#
# The first page tables map the first GiB as it lies, everything allowed; paging.c replaces them
# before any component runs. Multiboot2 may leave what it says anywhere below 4 GiB, so all of that
# is mapped then.

        .section .note.pvh, "a", @note
        .align 4
        .long 4, 8, 18                  # name size, description size, XEN_ELFNOTE_PHYS32_ENTRY
        .asciz "Xen"
        .quad _start

        .equ MULTIBOOT2, 0xe85250d6
        .section .multiboot2, "a", @progbits
        .align 8
multiboot_header:
        .long MULTIBOOT2, 0, multiboot_header_end - multiboot_header
        .long -(MULTIBOOT2 + multiboot_header_end - multiboot_header)
        .short 3, 0                     # tag: the entry; without the optional flag
        .long 12, multiboot_start, 0
        .short 0, 0                     # tag: the end
        .long 8
multiboot_header_end:

        .text
        .code32
        .globl _start
_start:
        xor %esi, %esi
        mov $boot_level2 + 0x1000, %ebp
        jmp boot

multiboot_start:
        mov %eax, %esi
        mov $boot_level2 + 0x4000, %ebp

boot:   cli
        cld
        rdtsc
        mov %eax, entry_cycles
        mov %edx, entry_cycles + 4
        mov %ebx, %edi
        mov $boot_stack_top, %esp

        mov $boot_level3 + 3, %eax      # present, writable
        mov %eax, boot_level4
        mov $boot_level2 + 3, %eax
        mov %eax, boot_level3
        add $0x1000, %eax
        mov %eax, boot_level3 + 8
        add $0x1000, %eax
        mov %eax, boot_level3 + 16
        add $0x1000, %eax
        mov %eax, boot_level3 + 24
        mov $0x83, %eax                 # present, writable, 2 MiB
        mov $boot_level2, %ecx
1:      mov %eax, (%ecx)
        add $0x200000, %eax
        add $8, %ecx
        cmp %ebp, %ecx
        jne 1b

        mov $boot_level4, %eax
        mov %eax, %cr3
        mov $0x20, %eax                 # PAE
        mov %eax, %cr4
        mov $0xc0000080, %ecx           # EFER: long mode, no-execute
        rdmsr
        or $0x900, %eax
        wrmsr
        mov $0x80010033, %eax           # paging, write protection, protected mode
        mov %eax, %cr0
        lgdt gdt_pointer
        ljmp $8, $boot_long

        .code64
boot_long:
        mov $16, %eax
        mov %eax, %ds
        mov %eax, %es
        mov %eax, %ss
        xor %eax, %eax
        mov %eax, %fs
        mov %eax, %gs
        mov $boot_stack_top, %rsp
        mov %edi, %edi
        call machine_boot
        ud2

        .data
        .align 8
        .globl gdt
gdt:    .quad 0
        .quad 0x00209a0000000000        # 8: code, 64 bits
        .quad 0x0000920000000000        # 16: data
        .quad 0, 0                      # 24: task state, written by cpu.c
gdt_pointer:
        .word 39
        .quad gdt

        # In front of the tables: where there is too little memory, this much is still there, and it
        # can be said.
        .section .bss.boot, "aw", @nobits
        .align 8
        .globl entry_cycles
entry_cycles:
        .skip 8
        .align 4096
boot_level4:
        .skip 4096
boot_level3:
        .skip 4096
boot_level2:
        .skip 4 * 4096
        .globl boot_stack_top
boot_stack:
        .skip 8192                      # becomes the idle context's
boot_stack_top:
        .section .note.GNU-stack, "", @progbits
