/* paging_devices.c - registers that components were given, a page at a time: two may have their
 * registers in one page, and what the kernel checks is the range, not the page. */
#include "kernel/panic.h"
#include "paging.h"

/*@ terminates \true; exits \false; assigns \nothing;
    ensures devices: \result ==> (PAGING_LOW <= first && end <= PAGING_LOW_END) ||
        (PAGING_HIGH <= first && end <= WINDOW);
*/
static bool is_for_devices(uint64_t first, uint64_t end)
{
    return (first >= PAGING_LOW && end <= PAGING_LOW_END) ||
           (first >= PAGING_HIGH && end <= WINDOW);
}

/*@ requires sound: paging_sound;
    terminates \true; exits \true; assigns PAGING_TABLES, PAGING_GHOSTS;
    ensures sound: paging_sound;
    ensures kept: paging_kept_or_devices{Pre, Post};
*/
static void map_registers(uint64_t base, uint32_t size)
{
    uint64_t first = base / PAGE_SIZE * PAGE_SIZE;

    if (size == 0)
        return;
    if (base >= WINDOW || !is_for_devices(first, base + size))
        panic("registers where memory may be");
    paging_map(first, (base + size + PAGE_SIZE - 1) / PAGE_SIZE * PAGE_SIZE, 0, PAGING_DEVICES);
}

void paging_devices(void)
{
    /*@ loop invariant range: 0 <= c <= deed_component_total;
        loop invariant sound: paging_sound;
        loop invariant kept: paging_kept_or_devices{Pre, Here};
        loop assigns c, PAGING_TABLES, PAGING_GHOSTS;
        loop variant deed_component_total - c;
    */
    for (uint32_t c = 0; c < deed_component_total; c++) {
        const struct port_table *ports = deed_components[c].ports;
        uint32_t count = deed_components[c].port_count;
        /*@ loop invariant range: 0 <= i <= count;
            loop invariant sound: paging_sound;
            loop invariant kept: paging_kept_or_devices{Pre, Here};
            loop assigns i, PAGING_TABLES, PAGING_GHOSTS;
            loop variant count - i;
        */
        for (uint32_t i = 0; i < count; i++)
            map_registers(ports[i].register_base, ports[i].register_size);
    }
}

uint64_t paging_devices_first(uint64_t image_end, uint64_t end)
{
    /*@ loop invariant range: 0 <= c <= deed_component_total;
        loop invariant end: end <= \at(end, Pre);
        loop assigns c, end;
        loop variant deed_component_total - c;
    */
    for (uint32_t c = 0; c < deed_component_total; c++) {
        const struct port_table *ports = deed_components[c].ports;
        uint32_t count = deed_components[c].port_count;
        /*@ loop invariant range: 0 <= i <= count;
            loop invariant end: end <= \at(end, Pre);
            loop assigns i, end;
            loop variant count - i;
        */
        for (uint32_t i = 0; i < count; i++) {
            uint64_t first = ports[i].register_base / PAGE_SIZE * PAGE_SIZE;
            if (ports[i].register_size && first >= image_end && first < end)
                end = first;
        }
    }
    return end;
}
