#!/bin/sh
# paced.sh - the hosted system DEED_PACED, with each line typed a little after the one before: a
# component that was stopped needs a millisecond until it is back, and a process is faster than that.
while IFS= read -r line; do
    printf '%s\n' "$line"
    sleep 0.01
done | "$DEED_PACED"
