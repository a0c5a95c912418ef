/* x86.h - what the files of this machine share: instructions, and one function a part. */
#ifndef MACHINE_X86_H
#define MACHINE_X86_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/machine.h"
#include "kernel/tables.h"

#define PAGE_SIZE 4096u

#define VECTOR_IRQ0     32u /* the 16 ISA interrupts */
#define VECTOR_ALARM    48u
#define VECTOR_SPURIOUS 49u

#define LAPIC_ADDRESS 0xfee00000u

#define FRACTION 0x100000000ull /* what one is in rates: they have 32 bits behind the point */

/* From the linker script: the image's groups of pages, and a page that stays unmapped. */
extern char GENERATED(deed_image_text_start), GENERATED(deed_image_text_end);
extern char GENERATED(deed_image_rodata_start), GENERATED(deed_image_rodata_end);
extern char GENERATED(deed_image_data_start), GENERATED(deed_image_data_end);
extern char GENERATED(deed_image_end), GENERATED(deed_guard_start);

/* The kernel's tables: in no segment. */
extern char GENERATED(deed_tables_start), GENERATED(deed_tables_end);

#define WINDOW 0x100000000ull /* what an address of the heap has more than where it lies */

/* Where faults are told: its top is known to entry.S, too. */
extern char fault_stack[];

/* Descriptor tables and fault stacks. */
void cpu_start(void);

/* This part of a table gets its memory, with interrupts on for moments. */
void table_fill(void *start, uint64_t size);

/* From entry.S: a page fault. True if that was a table, and all is well. */
bool table_touched(uint64_t address, uint64_t error, uint64_t instruction);

/*@ terminates \true; exits \false; assigns MACHINE_PORTS;
    ensures told: machine_line_told(machine_masked, 0) && machine_line_told(machine_masked, 8);
*/
void pic_start(void);
/* True if this interrupt is real; it then stays masked until machine_interrupt_unmask, and its
 * controllers have been told that it has come. */
/*@ requires line: irq < MACHINE_LINES;
    terminates \true; exits \false; assigns machine_masked, MACHINE_PORTS;
    ensures real: irq % 8 != 7 ==> \result;
    ensures masked: \result ==> machine_masked == (\old(machine_masked) | (1 << irq));
    ensures told: \result ==> machine_line_told(machine_masked, irq);
    ensures ended: \result || irq >= 8 ==> machine_port_told[0x20] == 0x20;
    ensures both: \result && irq >= 8 ==> machine_port_told[0xa0] == 0x20;
    ensures vanished: !\result ==> machine_masked == \old(machine_masked);
*/
bool pic_accept(uint32_t irq);

/*@ terminates \true; exits \false; assigns MACHINE_PORTS; */
void serial_start(void);

#endif
