/* table.h - where tables lie: arrays of the most that there can ever be, outside of the loaded
 * segments. The machine gives a page of memory to what is touched of them, and only to that;
 * before, all of it reads as zero. So a limit costs nothing until it is reached. */
#ifndef SHAREDHEAP_TABLE_H
#define SHAREDHEAP_TABLE_H

#define TABLE __attribute__((section(".bss.tables")))

#endif
