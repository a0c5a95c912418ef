/* fuzz_text.c - any bytes as text: the token scanner and gate, and the reader of certificates. */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "checker/certificate.h"
#include "checker/checker.h"

#define LARGEST 16384u
#define NAME    "build/fuzz/text/input"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_input(const uint8_t *data, size_t size)
{
    int file = open(NAME, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (file < 0 || write(file, data, size) != (ssize_t)size)
        abort();
    close(file);
}

static void scan(void)
{
    struct diagnostics *all = diagnostics_new();
    struct source source = {.file = NAME};
    host_list_add(&source.own_files, NAME);
    source.text = host_read(NAME, &source.size);
    token_gate(&source, ".", all);
    free(source.text);
    free(source.own_files.items);
    diagnostics_free(all);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > LARGEST)
        return -1;
    write_input(data, size);
    scan();
    char *text = host_read(NAME, &size), *why = NULL;
    struct certificate *certificate = certificate_parse(text, &why);
    if (certificate == NULL && why == NULL)
        abort();
    if (certificate != NULL) {
        free(certificate_text(certificate));
        certificate_free(certificate);
    }
    free(why);
    free(text);
    return 0;
}
