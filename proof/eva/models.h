/* models.h - what the kernel's text calls in place of functions that others prove, or whose reason
 * is no range: see models.c. A call of NAME is one of eva_NAME there. */
#ifndef PROOF_EVA_MODELS_H
#define PROOF_EVA_MODELS_H

#include <size.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct component_table;
struct contract_table;
struct deed_endpoint;
struct deed_set;
struct endpoint_face;
struct offers_vector;
struct port_table;
struct virtio_done;

const struct component_table *eva_component_table(uint32_t component);
const struct port_table *eva_port_table(uint32_t port);

uint32_t eva_endpoint_number(const struct deed_endpoint *seen);
struct endpoint_face *eva_endpoint_at(const struct deed_endpoint *seen);
struct endpoint_face *eva_endpoint_waited(uint64_t what);
uint32_t eva_endpoint_state(uint32_t endpoint);
uint32_t eva_set_number(const struct deed_set *set);
struct deed_set *eva_set_at(struct deed_set *set);
uint32_t eva_kept_at(uint32_t port);
uint32_t eva_open_at(uint32_t port);
void eva_discard(uint32_t port, uint32_t client);
uint32_t eva_remembered(uint32_t lender);

uint64_t eva_component_wait(uint32_t component);
bool eva_direct_is_awaited(const struct endpoint_face *peer, uint32_t owner);
bool eva_direct_is_awaited_there(const struct endpoint_face *peer, uint32_t owner);
bool eva_port_has_room(uint32_t count);

uint64_t eva_direct_current(void);
void *eva_direct_switch(struct endpoint_face *peer, uint64_t current, uint32_t owner,
                        uint64_t target);
void eva_endpoint_make(uint32_t endpoint, uint32_t contract, char *memory);

void eva_set_list(uint32_t set, uint32_t endpoint);
void eva_set_unlist(uint32_t endpoint);
uint32_t eva_set_pop(uint32_t set);
uint32_t eva_first_to_wait(uint32_t set);

void eva_run_queue_boot(void);
void eva_run_queue_make(uint32_t component);
bool eva_run_queue_has(uint32_t component);
bool eva_run_queue_is_ready(uint32_t p);
void eva_run_queue_push_back(uint32_t component, uint32_t p);
void eva_run_queue_push_front(uint32_t component, uint32_t p);
void eva_run_queue_remove(uint32_t component, uint32_t p);
uint32_t eva_run_queue_highest(void);
uint32_t eva_run_queue_take(uint32_t p);

void eva_timer_queue_boot(void);
bool eva_timer_queue_set(uint32_t timer, uint64_t cycles);
void eva_timer_queue_cancel(uint32_t timer);
uint64_t eva_timer_queue_nearest(void);
uint32_t eva_timer_queue_take(uint64_t now);

void eva_budget_charge(uint32_t number, uint64_t now);
bool eva_own_take_kept(uint64_t current);
uint32_t eva_number_text(char *text, uint64_t value);
uint32_t eva_situation_check(const struct contract_table *contract);
void *eva_memcpy(void *to, const void *from, uint64_t size);
void *eva_memset(void *to, int value, uint64_t size);

bool eva_virtio_is_there(uint64_t registers);
bool eva_virtio_answers(uint64_t registers);
bool eva_virtio_reset(uint64_t registers);
bool eva_virtio_begin(uint64_t registers, uint32_t queue, uint64_t rings);
void eva_virtio_acknowledge(uint64_t registers);

uint32_t eva_offers_queue(uint32_t port);
uint32_t eva_offers_give(uint64_t registers, uint32_t queue, struct offers_vector shown,
                         struct offers_vector filled);
struct virtio_done eva_offers_take(uint32_t queue);
bool eva_offers_forget(uint32_t queue, uint32_t number);

#endif
