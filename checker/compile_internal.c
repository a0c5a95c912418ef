/* compile_internal.c - what the optimiser need not see is taken out of the bitcode before it runs.
 *
 * Annotations are for the checker, and it has read them: to LLVM they are calls that an address is
 * given to, so what is annotated would stay in memory, and functions in the image that nobody
 * calls. What several sources of a component share becomes internal, as if it had been `static`: it
 * is inlined and dropped, and nothing but the entry is left for the gates to find. Away goes, too,
 * what clang writes about the types of functions that others define: no table names them. Functions
 * that call each other are kept apart: the stack that is reserved for so many calls holds as many
 * of their frames, and none of two in one. */
#include "check.h"

#include <llvm-c/BitReader.h>
#include <llvm-c/BitWriter.h>
#include <llvm-c/Core.h>
#include <stdlib.h>
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

/* The annotation of a field is its address again. */
static void forget_annotation(LLVMValueRef call)
{
    LLVMValueRef callee = LLVMGetCalledValue(call);
    unsigned id = LLVMIsAFunction(callee) != NULL ? LLVMGetIntrinsicID(callee) : 0;
    if (id == 0)
        return;
    if (id == LLVMLookupIntrinsicID("llvm.ptr.annotation", strlen("llvm.ptr.annotation")))
        LLVMReplaceAllUsesWith(call, LLVMGetOperand(call, 0));
    else if (id != LLVMLookupIntrinsicID("llvm.var.annotation", strlen("llvm.var.annotation")))
        return;
    LLVMInstructionEraseFromParent(call);
}

static void forget_annotations(LLVMModuleRef module)
{
    for (LLVMValueRef f = LLVMGetFirstFunction(module); f != NULL; f = LLVMGetNextFunction(f))
        for (LLVMBasicBlockRef b = LLVMGetFirstBasicBlock(f); b != NULL;
             b = LLVMGetNextBasicBlock(b))
            for (LLVMValueRef at = LLVMGetFirstInstruction(b), next; at != NULL; at = next) {
                next = LLVMGetNextInstruction(at);
                if (LLVMIsACallInst(at) != NULL)
                    forget_annotation(at);
            }
    LLVMValueRef list = LLVMGetNamedGlobal(module, "llvm.global.annotations");
    if (list != NULL)
        LLVMDeleteGlobal(list);
}

static void make_all_internal(LLVMModuleRef module, const char *entry)
{
    for (LLVMValueRef at = LLVMGetFirstFunction(module); at != NULL; at = LLVMGetNextFunction(at))
        make_internal(at, entry);
    for (LLVMValueRef at = LLVMGetFirstGlobal(module); at != NULL; at = LLVMGetNextGlobal(at))
        make_internal(at, entry);
}

static void keep_apart(LLVMModuleRef module, const struct host_list *recursions)
{
    unsigned kind = LLVMGetEnumAttributeKindForName("noinline", strlen("noinline"));
    LLVMAttributeRef noinline = LLVMCreateEnumAttribute(LLVMGetModuleContext(module), kind, 0);
    for (size_t i = 0; i < recursions->count; i++) {
        const char *row = recursions->items[i];
        char *name = host_format("%.*s", (int)strcspn(row, " "), row);
        LLVMValueRef function = LLVMGetNamedFunction(module, name);
        if (function != NULL)
            LLVMAddAttributeAtIndex(function, (LLVMAttributeIndex)LLVMAttributeFunctionIndex,
                                    noinline);
        free(name);
    }
}

bool compile_prepare(const char *file, const char *entry, const struct host_list *recursions)
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
        forget_annotations(module);
        if (entry != NULL)
            make_all_internal(module, entry);
        forget_types(module);
        keep_apart(module, recursions);
        good = LLVMWriteBitcodeToFile(module, file) == 0;
        LLVMDisposeModule(module);
    }
    LLVMContextDispose(context);
    return good;
}
