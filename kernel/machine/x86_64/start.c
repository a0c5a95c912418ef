/* start.c - from boot.S to the kernel: memory map, pages, devices. And the way out. */
#include "kernel/tables.h"
#include "clock.h"
#include "memory_map.h"
#include "paging.h"

#define MULTIBOOT_MAGIC 0x36d76289u /* in eax, where the loader is one for Multiboot2 */

#define LEAST_MEMORY 0x100000u    /* for page tables and a heap worth the name */
#define BOOT_MAPPED  0x40000000u  /* by boot.S: page tables must lie below     */
#define LOADER_MOST  0x100000000u /* ... and by its other entry; the heap ends below, too */

#define DEBUG_EXIT     0xf4u
#define DEBUG_SUCCESS  0x10u /* QEMU ends with 33 */
#define DEBUG_FAILURE  0x11u /* 35 */
#define ACPI_CONTROL   0x604u
#define ACPI_POWER_OFF 0x2000u

static _Noreturn void refuse(const char *why)
{
    machine_print("deed: cannot go on: ");
    machine_print(why);
    machine_print("\n");
    machine_exit(1);
}

/* The memory behind the image, or what is the longest stretch there. Where a component has
 * registers is no memory, whatever the loader says. */
static struct memory_range memory_find(uint64_t start, uint32_t magic)
{
    uint64_t image_end = ((uint64_t)deed_image_end + PAGE_SIZE - 1) & ~(uint64_t)(PAGE_SIZE - 1);
    enum memory_map_wrong wrong = magic == MULTIBOOT_MAGIC
                                      ? memory_map_multiboot(start, LOADER_MOST)
                                      : memory_map_pvh(start, BOOT_MAPPED);

    if (wrong != MEMORY_MAP_GOOD)
        refuse(memory_map_words[wrong]);
    uint64_t most = paging_devices_first(image_end, LOADER_MOST);
    struct memory_range memory = memory_map_longest(image_end, most);
    if (memory.start > BOOT_MAPPED - LEAST_MEMORY)
        memory = memory_map_longest(image_end, most < BOOT_MAPPED ? most : BOOT_MAPPED);
    if (memory.end - memory.start < LEAST_MEMORY)
        refuse("not enough memory behind the image");
    return memory;
}

/* From boot.S, on what becomes the stack of the idle context. `start` is what the loader left in
 * ebx, `magic` its eax if it came in by the entry for Multiboot2, else 0. */
_Noreturn void machine_boot(uint64_t start, uint32_t magic);
_Noreturn void machine_boot(uint64_t start, uint32_t magic)
{
    serial_start();
    struct memory_range memory = memory_find(start, magic);
    cpu_start();
    uint64_t free = paging_start(memory.start, memory.end);
    pic_start();
    lapic_start();
    clock_start();
    kernel_main(free + WINDOW, memory.end - free);
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
