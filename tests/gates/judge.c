/* instead of sdk/tool/main.c: the object gate and the stack bound on an object that no compiler
 * made.
 *
 * judge NAME.component OBJECT - the verdict on OBJECT as if it were that component's; the stack
 * that its main needs is printed when it is accepted. */
#include "../../checker/check.h"
#include "../../checker/flags.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    const char *const folders[] = {"contracts"};
    struct check check = {.all = diagnostics_new(), .object_file = argv[2]};
    check.library = contract_library_new(folders, 1, check.all);
    check.component = component_read(argv[1], check.library, check.all);
    check.object_bytes = host_read(argv[2], &check.object_size);
    if (check.component != NULL && check.object_bytes != NULL) {
        check.name = check.component->name;
        compile_read_object(&check);
        if (diagnostics_count(check.all) == 0)
            pass_object(&check);
        if (diagnostics_count(check.all) == 0)
            pass_stack(&check);
    }
    diagnostics_print(check.all, DIAGNOSTIC_TEXT, stdout);
    if (check.stack != 0)
        printf("stack %llu\n", (unsigned long long)check.stack);
    return diagnostics_count(check.all) != 0;
}
