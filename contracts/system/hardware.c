/* hardware.c - what the machine has is given to those who declare it, and to one component each:
 * interrupts, I/O ports, registers, queues of devices. */
#include "image.h"

/* Registers are at the same address for the kernel as for the machine. So they lie where the kernel
 * has nothing (kernel/machine/x86_64/paging.h): in the hole that every such machine has below the
 * image; or behind the image and the kernel's tables, which end at 2 GiB at the latest, and below
 * the 4 GiB that the heap is seen in. Behind these nothing is mapped. */
#define HOLE_START        ((uint64_t)0xa0000)
#define HOLE_END          ((uint64_t)0x100000)
#define DEVICES_START     ((uint64_t)0x80000000)
#define WINDOW_START      ((uint64_t)0x100000000)
#define PAGE              ((uint64_t)4096)
#define PCI_SIZE          ((uint64_t)256 << 20)
#define CASCADE           2 /* the interrupt by which one controller hangs on the other */
#define PART_OF_REGISTERS ((uint64_t)2 << 20)
#define MOST_REGISTERS    ((uint64_t)64 << 20)
#define MOST_VIRTQUEUES   8u /* what the kernel has tables for */

static bool has_port(const struct component *component, enum port_kind kind)
{
    for (size_t i = 0; i < component->port_count; i++)
        if (component->ports[i].kind == kind)
            return true;
    return false;
}

static bool span_overlap(uint64_t one, uint64_t one_size, uint64_t other, uint64_t other_size)
{
    return one_size && other_size && one < other + other_size && other < one + one_size;
}

/* What the component declares it is given, and nothing else. */
static void check_given(struct image_draft *draft, const struct instance *instance, bool declared,
                        bool given, const char *declaration, const char *option)
{
    if (declared && !given)
        image_error(draft, instance->place, "hardware",
                    "`%s` declares `%s` and is given none: add `%s`", instance->name, declaration,
                    option);
    if (given && !declared)
        image_error(draft, instance->place, "hardware",
                    "`%s` is given `%s` and does not declare `%s`", instance->name, option,
                    declaration);
}

/* The registers of queues are nobody's but the kernel's: whose they are could have the device write
 * anywhere. */
static bool check_queues_apart(struct image_draft *draft, const struct instance *one,
                               const struct instance *other)
{
    bool theirs = one->virtqueue && span_overlap(one->virtqueue, VIRTQUEUE_REGISTERS,
                                                 other->register_base, other->register_size);
    bool same = one != other && one->virtqueue && one->virtqueue == other->virtqueue;

    if (theirs)
        image_error(draft, other->place, "hardware",
                    "`%s` is given registers of the queue at 0x%llx: those are the kernel's",
                    other->name, (unsigned long long)one->virtqueue);
    else if (same)
        image_error(draft, one->place, "hardware",
                    "`%s` and `%s` are both given the queue at 0x%llx", other->name, one->name,
                    (unsigned long long)one->virtqueue);
    return !theirs && !same;
}

/* No two components share a part of the machine. */
static void check_apart(struct image_draft *draft, const struct instance *one,
                        const struct instance *other)
{
    bool same_irq = one->irq >= 0 && one->irq == other->irq;
    bool overlap =
        span_overlap(one->ioport_base, one->ioport_count, other->ioport_base, other->ioport_count);

    bool same_registers = span_overlap(one->register_base, one->register_size, other->register_base,
                                       other->register_size);

    bool shares = !check_queues_apart(draft, one, other) || !check_queues_apart(draft, other, one);
    if (same_irq)
        image_error(draft, one->place, "hardware", "`%s` and `%s` are both given the interrupt %d",
                    other->name, one->name, one->irq);
    else if (overlap)
        image_error(draft, one->place, "hardware",
                    "the I/O ports of `%s` and `%s` overlap from 0x%x on", other->name, one->name,
                    one->ioport_base > other->ioport_base ? one->ioport_base : other->ioport_base);
    else if (same_registers)
        image_error(draft, one->place, "hardware",
                    "the registers of `%s` and `%s` overlap from 0x%llx on", other->name, one->name,
                    (unsigned long long)(one->register_base > other->register_base
                                             ? one->register_base
                                             : other->register_base));
    else if (!shares)
        return;
    notation_note(&draft->notation, other->place, "the other one is here");
}

/* Registers that are nobody's. By the first interrupt controller any interrupt can be raised, or
 * one that resets; by the configuration of PCI devices, which q35 and microvm have there, any
 * memory can be written. */
static const struct {
    uint64_t first, size;
    const char *what;
} kept_registers[] = {
    {0xfec00000, PAGE, "the registers of the kernel's interrupt controller"},
    {0xfee00000, PAGE, "the registers of the kernel's interrupt controller"},
    {0xb0000000, PCI_SIZE, "what tells PCI devices where to write"},
    {0xe0000000, PCI_SIZE, "what tells PCI devices where to write"},
};

static bool is_for_devices(uint64_t first, uint64_t end)
{
    return (first >= HOLE_START && end <= HOLE_END) ||
           (first >= DEVICES_START && end <= WINDOW_START);
}

static void check_span(struct image_draft *draft, const struct instance *instance, uint64_t first,
                       uint64_t size)
{
    if (size == 0)
        return;
    if (!is_for_devices(first, first + size))
        image_error(draft, instance->place, "hardware",
                    "`%s` is given registers at 0x%llx, where memory may be: devices are at "
                    "0xa0000..0xfffff and 0x80000000..0xffffffff",
                    instance->name, (unsigned long long)first);
    for (size_t i = 0; i < sizeof kept_registers / sizeof kept_registers[0]; i++) {
        uint64_t kept = kept_registers[i].first, length = kept_registers[i].size;
        if (span_overlap(first, size, kept, length))
            image_error(draft, instance->place, "hardware", "`%s` is given %s, 0x%llx..0x%llx",
                        instance->name, kept_registers[i].what, (unsigned long long)kept,
                        (unsigned long long)(kept + length - 1));
    }
}

/* Ports that are nobody's: the kernel's own, and those by which any memory can be written. */
static const struct {
    uint32_t first, last;
    const char *what;
} kept_ports[] = {
    {0x00, 0x0f, "tell a DMA controller where to write"},
    {0x20, 0x21, "are the kernel's interrupt controller"},
    {0x40, 0x43, "are the kernel's timer"},
    {0x81, 0x8f, "tell a DMA controller where to write"},
    {0xa0, 0xa1, "are the kernel's interrupt controller"},
    {0xc0, 0xdf, "tell a DMA controller where to write"},
    {0xf4, 0xf7, "end the machine"},
    {0x4d0, 0x4d1, "are the kernel's interrupt controller"},
    {0x514, 0x51b, "tell QEMU's fw_cfg where to write"},
    {0x604, 0x605, "end the machine"},
    {0xcf8, 0xcff, "tell PCI devices where to write"},
};

static void check_ports(struct image_draft *draft, const struct instance *instance)
{
    for (size_t i = 0; i < sizeof kept_ports / sizeof kept_ports[0]; i++) {
        uint32_t first = kept_ports[i].first, last = kept_ports[i].last;
        if (!span_overlap(instance->ioport_base, instance->ioport_count, first, last - first + 1))
            continue;
        image_error(draft, instance->place, "hardware",
                    "`%s` is given I/O ports of 0x%x..0x%x: those %s, so they are nobody's",
                    instance->name, first, last, kept_ports[i].what);
        return;
    }
}

static void check_all_given(struct image_draft *draft, size_t index)
{
    const struct instance *instance = &draft->image.instances[index];
    const struct component *component = instance->component;
    const struct said *said = &draft->said[index];

    check_given(draft, instance, has_port(component, PORT_INTERRUPT), said->irq, "interrupt",
                "irq");
    check_given(draft, instance, has_port(component, PORT_IOPORTS), said->ioport, "ioports",
                "ioport");
    check_given(draft, instance, has_port(component, PORT_REGISTERS), said->registers, "registers",
                "registers");
    check_given(draft, instance, has_port(component, PORT_VIRTQUEUE), said->virtqueue, "virtqueue",
                "virtqueue");
    if (instance->irq == CASCADE)
        image_error(draft, instance->place, "hardware",
                    "`%s` is given the interrupt 2, by which the kernel hears of 8..15",
                    instance->name);
    check_ports(draft, instance);
    check_span(draft, instance, instance->register_base, instance->register_size);
    check_span(draft, instance, instance->virtqueue, instance->virtqueue ? VIRTQUEUE_REGISTERS : 0);
    check_queues_apart(draft, instance, instance);
}

/* They are mapped in small pages, and the tables for that have to fit. */
static void check_register_sum(struct image_draft *draft)
{
    uint64_t sum = 0;
    unsigned queues = 0;

    for (size_t i = 0; i < draft->image.instance_count; i++) {
        const struct instance *one = &draft->image.instances[i];
        bool was_fine = sum <= MOST_REGISTERS;
        if (one->register_size && !draft->said[i].flawed)
            sum += one->register_size > PART_OF_REGISTERS ? one->register_size : PART_OF_REGISTERS;
        if (one->virtqueue && !draft->said[i].flawed)
            sum += PART_OF_REGISTERS;
        if (one->virtqueue && ++queues == MOST_VIRTQUEUES + 1)
            image_error(draft, one->place, "limit",
                        "up to `%s`, more than %u queues of devices are given", one->name,
                        MOST_VIRTQUEUES);
        if (was_fine && sum > MOST_REGISTERS)
            image_error(draft, one->place, "limit",
                        "up to `%s`, more than 64M of registers are given, or to more than 32",
                        one->name);
    }
}

void image_check_hardware(struct image_draft *draft)
{
    check_register_sum(draft);
    for (size_t i = 0; i < draft->image.instance_count; i++) {
        if (draft->said[i].flawed)
            continue;
        check_all_given(draft, i);
        for (size_t j = 0; j < i; j++)
            if (!draft->said[j].flawed)
                check_apart(draft, &draft->image.instances[i], &draft->image.instances[j]);
    }
}
