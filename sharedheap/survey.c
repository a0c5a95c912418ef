/* survey.c - see survey.h. */
#include "survey.h"

#include "owner.h"
#include "pages.h"
#include "run.h"
#include "slab.h"
#include "space.h"

#define PLACES 64u /* granules of a page */

// clang-format off
#define EACH(CASE)                                                                                 \
    CASE(0) CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) CASE(7) CASE(8) CASE(9) CASE(10)       \
    CASE(11) CASE(12) CASE(13) CASE(14) CASE(15) CASE(16) CASE(17) CASE(18) CASE(19)
#define POWER(n) ensures power_##n: order == n ==> \result == 1 << n;
// clang-format on

/*@ requires order: order < RUN_ORDERS;
    terminates \true; exits \false; assigns \nothing;
    ensures power: \result == 1 << order;
    EACH(POWER)
*/
static uint32_t pages_of(uint32_t order)
{
    return 1u << order;
}

/* A page of small objects. */
/*@ requires survey: \valid(survey);
    requires small: slab_holds(page) && run_order[page] == 0;
    requires units: units == owner_units[page];
    terminates \true; exits \false;
    assigns survey->taken, survey->free, survey->lost;
    ensures small: survey_counts_small{Pre,Post}(survey, page);
*/
static void count_small(struct survey *survey, uint32_t page, uint32_t units)
{
    uint32_t free = (uint32_t)__builtin_popcountll(slab_places[page]) * units;
    uint32_t lost = PLACES % units;

    survey->free += free;
    survey->lost += lost;
    survey->taken += PLACES - free - lost;
}

/* What begins at this page, and how many pages it has. A page inside of something, which is where a
 * survey may find itself when things have changed, counts for nothing. */
/*@ requires survey: \valid(survey);
    requires page: page < OWNER_PAGES;
    requires orders: run_orders;
    requires multiples: survey_multiples;
    terminates \true; exits \false;
    assigns survey->taken, survey->free, survey->lost, survey->run_pages, survey->run_pieces;
    ensures run: survey_counts_run{Pre,Post}(survey, page);
    ensures large: survey_counts_large{Pre,Post}(survey, page);
    ensures small: survey_counts_small{Pre,Post}(survey, page);
    ensures pages: 0 < \result <= 0x4000000;
*/
static uint32_t count(struct survey *survey, uint32_t page)
{
    uint32_t units = owner_units[page];

    if (run_order[page] != 0) {
        survey->run_pages += pages_of(run_order[page] - 1u);
        survey->run_pieces++;
        return pages_of(run_order[page] - 1u);
    }
    if (units > SLAB_LARGEST) {
        survey->taken += units;
        return units / PLACES;
    }
    if (units != 0)
        count_small(survey, page, units);
    return 1;
}

bool survey_step(struct survey *survey, uint32_t steps)
{
    /*@ loop invariant on: survey->page >= \at(survey->page, Pre);
        loop invariant past: \at(survey->page, Pre) < space_used && steps < \at(steps, Pre) ==>
            survey->page > \at(survey->page, Pre);
        loop invariant there: \at(survey->page, Pre) >= space_used ==>
            survey->page == \at(survey->page, Pre);
        loop assigns steps, *survey;
        loop variant steps;
    */
    while (steps-- > 0 && survey->page < space_used)
        survey->page += count(survey, survey->page);
    return survey->page < space_used;
}

uint32_t survey_largest(void)
{
    uint32_t order = RUN_ORDERS, ahead = space_ahead();

    /*@ loop invariant range: 0 <= order <= RUN_ORDERS;
        loop invariant none: \forall integer o; order <= o < RUN_ORDERS ==> !survey_has(o);
        loop assigns order;
        loop variant order;
    */
    while (order > 0 && pages_first[order - 1] == PAGES_NONE)
        order--;
    return order > 0 && pages_of(order - 1) > ahead ? pages_of(order - 1) : ahead;
}
