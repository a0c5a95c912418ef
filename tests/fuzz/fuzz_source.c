/* fuzz_source.c - any text of a component, behind the SDK's: token gate, front, and all passes on
 * the source. What is refused is refused with a word, and the representation is whole in between.
 *
 * tests/fuzz/fuzz.sh lays the component file, its generated headers and their preprocessed text
 * (prefix.i) into build/fuzz/source. Inputs are preprocessed text, as the front sees it; the same
 * bytes stand for the raw file. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "checker/checker.h"

#define FOLDER  "build/fuzz/source/component/"
#define RAW     FOLDER "sound.c"
#define LARGEST 16384u

static char *prefix;
static size_t prefix_size;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    prefix = host_read(FOLDER "prefix.i", &prefix_size);
    if (prefix == NULL) {
        fprintf(stderr, FOLDER "prefix.i is not there: run tests/fuzz/fuzz.sh source\n");
        exit(1);
    }
    return 0;
}

static void must(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "fuzz_source: %s\n", what);
    abort();
}

static void write_raw(const uint8_t *data, size_t size)
{
    int file = open(RAW, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    must(file >= 0 && write(file, data, size) == (ssize_t)size, "no space");
    close(file);
}

/* Each pass after the front gets a whole representation, or none runs. */
static void judge(struct ir_unit *unit, struct diagnostics *all)
{
    const char *broken = unit != NULL ? ir_validate(unit) : NULL;
    if (unit == NULL || diagnostics_count(all) != 0)
        return;
    must(broken == NULL, broken);
    summarise(unit);
    infer(unit, all);
    if (diagnostics_count(all) == 0)
        flow_check(unit, all);
    must(ir_validate(unit) == NULL, "a pass broke the representation");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const folders[] = {"tests/sound/contracts"};
    static const char marker[] = "# 2 \"" RAW "\"\n";
    if (size > LARGEST)
        return -1;
    write_raw(data, size);
    struct source source = {.file = RAW, .i_file = FOLDER "sound.i"};
    source.prefix_size = prefix_size;
    source.size = prefix_size + sizeof marker - 1 + size;
    source.text = host_allocate(source.size + 1);
    memcpy(source.text, prefix, prefix_size);
    memcpy(source.text + prefix_size, marker, sizeof marker - 1);
    memcpy(source.text + prefix_size + sizeof marker - 1, data, size);
    host_list_add(&source.files, RAW);
    host_list_add(&source.own_files, RAW);
    struct diagnostics *all = diagnostics_new();
    struct contract_library *library = contract_library_new(folders, 1, all);
    struct component *component = component_read(FOLDER "sound.component", library, all);
    must(component != NULL && diagnostics_count(all) == 0, "the component file is refused");
    token_gate(&source, FOLDER, all);
    if (diagnostics_count(all) == 0) {
        struct ir_unit *unit = front_lower(&source, component, library, all);
        must(unit != NULL || diagnostics_count(all) != 0, "a refusal without a word");
        judge(unit, all);
        if (unit != NULL)
            ir_free(unit);
    }
    component_free(component);
    contract_library_free(library);
    diagnostics_free(all);
    free(source.text);
    free(source.files.items);
    free(source.own_files.items);
    return 0;
}
