/* context.h - scheduling contexts: whose priority and whose time a component runs on.
 *
 * Each component has one context, of the same number: its priority, and its budget if it has one.
 * Who waits at its client end for a server that has taken its call lends the server the context
 * that it runs on, over any number of calls, and has it back when the wait ends. A call on the
 * short way does nothing for that: the caller waits, the server runs, core.context stays; and the
 * answer on the short way leaves it as it is again. So what is lent is not written down but follows
 * from who waits for whom.
 *
 * Invariants. Following those that have lent, from any component, ends at one that has not lent: it
 * has the context. Who waits for a server that has another context says so by WAIT_KEEPS in what it
 * waits for, so the short way of an answer does not fit it. Of those that wait for one server at
 * most one has lent. component_on is right for each component that does not run and has not lent;
 * it is the component itself while it runs, lends, or waits where a call may find it idle: for the
 * short way leaves it alone.
 *
 * Who lends next when a loan ends before its server has answered, by a deadline, a stop or a
 * budget: the most urgent of those whose requests wait to be heard in the server's ports (LOOKS of
 * each are looked at), and of who had lent before.
 *
 * Requests that wait to be heard are as urgent as the context of who waits for them: so what lends
 * and gives back also moves them in the ready lists of servers' sets (set_ready.c).
 *
 * Only who begins a wait for a busy server walks along (context_wait). With interrupts off. */
#ifndef KERNEL_CONTEXT_H
#define KERNEL_CONTEXT_H

#include <stdbool.h>
#include <stdint.h>

/* The running component is to wait for this (see wait.h): what is it to say that it waits for? Its
 * context is lent, kept, or goes back to who lent it. */
uint64_t context_wait(uint64_t what);

/* The wait of this component is over: what it lent is its own again. Before anything else changes.
 */
void context_back(uint32_t component);

/* The same when it has no answer: its time is over, or it is stopped. Somebody else may lend to its
 * server now. */
void context_give_up(uint32_t component);

/* The server's end of a channel goes to somebody else: who waits at the other end lends nothing any
 * more. */
void context_detach(uint32_t endpoint);

/* The running component has taken a message from this end of its: it goes on with what the sender
 * has to lend. */
void context_accept(uint32_t endpoint);

/* Something has come for a component that is busy with something less urgent than it is itself. */
void context_urge(uint32_t component);

/* That on which the running component is has no time left: if others wait for the same servers, the
 * most urgent of them lends its own. */
void context_spent(uint32_t context);

/* This context has time again: whoever has it may run, or lends it if that is better than what the
 * server has. */
void context_refilled(uint32_t context);

#endif
