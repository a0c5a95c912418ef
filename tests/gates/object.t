#!/usr/bin/env python3
"""The object gate and the stack bound, on machine code that no compiler of C would make: each planted
piece is found for what it is, and ordinary code passes."""
import gates

(JUDGE,) = gates.build("judge")
gates.WORK.mkdir(parents=True, exist_ok=True)
tap = gates.Tap()

SERVICES = """component probe {
    serves service: Calculator many;
    services info;
    heap 4K;
}
"""
(gates.WORK / "probe.component").write_text(gates.COMPONENT)
(gates.WORK / "info").mkdir(exist_ok=True)
(gates.WORK / "info" / "probe.component").write_text(SERVICES)


def judge(code, rest="", component="probe.component"):
    """The verdict on a main of this assembly, with `rest` behind it."""
    text = f"""
        .text
        .globl probe_main
        .type probe_main, @function
probe_main:
        {code}
        .size probe_main, . - probe_main
        {rest}
        .section .note.GNU-stack, "", @progbits
"""
    source, made = gates.WORK / "probe.s", gates.WORK / "probe.o"
    source.write_text(text)
    status, output = gates.run("clang-19", "--target=x86_64-unknown-none-elf", "-c", source, "-o", made)
    assert status == 0, output
    return gates.run(JUDGE, gates.WORK / component, made)


def refused(name, says, code, rest="", rule="object"):
    status, output = judge(code, rest)
    tap.ok(status == 1 and any(says in line and f"[{rule}]" in line for line in output.split("\n")),
           f"{name}: {says}", output)


def accepted(name, stack, code, rest="", component="probe.component"):
    status, output = judge(code, rest, component)
    tap.ok(status == 0 and f"stack {stack}\n" in output, f"{name}: accepted, {stack} bytes", output)


def function(name, code):
    return f".type {name}, @function\n{name}:\n{code}\n.size {name}, . - {name}"


# ---- what ordinary code looks like --------------------------------------------------------------
accepted("pushes", 24, "push %rbx; sub $16, %rsp; add $16, %rsp; pop %rbx; ret")
accepted("a call of an import", 16, "push %rbx; call deed_take; pop %rbx; ret")
accepted("arguments on the stack", 40,
         "sub $8, %rsp; push %rax; push %rdi; push $7; call deed_wait3; add $32, %rsp; ret")
accepted("a chain of calls", 8 + 8 + 32 + 8 + 8, "push %rbx; call one; pop %rbx; ret",
         function("one", "sub $32, %rsp; call two; add $32, %rsp; ret") + "\n" +
         function("two", "push %rbx; pop %rbx; ret"))
accepted("the deeper of two callees", 8 + 64, "call one; call two; ret",
         function("one", "push %rbx; pop %rbx; ret") + "\n" +
         function("two", "sub $64, %rsp; add $64, %rsp; ret"))
accepted("a trap", 8, "push %rax; test %edi, %edi; je 1f; pop %rax; ret; 1: ud1l 18(%eax), %eax")
accepted("the end by an import that does not return", 16, "push %rbx; call deed_fault")
accepted("the end by a function that does not return", 24, "push %rbx; call one",
         function("one", "mov $1, %edi; call deed_fault"))
accepted("copying", 8, "push %rax; mov $12, %ecx; rep movsq; xor %eax, %eax; rep stosb; pop %rax; ret")
accepted("data", 8, "push %rax; mov counter(%rip), %eax; inc %eax; mov %eax, counter(%rip);"
         "mov table(,%rdi,4), %eax; pop %rax; ret",
         ".bss\n.local counter\ncounter: .skip 4\n.section .rodata\ntable: .long 1, 2, 3\n.text")
accepted("a contract's number", 8, "push %rax; mov deed_contract_Calculator(%rip), %edi; pop %rax; ret")
accepted("a service that is listed", 16, "push %rax; call deed_component_count; pop %rax; ret",
         component="info/probe.component")

# ---- instructions -------------------------------------------------------------------------------
for code in ("cli", "sti", "hlt", "in %dx, %al", "out %al, %dx", "insb", "outsb", "lgdt (%rdi)",
             "lidt (%rdi)", "ltr %ax", "lldt %ax", "wrmsr", "rdmsr", "invlpg (%rdi)", "swapgs", "iretq",
             "sysretq", "syscall", "sysenter", "int $0x80", "int3", "wbinvd", "clts", "xsetbv", "rdtsc",
             "cpuid", "pushfq", "popfq", "std", "cld", "lahf", "sahf", "rdrand %rax", "xgetbv",
             "monitor", "mwait", "vmcall", "xacquire lock incl (%rdi)", "lock incl (%rdi)",
             "lock cmpxchg %eax, (%rdi)", "xadd %eax, (%rdi)", "cmpxchg16b (%rdi)", "pause", "mfence",
             "clflush (%rdi)", "movaps %xmm0, %xmm1", "addsd %xmm0, %xmm1", "fld1", "emms", "fxsave (%rdi)",
             "stmxcsr (%rdi)", "rep cmpsb", "repne scasb", "lodsb", "movsb", "stosq", "xlatb", "enter $8, $0",
             "leave", "rcl %eax", "loop .", "jrcxz .", "str %ax", "sldt %ax", "smsw %ax", "sgdt (%rdi)",
             "verr %ax", "lar %ax, %eax", "lsl %ax, %eax", "prefetcht0 (%rdi)",
             "movbe (%rdi), %eax", "crc32b %al, %eax", "andn %eax, %ebx, %ecx", "endbr64", "xbegin .",
             "serialize", "wrfsbase %rax", "rdpmc", "invd", "lss (%rdi), %eax",
             "lfs (%rdi), %rax"):
    status, output = judge(f"{code}; ret")
    tap.ok(status == 1 and "[object]" in output, f"instruction {code} is refused", output)
refused("control register", "register not allowed", "mov %cr0, %rax; ret")
refused("debug register", "register not allowed", "mov %rax, %dr7; ret")
refused("segment register", "register not allowed", "mov %ds, %eax; ret")
refused("loading a segment", "register not allowed", "mov %eax, %ss; ret")
refused("segment override", "register not allowed", "mov %fs:0(%rdi), %eax; ret")
refused("gs in a string move", "no", "rep movsq %gs:(%rsi), %es:(%rdi); ret")
refused("constant address", "constant address", "mov 0x100000, %eax; ret")
refused("constant address of 64 bits", "not allowed", "movabs 0x123456789abc, %al; ret")
refused("constant base with an index", "constant address", "mov 0x100000(,%rdi,8), %eax; ret")
refused("store of a constant there", "constant address", "movl $1, 0x100000; ret")
refused("bytes that are no code", "no instruction", ".byte 0x06; ret")
refused("a cut-off instruction", "", "ret; .byte 0x48")

# ---- the stack pointer --------------------------------------------------------------------------
refused("another stack", "stack pointer is changed", "mov %rdi, %rsp; ret")
refused("stack by exchange", "stack pointer is changed", "xchg %rdi, %rsp; ret")
refused("stack by and", "stack pointer is changed", "and $-32, %rsp; ret")
refused("stack by a register", "stack pointer is changed", "sub %rdi, %rsp; ret")
refused("stack by pop", "stack pointer is changed", "pop %rsp; ret")
refused("stack by lea", "stack pointer is changed", "lea 8(%rdi), %rsp; ret")
refused("stack by cmov", "stack pointer is changed", "cmove %rdi, %rsp; ret")
refused("stack by exchange, the other way round", "stack pointer is changed", "xchg %rsp, %rdi; ret")
refused("stack by exchange with memory", "stack pointer is changed", "xchg %rsp, (%rdi); ret")
refused("stack by a register that is added", "stack pointer is changed", "add %rdi, %rsp; ret")
refused("stack added to itself", "stack pointer is changed", "add %rsp, %rsp; ret")
refused("stack by memory", "stack pointer is changed", "mov (%rdi), %rsp; ret")
refused("stack by a product", "stack pointer is changed", "imul $3, %rdi, %rsp; ret")
refused("stack by or", "stack pointer is changed", "or $8, %rsp; ret")
refused("stack by not", "stack pointer is changed", "not %rsp; ret")
refused("stack by a shift", "stack pointer is changed", "shl $1, %rsp; ret")
refused("stack by conditional move of itself", "stack pointer is changed", "cmovne (%rsp), %rsp; ret")
refused("stack by sbb", "stack pointer is changed", "sbb %rsp, %rsp; ret")
accepted("the address of an element of a local", 16,
         "sub $16, %rsp; mov %rdi, %rax; add %rsp, %rax; sub %rsp, %rdi; mov %rsp, 8(%rsp);"
         "cmp %rsp, %rax; cmp %rax, %rsp; cmove %rsp, %rcx; test %rsp, %rsp; add $16, %rsp; ret")
refused("half a stack pointer", "register not allowed", "mov %edi, %esp; ret")
refused("return to a pushed address", "does not return it", "push %rdi; ret", rule="stack")
refused("return above", "does not return it", "add $8, %rsp; ret", rule="stack")
refused("return below", "does not return it", "sub $8, %rsp; ret", rule="stack")
refused("a path that pops twice", "does not return it",
        "push %rbx; test %edi, %edi; je 1f; pop %rbx; 1: pop %rbx; ret", rule="stack")
refused("a loop that pushes", "does not return it", "1: push %rbx; dec %edi; jne 1b; ret", rule="stack")
refused("a call that runs off the end", "computed address", "push %rbx; call deed_take",
        function("one", "pop %rbx; ret"), rule="stack")
refused("running off the end behind a function that returns", "computed address", "call one",
        function("two", "ret") + "\n" + function("one", "ret"), rule="stack")
refused("running off the end", "computed address", "push %rbx; pop %rbx", rule="stack")
refused("recursion", "cycle of calls", "call probe_main; ret", rule="stack")
refused("recursion through others", "cycle of calls", "call one; ret",
        function("one", "call two; ret") + "\n" + function("two", "call one; ret"), rule="stack")

# ---- transfers of control -----------------------------------------------------------------------
unusual = "indirect or unusual"
refused("indirect call", unusual, "call *%rax; ret")
refused("indirect jump", unusual, "jmp *%rax")
refused("indirect jump through memory", unusual, "jmp *(%rdi)")
refused("far return", unusual, "lret")
refused("return that pops", unusual, "ret $16")
refused("prefixed call", unusual, ".byte 0x2e, 0xe8, 0, 0, 0, 0; ret")
refused("prefixed return", unusual, "rep ret")
refused("jump into an instruction", "middle of an instruction",
        "jmp 1f + 1; 1: mov $0xfac3fa, %eax; ret")
refused("branch into an instruction", "middle of an instruction",
        "je 1f + 2; 1: mov $0xfac3fa, %eax; ret")
refused("jump into another function", "a jump out of", "jmp one", function("one", "ret"))
refused("call into a function", "nothing that is a function", "call one + 1; ret",
        function("one", "nop; ret"))
refused("call of a label", "nothing that is a function", "call 1f; 1: ret")
refused("call of data", "nothing that is a function", "call words; ret", ".section .rodata\nwords: .quad 1\n.text")
refused("jump to an import", "not a plain call", "jmp deed_take")
refused("call beside an import", "not a plain call", "call deed_take + 1; ret")
refused("branch to an import", "not a plain call", "je deed_take; ret")
refused("code between functions", "code outside", "ret", "mov %eax, %ebx; ret")
refused("overlapping functions", "overlaps", "nop; ret",
        ".type two, @function\n.set two, probe_main\n.size two, 2")

# ---- relocations --------------------------------------------------------------------------------
refused("address of an import", "the address of deed_take is taken", "mov $deed_take, %edi; ret")
refused("address of an import by lea", "the address of deed_take is taken", "lea deed_take(%rip), %rdi; ret")
refused("beside a contract's number", "the address of", "mov deed_contract_Calculator + 4(%rip), %edi; ret")
refused("call of a contract's number", "nothing that is a function", "call deed_contract_Calculator; ret")
refused("address of code", "is not data", "lea probe_main(%rip), %rdi; ret")
refused("64-bit address in code", "relocation of type", "movabs $words, %rdi; ret",
        ".section .rodata\nwords: .quad 1\n.text")
refused("a relocation over the opcode", "no instruction",
        ".reloc ., R_X86_64_32, words; .byte 0x90, 0x90, 0x90, 0x90, 0x90; ret",
        ".section .rodata\nwords: .quad 1\n.text")
refused("a relocation over a register field", "no instruction",
        ".reloc . + 1, R_X86_64_32, words; .byte 0x89, 0xc0, 0x90, 0x90, 0x90, 0x90; ret",
        ".section .rodata\nwords: .quad 1\n.text")
refused("function pointer in data", "not data of the component", "ret",
        ".section .rodata\nwords: .quad probe_main\n.text")
refused("import in data", "not data of the component", "ret",
        ".section .rodata\nwords: .quad deed_take\n.text")
refused("pointer past the data", "not data of the component", "ret",
        ".section .rodata\nwords: .quad words + 64\n.text")
refused("variable that starts as an address", "starts with an address", "ret",
        ".data\nwords: .quad words\n.text")

# ---- symbols ------------------------------------------------------------------------------------
refused("unknown import", "undefined symbol puts is not on the import list", "call puts; ret")
refused("kernel function", "undefined symbol heap_claim is not", "call heap_claim; ret")
refused("service that is not listed", "deed_exit needs 'exit'", "call deed_exit; ret", rule="service")
refused("a revocation that is not listed", "deed_revoke needs 'revoke'", "call deed_revoke; ret",
        rule="service")
refused("port instructions without a port", "deed_ioport_read8 needs 'ioports'",
        "call deed_ioport_read8; ret", rule="service")
refused("another contract's number", "undefined symbol deed_contract_Store is not",
        "mov deed_contract_Store(%rip), %edi; ret")
refused("a second visible symbol", "symbol other is visible", "ret",
        ".globl other\n" + function("other", "ret"))
refused("redefining a service", "symbol deed_take is visible", "ret",
        ".globl deed_take\n" + function("deed_take", "ret"))
refused("weak symbol", "symbol other is weak", "ret", ".weak other\n" + function("other", "ret"))
refused("weak import", "is not plain", "call deed_take; ret", ".weak deed_take")
refused("common symbol", "common symbol other", "ret", ".comm other, 8, 8")
refused("absolute symbol", "absolute symbol other", "ret", ".globl other\n.set other, 0x1000")
refused("thread-local variable", "not allowed", "ret",
        ".section .tbss, \"awT\", @nobits\n.skip 8\n.text")
refused("ifunc", "symbol other is of kind", "ret",
        ".type other, @gnu_indirect_function\nother: ret\n.size other, 1")

# ---- sections -----------------------------------------------------------------------------------
for name, flags, kind in ((".init_array", "aw", "@init_array"), (".evil", "awx", "@progbits"),
                          (".text.more", "ax", "@progbits"), (".ctors", "aw", "@progbits"),
                          (".note.pvh", "a", "@note"), (".deed.text.calc", "ax", "@progbits"),
                          (".eh_frame", "a", "@unwind"), (".data.rel.ro", "aw", "@progbits"),
                          (".bss.deed.stacks", "aw", "@nobits"), (".rodata.cst64", "aw", "@progbits")):
    refused(f"section {name} {flags}", "is not allowed", "ret",
            f".section {name}, \"{flags}\", {kind}\n.skip 16\n.text")
group = '.section .text.one, "axG", @progbits, one, comdat\nret\n.text'
refused("section group", "is not allowed", "ret", group)

# ---- calls through tables of functions ----------------------------------------------------------
TYPE = function("__cfi_one", ".fill 11, 1, 0x90; movl $0x1234, %eax")
ONE = function("one", "sub $24, %rsp; add $24, %rsp; ret")
OTHER = function("__cfi_two", ".fill 11, 1, 0x90; movl $0x4321, %eax") + "\n" + \
    function("two", "sub $800, %rsp; add $800, %rsp; ret")
TABLE = '.section .rodata, "a"\ntable: .quad one\n'
FETCH = "sub $8, %rsp; movq table(,%rdi,8), %r11; "
COMPARE = "movl $-0x1234, %r10d; addl -4(%r11), %r10d; je 1f; ud2; 1: "
CALL = "callq *%r11; add $8, %rsp; ret"
accepted("a call through a table", 8 + 8 + 24, FETCH + COMPARE + CALL,
         "\n".join([TYPE, ONE, OTHER, TABLE]))
refused("no comparison", "an indirect or unusual transfer of control", FETCH + CALL,
        "\n".join([TYPE, ONE, TABLE]))
refused("a comparison with another's type", "an indirect or unusual transfer of control",
        FETCH + COMPARE.replace("%r11", "%rax") + CALL, "\n".join([TYPE, ONE, TABLE]))
refused("a comparison that is jumped over", "a jump past the comparison",
        FETCH + "test %edi, %edi; je 1f; " + COMPARE + CALL, "\n".join([TYPE, ONE, TABLE]))
refused("a comparison whose trap is jumped to the end of", "a jump past the comparison",
        FETCH + "test %edi, %edi; je 2f; " + COMPARE.replace("je", "2: je") + CALL,
        "\n".join([TYPE, ONE, TABLE]))
refused("a table of what has no type", "which is not data of the component", FETCH + COMPARE + CALL,
        "\n".join([ONE, TABLE]))
refused("a table of the middle of a function", "which is not data of the component",
        FETCH + COMPARE + CALL, "\n".join([TYPE, ONE, TABLE.replace("one", "one + 4")]))
refused("a table that can be written to", "a variable that starts with an address",
        FETCH + COMPARE + CALL, "\n".join([TYPE, ONE, '.data\ntable: .quad one\n']))
refused("a table that leads back", "cycle of calls", FETCH + COMPARE + CALL,
        "\n".join([TYPE, function("one", "sub $8, %rsp; call two; add $8, %rsp; ret"),
                   function("two", "movq table(,%rdi,8), %r11; " + COMPARE +
                            "callq *%r11; ret"), TABLE]), rule="stack")

# ---- floating point -----------------------------------------------------------------------------
(gates.WORK / "float").mkdir(exist_ok=True)
(gates.WORK / "float" / "probe.component").write_text("component probe {\n    float;\n    heap 4K;\n}\n")
accepted("sums in SSE", 8,
         "push %rax; xorpd %xmm0, %xmm0; addsd %xmm1, %xmm0; cvttsd2si %xmm0, %rax; pop %rcx; ret",
         component="float/probe.component")
refused("SSE without float", "instruction not allowed", "addsd %xmm1, %xmm0; ret")
refused("an SSE register without float", "register not allowed", "movq %rax, %xmm0; ret")
for name, code in (("the control word is set", "ldmxcsr (%rdi)"), ("it is read", "stmxcsr (%rdi)"),
                   ("the x87 unit", "fld1"), ("its control word", "fldcw (%rdi)"),
                   ("MMX", "paddd %mm1, %mm0"), ("AVX", "vaddsd %xmm0, %xmm1, %xmm2"),
                   ("all registers at once", "fxrstor (%rdi)"), ("a store past the cache", "movntpd %xmm0, (%rdi)")):
    status, output = judge(code + "; ret", component="float/probe.component")
    tap.ok(status == 1 and "not allowed" in output, f"{name}: refused, with float, too", output)

tap.done()
