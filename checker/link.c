/* link.c - `deed link`: certified components and the kernel become an image.
 *
 * Nothing is linked that link_verify.c has not found in order. Each instance is a copy of its
 * component's object: its symbols are made local, all but its entry, and that and its sections get
 * the instance's name. So no component can reach another's by name, each one's text and data lie
 * together, and two instances of one component share nothing. */
#include "link.h"
#include "../contracts/compiler/textfile.h"
#include "../contracts/compiler/writer.h"
#include "flags.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: deed link FILE.system --root DIR -I CONTRACTS... --components DIR --kernel KERNEL.o\n"
    "       --tables SYSTEM.c -o IMAGE [--machine hosted]\n";

static const char help[] =
    "Link a system's certified components and the kernel into an image.\n"
    "  --root DIR          where `in apps/calc` starts from; the kernel's headers are there too\n"
    "  -I DIR              where contracts are looked for\n"
    "  --components DIR    where `deed check` put its objects and certificates\n"
    "  --kernel FILE       the kernel, as one object\n"
    "  --tables FILE       the boot tables that `deed system` made\n"
    "  -o IMAGE            the image; what it is made of is kept in IMAGE.parts, and the MiB that\n"
    "                      the machine must have in IMAGE.parts/memory\n"
    "  --machine hosted    a Linux program instead of a bootable image\n";

/* ---- Steps -------------------------------------------------------------------------------------
 */

static bool run(struct link *link, const char *what, const struct host_list *arguments)
{
    char *errors;
    int status = host_run(arguments, NULL, 0, &errors);
    if (status != 0)
        link_fail(link, link->image, "%s failed:\n%s", what, errors);
    free(errors);
    return status == 0;
}

/* The tables on the disk must be those of this system file, as it is now. */
static void compare_tables(struct link *link)
{
    size_t size;
    char *bytes = host_read(link->tables, &size), *expected = system_emit_tables(link->system);
    if (bytes == NULL || size != strlen(expected) || memcmp(bytes, expected, size) != 0)
        link_refuse(link, link->tables, "this is not what `deed system` makes of %s: make it again",
                    link->system_file);
    free(bytes);
    free(expected);
}

/* A Linux process has no devices, and nothing stands in for those with registers. */
static void refuse_registers(struct link *link)
{
    for (size_t i = 0; i < link->system->instance_count; i++)
        if (link->system->instances[i].register_size || link->system->instances[i].virtqueue)
            diagnostic_error(link->all, link->system->instances[i].place, "link",
                             "`%s` is given registers, and the hosted machine has none",
                             link->system->instances[i].name);
}

struct renaming {
    const char *prefix; /* of a component's section           */
    const char *name;   /* .deed.NAME.COMPONENT in the image  */
    const char *flags;
};
static const struct renaming renamings[] = {
    {".text", "text", "alloc,load,readonly,code"},
    {".rodata", "rodata", "alloc,load,readonly,data"},
    {".data", "data", "alloc,load,data"},
    {".bss", "bss", "alloc"},
};

static void localise(struct link *link, struct link_component *component)
{
    struct host_list arguments = {0};
    host_list_add(&arguments, OBJCOPY);
    host_list_add(&arguments, host_format("--keep-global-symbol=%s_main", component->name));
    host_list_add(&arguments, host_format("--redefine-sym=%s_main=%s_main", component->name,
                                          component->symbol));
    for (size_t i = 1; i < component->object->section_count; i++) {
        const char *section = component->object->sections[i].name;
        for (size_t r = 0; r < sizeof renamings / sizeof renamings[0]; r++) {
            size_t size = strlen(renamings[r].prefix);
            if (strncmp(section, renamings[r].prefix, size) == 0 &&
                (section[size] == '\0' || section[size] == '.'))
                host_list_add(&arguments, host_format("--rename-section=%s=.deed.%s.%s,%s", section,
                                                      renamings[r].name, component->symbol,
                                                      renamings[r].flags));
        }
    }
    component->localised = host_format("%s/%s.o", link->parts, component->symbol);
    host_list_add(&arguments, component->object_file);
    host_list_add(&arguments, component->localised);
    run(link, "making symbols local", &arguments);
    free(arguments.items);
}

/* Compile generated tables: constants and arrays, no code. */
static char *compile_tables(struct link *link, const char *source, const char *name)
{
    char *output = host_format("%s/%s.o", link->parts, name);
    struct host_list arguments = {0};
    const char *const plain[] = {COMPILER,
                                 "-std=c11",
                                 "-O2",
                                 "-ffreestanding",
                                 "-mno-red-zone",
                                 "-mgeneral-regs-only",
                                 "-mcmodel=small",
                                 "-fno-pic",
                                 "-Wall",
                                 "-Werror",
                                 "-c"};
    host_list_add_all(&arguments, plain, sizeof plain / sizeof plain[0]);
    host_list_add(&arguments,
                  link->hosted ? "--target=x86_64-linux-gnu" : "--target=x86_64-unknown-none-elf");
    host_list_add(&arguments, host_format("-I%s", link->root));
    host_list_add(&arguments, source);
    host_list_add(&arguments, "-o");
    host_list_add(&arguments, output);
    run(link, "compiling the tables", &arguments);
    free(arguments.items);
    return output;
}

/* A kernel compiled with a sanitizer needs its run-time library. */
static void add_sanitizers(struct link *link, struct host_list *arguments)
{
    size_t size;
    const char *why;
    char *bytes = host_read(link->kernel, &size);
    struct object *object = bytes != NULL ? object_read(bytes, size, &why) : NULL;
    bool address = false, undefined = false;
    for (size_t i = 1; object != NULL && i < object->symbol_count; i++) {
        if (object->symbols[i].section != 0)
            continue;
        address = address || strncmp(object->symbols[i].name, "__asan_", 7) == 0;
        undefined = undefined || strncmp(object->symbols[i].name, "__ubsan_", 8) == 0;
    }
    if (address)
        host_list_add(arguments, "-fsanitize=address");
    if (undefined)
        host_list_add(arguments, "-fsanitize=undefined");
    object_free(object);
    free(bytes);
}

static void link_image(struct link *link, const char *script, const char *tables, const char *extra)
{
    struct host_list arguments = {0};
    if (link->hosted) {
        const char *const plain[] = {COMPILER, "-no-pie", "-fuse-ld=lld", "-Wl,-z,noexecstack",
                                     "-pthread"};
        host_list_add_all(&arguments, plain, sizeof plain / sizeof plain[0]);
        add_sanitizers(link, &arguments);
        host_list_add(&arguments, host_format("-Wl,-T,%s", script));
    } else {
        const char *const plain[] = {LINKER,        "-static", "--orphan-handling=error", "-z",
                                     "noexecstack", "-z",      "max-page-size=4096",      "-T"};
        host_list_add_all(&arguments, plain, sizeof plain / sizeof plain[0]);
        host_list_add(&arguments, script);
    }
    host_list_add(&arguments, link->kernel);
    host_list_add(&arguments, tables);
    host_list_add(&arguments, extra);
    for (size_t i = 0; i < link->count; i++)
        host_list_add(&arguments, link->components[i].localised);
    host_list_add(&arguments, "-o");
    host_list_add(&arguments, link->image);
    run(link, "linking", &arguments);
    free(arguments.items);
}

static bool write_part(struct link *link, const char *path, char *text)
{
    bool good = host_write(path, text, strlen(text));
    if (!good)
        link_fail(link, path, "it cannot be written");
    free(text);
    return good;
}

/* For whoever compiles the components in another way: each instance's symbol and its component. */
static char *instances_text(const struct link *link)
{
    struct writer out = {0};
    for (size_t i = 0; i < link->count; i++)
        writer_print(&out, "%s %s\n", link->components[i].symbol, link->components[i].name);
    return writer_finish(&out);
}

static bool fine(const struct link *link)
{
    return diagnostics_count(link->all) == 0;
}

static void make_image(struct link *link)
{
    link->system = system_read_certified(link->system_file, link->root, link->folder, link->library,
                                         link->all);
    if (link->system == NULL || !fine(link))
        return;
    compare_tables(link);
    if (link->hosted)
        refuse_registers(link);
    link_verify(link);
    if (fine(link))
        link_use(link);
    if (fine(link))
        link_stacks(link);
    if (fine(link))
        link_functions(link);
    for (size_t i = 0; i < link->count && fine(link); i++)
        localise(link, &link->components[i]);
    char *instances = host_format("%s/instances", link->parts);
    if (fine(link))
        write_part(link, instances, instances_text(link));
    char *source = host_format("%s/link.c", link->parts);
    char *script = host_format("%s/link.ld", link->parts);
    if (fine(link) && write_part(link, source, link_tables(link)) &&
        write_part(link, script,
                   link->hosted ? link_script_hosted(link) : link_script_machine(link))) {
        char *extra = compile_tables(link, source, "link-tables"); /* no component's name */
        char *tables = compile_tables(link, link->tables, "system-tables");
        if (fine(link))
            link_image(link, script, tables, extra);
        if (fine(link) && !link->hosted)
            link_memory(link);
    }
}

/* ---- The command line --------------------------------------------------------------------------
 */

static int wrong(const char *what, const char *word)
{
    fprintf(stderr, "deed link: %s '%s'\n%s", what, word, usage);
    return 2;
}

static const char **valued_option(struct link *link, const char *word, const char **machine)
{
    const struct {
        const char *word;
        const char **value;
    } options[] = {
        {"--root", &link->root},     {"--components", &link->folder},
        {"--kernel", &link->kernel}, {"--tables", &link->tables},
        {"-o", &link->image},        {"--machine", machine},
    };
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
        if (strcmp(word, options[i].word) == 0)
            return options[i].value;
    return NULL;
}

static int read_arguments(struct link *link, int argc, char **argv)
{
    const char *machine = NULL;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        const char **value = valued_option(link, word, &machine);
        bool folder = strcmp(word, "-I") == 0;
        if ((value != NULL || folder) && i + 1 == argc)
            return wrong("nothing follows", word);
        if (value != NULL)
            *value = argv[++i];
        else if (folder)
            host_list_add(&link->contract_folders, argv[++i]);
        else if (strncmp(word, "-I", 2) == 0)
            host_list_add(&link->contract_folders, word + 2);
        else if (word[0] == '-' || link->system_file != NULL)
            return wrong("unexpected", word);
        else
            link->system_file = word;
    }
    if (machine != NULL && strcmp(machine, "hosted") != 0)
        return wrong("no such machine", machine);
    link->hosted = machine != NULL;
    const struct {
        const char *name, *value;
    } needed[] = {{"FILE.system", link->system_file}, {"--root", link->root},
                  {"--components", link->folder},     {"--kernel", link->kernel},
                  {"--tables", link->tables},         {"-o", link->image}};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (needed[i].value == NULL)
            return wrong("missing", needed[i].name);
    return 0;
}

int command_link(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        printf("%s%s", usage, help);
        return 0;
    }
    struct link link = {.all = diagnostics_new()};
    int refused = read_arguments(&link, argc, argv);
    if (refused != 0)
        return refused;
    unlink(link.image);
    link.parts = host_format("%s.parts", link.image);
    const char *problem = textfile_make_folder(link.parts);
    if (problem != NULL)
        link_fail(&link, link.parts, "the folder cannot be made: %s", problem);
    link.library =
        contract_library_new(link.contract_folders.items, link.contract_folders.count, link.all);
    make_image(&link);
    bool good = fine(&link);
    diagnostics_print(link.all, DIAGNOSTIC_TEXT, stderr);
    diagnostics_free(link.all);
    if (!good)
        unlink(link.image);
    return good ? 0 : 1;
}
