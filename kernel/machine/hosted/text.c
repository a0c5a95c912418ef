/* text.c - where instructions are: what the program and its libraries have loaded to be executed.
 * Looked up once, for a fault is no place to ask the loader. */
#define _GNU_SOURCE
#include <link.h>

#include "hosted.h"

#define RANGES_MAX 32u

static struct {
    uint64_t start, size;
} ranges[RANGES_MAX];
static uint32_t range_count;

static int note(struct dl_phdr_info *module, size_t size, void *nothing)
{
    (void)size;
    (void)nothing;
    for (uint32_t i = 0; i < module->dlpi_phnum && range_count < RANGES_MAX; i++) {
        const ElfW(Phdr) *segment = &module->dlpi_phdr[i];
        if (segment->p_type != PT_LOAD || !(segment->p_flags & PF_X))
            continue;
        ranges[range_count].start = module->dlpi_addr + segment->p_vaddr;
        ranges[range_count++].size = segment->p_memsz;
    }
    return 0;
}

void text_start(void)
{
    dl_iterate_phdr(note, NULL);
}

bool machine_text(uint64_t address)
{
    for (uint32_t i = 0; i < range_count; i++)
        if (address - ranges[i].start < ranges[i].size)
            return true;
    return false;
}
