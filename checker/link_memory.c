/* link_memory.c - whether the image and all that it promises fit the machine: text, data, stacks
 * and kernel tables are in the image, heaps come on top. Printed as one table, and refused when the
 * sum is more than the system file's `memory`. */
#include "link.h"
#include "../contracts/system/grid.h"

#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* For the page tables, for what the machine keeps of its memory, and for rounding to pages; and for
 * what the shared heap's tables take when it is full of the smallest objects, a part of it. */
#define RESERVE ((uint64_t)2 << 20)
#define TABLES  25u /* of 128 */
#define MIB     ((uint64_t)1 << 20)

/* Where the image ends; it lies as it is linked. 0: it is no image. */
static uint64_t image_end(const char *file)
{
    size_t size;
    char *bytes = host_read(file, &size);
    Elf64_Ehdr header;
    uint64_t end = 0;
    if (bytes == NULL || size < sizeof header) {
        free(bytes);
        return 0;
    }
    memcpy(&header, bytes, sizeof header);
    for (size_t i = 0; i < header.e_phnum; i++) {
        Elf64_Phdr segment;
        if (header.e_phoff > size || size - header.e_phoff < (i + 1) * sizeof segment)
            break;
        memcpy(&segment, bytes + header.e_phoff + i * sizeof segment, sizeof segment);
        if (segment.p_type == PT_LOAD && segment.p_vaddr + segment.p_memsz > end)
            end = segment.p_vaddr + segment.p_memsz;
    }
    free(bytes);
    return end;
}

/* Data counts constants, variables, and the copy of those that a restart begins with. */
static void count_sections(const struct object *object, uint64_t *text, uint64_t *data)
{
    for (size_t i = 1; i < object->section_count; i++) {
        const struct object_section *section = &object->sections[i];
        if ((section->flags & SHF_ALLOC) == 0)
            continue;
        if (object_is_code(section))
            *text += section->size;
        else
            *data += section->size;
        if (strcmp(section->name, ".data") == 0)
            *data += section->size;
    }
}

enum column { NAME, TEXT, DATA, BOUND, SERVICE, REST, STACK, HEAP, COLUMNS };

static void write_row(struct grid *grid, size_t row, const struct link_component *component,
                      uint64_t *sums)
{
    uint64_t figures[COLUMNS] = {0};
    count_sections(component->object, &figures[TEXT], &figures[DATA]);
    figures[BOUND] = component->bound;
    figures[SERVICE] = component->service;
    figures[STACK] = component->stack;
    figures[REST] = component->stack - component->bound - component->service;
    figures[HEAP] = component->instance->component->heap;
    grid_text(grid, row, NAME, component->instance->name);
    for (enum column c = TEXT; c < COLUMNS; c++) {
        sums[c] += figures[c];
        if (c == HEAP)
            grid_size(grid, row, c, figures[c]);
        else
            grid_number(grid, row, c, figures[c]);
    }
}

static char *table_text(const struct link *link)
{
    static const char *const heads[COLUMNS] = {"",          "text",      "data",  "bound",
                                               "+ service", "+ machine", "stack", "heap"};
    struct grid grid = grid_new(link->count + 2, COLUMNS);
    struct writer out = {0};
    uint64_t sums[COLUMNS] = {0};
    for (enum column c = NAME; c < COLUMNS; c++)
        grid_text(&grid, 0, c, heads[c]);
    for (size_t i = 0; i < link->count; i++)
        write_row(&grid, i + 1, &link->components[i], sums);
    for (enum column c = NAME; c < COLUMNS; c++)
        if (c == HEAP)
            grid_size(&grid, link->count + 1, c, sums[c]);
        else if (c == TEXT || c == DATA || c == STACK)
            grid_number(&grid, link->count + 1, c, sums[c]);
        else
            grid_text(&grid, link->count + 1, c, c == NAME ? "sum" : "");
    writer_print(&out,
                 "%s: what each component takes, in bytes; stack = bound of its code + "
                 "deepest service + interrupt and start\n",
                 link->system->name);
    grid_print(&grid, &out);
    return writer_finish(&out);
}

static void write_part(struct link *link, const char *name, const char *text)
{
    char *file = host_format("%s/%s", link->parts, name);
    if (!host_write(file, text, strlen(text)))
        link_fail(link, file, "it cannot be written");
    free(file);
}

/* For whoever boots it. */
static void write_memory(struct link *link)
{
    char *text =
        host_format("%llu\n", (unsigned long long)((link->system->memory + MIB - 1) / MIB));
    write_part(link, "memory", text);
    free(text);
}

/* Printed, and kept for the report. */
static void tell(struct link *link, uint64_t end, uint64_t heap, uint64_t needed)
{
    char *table = table_text(link);
    char *text = host_format(
        "%s%s: image up to %llu KiB + tables and machine %llu KiB + heaps %llu KiB = %llu KiB "
        "of %llu KiB\n",
        table, link->system->name, (unsigned long long)(end + 1023) / 1024,
        (unsigned long long)(RESERVE + heap / 128 * TABLES) / 1024,
        (unsigned long long)(heap + 1023) / 1024, (unsigned long long)(needed + 1023) / 1024,
        (unsigned long long)link->system->memory / 1024);
    fputs(text, stdout);
    write_part(link, "figures", text);
    free(text);
    free(table);
}

void link_memory(struct link *link)
{
    uint64_t end = image_end(link->image), heap = system_heap(link->system);
    uint64_t needed = end + RESERVE + heap + heap / 128 * TABLES, memory = link->system->memory;
    if (end == 0) {
        link_fail(link, link->image, "the image cannot be read again");
        return;
    }
    tell(link, end, heap, needed);
    if (needed > memory)
        diagnostic_error(
            link->all, link->system->memory_place, "memory",
            "the image, page tables and heaps take %llu KiB, and the machine has %llu: "
            "say `memory %lluM;`, or lower a `heap`",
            (unsigned long long)(needed + 1023) / 1024, (unsigned long long)memory / 1024,
            (unsigned long long)((needed + MIB - 1) / MIB));
    write_memory(link);
}
