/* inline.h - the machine that proofs are about: of each instruction that C cannot say, what it is
 * assumed to do (TRUSTED.md has the tests). What has no contract here is not for proved text. */
#ifndef MACHINE_INLINE_H
#define MACHINE_INLINE_H

#include <stdint.h>

#define MACHINE_START_BYTES 64u

/* The last access to a register of a device, and how many there were; the clock. */
/*@ ghost
    extern uint64_t machine_accesses;
    extern uint64_t machine_accessed;
    extern uint64_t machine_width;
    extern uint64_t machine_value;
    extern uint64_t machine_time;
*/

/* The last access to an I/O port, and how many there were; and what each port was told last. */
/*@ ghost
    extern uint64_t machine_port_accesses;
    extern uint32_t machine_port;
    extern uint32_t machine_port_width;
    extern uint32_t machine_port_value;
    extern uint32_t machine_port_told[0x10000];
*/

#define MACHINE_PORT  machine_port_accesses, machine_port, machine_port_width, machine_port_value
#define MACHINE_PORTS MACHINE_PORT, machine_port_told[..]

/* What is masked is what the interrupt controller of this line was told last. */
/*@ predicate machine_line_told{L}(integer masked, integer irq) = irq < 8 ?
      machine_port_told[0x21] == (uint8_t)masked :
      machine_port_told[0xa1] == (uint8_t)(masked >> 8);
*/

/*@ terminates \true; exits \false; assigns MACHINE_PORT, machine_port_told[port];
    ensures one: machine_port_accesses == (uint64_t)(\old(machine_port_accesses) + 1);
    ensures there: machine_port == port && machine_port_width == 1;
    ensures value: machine_port_value == value;
    ensures told: machine_port_told[port] == value;
*/
void out8(uint16_t port, uint8_t value);

/*@ terminates \true; exits \false; assigns MACHINE_PORT, machine_port_told[port];
    ensures one: machine_port_accesses == (uint64_t)(\old(machine_port_accesses) + 1);
    ensures there: machine_port == port && machine_port_width == 2;
    ensures value: machine_port_value == value;
    ensures told: machine_port_told[port] == value;
*/
void out16(uint16_t port, uint16_t value);

/*@ terminates \true; exits \false; assigns MACHINE_PORT, machine_port_told[port];
    ensures one: machine_port_accesses == (uint64_t)(\old(machine_port_accesses) + 1);
    ensures there: machine_port == port && machine_port_width == 4;
    ensures value: machine_port_value == value;
    ensures told: machine_port_told[port] == value;
*/
void out32(uint16_t port, uint32_t value);

/*@ terminates \true; exits \false; assigns MACHINE_PORT;
    ensures one: machine_port_accesses == (uint64_t)(\old(machine_port_accesses) + 1);
    ensures there: machine_port == port && machine_port_width == 1;
    ensures value: \result == machine_port_value;
*/
uint8_t in8(uint16_t port);

/*@ terminates \true; exits \false; assigns MACHINE_PORT;
    ensures one: machine_port_accesses == (uint64_t)(\old(machine_port_accesses) + 1);
    ensures there: machine_port == port && machine_port_width == 2;
    ensures value: \result == machine_port_value;
*/
uint16_t in16(uint16_t port);

/*@ terminates \true; exits \false; assigns MACHINE_PORT;
    ensures one: machine_port_accesses == (uint64_t)(\old(machine_port_accesses) + 1);
    ensures there: machine_port == port && machine_port_width == 4;
    ensures value: \result == machine_port_value;
*/
uint32_t in32(uint16_t port);

/* Memory that is no object, by word: stacks of components. */
#define MACHINE_MEMORY 0x80000000000
/*@ ghost extern uint64_t machine_memory[0x10000000000]; */

/*@ requires there: address % 8 == 0 && address < MACHINE_MEMORY;
    terminates \true; exits \false; assigns machine_memory[address / 8];
    ensures written: machine_memory[address / 8] == value;
*/
void machine_store(uint64_t address, uint64_t value);

/* Where memory lies for a device: the heap's has another address by as much. */
/*@ logic integer machine_placed(void *object) =
      (uint64_t)object >= 0x100000000 ? (uint64_t)object - 0x100000000 : (uint64_t)object;
*/
/* Entries of page tables by the place where they lie, whatever their address is at that time. */
#define MACHINE_PLACES 0x80000000000
/*@ ghost extern uint64_t machine_entries[0x10000000000]; */

/*@ requires there: place % 8 == 0 && place < MACHINE_PLACES;
    terminates \true; exits \false; assigns \nothing;
    ensures entry: \result == machine_entries[place / 8];
*/
uint64_t machine_entry(uint64_t place);
/*@ requires there: place % 8 == 0 && place < MACHINE_PLACES;
    terminates \true; exits \false; assigns machine_entries[place / 8];
    ensures entry: machine_entries[place / 8] == entry;
*/
void machine_entry_set(uint64_t place, uint64_t entry);

/* All of a page. */
/*@ requires there: place % 4096 == 0 && place < MACHINE_PLACES;
    terminates \true; exits \false; assigns machine_entries[place / 8 .. place / 8 + 511];
    ensures filled: \forall integer w; place / 8 <= w < place / 8 + 512 ==>
        machine_entries[w] == word;
*/
void machine_page_fill(uint64_t place, uint64_t word);

/* The CPU translates by these tables from now on; it forgets what it knew of this address. */
/*@ terminates \true; exits \false; assigns \nothing; */
void machine_pages_load(const uint64_t *top, uint64_t window);
/*@ terminates \true; exits \false; assigns \nothing; */
void machine_page_forget(uint64_t address);

/* A byte of the image's text, which nobody writes. */
extern char *const deed_image_text_start, *const deed_image_text_end;
/*@ requires text: (uint64_t)deed_image_text_start <= address < (uint64_t)deed_image_text_end;
    terminates \true; exits \false; assigns \nothing; */
uint8_t machine_code(uint64_t address);

/* What a loader left in memory below this address, in words; nobody writes there while it is read.
 */
#define MACHINE_SAID 0x100000000
/*@ ghost
    extern const uint32_t machine_words[0x40000000];
    extern uint64_t machine_mapped;
*/
//@ logic integer machine_said_word(integer address) = machine_words[address / 4];

/*@ requires there: address % 4 == 0 && address + 4 <= machine_mapped <= MACHINE_SAID;
    terminates \true; exits \false; assigns \nothing;
    ensures said: \result == machine_said_word(address);
*/
uint32_t machine_said(uint64_t address);

/*@ terminates \true; exits \false; assigns \nothing; */
void machine_fence(void);

/*@ terminates \true; exits \false; assigns \nothing; */
void machine_interrupts_off(void);
/*@ terminates \true; exits \false; assigns \nothing; */
void machine_interrupts_on(void);

/*@ terminates \true; exits \false; assigns machine_time;
    ensures clock: \result == machine_time >= \old(machine_time);
*/
uint64_t machine_cycles(void);

/* The clock of components, as kernel/machine/x86_64/clock.h has it: cycles at nanosecond 0, and
 * rates with 32 bits of fraction. */
extern uint64_t clock_boot_cycles, clock_ns_a_cycle, clock_cycles_a_ns, entry_cycles;
/*@ logic integer clock_scaled(integer value, integer rate) = value * rate / 0x100000000;
    logic integer clock_ns(integer cycles) =
      clock_scaled((uint64_t)(cycles - clock_boot_cycles), clock_ns_a_cycle);
    logic integer clock_cycles(integer ns) =
      clock_scaled(ns, clock_cycles_a_ns) + clock_boot_cycles;
*/

/*@ requires to: \valid(to + (at .. at + 7));
    requires from: \valid_read(from + (at .. at + 7));
    terminates \true; exits \false; assigns to[at .. at + 7];
    ensures copied: \forall integer i; at <= i < at + 8 ==> to[i] == \old(from[i]);
*/
void machine_copy_word(char *to, const char *from, uint64_t at);

/*@ requires to: \valid(to + (at .. at + 7));
    terminates \true; exits \false; assigns to[at .. at + 7];
    ensures filled: \forall integer i; at <= i < at + 8 ==> to[i] == value;
*/
void machine_fill_word(char *to, uint64_t at, char value);

/*@ requires width: width == 1 || width == 2 || width == 4 || width == 8;
    terminates \true; exits \false;
    assigns machine_accesses, machine_accessed, machine_width, machine_value;
    ensures one: machine_accesses == (uint64_t)(\old(machine_accesses) + 1);
    ensures there: machine_accessed == address && machine_width == width;
    ensures value: \result == machine_value;
    ensures wide: width == 1 ==> \result <= UINT8_MAX;
    ensures wider: width == 2 ==> \result <= UINT16_MAX;
    ensures widest: width == 4 ==> \result <= UINT32_MAX;
*/
uint64_t machine_register_read(uint64_t address, uint32_t width);

/*@ requires width: width == 1 || width == 2 || width == 4 || width == 8;
    terminates \true; exits \false;
    assigns machine_accesses, machine_accessed, machine_width, machine_value;
    ensures one: machine_accesses == (uint64_t)(\old(machine_accesses) + 1);
    ensures there: machine_accessed == address && machine_width == width;
    ensures value: machine_value == value;
*/
void machine_register_write(uint64_t address, uint32_t width, uint64_t value);

/*@ terminates \true; exits \false; assigns \nothing; ensures same: \result == address; */
uint64_t machine_opaque(uint64_t address);

#endif
