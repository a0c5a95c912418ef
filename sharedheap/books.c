/* books.c - double-entry accounting. The idea and the contracts stand in books.h. */
#include "books.h"

#include "run.h"
#include "table.h"

TABLE uint64_t books_charged[HOLDER_SLOTS];
TABLE uint32_t books_handles[OWNER_GRANULES];

/* The first granule from this one on where an object begins; owner_top when none does. */
/*@ requires places: owner_places;
    requires bound: granule <= owner_top;
    terminates \true; exits \false; assigns \nothing;
    ensures next: granule <= \result <= owner_top &&
        (\result < owner_top ==> owner_word[\result] != 0);
    ensures none: \forall integer g; granule <= g < \result ==> owner_word[g] == 0;
    ensures sums: \forall integer s; owner_sum(s, \result) == owner_sum(s, granule);
    ensures counts: \forall integer b; books_count(b, \result) == books_count(b, granule);
*/
static uint32_t next_object(uint32_t granule)
{
    /*@ loop invariant range: \at(granule, Pre) <= granule <= owner_top;
        loop invariant none: \forall integer g; \at(granule, Pre) <= g < granule ==>
            owner_word[g] == 0;
        loop invariant sums: \forall integer s;
            owner_sum(s, granule) == owner_sum(s, \at(granule, Pre));
        loop invariant counts: \forall integer b;
            books_count(b, granule) == books_count(b, \at(granule, Pre));
        loop assigns granule;
        loop variant owner_top - granule;
    */
    while (granule < owner_top && (owner_units[granule / 64] == 0 || owner_word[granule] == 0)) {
        uint32_t next = owner_units[granule / 64] == 0 ? granule / 64 * 64 + 64 : granule + 1;
        /*@ assert page: \forall integer g; granule <= g < next ==> g / 64 == granule / 64; */
        /*@ assert vacant: \forall integer g; granule <= g < next ==> owner_word[g] == 0; */
        /*@ ghost
            uint32_t n = granule;
            /@ loop invariant range: granule <= n <= next;
               loop invariant sums: \forall integer s;
                   owner_sum(s, n) == owner_sum(s, \at(granule, Pre));
               loop invariant counts: \forall integer b;
                   books_count(b, n) == books_count(b, \at(granule, Pre));
               loop assigns n;
               loop variant next - n; @/
            while (n < next) n++;
        */
        granule = next;
    }
    return granule;
}

/* Every page is in a free block, a slab or a run, and every run has an owner. */
/*@ PAGES_INVARIANT(requires)
    requires bound: space_used <= OWNER_PAGES;
    terminates \true; exits \false; assigns \nothing;
    ensures agree: \result <==> books_pages;
*/
static bool pages_balanced(void)
{
    uint64_t used = 0;
    /*@ loop invariant range: 0 <= page <= space_used;
        loop invariant used: used == books_used(page) <= page * 67108864;
        loop invariant good: \forall integer p; 0 <= p < page ==> books_page(p);
        loop assigns page, used;
        loop variant space_used - page;
    */
    for (uint32_t page = 0; page < space_used; page++) {
        uint32_t units = owner_units[page];
        if (units > SLAB_LARGEST) {
            if (owner_word[page * 64] == 0)
                return false;
            used += units / 64;
        } else if (units != 0) {
            if (!slab_balanced(page))
                return false;
            used++;
        }
    }
    return used + run_free == space_used;
}

/* What a slot is charged is what the objects that name it as payer are worth. */
/*@ requires payers: owner_payers;
    requires places: owner_places;
    requires slots: holder_fresh <= HOLDER_SLOTS;
    terminates \true; exits \false;
    assigns books_charged[0 .. HOLDER_SLOTS - 1];
    ensures agree: \result <==> books_charges;
*/
static bool charges_balanced(void)
{
    /*@ loop invariant range: 0 <= slot <= holder_fresh;
        loop invariant zero: \forall integer s; 0 <= s < slot ==> books_charged[s] == 0;
        loop assigns slot, books_charged[0 .. HOLDER_SLOTS - 1];
        loop variant holder_fresh - slot;
    */
    for (uint32_t slot = 0; slot < holder_fresh; slot++)
        if (books_charged[slot] != 0)
            books_charged[slot] = 0;
    /*@ loop invariant range: 0 <= g <= owner_top && (g < owner_top ==> owner_word[g] != 0);
        loop invariant sum: \forall integer s; 0 <= s < holder_fresh ==>
            books_charged[s] == owner_sum(s, g) <= g * 4294967295;
        loop assigns g, books_charged[0 .. HOLDER_SLOTS - 1];
        loop variant owner_top - g;
    */
    for (uint32_t g = next_object(0); g < owner_top; g = next_object(g + 1))
        books_charged[owner_payer[g]] += owner_units[g / 64];
    /*@ loop invariant range: 0 <= slot <= holder_fresh;
        loop invariant good: \forall integer s; 0 <= s < slot ==>
            holder_used[s] == owner_sum(s, owner_top) && holder_used[s] <= holder_budget[s];
        loop assigns slot;
        loop variant holder_fresh - slot;
    */
    for (uint32_t slot = 0; slot < holder_fresh; slot++)
        if (books_charged[slot] != holder_used[slot] || holder_used[slot] > holder_budget[slot])
            return false;
    return true;
}

/* Each handle is to what the heap owns. Then how many there are to each is counted. */
/*@ requires places: owner_places;
    requires owner: frozen != 0;
    terminates \true; exits \false;
    assigns books_handles[0 .. OWNER_GRANULES - 1];
    ensures lead: \result <==>
        \forall integer g; 0 <= g < owner_top && owner_word[g] != 0 ==> books_leads(g, frozen);
    ensures counts: \result ==> \forall integer b; 0 <= b < owner_top && owner_word[b] != 0 ==>
        books_handles[b] == books_count(b, owner_top);
*/
static bool count_handles(uint32_t frozen)
{
    /*@ loop invariant range: 0 <= g <= owner_top && (g < owner_top ==> owner_word[g] != 0);
        loop invariant zero: \forall integer b; 0 <= b < g && owner_word[b] != 0 ==>
            books_handles[b] == 0;
        loop assigns g, books_handles[0 .. OWNER_GRANULES - 1];
        loop variant owner_top - g;
    */
    for (uint32_t g = next_object(0); g < owner_top; g = next_object(g + 1))
        if (books_handles[g] != 0)
            books_handles[g] = 0;
    /*@ loop invariant range: 0 <= g <= owner_top && (g < owner_top ==> owner_word[g] != 0);
        loop invariant lead: \forall integer k; 0 <= k < g && owner_word[k] != 0 ==>
            books_leads(k, frozen);
        loop invariant counts: \forall integer b; 0 <= b < owner_top && owner_word[b] != 0 ==>
            books_handles[b] == books_count(b, g) <= g;
        loop assigns g, books_handles[0 .. OWNER_GRANULES - 1];
        loop variant owner_top - g;
    */
    for (uint32_t g = next_object(0); g < owner_top; g = next_object(g + 1)) {
        if (!frozen_handle(g))
            continue;
        uint32_t body = frozen_word[g] - FROZEN_HANDLE;
        if (body >= owner_top || owner_word[body] != frozen || owner_word[g] == frozen)
            return false;
        books_handles[body]++;
    }
    return true;
}

/* Every count agrees with the handles, and the heap owns exactly what is frozen. */
/*@ requires places: owner_places;
    requires owner: frozen != 0;
    terminates \true; exits \false;
    assigns books_handles[0 .. OWNER_GRANULES - 1];
    ensures agree: \result <==> books_frozen(frozen);
*/
static bool frozen_balanced(uint32_t frozen)
{
    if (!count_handles(frozen))
        return false;
    /*@ loop invariant range: 0 <= g <= owner_top && (g < owner_top ==> owner_word[g] != 0);
        loop invariant good: \forall integer k; 0 <= k < g && owner_word[k] != 0 ==>
            books_body(k, frozen);
        loop assigns g;
        loop variant owner_top - g;
    */
    for (uint32_t g = next_object(0); g < owner_top; g = next_object(g + 1))
        if (!frozen_handle(g) && (frozen_word[g] != books_handles[g] ||
                                  (owner_word[g] == frozen) != (books_handles[g] != 0)))
            return false;
    return true;
}

bool books_balanced(uint32_t frozen)
{
    return charges_balanced() && pages_balanced() && run_balanced(space_used) &&
           frozen_balanced(frozen);
}
