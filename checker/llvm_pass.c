/* llvm_pass.c - pass `llvm`: the bitcode is read and judged. */
#include "check.h"
#include "llvm_gate.h"

#include <llvm-c/BitReader.h>
#include <llvm-c/DebugInfo.h>
#include <stdlib.h>
#include <string.h>

/* What LLVM says of bitcode that it cannot read: it ends the program if nobody listens. */
static void listen(LLVMDiagnosticInfoRef said, void *unused)
{
    (void)said;
    (void)unused;
}

/* False when it is no bitcode. */
static bool module_open(const struct check *check, LLVMContextRef *context, LLVMModuleRef *module)
{
    *context = LLVMContextCreate();
    LLVMContextSetDiagnosticHandler(*context, listen, NULL);
    LLVMMemoryBufferRef buffer =
        LLVMCreateMemoryBufferWithMemoryRange(check->bitcode, check->bitcode_size, "bitcode", 1);
    bool good = LLVMParseBitcodeInContext2(*context, buffer, module) == 0;
    LLVMDisposeMemoryBuffer(buffer);
    if (!good)
        LLVMContextDispose(*context);
    return good;
}

static void module_close(LLVMContextRef context, LLVMModuleRef module)
{
    LLVMDisposeModule(module);
    LLVMContextDispose(context);
}

void pass_llvm(struct check *check)
{
    LLVMContextRef context;
    LLVMModuleRef module;
    if (!module_open(check, &context, &module)) {
        diagnostic_error(check->all, (struct place){.file = check->source.file}, "llvm",
                         "the compiler's bitcode cannot be read");
        return;
    }
    struct contract_list contracts = contracts_of(check->component, check->library);
    char *entry = host_format("%s_main", check->name);
    struct llvm_gate gate = {.context = context,
                             .module = module,
                             .file = check->source.file,
                             .entry = entry,
                             .component = check->component,
                             .contracts = contracts.items,
                             .contract_count = contracts.count,
                             .all = check->all};
    llvm_gate(&gate);
    free(entry);
    free(contracts.items);
    module_close(context, module);
}

void dump_llvm(const struct check *check, FILE *out)
{
    LLVMContextRef context;
    LLVMModuleRef module;
    if (check->bitcode == NULL || !module_open(check, &context, &module))
        return;
    char *text = LLVMPrintModuleToString(module);
    fputs(text, out);
    LLVMDisposeMessage(text);
    module_close(context, module);
}

struct place llvm_place_of(const struct check *check, const char *function)
{
    struct place place = {.file = check->source.file};
    LLVMContextRef context;
    LLVMModuleRef module;
    if (!module_open(check, &context, &module))
        return place;
    LLVMValueRef found = LLVMGetNamedFunction(module, function);
    unsigned size = 0, line = found != NULL ? LLVMGetDebugLocLine(found) : 0;
    const char *file = line != 0 ? LLVMGetDebugLocFilename(found, &size) : NULL;
    if (file != NULL) {
        place.file = host_format("%.*s", (int)size, file);
        place.line = line;
        place.column = 1;
    }
    module_close(context, module);
    return place;
}
