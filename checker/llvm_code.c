/* llvm_code.c - instructions in the LLVM-IR gate. */
#include "llvm_gate.h"

#include <stdlib.h>
#include <string.h>

/* The value's uses are listed for numbers made of addresses; debug records name values too. */

static void gate_metadata(struct llvm_gate *gate, LLVMValueRef instruction)
{
    if (!LLVMHasMetadata(instruction))
        return;
    size_t count;
    LLVMValueMetadataEntry *entries =
        LLVMInstructionGetAllMetadataOtherThanDebugLoc(instruction, &count);
    for (size_t i = 0; i < count; i++) {
        unsigned kind = LLVMValueMetadataEntriesGetKind(entries, (unsigned)i);
        if (!llvm_names_have(gate->metadata, kind))
            llvm_finding(gate, instruction, "metadata that is not on the list (number %u)", kind);
    }
    LLVMDisposeValueMetadataEntries(entries);
}

static void gate_call_attributes(struct llvm_gate *gate, LLVMValueRef call)
{
    LLVMAttributeRef items[64];
    unsigned arguments = LLVMGetNumArgOperands(call);
    for (unsigned i = 0; i < arguments + 2; i++) {
        LLVMAttributeIndex index = i == 0 ? (LLVMAttributeIndex)LLVMAttributeFunctionIndex : i - 1;
        unsigned count = LLVMGetCallSiteAttributeCount(call, index);
        if (count > sizeof items / sizeof items[0]) {
            llvm_finding(gate, call, "a call with too many attributes");
            return;
        }
        LLVMGetCallSiteAttributes(call, index, items);
        llvm_gate_attributes(gate, call, items, count);
    }
}

static bool is_intrinsic(LLVMValueRef callee)
{
    return LLVMGetIntrinsicID(callee) != 0;
}

/* The operands of an intrinsic: strings of metadata among them, and memory by address. */
static void gate_intrinsic(struct llvm_gate *gate, LLVMValueRef call, LLVMValueRef callee)
{
    size_t size;
    const char *name = LLVMGetValueName2(callee, &size);
    bool copies = strncmp(name, "llvm.memcpy.", 12) == 0 || strncmp(name, "llvm.memmove.", 13) == 0;
    bool fills = strncmp(name, "llvm.memset.", 12) == 0;
    bool describes = strncmp(name, "llvm.dbg.", 9) == 0 ||
                     strcmp(name, "llvm.experimental.noalias.scope.decl") == 0;
    unsigned arguments = LLVMGetNumArgOperands(call);
    for (unsigned i = 0; i < arguments; i++) {
        LLVMValueRef argument = LLVMGetOperand(call, i);
        if (describes)
            continue;
        if ((copies && i < 2) || (fills && i < 1))
            llvm_gate_address(gate, call, argument);
        else
            llvm_gate_operand(gate, call, argument);
    }
    if ((copies || fills) && (arguments != 4 || !LLVMIsAConstantInt(LLVMGetOperand(call, 3)) ||
                              LLVMConstIntGetZExtValue(LLVMGetOperand(call, 3)) != 0))
        llvm_finding(gate, call, "volatile memory");
}

/* Through a table of functions: with the type that the code generator compares first. */
static void gate_table_call(struct llvm_gate *gate, LLVMValueRef call, LLVMValueRef callee)
{
    bool is_checked = LLVMGetNumOperandBundles(call) == 1;
    if (is_checked) {
        LLVMOperandBundleRef bundle = LLVMGetOperandBundleAtIndex(call, 0);
        size_t size;
        const char *tag = LLVMGetOperandBundleTag(bundle, &size);
        is_checked = size == 4 && memcmp(tag, "kcfi", 4) == 0 &&
                     LLVMGetNumOperandBundleArgs(bundle) == 1 &&
                     LLVMIsAConstantInt(LLVMGetOperandBundleArgAtIndex(bundle, 0));
        LLVMDisposeOperandBundle(bundle);
    }
    if (!is_checked || LLVMGetTailCallKind(call) == LLVMTailCallKindMustTail ||
        LLVMGetInstructionCallConv(call) != LLVMCCallConv || LLVMIsAConstant(callee))
        llvm_finding(gate, call, "a call of a computed address");
    llvm_gate_operand(gate, call, callee);
    gate_call_attributes(gate, call);
    for (unsigned i = 0; i < LLVMGetNumArgOperands(call); i++)
        llvm_gate_operand(gate, call, LLVMGetOperand(call, i));
}

static void gate_call(struct llvm_gate *gate, LLVMValueRef call)
{
    LLVMValueRef callee = LLVMGetCalledValue(call);
    if (LLVMIsAInlineAsm(callee)) {
        llvm_finding(gate, call, "inline assembly");
        return;
    }
    if (!LLVMIsAFunction(callee)) {
        gate_table_call(gate, call, callee);
        return;
    }
    if (LLVMGetNumOperandBundles(call) != 0 ||
        LLVMGetTailCallKind(call) == LLVMTailCallKindMustTail ||
        LLVMGetInstructionCallConv(call) != LLVMGetFunctionCallConv(callee) ||
        LLVMGetCalledFunctionType(call) != LLVMGlobalGetValueType(callee))
        llvm_finding(gate, call, "a call that does not fit what it calls");
    gate_call_attributes(gate, call);
    if (is_intrinsic(callee)) {
        gate_intrinsic(gate, call, callee);
        return;
    }
    for (unsigned i = 0; i < LLVMGetNumArgOperands(call); i++)
        llvm_gate_operand(gate, call, LLVMGetOperand(call, i));
}

/* `address` is the operand that says where. */
static void gate_access(struct llvm_gate *gate, LLVMValueRef instruction, unsigned address)
{
    if (LLVMGetVolatile(instruction))
        llvm_finding(gate, instruction, "volatile memory");
    if (LLVMGetOrdering(instruction) != LLVMAtomicOrderingNotAtomic)
        llvm_finding(gate, instruction, "atomic memory");
    llvm_gate_address(gate, instruction, LLVMGetOperand(instruction, address));
    if (address == 1)
        llvm_gate_operand(gate, instruction, LLVMGetOperand(instruction, 0));
}

/* Room on the stack: of a fixed size, taken once. */
static void gate_room(struct llvm_gate *gate, LLVMValueRef instruction)
{
    LLVMBasicBlockRef block = LLVMGetInstructionParent(instruction);
    if (!LLVMIsAConstantInt(LLVMGetOperand(instruction, 0)) ||
        block != LLVMGetEntryBasicBlock(LLVMGetBasicBlockParent(block)))
        llvm_finding(gate, instruction, "memory of a computed size on the stack");
    if (!llvm_type_allowed(LLVMGetAllocatedType(instruction)))
        llvm_finding(gate, instruction, "a variable of a type that is not on the list");
}

static void gate_operands(struct llvm_gate *gate, LLVMValueRef instruction)
{
    for (unsigned i = 0; i < (unsigned)LLVMGetNumOperands(instruction); i++) {
        LLVMValueRef operand = LLVMGetOperand(instruction, i);
        if (!LLVMValueIsBasicBlock(operand))
            llvm_gate_operand(gate, instruction, operand);
    }
}

/* An element's address: of what a variable, an allocation or a caller gave. */
static void gate_part(struct llvm_gate *gate, LLVMValueRef instruction)
{
    if (!llvm_type_allowed(LLVMGetGEPSourceElementType(instruction)))
        llvm_finding(gate, instruction, "an element of a type that is not on the list");
    llvm_gate_address(gate, instruction, LLVMGetOperand(instruction, 0));
    gate_operands(gate, instruction);
}

/* Where the component may compute with floating numbers. A number becomes another one only. */
static void gate_floating(struct llvm_gate *gate, LLVMValueRef instruction)
{
    LLVMTypeKind kind = LLVMGetTypeKind(LLVMTypeOf(instruction));
    if (!gate->component->has_float || kind == LLVMPointerTypeKind ||
        LLVMGetTypeKind(LLVMTypeOf(LLVMGetOperand(instruction, 0))) == LLVMPointerTypeKind)
        llvm_finding(gate, instruction, "floating point in a component without `float;`");
    gate_operands(gate, instruction);
}

/* flat switch: what each instruction needs. */
static void gate_instruction(struct llvm_gate *gate, LLVMValueRef instruction)
{
    switch (LLVMGetInstructionOpcode(instruction)) {
    case LLVMRet:
    case LLVMBr:
    case LLVMSwitch:
    case LLVMUnreachable:
    case LLVMAdd:
    case LLVMSub:
    case LLVMMul:
    case LLVMUDiv:
    case LLVMSDiv:
    case LLVMURem:
    case LLVMSRem:
    case LLVMShl:
    case LLVMLShr:
    case LLVMAShr:
    case LLVMAnd:
    case LLVMOr:
    case LLVMXor:
    case LLVMTrunc:
    case LLVMZExt:
    case LLVMSExt:
    case LLVMICmp:
    case LLVMPHI:
    case LLVMSelect:
    case LLVMFreeze:
    case LLVMExtractValue:
    case LLVMInsertValue: gate_operands(gate, instruction); break;
    case LLVMFNeg:
    case LLVMFAdd:
    case LLVMFSub:
    case LLVMFMul:
    case LLVMFDiv:
    case LLVMFCmp:
    case LLVMFPToUI:
    case LLVMFPToSI:
    case LLVMUIToFP:
    case LLVMSIToFP:
    case LLVMFPTrunc:
    case LLVMFPExt:
    case LLVMBitCast: gate_floating(gate, instruction); break;
    case LLVMGetElementPtr: gate_part(gate, instruction); break;
    case LLVMAlloca: gate_room(gate, instruction); break;
    case LLVMLoad: gate_access(gate, instruction, 0); break;
    case LLVMStore: gate_access(gate, instruction, 1); break;
    case LLVMCall: gate_call(gate, instruction); break;
    case LLVMPtrToInt:
        gate_operands(gate, instruction);
        if (!llvm_number_of_address_allowed(instruction))
            llvm_finding(gate, instruction, "an address as a number");
        break;
    case LLVMIntToPtr: llvm_finding(gate, instruction, "a number as an address"); break;
    case LLVMIndirectBr: llvm_finding(gate, instruction, "a jump to a computed address"); break;
    case LLVMVAArg: llvm_finding(gate, instruction, "an argument of unknown type"); break;
    case LLVMAddrSpaceCast: llvm_finding(gate, instruction, "another address space"); break;
    case LLVMFence:
    case LLVMAtomicCmpXchg:
    case LLVMAtomicRMW: llvm_finding(gate, instruction, "atomic memory"); break;
    default: llvm_finding(gate, instruction, "an instruction that is not on the list"); break;
    }
}

void llvm_gate_code(struct llvm_gate *gate, LLVMValueRef function)
{
    for (LLVMBasicBlockRef block = LLVMGetFirstBasicBlock(function); block != NULL;
         block = LLVMGetNextBasicBlock(block))
        for (LLVMValueRef at = LLVMGetFirstInstruction(block); at != NULL;
             at = LLVMGetNextInstruction(at)) {
            if (!llvm_type_allowed(LLVMTypeOf(at)) ||
                (llvm_type_is_floating(LLVMTypeOf(at)) && !gate->component->has_float))
                llvm_finding(gate, at, "a value of a type that is not on the list");
            gate_instruction(gate, at);
            gate_metadata(gate, at);
            gate->instructions++;
        }
}
