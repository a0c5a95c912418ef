/* pic.c - the two 8259 interrupt controllers, which microvm, pc and q35 all have. A line that
 * fires is masked until its driver has acknowledged. */
#include "x86.h"

#define PIC1 0x20u
#define PIC2 0xa0u

#define INIT        0x11u
#define MODE_8086   0x01u
#define END         0x20u
#define READ_ACTIVE 0x0bu
#define CASCADE     2u /* the line that the second controller hangs on */
#define LINES       8u

uint16_t machine_masked = 0xffff & ~(1u << CASCADE);

/* To the controller that this line hangs on. */
/*@ terminates \true; exits \false; assigns MACHINE_PORTS;
    ensures told: machine_line_told(machine_masked, irq);
    ensures first: irq >= LINES ==>
        machine_port_told[PIC1 + 1] == \old(machine_port_told[PIC1 + 1]);
*/
static void mask_write(uint32_t irq)
{
    if (irq < LINES)
        out8(PIC1 + 1, (uint8_t)machine_masked);
    else
        out8(PIC2 + 1, (uint8_t)(machine_masked >> LINES));
}

void pic_start(void)
{
    out8(PIC1, INIT);
    out8(PIC2, INIT);
    out8(PIC1 + 1, VECTOR_IRQ0);
    out8(PIC2 + 1, VECTOR_IRQ0 + LINES);
    out8(PIC1 + 1, 1u << CASCADE);
    out8(PIC2 + 1, CASCADE);
    out8(PIC1 + 1, MODE_8086);
    out8(PIC2 + 1, MODE_8086);
    mask_write(0);
    mask_write(LINES);
}

/* The last line of each controller also fires when an interrupt vanished while it was being
 * delivered; then it is not marked active there. To the first, the second was. */
/*@ terminates \true; exits \false; assigns MACHINE_PORTS;
    ensures ended: \result && irq >= LINES ==> machine_port_told[PIC1] == END;
*/
static bool vanished(uint32_t irq)
{
    uint16_t controller = irq < LINES ? PIC1 : PIC2;

    out8(controller, READ_ACTIVE);
    if ((in8(controller) & 1u << (LINES - 1)) != 0)
        return false;
    if (controller == PIC2)
        out8(PIC1, END);
    return true;
}

bool pic_accept(uint32_t irq)
{
    if (irq % LINES == LINES - 1 && vanished(irq))
        return false;
    machine_interrupt_mask(irq);
    if (irq >= LINES)
        out8(PIC2, END);
    out8(PIC1, END);
    return true;
}

bool machine_interrupt_is_masked(uint32_t irq)
{
    return (machine_masked & 1u << irq) != 0;
}

void machine_interrupt_mask(uint32_t irq)
{
    machine_masked = (uint16_t)(machine_masked | 1u << irq);
    mask_write(irq);
}

void machine_interrupt_unmask(uint32_t irq)
{
    machine_masked = (uint16_t)(machine_masked - (machine_masked & 1u << irq));
    mask_write(irq);
}
