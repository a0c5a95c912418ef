/* Counts and indices that are ints, as they often are. */
#include "memory.component.h"

static int find(const int32_t *items COUNT(count), int count, int32_t wanted)
{
    int lo = 0, hi = count - 1;
    while (lo <= hi) {
        int mid = lo + (hi - lo) / 2;
        if (items[mid] == wanted)
            return mid;
        if (items[mid] < wanted)
            lo = mid + 1;
        else
            hi = mid - 1;
    }
    return -1;
}

static void insertion_sort(int32_t *a COUNT(n), int n)
{
    for (int i = 1; i < n; i++) {
        int32_t x = a[i];
        int j = i;
        while (j > 0 && a[j - 1] > x) {
            a[j] = a[j - 1];
            j--;
        }
        a[j] = x;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    int32_t a[5] = {5, 3, 4, 1, 2};
    insertion_sort(a, 5);
    if (find(a, 5, 3) >= 0)
        (void)find(a, 2, 4);
}
