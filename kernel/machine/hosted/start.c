/* start.c - from main to the kernel: memory, signals, the line. And the way out. */
#define _GNU_SOURCE
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "hosted.h"

/* Below 2 GiB, as on the bare machine, where nothing else lies; anywhere if something does. */
#define HEAP_ADDRESS ((void *)0x20000000)
#define HEAP_BYTES   ((uint64_t)2 << 30) /* what is not touched is not there */
#define PAGE_SIZE    4096u

static void *memory(void)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    void *heap =
        mmap(HEAP_ADDRESS, HEAP_BYTES, PROT_READ | PROT_WRITE, flags | MAP_FIXED_NOREPLACE, -1, 0);

    if (heap == MAP_FAILED)
        heap = mmap(NULL, HEAP_BYTES, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (heap == MAP_FAILED) {
        machine_print("deed: no memory\n");
        machine_exit(1);
    }
    return heap;
}

static void boot(void)
{
    mprotect(deed_guard_start, PAGE_SIZE, PROT_NONE);
    text_start();
    signal_start();
    clock_start();
    serial_start();
    kernel_main((uint64_t)memory(), HEAP_BYTES);
}

int main(void)
{
    machine_enter((uint64_t)(idle_stack + STACK_BYTES), boot);
}

void machine_ones(void *table, uint64_t size)
{
    memset(table, 0xff, size);
}

void machine_table(void *start, uint64_t size)
{
    (void)start, (void)size; /* the system has memory for what is touched */
}

void machine_table_boot(void *start, uint64_t size)
{
    (void)start, (void)size;
}

_Noreturn void machine_exit(uint32_t status)
{
    serial_stop();
    _exit((int)status);
}
