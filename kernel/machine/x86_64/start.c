/* start.c - from boot.S to the kernel: memory map, pages, devices. And the way out. */
#include "x86.h"

#define START_MAGIC 0x336ec578u
#define MEMORY_RAM  1u

/* What the PVH boot protocol passes: the hvm_start_info of the Xen ABI. */
struct start_info {
    uint32_t magic, version, flags, module_count;
    uint64_t modules, command_line, acpi, memory_map;
    uint32_t memory_map_entries, reserved;
};

struct memory_map_entry {
    uint64_t address, size;
    uint32_t type, reserved;
};

#define LEAST_MEMORY 0x100000u   /* for page tables and a heap worth the name */
#define BOOT_MAPPED  0x40000000u /* by boot.S: page tables must lie below     */

#define DEBUG_EXIT     0xf4u
#define DEBUG_SUCCESS  0x10u /* QEMU ends with 33 */
#define DEBUG_FAILURE  0x11u /* 35 */
#define ACPI_CONTROL   0x604u
#define ACPI_POWER_OFF 0x2000u

/* The end of the RAM that begins at or before this address; the address itself if there is none. */
static uint64_t ram_end(const struct start_info *info, uint64_t address)
{
    const struct memory_map_entry *entry = (const struct memory_map_entry *)info->memory_map;

    for (uint32_t i = 0; i < info->memory_map_entries; i++)
        if (entry[i].type == MEMORY_RAM && entry[i].address <= address &&
            entry[i].address + entry[i].size > address)
            return entry[i].address + entry[i].size;
    return address;
}

/* From boot.S, on what becomes the stack of the idle context. */
_Noreturn void machine_boot(const struct start_info *info);
_Noreturn void machine_boot(const struct start_info *info)
{
    uint64_t free = ((uint64_t)deed_image_end + PAGE_SIZE - 1) & ~(uint64_t)(PAGE_SIZE - 1);
    uint64_t end = info->magic == START_MAGIC ? ram_end(info, free) : free;

    serial_start();
    if (end < free + LEAST_MEMORY) {
        machine_print("deed: cannot go on: no memory map, or not enough memory behind the image\n");
        machine_exit(1);
    }
    if (end > BOOT_MAPPED)
        end = BOOT_MAPPED;
    cpu_start();
    free = paging_start(free, end);
    pic_start();
    lapic_start();
    clock_start();
    kernel_main(free, end - free);
}

/* Without the debug device: as pc and q35 do it, else by a fault that has no handler, which resets
 * the machine or ends a QEMU that runs with -no-reboot. */
static void power_off(void)
{
    struct {
        uint16_t limit;
        uint64_t base;
    } __attribute__((packed)) nothing = {0, 0};

    out16(ACPI_CONTROL, ACPI_POWER_OFF);
    __asm__ volatile("lidt %0\n\tint3" : : "m"(nothing));
}

_Noreturn void machine_exit(uint32_t status)
{
    machine_interrupts_off();
    out32(DEBUG_EXIT, status == 0 ? DEBUG_SUCCESS : DEBUG_FAILURE);
    if (status == 0)
        power_off();
    for (;;)
        __asm__ volatile("hlt");
}
