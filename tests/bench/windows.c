/* windows.c - a plugin for QEMU that watches for how long the guest keeps interrupts off.
 *
 * A window begins behind a `cli`, or with the first instruction of an interrupt's or a fault's
 * entry, and ends with the `sti` or `iretq` that lets them in again; what comes before the first
 * `sti` is the boot and does not count. A page fault inside of a window belongs to it. For each
 * place where windows begin, the longest is kept with all its instructions, and written at the end,
 * for windows.py:
 *
 *     window LENGTH TIMES FIRST LAST
 *     ADDRESS...                          its instructions, in order
 *
 * Arguments: page=ADDRESS and entries=ADDRESS (entry.S), out=FILE, and limit=N: end after so many
 * instructions, 0 for none. QEMU does not install its header; these few prototypes are all it
 * takes. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct qemu_plugin_tb;
struct qemu_plugin_insn;
typedef uint64_t plugin_id;
enum { NO_REGISTERS = 0 };

void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id, void (*)(plugin_id, struct qemu_plugin_tb *));
void qemu_plugin_register_vcpu_insn_exec_cb(struct qemu_plugin_insn *, void (*)(unsigned, void *),
                                            int, void *);
void qemu_plugin_register_atexit_cb(plugin_id, void (*)(plugin_id, void *), void *);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *, size_t);
const void *qemu_plugin_insn_data(const struct qemu_plugin_insn *);
size_t qemu_plugin_insn_size(const struct qemu_plugin_insn *);
uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn *);

int qemu_plugin_version = 1;
int qemu_plugin_install(plugin_id id, const void *info, int count, char **argument);

#define PLACES  1024
#define LONGEST 65536 /* instructions of a window that are kept */

struct window {
    uint64_t first, last, length, times;
    uint64_t *kept;
};

static struct window window[PLACES];
static uint32_t windows;
static uint64_t now[LONGEST], length; /* the one that is open */
static bool booted, off, in_page_fault, off_before_fault;
static uint64_t page_entry, entries, limit, steps;
static const char *out;

static struct window *window_at(uint64_t first)
{
    uint32_t i = 0;

    while (i < windows && window[i].first != first)
        i++;
    if (i == PLACES)
        abort();
    if (i == windows)
        window[windows++] = (struct window){.first = first};
    return &window[i];
}

static void window_end(void)
{
    struct window *w;
    uint64_t kept = length < LONGEST ? length : LONGEST;

    off = false;
    if (length == 0 || !booted)
        return;
    w = window_at(now[0]);
    w->times++;
    if (length <= w->length)
        return;
    w->length = length;
    w->last = now[kept - 1];
    w->kept = realloc(w->kept, kept * sizeof now[0]);
    memcpy(w->kept, now, kept * sizeof now[0]);
}

static void window_begin(void)
{
    if (!off)
        length = 0;
    off = true;
}

static void written(plugin_id id, void *data)
{
    FILE *file = fopen(out, "w");
    (void)id, (void)data;

    for (uint32_t i = 0; file && i < windows; i++) {
        fprintf(file, "window %" PRIu64 " %" PRIu64 " %" PRIx64 " %" PRIx64 "\n", window[i].length,
                window[i].times, window[i].first, window[i].last);
        for (uint64_t k = 0; k < window[i].length && k < LONGEST; k++)
            fprintf(file, "%" PRIx64 " ", window[i].kept[k]);
        fputc('\n', file);
    }
    if (file)
        fclose(file);
}

static void count(uint64_t address)
{
    if (off && length++ < LONGEST)
        now[length - 1] = address;
    if (limit != 0 && ++steps == limit) {
        written(0, NULL);
        _Exit(0);
    }
}

static void on_plain(unsigned cpu, void *address)
{
    (void)cpu;
    count((uint64_t)address);
}

static void on_cli(unsigned cpu, void *address)
{
    on_plain(cpu, address);
    window_begin();
}

static void on_sti(unsigned cpu, void *address)
{
    on_plain(cpu, address);
    window_end();
    booted = true;
}

static void on_entry(unsigned cpu, void *address)
{
    window_begin();
    on_plain(cpu, address);
}

static void on_page_fault(unsigned cpu, void *address)
{
    off_before_fault = off;
    in_page_fault = true;
    on_entry(cpu, address);
}

/* Back from an interrupt, which came while they were on, or from a page fault. */
static void on_iret(unsigned cpu, void *address)
{
    on_plain(cpu, address);
    if (!in_page_fault || !off_before_fault)
        window_end();
    in_page_fault = false;
}

static bool begins(struct qemu_plugin_insn *insn, uint64_t address)
{
    (void)insn;
    return address >= entries && address < entries + 18 * 16 && address % 16 == 0;
}

static void translated(plugin_id id, struct qemu_plugin_tb *tb)
{
    (void)id;
    for (size_t i = 0; i < qemu_plugin_tb_n_insns(tb); i++) {
        struct qemu_plugin_insn *insn = qemu_plugin_tb_get_insn(tb, i);
        const uint8_t *code = qemu_plugin_insn_data(insn);
        uint64_t address = qemu_plugin_insn_vaddr(insn);
        void (*what)(unsigned, void *) = on_plain;

        if (code[0] == 0xfa)
            what = on_cli;
        else if (code[0] == 0xfb)
            what = on_sti;
        else if (qemu_plugin_insn_size(insn) == 2 && code[0] == 0x48 && code[1] == 0xcf)
            what = on_iret;
        else if (address == page_entry)
            what = on_page_fault;
        else if (begins(insn, address))
            what = on_entry;
        qemu_plugin_register_vcpu_insn_exec_cb(insn, what, NO_REGISTERS, (void *)address);
    }
}

int qemu_plugin_install(plugin_id id, const void *info, int count_of, char **argument)
{
    (void)info;
    for (int i = 0; i < count_of; i++) {
        char *value = strchr(argument[i], '=');
        if (value == NULL)
            return 1;
        *value++ = 0;
        if (strcmp(argument[i], "page") == 0)
            page_entry = strtoull(value, NULL, 16);
        else if (strcmp(argument[i], "entries") == 0)
            entries = strtoull(value, NULL, 16);
        else if (strcmp(argument[i], "limit") == 0)
            limit = strtoull(value, NULL, 10);
        else if (strcmp(argument[i], "out") == 0)
            out = strdup(value);
    }
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    qemu_plugin_register_atexit_cb(id, written, NULL);
    return out == NULL;
}
