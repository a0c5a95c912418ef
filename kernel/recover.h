/* recover.h - what happens after a component's main is gone. */
#ifndef KERNEL_RECOVER_H
#define KERNEL_RECOVER_H

/* Runs as the broken component, on its stack, at its priority. Never returns. */
void recover(void);

#endif
