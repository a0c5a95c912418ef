/* compile_internal.c - what the sources of a component share becomes internal before the optimiser
 * sees it, as if it had been `static`: it inlines and drops it, and nothing but the entry is left
 * for the gates to find. Away goes, too, what clang writes about the types of functions that others
 * define: no table names them. */
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

/* Only lines `.weak __kcfi_typeid_NAME` and `.set __kcfi_typeid_NAME, NUMBER`? */
static bool is_about_types(const char *text, size_t size)
{
    static const char *const starts[] = {".weak __kcfi_typeid_", ".set __kcfi_typeid_"};
    for (size_t at = 0; at < size;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t length = end != NULL ? (size_t)(end - text) - at : size - at;
        bool known = length == 0;
        for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
            known = known || (length > strlen(starts[i]) &&
                              memcmp(text + at, starts[i], strlen(starts[i])) == 0 &&
                              memchr(text + at, ';', length) == NULL);
        if (!known)
            return false;
        at += length + 1;
    }
    return true;
}

static void forget_types(LLVMModuleRef module)
{
    size_t size;
    const char *text = LLVMGetModuleInlineAsm(module, &size);
    if (is_about_types(text, size))
        LLVMSetModuleInlineAsm2(module, "", 0);
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
        forget_types(module);
        good = LLVMWriteBitcodeToFile(module, file) == 0;
        LLVMDisposeModule(module);
    }
    LLVMContextDispose(context);
    return good;
}
