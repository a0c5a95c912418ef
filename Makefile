# Deed. `make help` lists what can be made. One Makefile, no recursion; everything lands in build/.

SYSTEM ?= demo
MACHINE ?= microvm

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SECONDARY:
MAKEFLAGS += --no-builtin-rules
SHELL := /bin/sh

# ---- tools and flags ---------------------------------------------------------------------------

CC := clang-19
LD := ld.lld-19
LLVM := /usr/lib/llvm-19

WARNINGS := -Wall -Wextra -Wconversion -Werror
HOST_FLAGS := -std=gnu11 -O2 -g -D_GNU_SOURCE $(WARNINGS) -I. -isystem $(LLVM)/include
HOST_LIBS := -L$(LLVM)/lib -Wl,-rpath,$(LLVM)/lib -lclang -lLLVM -ljansson -lz3

FUZZ_FLAGS := -std=gnu11 -O1 -g -D_GNU_SOURCE $(WARNINGS) -I. -isystem $(LLVM)/include -fno-omit-frame-pointer \
    -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all

CORE_FLAGS := -std=c11 -O2 -g -DDEED_CORE -ffreestanding -fno-builtin -mno-red-zone -mgeneral-regs-only \
    -mcmodel=small -fno-pic -fwrapv -fno-strict-aliasing -fno-jump-tables -fstack-size-section \
    -fomit-frame-pointer $(WARNINGS) -Isdk/include -I. -Ikernel/guard/full -Isharedheap/debug/off \
    -Ikernel/debug/off -Ikernel/recorder/off
X86_64_FLAGS := --target=x86_64-unknown-none-elf $(CORE_FLAGS) -Ikernel/machine/x86_64
HOSTED_FLAGS := --target=x86_64-linux-gnu $(CORE_FLAGS) -Ikernel/machine/hosted

# ---- what there is -----------------------------------------------------------------------------

SDK_HEADERS := $(wildcard sdk/include/*.h sdk/include/deed/*.h sdk/library/deed/library/*.h)
CONTRACTS := $(wildcard contracts/*.contract)
COMPONENT_FILES := $(wildcard apps/*/*.component apps/lecture/*/*/*.component)
COMPONENTS := $(notdir $(basename $(COMPONENT_FILES)))
ifneq ($(words $(COMPONENTS)),$(words $(sort $(COMPONENTS))))
$(error two components have one name: $(shell printf '%s\n' $(COMPONENTS) | sort | uniq -d))
endif
SYSTEMS := $(notdir $(basename $(wildcard apps/*.system apps/lecture/*.system)))

# The lecture's programs (apps/lecture) have contracts of their own.
LECTURE_CONTRACTS := $(wildcard apps/lecture/*.contract)
SEARCH := -I contracts -I apps/lecture
vpath %.contract contracts apps/lecture
vpath %.system apps apps/lecture

ifeq ($(filter $(SYSTEM),$(SYSTEMS)),)
$(error there is no apps/$(SYSTEM).system; SYSTEM may be one of: $(SYSTEMS))
endif

# The firmwares boot the ISO, the others the image.
FIRMWARES := bios uefi
MACHINES := microvm q35 $(FIRMWARES)
ifeq ($(filter $(MACHINE),$(MACHINES)),)
$(error there is no machine `$(MACHINE)`; MACHINE may be one of: $(MACHINES))
endif

# Whether the heap verifies itself.
HEAP ?= plain
IMAGE := build/$(SYSTEM)$(if $(filter debug,$(HEAP)),/debug)
ifeq ($(filter $(HEAP),plain debug),)
$(error there is no heap `$(HEAP)`; HEAP may be plain or debug)
endif

# The tool looks through certificates with the kernel's own function.
SHARED_SOURCES := kernel/situation.c kernel/situation_words.c
TOOL_SOURCES := $(wildcard sdk/tool/*.c contracts/*/*.c checker/*.c) $(SHARED_SOURCES) build/host/explain_texts.c
TOOL_OBJECTS := $(patsubst %.c,build/host/%.o,$(filter-out build/%,$(TOOL_SOURCES))) \
    build/host/explain_texts.o

CORE_SOURCES := $(wildcard sharedheap/*.c kernel/*.c kernel/machine/*.[cS])
X86_64_OBJECTS := $(patsubst %,build/x86_64/%.o,$(CORE_SOURCES) \
    $(wildcard kernel/machine/x86_64/*.c kernel/machine/x86_64/*.S))
HOSTED_OBJECTS := $(patsubst %,build/hosted/%.o,$(CORE_SOURCES) \
    $(wildcard kernel/machine/hosted/*.c kernel/machine/hosted/*.S))

# The fuzzers have files of their own, in memory.
FUZZ_OBJECTS := $(patsubst %.c,build/fuzz/%.o,tests/fuzz/bundle.c \
    $(filter-out %/textfile.c,$(wildcard contracts/compiler/*.c contracts/emit/*.c contracts/system/*.c)) $(SHARED_SOURCES))

# Those of the checker read real ones.
FUZZ_CHECKER_OBJECTS := $(patsubst %.c,build/fuzz/%.o,$(filter-out %/main.c,$(wildcard contracts/compiler/*.c \
    contracts/emit/*.c contracts/system/*.c checker/*.c)) $(SHARED_SOURCES))

CONTRACT_HEADERS := $(patsubst %.contract,build/gen/%.contract.h,$(notdir $(CONTRACTS) $(LECTURE_CONTRACTS)))
COMPONENT_HEADERS := $(COMPONENTS:%=build/gen/%.component.h)
COMPONENT_OBJECTS := $(COMPONENTS:%=build/components/%.o)

# ---- what people type --------------------------------------------------------------------------

.PHONY: help run check image iso test fuzz mutants report prove docs bench bench-table break host-run trace gdb host-gdb style ci clean
help: ## List the targets
	@sed -n 's/^\([a-z_.-]*\):.*## /    make \1|/p' $(firstword $(MAKEFILE_LIST)) | \
	    awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'
	@echo '    SYSTEM=name picks another system of apps/: $(SYSTEMS).'
	@echo '    MACHINE=name picks another machine for run: $(MACHINES).'
	@echo '    HEAP=debug lets heap and tables of run and host-run verify themselves.'

run: $(IMAGE)/deed.$(if $(filter $(FIRMWARES),$(MACHINE)),iso,elf) ## Build everything, boot the image in QEMU and talk to it
	@sdk/tool/run.sh $(IMAGE)/deed.elf $(MACHINE)

host-run: $(IMAGE)/deed-hosted ## The same system as one Linux process
	@$<

RECORD = build/$(SYSTEM)/recorded
trace: build/$(SYSTEM)/recorded/deed.elf ## Like run, with a flight recorder: build/SYSTEM/trace.json for Perfetto, trace.svg
	@rm -f $(RECORD)/record; status=0; DEED_RECORD=$(RECORD)/record sdk/tool/run.sh $< $(MACHINE) || status=$$?; \
	    build/deed trace $(RECORD)/record $(SEARCH) -o build/$(SYSTEM)/trace.json && \
	    build/deed trace $(RECORD)/record --svg -o build/$(SYSTEM)/trace.svg && \
	    echo "  trace   build/$(SYSTEM)/trace.json, build/$(SYSTEM)/trace.svg" && exit $$status

check: $(COMPONENT_OBJECTS) ## Check and compile every component
	@sdk/tool/trusted.sh

image: build/$(SYSTEM)/deed.elf ## Link the image of the system

iso: build/$(SYSTEM)/deed.iso ## Put it on a CD or stick that boots by BIOS and by UEFI

report: setup-report build/$(SYSTEM)/report.html ## Write build/SYSTEM/report.html: the system on one page

# A Linux process has no devices but a serial line.
HOSTED_SYSTEMS := $(filter-out entropy,$(SYSTEMS))
IMAGES := $(SYSTEMS:%=build/%/deed.elf) $(HOSTED_SYSTEMS:%=build/%/deed-hosted) \
    build/demo/recorded/deed.elf build/demo/recorded/deed-hosted build/demo/debug/deed.elf build/demo/debug/deed-hosted
test: setup-test build/deed-rules-off build/deed-halves build/ask build/loaded.so $(IMAGES) build/demo/deed.iso ## Run all tests (TESTS='tests/a.t ...' for some)
	@tests/run.pl $(TESTS)

FUZZ ?= contract
SECONDS ?= 600
fuzz: setup-test ## Fuzz a reader (FUZZ=contract, component, system, source, text or object; SECONDS=600)
	@sh tests/fuzz/fuzz.sh $(FUZZ) seconds $(SECONDS)

break: build/deed $(COMPONENT_OBJECTS) build/kernel/x86_64.o ## Plant six bugs in a component; see each refused
	@tests/break/break.sh

mutants: setup-test build/kernel/hosted.o $(COMPONENT_OBJECTS) ## Plant mistakes in components and contracts
	@python3 -B tests/mutants/mutants.py

prove: setup-prove build/deed ## Prove what proof/proved.txt lists (FILES='sharedheap/owner.c ...' for some)
	@set -f; python3 -B proof/prove.py $(FILES)

.PHONY: prove-record prove-deep
prove-record: setup-prove build/deed ## Accept what is proved now: goals, levels, the sums in the README
	@set -f; python3 -B proof/prove.py record $(FILES)

prove-deep: setup-prove build/deed ## Would the proofs notice? Smoke tests, and an error planted at a time
	@set -f; python3 -B proof/deep.py $(FILES)

docs: setup-docs build/deed ## Write the pages about the shipped contracts: build/docs/index.html
	@build/deed contract doc $(CONTRACTS) -I contracts -o build/docs

MINUTES ?= 10
SEED ?= $(shell date +%s)
.PHONY: soak
soak: setup-test build/demo/deed.elf build/demo/deed-hosted ## Live with the demonstration for a while, at random (MINUTES=10, SEED=)
	@sh tests/soak/soak.sh $(MINUTES) $(SEED)

.PHONY: rules
rules: build/deed ## Write docs/rules.md, the reference of the rules of Deed C
	@build/deed explain --reference >docs/rules.md

GUARDS := owner none # the folders of kernel/guard beside full, which is shipped
BENCH_IMAGES := build/bench/deed.elf build/bench/deed-hosted build/crowd/deed.elf $(GUARDS:%=build/bench/%/deed.elf) build/cost/deed.elf
bench: setup-test $(BENCH_IMAGES) ## Print the figures: BENCH name value unit, and the goal
	@tests/bench/bench.sh

bench-table: setup-test $(BENCH_IMAGES) ## The same beside Linux, measured in the same run, and others
	@tests/bench/bench.sh table

gdb: setup-gdb build/$(SYSTEM)/deed.elf ## Boot, and stop at the kernel's first line; gdb knows components
	@sdk/tool/gdb.sh build/$(SYSTEM)/deed.elf $(MACHINE)

host-gdb: setup-gdb build/$(SYSTEM)/deed-hosted ## The same with the system as one Linux process
	@sdk/tool/gdb.sh build/$(SYSTEM)/deed-hosted hosted

style: setup-style ## Formatting, and the habits of the code
	@sdk/tool/style.sh

ci: setup-ci ## What CI runs: check, test, break, prove, style
	@sdk/tool/ci.sh

compile_commands.json: Makefile $(COMPONENT_HEADERS) ## For clangd and editors
	@sdk/tool/compile_commands.sh '$(CC)' '$(HOST_FLAGS)' '$(X86_64_FLAGS)' >$@

clean: ## Remove all that was built
	rm -rf build compile_commands.json

# ---- set-up ------------------------------------------------------------------------------------
# Each is an order-only prerequisite: it runs first, takes no time when all is there, and makes
# nothing out of date.

.PHONY: setup-run setup-iso setup-report setup-test setup-prove setup-docs setup-style setup-gdb setup-ci
setup-run: SECTIONS := run
setup-iso: SECTIONS := run iso
setup-report: SECTIONS := run report
setup-test: SECTIONS := run iso report test
setup-prove: SECTIONS := prove
setup-docs: SECTIONS := run docs
setup-style: SECTIONS := style
setup-gdb: SECTIONS := run gdb
setup-ci: SECTIONS := run iso report test prove style
setup-run setup-iso setup-report setup-test setup-prove setup-docs setup-style setup-gdb setup-ci:
	@sdk/tool/setup.sh $(SECTIONS)

# ---- the deed tool -----------------------------------------------------------------------------

build/host/%.o: %.c | setup-run
	@mkdir -p $(@D)
	@echo '  compile $<'
	@$(CC) $(HOST_FLAGS) -MMD -MP -c $< -o $@

build/host/explain_texts.c: checker/rules/embed.awk $(wildcard checker/rules/*.md)
	@mkdir -p $(@D)
	@awk -f $^ >$@

build/host/explain_texts.o: build/host/explain_texts.c | setup-run
	@$(CC) $(HOST_FLAGS) -c $< -o $@

# The test build in which one rule can be switched off: another file in the place of rules_on.c and passes.c.
build/deed-rules-off: $(filter-out build/host/checker/rules_on.o build/host/checker/passes.o,$(TOOL_OBJECTS)) \
        build/host/tests/checker/rules_off.o
	@echo '  link    $@'
	@$(CC) $^ $(HOST_LIBS) -o $@

# The test build that lowers each source in two halves as well.
build/deed-halves: $(filter-out build/host/checker/passes.o,$(TOOL_OBJECTS)) build/host/tests/checker/halves.o
	@echo '  link    $@'
	@$(CC) $^ $(HOST_LIBS) -o $@

# Programs that a test loads once and runs many times (tests/checker/loaded.c).
build/ask: tests/checker/ask.c tests/checker/loaded.h | setup-test
	@echo '  link    $@'
	@$(CC) $(HOST_FLAGS) -static $< -o $@

build/loaded.so: tests/checker/loaded.c tests/checker/loaded.h | setup-test
	@echo '  link    $@'
	@$(CC) $(HOST_FLAGS) -fPIC -shared $< -o $@

build/deed: $(TOOL_OBJECTS) | setup-run
	@echo '  link    $@'
	@$(CC) $^ $(HOST_LIBS) -o $@

build/fuzz/%.o: %.c | setup-test
	@mkdir -p $(@D)
	@echo '  compile $< (to fuzz)'
	@$(CC) $(FUZZ_FLAGS) -MMD -MP -c $< -o $@

build/fuzz/fuzz_%: build/fuzz/tests/fuzz/fuzz_%.o $(FUZZ_OBJECTS)
	@echo '  link    $@'
	@$(CC) $(FUZZ_FLAGS) $^ -ljansson -o $@

build/fuzz/fuzz_source build/fuzz/fuzz_object build/fuzz/fuzz_text: build/fuzz/%: build/fuzz/tests/fuzz/%.o \
        $(FUZZ_CHECKER_OBJECTS) build/host/explain_texts.o
	@echo '  link    $@'
	@$(CC) $(FUZZ_FLAGS) $^ $(HOST_LIBS) -o $@

# ---- generated headers and checked components --------------------------------------------------

build/gen/%.contract.h: %.contract build/deed
	@mkdir -p $(@D)
	@echo '  contract $<'
	@build/deed contract $< $(SEARCH) -o $(@D)

define component_rules
build/gen/$(1).component.h: $(2)/$(1).component $$(CONTRACT_HEADERS) build/deed
	@build/deed component $$< $(SEARCH) -o $$(@D)

build/components/$(1).o: $$(wildcard $(2)/*.[ch]) $(2)/$(1).component \
        build/gen/$(1).component.h $(SDK_HEADERS)
	@mkdir -p $$(@D)
	@echo '  check   $(2)'
	@build/deed check $(2)/$(1).component $(SEARCH) --sdk sdk/include --gen build/gen -o $$(@D)
endef
$(foreach file,$(COMPONENT_FILES),$(eval \
    $(call component_rules,$(notdir $(basename $(file))),$(patsubst %/,%,$(dir $(file))))))

# ---- the trusted core and the images -----------------------------------------------------------

# The core is compiled as one: a service is a few steps in several files, each of them proved or
# read by itself. Components are never part of it.
CORE_LINK := $(LD) -r --lto-O2 -mllvm -stack-size-section

build/x86_64/%.o: % | setup-run
	@mkdir -p $(@D)
	@echo '  compile $<'
	@$(CC) $(X86_64_FLAGS) -flto -MMD -MP -c $< -o $@

build/hosted/%.o: % | setup-run
	@mkdir -p $(@D)
	@echo '  compile $< (hosted)'
	@$(CC) $(HOSTED_FLAGS) -flto -MMD -MP -c $< -o $@

build/kernel/x86_64.o: $(X86_64_OBJECTS)
	@mkdir -p $(@D)
	@$(CORE_LINK) $^ -o $@

build/kernel/hosted.o: $(HOSTED_OBJECTS)
	@mkdir -p $(@D)
	@$(CORE_LINK) $^ -o $@

# The same core with the flight recorder in it, and systems with that core: `make trace`.
RECORDED_X86_64 := $(wildcard kernel/recorder/on/*.c kernel/machine/x86_64/recorder/*.c)
RECORDED_HOSTED := $(wildcard kernel/recorder/on/*.c kernel/machine/hosted/recorder/*.c)

build/recorded/x86_64/%.o: % | setup-run
	@mkdir -p $(@D)
	@echo '  compile $< (recorded)'
	@$(CC) $(subst recorder/off,recorder/on,$(X86_64_FLAGS)) -flto -MMD -MP -c $< -o $@

build/recorded/hosted/%.o: % | setup-run
	@mkdir -p $(@D)
	@echo '  compile $< (hosted, recorded)'
	@$(CC) $(subst recorder/off,recorder/on,$(HOSTED_FLAGS)) -flto -MMD -MP -c $< -o $@

build/recorded/x86_64.o: $(X86_64_OBJECTS:build/%=build/recorded/%) $(RECORDED_X86_64:%=build/recorded/x86_64/%.o)
	@$(CORE_LINK) $^ -o $@

build/recorded/hosted.o: $(HOSTED_OBJECTS:build/%=build/recorded/%) $(RECORDED_HOSTED:%=build/recorded/hosted/%.o)
	@$(CORE_LINK) $^ -o $@

build/%/recorded/deed.elf: %.system build/%/system.c build/recorded/x86_64.o $(COMPONENT_OBJECTS)
	@mkdir -p $(@D)
	@echo '  link    $@'
	@build/deed link $< --root . $(SEARCH) --components build/components \
	    --kernel build/recorded/x86_64.o --tables build/$*/system.c -o $@

build/%/recorded/deed-hosted: %.system build/%/system.c build/recorded/hosted.o $(COMPONENT_OBJECTS)
	@mkdir -p $(@D)
	@echo '  link    $@'
	@build/deed link $< --root . $(SEARCH) --components build/components \
	    --kernel build/recorded/hosted.o --tables build/$*/system.c --machine hosted -o $@

# The same core with a heap that compares its books after each operation and poisons what is freed
# (sharedheap/debug/on), and a kernel that looks after its tables at each switch (kernel/debug/on):
# `make run HEAP=debug`.

build/debug/x86_64/%.o: % | setup-run
	@mkdir -p $(@D)
	@echo '  compile $< (debugged)'
	@$(CC) $(subst debug/off,debug/on,$(X86_64_FLAGS)) -flto -MMD -MP -c $< -o $@

build/debug/hosted/%.o: % | setup-run
	@mkdir -p $(@D)
	@echo '  compile $< (hosted, debugged)'
	@$(CC) $(subst debug/off,debug/on,$(HOSTED_FLAGS)) -flto -MMD -MP -c $< -o $@

build/debug/x86_64.o: $(X86_64_OBJECTS:build/%=build/debug/%) build/debug/x86_64/kernel/debug/on/check.c.o
	@$(CORE_LINK) $^ -o $@

build/debug/hosted.o: $(HOSTED_OBJECTS:build/%=build/debug/%) build/debug/hosted/kernel/debug/on/check.c.o
	@$(CORE_LINK) $^ -o $@

build/%/debug/deed.elf: %.system build/%/system.c build/debug/x86_64.o $(COMPONENT_OBJECTS)
	@mkdir -p $(@D)
	@echo '  link    $@'
	@build/deed link $< --root . $(SEARCH) --components build/components \
	    --kernel build/debug/x86_64.o --tables build/$*/system.c -o $@

build/%/debug/deed-hosted: %.system build/%/system.c build/debug/hosted.o $(COMPONENT_OBJECTS)
	@mkdir -p $(@D)
	@echo '  link    $@'
	@build/deed link $< --root . $(SEARCH) --components build/components \
	    --kernel build/debug/hosted.o --tables build/$*/system.c --machine hosted -o $@

# What asking again costs: the core once more for each other folder of kernel/guard, and the system
# that measures with it. Only the bench wants them.

define guard_rules
build/guard/$(1)/%.o: % | setup-run
	@mkdir -p $$(@D)
	@echo '  compile $$< ($(1))'
	@$$(CC) $$(subst guard/full,guard/$(1),$$(X86_64_FLAGS)) -flto -MMD -MP -c $$< -o $$@

build/guard/$(1).o: $$(X86_64_OBJECTS:build/x86_64/%=build/guard/$(1)/%)
	@$$(CORE_LINK) $$^ -o $$@

build/bench/$(1)/deed.elf: apps/bench.system build/bench/system.c build/guard/$(1).o $(COMPONENT_OBJECTS)
	@mkdir -p $$(@D)
	@echo '  link    $$@'
	@build/deed link $$< --root . -I contracts --components build/components \
	    --kernel build/guard/$(1).o --tables build/bench/system.c -o $$@ >/dev/null
endef
$(foreach guard,$(GUARDS),$(eval $(call guard_rules,$(guard))))

build/%/system.c: %.system build/deed $(CONTRACTS) $(LECTURE_CONTRACTS) $(COMPONENT_FILES)
	@mkdir -p $(@D)
	@build/deed system $< --root . $(SEARCH) -o $(@D)

build/%/deed.elf: %.system build/%/system.c build/kernel/x86_64.o $(COMPONENT_OBJECTS)
	@echo '  link    $@'
	@build/deed link $< --root . $(SEARCH) --components build/components \
	    --kernel build/kernel/x86_64.o --tables build/$*/system.c -o $@
	@sdk/tool/trusted.sh

build/%/deed.iso: build/%/deed.elf sdk/tool/iso.sh | setup-iso
	@echo '  iso     $@'
	@sdk/tool/iso.sh $< $@

build/%/deed-hosted: %.system build/%/system.c build/kernel/hosted.o $(COMPONENT_OBJECTS)
	@echo '  link    $@'
	@build/deed link $< --root . $(SEARCH) --components build/components \
	    --kernel build/kernel/hosted.o --tables build/$*/system.c --machine hosted -o $@

build/%/report.html: %.system build/%/deed.elf build/deed
	@build/deed system report $< --root . $(SEARCH) --components=build/components \
	    --linked=build/$*/deed.elf.parts/figures -o $@
	@echo '  report  $@'

-include $(shell find build -path build/tests -prune -o -name '*.d' -print 2>/dev/null)
