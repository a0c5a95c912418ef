/* compile_internal.c - what the sources of a component share with each other becomes internal
 * before the optimiser sees it, as if it had been `static`: it inlines and drops it, and nothing
 * but the entry is left for the gates to find. */
#include "check.h"

#include <llvm-c/BitReader.h>
#include <llvm-c/BitWriter.h>
#include <llvm-c/Core.h>
#include <string.h>

static void make_internal(LLVMValueRef global, const char *entry)
{
    size_t size;
    bool is_entry = strcmp(LLVMGetValueName2(global, &size), entry) == 0;
    if (LLVMIsDeclaration(global) || is_entry || LLVMGetLinkage(global) != LLVMExternalLinkage)
        return;
    LLVMSetVisibility(global, LLVMDefaultVisibility);
    LLVMSetLinkage(global, LLVMInternalLinkage);
}

bool compile_make_internal(const char *file, const char *entry)
{
    LLVMMemoryBufferRef buffer;
    LLVMModuleRef module;
    char *why = NULL;
    if (LLVMCreateMemoryBufferWithContentsOfFile(file, &buffer, &why)) {
        LLVMDisposeMessage(why);
        return false;
    }
    LLVMContextRef context = LLVMContextCreate();
    bool good = LLVMParseBitcodeInContext2(context, buffer, &module) == 0;
    LLVMDisposeMemoryBuffer(buffer);
    if (good) {
        for (LLVMValueRef at = LLVMGetFirstFunction(module); at != NULL;
             at = LLVMGetNextFunction(at))
            make_internal(at, entry);
        for (LLVMValueRef at = LLVMGetFirstGlobal(module); at != NULL; at = LLVMGetNextGlobal(at))
            make_internal(at, entry);
        good = LLVMWriteBitcodeToFile(module, file) == 0;
        LLVMDisposeModule(module);
    }
    LLVMContextDispose(context);
    return good;
}
