/* certificates.h - the certificates of raw.h's contracts, which nothing compiles: what the contract
 * compiler would emit for these tables. */
#ifndef TESTS_KERNEL_CERTIFICATES_H
#define TESTS_KERNEL_CERTIFICATES_H

#include "kernel/tables.h"

static const struct situation_table interrupt_situations[] = {
    {{0, 0}, {0, 0}, {0, 0}, {0, 0}, 0},   /* 0: Armed, Armed */
    {{2, 0}, {0, 1}, {0, 0}, {0, 4}, 5},   /* 1: Holding, Armed */
    {{0, 1}, {1, 0}, {1, 0}, {5, 0}, 10},  /* 2: Armed, Masked */
    {{2, 1}, {1, 1}, {2, 0}, {6, 7}, 0},   /* 3: Holding, Masked */
    {{2, 2}, {0, 0}, {0, 1}, {0, 0}, 15},  /* 4: Holding, Holding */
    {{1, 1}, {0, 0}, {2, 0}, {0, 0}, 20},  /* 5: Masked, Masked */
    {{3, 1}, {0, 1}, {3, 0}, {0, 12}, 25}, /* 6: Kept, Masked */
    {{2, 3}, {1, 0}, {2, 1}, {12, 0}, 0},  /* 7: Holding, Kept */
    {{2, 3}, {1, 0}, {3, 1}, {12, 0}, 0},  /* 8: Holding, Kept */
    {{0, 1}, {0, 1}, {2, 4}, {0, 0}, 30},  /* 9: Armed, Masked */
    {{0, 1}, {0, 2}, {3, 5}, {0, 15}, 35}, /* 10: Armed, Masked */
    {{4, 1}, {0, 2}, {3, 7}, {0, 16}, 0},  /* 11: end, Masked */
    {{3, 3}, {0, 0}, {3, 1}, {0, 0}, 40},  /* 12: Kept, Kept */
    {{2, 1}, {0, 2}, {2, 4}, {0, 1}, 0},   /* 13: Holding, Masked */
    {{2, 1}, {0, 3}, {3, 5}, {0, 17}, 0},  /* 14: Holding, Masked */
    {{0, 3}, {0, 1}, {3, 6}, {0, 0}, 45},  /* 15: Armed, Kept */
    {{4, 3}, {0, 1}, {3, 8}, {0, 18}, 0},  /* 16: end, Kept */
    {{2, 3}, {0, 2}, {3, 6}, {0, 1}, 0},   /* 17: Holding, Kept */
    {{4, 4}, {0, 0}, {3, 9}, {0, 0}, 0},
    /* 18: end, end */};

static const uint8_t interrupt_queues[] = {2, 0, 0, 3, 1, 2, 1, 2, 4, 0};

static const uint32_t interrupt_sent[] = {2, 0, 1, 0,  0, 3, 0, 0,  0, 0,  0,  0, 3,  0,  0, 7,  0,
                                          0, 8, 0, 0,  9, 6, 0, 0,  0, 10, 0,  0, 11, 0,  0, 13, 0,
                                          0, 0, 0, 14, 0, 0, 0, 15, 0, 0,  16, 0, 0,  17, 0, 0,  0};

static const struct situation_table range_situations[] = {
    {{0, 0}, {0, 0}, {0, 0}, {0, 0}, 0}, /* 0: Held, Held */
    {{1, 0}, {0, 1}, {0, 0}, {0, 2}, 0}, /* 1: end, Held */
    {{1, 1}, {0, 0}, {0, 1}, {0, 0}, 0},
    /* 2: end, end */};

static const uint8_t range_queues[] = {0, 0};

static const uint32_t range_sent[] = {1, 0};

static const struct situation_table watch_situations[] = {
    {{0, 0}, {0, 0}, {0, 0}, {0, 0}, 0}, /* 0: 0, 0 */
    {{0, 1}, {1, 0}, {0, 0}, {3, 0}, 0}, /* 1: 0, 1 */
    {{0, 1}, {1, 0}, {1, 0}, {3, 0}, 0}, /* 2: 0, 1 */
    {{1, 1}, {0, 0}, {1, 0}, {0, 0}, 3}, /* 3: 1, 1 */
    {{0, 1}, {0, 1}, {1, 2}, {0, 0}, 0}, /* 4: 0, 1 */
};

static const uint8_t watch_queues[] = {0, 2, 1, 0};

static const uint32_t watch_sent[] = {1, 0, 2, 0, 4, 0, 0};

static const struct situation_table try_situations[] = {
    {{0, 0}, {0, 0}, {0, 0}, {0, 0}, 0},   /* 0: READY, READY */
    {{1, 0}, {0, 1}, {0, 0}, {0, 6}, 0},   /* 1: OWES_DONE, READY */
    {{2, 0}, {0, 1}, {0, 1}, {0, 7}, 0},   /* 2: OWES_MOVED, READY */
    {{3, 0}, {0, 1}, {0, 2}, {0, 8}, 0},   /* 3: OWES_PASSED, READY */
    {{1, 0}, {0, 1}, {0, 3}, {0, 6}, 0},   /* 4: OWES_DONE, READY */
    {{4, 0}, {0, 1}, {0, 4}, {0, 10}, 8},  /* 5: PUSHED_ONE, READY */
    {{1, 1}, {0, 0}, {0, 1}, {0, 0}, 16},  /* 6: OWES_DONE, OWES_DONE */
    {{2, 2}, {0, 0}, {0, 2}, {0, 0}, 24},  /* 7: OWES_MOVED, OWES_MOVED */
    {{3, 3}, {0, 0}, {0, 3}, {0, 0}, 32},  /* 8: OWES_PASSED, OWES_PASSED */
    {{5, 0}, {0, 2}, {0, 4}, {0, 15}, 40}, /* 9: PUSHED_TWO, READY */
    {{4, 4}, {0, 0}, {0, 5}, {0, 0}, 48},  /* 10: PUSHED_ONE, PUSHED_ONE */
    {{1, 0}, {1, 0}, {6, 1}, {0, 0}, 0},   /* 11: OWES_DONE, READY */
    {{2, 0}, {1, 0}, {7, 2}, {0, 0}, 0},   /* 12: OWES_MOVED, READY */
    {{3, 0}, {1, 0}, {8, 3}, {0, 0}, 0},   /* 13: OWES_PASSED, READY */
    {{1, 0}, {0, 3}, {0, 9}, {0, 16}, 0},  /* 14: OWES_DONE, READY */
    {{5, 4}, {0, 1}, {0, 5}, {0, 17}, 56}, /* 15: PUSHED_TWO, PUSHED_ONE */
    {{1, 4}, {0, 2}, {0, 10}, {0, 18}, 0}, /* 16: OWES_DONE, PUSHED_ONE */
    {{5, 5}, {0, 0}, {0, 6}, {0, 0}, 64},  /* 17: PUSHED_TWO, PUSHED_TWO */
    {{1, 5}, {0, 1}, {0, 11}, {0, 6}, 0},  /* 18: OWES_DONE, PUSHED_TWO */
};

static const uint8_t try_queues[] = {0, 2, 4, 6, 7, 7, 1, 3, 5, 7, 7, 7, 0};

static const uint32_t try_sent[] = {1, 0, 2, 0, 3, 0, 4,  5, 0,  0,  0, 0, 0, 0, 0,  9, 0, 11, 0,
                                    0, 0, 0, 0, 0, 0, 0,  0, 12, 0,  0, 0, 0, 0, 0,  0, 0, 0,  13,
                                    0, 0, 0, 0, 0, 0, 0,  0, 0,  14, 0, 0, 0, 0, 0,  0, 0, 15, 0,
                                    0, 0, 0, 0, 0, 0, 16, 0, 0,  0,  0, 0, 0, 0, 18, 0};

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])
#define CERTIFICATE(name)                                                                          \
    name##_situations, name##_queues, name##_sent, COUNT_OF(name##_situations),                    \
        COUNT_OF(name##_queues), COUNT_OF(name##_sent)

#endif
