/* llvm_gate.c - the module and its globals in the LLVM-IR gate; llvm_code.c judges the
 * instructions. */
#include "llvm_gate.h"
#include "object_gate.h"

#include <llvm-c/Comdat.h>
#include <llvm-c/DebugInfo.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FINDINGS_MAX 50 /* shown; there is no need to read all of them */

#define TRIPLE "x86_64-unknown-none-elf"
#define LAYOUT "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"

/* DEED_SWITCHES, as llvm/IR/CallingConv.h has it. */
#define PRESERVE_NONE 21u

/* ---- Findings ----------------------------------------------------------------------------------
 */

static struct place place_of(const struct llvm_gate *gate, LLVMValueRef at)
{
    struct place place = {.file = gate->file};
    /* A function of which nothing is known but its name: where it is used. */
    if (at != NULL && LLVMIsAFunction(at) && LLVMGetDebugLocLine(at) == 0 &&
        LLVMGetFirstUse(at) != NULL)
        at = LLVMGetUser(LLVMGetFirstUse(at));
    bool has_line =
        at != NULL && (LLVMIsAInstruction(at) || LLVMIsAFunction(at) || LLVMIsAGlobalVariable(at));
    unsigned line = has_line ? LLVMGetDebugLocLine(at) : 0, size = 0;
    const char *file = line != 0 ? LLVMGetDebugLocFilename(at, &size) : NULL;
    if (file == NULL)
        return place;
    place.file = host_format("%.*s", (int)size, file);
    place.line = line;
    place.column = LLVMIsAInstruction(at) ? LLVMGetDebugLocColumn(at) : 0;
    return place;
}

void llvm_finding(struct llvm_gate *gate, LLVMValueRef at, const char *format, ...)
{
    if (gate->reported >= FINDINGS_MAX)
        return;
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    if (vasprintf(&text, format, arguments) < 0)
        abort();
    va_end(arguments);
    size_t size = 0;
    const char *name = at != NULL && LLVMIsAGlobalValue(at) ? LLVMGetValueName2(at, &size) : NULL;
    struct place place = place_of(gate, at);
    bool said = name != NULL
                    ? rule_error(gate->all, place, "llvm", "%.*s: %s", (int)size, name, text)
                    : rule_error(gate->all, place, "llvm", "%s", text);
    gate->reported += said;
    free(text);
}

/* ---- The module --------------------------------------------------------------------------------
 */

static void gate_module_flags(struct llvm_gate *gate)
{
    size_t count;
    LLVMModuleFlagEntry *flags = LLVMCopyModuleFlagsMetadata(gate->module, &count);
    for (size_t i = 0; i < count; i++) {
        size_t size;
        const char *key = LLVMModuleFlagEntriesGetKey(flags, (unsigned)i, &size);
        if (!llvm_module_flag_allowed(key, size))
            llvm_finding(gate, NULL, "the module's flag \"%.*s\" is not on the list", (int)size,
                         key);
    }
    LLVMDisposeModuleFlagsMetadata(flags);
}

static void gate_module(struct llvm_gate *gate)
{
    size_t size;
    LLVMGetModuleInlineAsm(gate->module, &size);
    if (size != 0)
        llvm_finding(gate, NULL, "assembly outside of functions");
    if (strcmp(LLVMGetTarget(gate->module), TRIPLE) != 0 ||
        strcmp(LLVMGetDataLayoutStr(gate->module), LAYOUT) != 0)
        llvm_finding(gate, NULL, "code for another machine");
    if (LLVMGetFirstGlobalAlias(gate->module) != NULL)
        llvm_finding(gate, LLVMGetFirstGlobalAlias(gate->module), "a second name");
    if (LLVMGetFirstGlobalIFunc(gate->module) != NULL)
        llvm_finding(gate, LLVMGetFirstGlobalIFunc(gate->module), "a name that is resolved later");
    for (LLVMNamedMDNodeRef node = LLVMGetFirstNamedMetadata(gate->module); node != NULL;
         node = LLVMGetNextNamedMetadata(node)) {
        const char *name = LLVMGetNamedMetadataName(node, &size);
        if (!(size == 11 && memcmp(name, "llvm.dbg.cu", 11) == 0) &&
            !(size == 17 && memcmp(name, "llvm.module.flags", 17) == 0))
            llvm_finding(gate, NULL, "metadata %.*s is not on the list", (int)size, name);
    }
    gate_module_flags(gate);
}

/* ---- Variables ---------------------------------------------------------------------------------
 */

/* What globals of all kinds must not have. */
static void gate_global(struct llvm_gate *gate, LLVMValueRef global)
{
    const char *section = LLVMGetSection(global);
    if (section != NULL && section[0] != '\0')
        llvm_finding(gate, global, "a section of its own, %s", section);
    if (LLVMGetComdat(global) != NULL)
        llvm_finding(gate, global, "a group that the linker chooses from");
    if (LLVMGetDLLStorageClass(global) != LLVMDefaultStorageClass)
        llvm_finding(gate, global, "a storage class of another system");
    size_t count;
    LLVMValueMetadataEntry *entries = LLVMGlobalCopyAllMetadata(global, &count);
    for (size_t i = 0; i < count; i++)
        if (!llvm_names_have(gate->metadata, LLVMValueMetadataEntriesGetKind(entries, (unsigned)i)))
            llvm_finding(gate, global, "metadata that is not on the list");
    LLVMDisposeValueMetadataEntries(entries);
}

static void gate_variable(struct llvm_gate *gate, LLVMValueRef variable)
{
    size_t size;
    const char *name = LLVMGetValueName2(variable, &size);
    LLVMLinkage linkage = LLVMGetLinkage(variable);
    if (LLVMIsThreadLocal(variable))
        llvm_finding(gate, variable, "a variable of a thread");
    if (LLVMIsExternallyInitialized(variable))
        llvm_finding(gate, variable, "a variable that others initialise");
    if (!llvm_type_allowed(LLVMGlobalGetValueType(variable)))
        llvm_finding(gate, variable, "a variable of a type that is not on the list");
    if (LLVMGetPointerAddressSpace(LLVMTypeOf(variable)) != 0)
        llvm_finding(gate, variable, "another address space");
    gate_global(gate, variable);
    if (LLVMGetInitializer(variable) == NULL) {
        if (!object_import_is_contract(gate->contracts, gate->contract_count, name) ||
            linkage != LLVMExternalLinkage || !LLVMIsGlobalConstant(variable))
            llvm_finding(gate, variable, "a variable from outside");
    } else {
        if (linkage != LLVMInternalLinkage && linkage != LLVMPrivateLinkage)
            llvm_finding(gate, variable, "a variable that is visible from outside");
        llvm_gate_initializer(gate, variable, LLVMGetInitializer(variable));
    }
}

/* ---- Functions ---------------------------------------------------------------------------------
 */

static void gate_function_attributes(struct llvm_gate *gate, LLVMValueRef function)
{
    LLVMAttributeRef items[64];
    unsigned parameters = LLVMCountParams(function);
    for (unsigned i = 0; i < parameters + 2; i++) {
        LLVMAttributeIndex index = i == 0 ? (LLVMAttributeIndex)LLVMAttributeFunctionIndex : i - 1;
        unsigned count = LLVMGetAttributeCountAtIndex(function, index);
        if (count > sizeof items / sizeof items[0]) {
            llvm_finding(gate, function, "too many attributes");
            return;
        }
        LLVMGetAttributesAtIndex(function, index, items);
        llvm_gate_attributes(gate, function, items, count);
    }
}

static void gate_declaration(struct llvm_gate *gate, LLVMValueRef function, const char *name)
{
    if (LLVMGetIntrinsicID(function) != 0) {
        if (!llvm_intrinsic_allowed(name))
            llvm_finding(gate, function, "an operation that is not on the list");
        return; /* LLVM itself gives them their attributes */
    }
    const struct object_import *import = object_import_find(name);
    if (strncmp(name, "llvm.", 5) == 0 || import == NULL)
        llvm_finding(gate, function, "a function from outside that is no service of the kernel");
    else if (!object_import_allowed(import, gate->component))
        llvm_finding(gate, function, "a service of the kernel that the component does not list");
    gate_function_attributes(gate, function);
}

/* An interrupt uses the stack below the stack pointer, and address 0 is an address. */
static bool has_attribute(LLVMValueRef function, const char *name)
{
    unsigned kind = LLVMGetEnumAttributeKindForName(name, strlen(name));
    return LLVMGetEnumAttributeAtIndex(function, (LLVMAttributeIndex)LLVMAttributeFunctionIndex,
                                       kind) != NULL;
}

static void gate_definition(struct llvm_gate *gate, LLVMValueRef function, const char *name)
{
    LLVMLinkage linkage = LLVMGetLinkage(function);
    bool is_entry = strcmp(name, gate->entry) == 0;
    if (linkage != (is_entry ? LLVMExternalLinkage : LLVMInternalLinkage))
        llvm_finding(gate, function, "a function that is visible from outside");
    if (!has_attribute(function, "noredzone") || !has_attribute(function, "null_pointer_is_valid"))
        llvm_finding(gate, function, "a function compiled with other flags");
    if (LLVMHasPersonalityFn(function) || LLVMHasPrefixData(function) ||
        LLVMHasPrologueData(function))
        llvm_finding(gate, function, "data beside the code");
    gate_function_attributes(gate, function);
    llvm_gate_code(gate, function);
    gate->functions++;
}

static void gate_function(struct llvm_gate *gate, LLVMValueRef function)
{
    size_t size;
    const char *name = LLVMGetValueName2(function, &size);
    unsigned convention = LLVMGetFunctionCallConv(function);
    bool switches = object_import_switches(name);
    if (LLVMIsFunctionVarArg(LLVMGlobalGetValueType(function)))
        llvm_finding(gate, function, "a function with any number of arguments");
    if (switches ? convention != PRESERVE_NONE
                 : convention != LLVMCCallConv && convention != LLVMFastCallConv)
        llvm_finding(gate, function, "an unknown way to call it");
    if (LLVMGetGC(function) != NULL)
        llvm_finding(gate, function, "a function with a garbage collector");
    gate_global(gate, function);
    if (LLVMIsDeclaration(function))
        gate_declaration(gate, function, name);
    else
        gate_definition(gate, function, name);
}

void llvm_gate(struct llvm_gate *gate)
{
    gate->attributes = llvm_attribute_names();
    gate->metadata = llvm_metadata_names(gate->context);
    gate_module(gate);
    for (LLVMValueRef at = LLVMGetFirstGlobal(gate->module); at != NULL; at = LLVMGetNextGlobal(at))
        gate_variable(gate, at);
    for (LLVMValueRef at = LLVMGetFirstFunction(gate->module); at != NULL;
         at = LLVMGetNextFunction(at))
        gate_function(gate, at);
    llvm_names_free(gate->attributes);
    llvm_names_free(gate->metadata);
}
