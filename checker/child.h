/* child.h - run an analysis where it can do no harm: in a process of its own, with a large stack
 * and limits on memory and time. Whatever it does but end in order is a failure with a reason. */
#ifndef CHECKER_CHILD_H
#define CHECKER_CHILD_H

#include <stddef.h>

/* Runs body(argument) in a child; its result, 0 to 99, is returned. -1: the child did not end in
 * order, and *why (allocated) says what became of it. */
int child_run(int (*body)(void *argument), void *argument, char **why);

/* In the child: its heap will need about so many bytes more. A thread that runs only while a core
 * has nothing else to do gives them memory; whoever writes there first need not wait for the kernel
 * to clear it. */
void child_back_heap(size_t bytes);

#endif
