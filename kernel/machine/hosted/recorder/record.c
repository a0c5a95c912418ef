/* record.c - where the flight recorder writes: to the file that the environment names as
 * DEED_RECORD; else among the kernel's other lines. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../hosted.h"

static int file = -1;

void machine_record(const char *text)
{
    const char *name = getenv("DEED_RECORD");
    size_t size = strlen(text);

    if (file < 0 && name)
        file = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0 || write(file, text, size) != (ssize_t)size)
        machine_print(text);
}
