#!/usr/bin/env -S python3 -B
"""The small services and one who uses them: a clock that hands timers on, alarms and beats, random numbers, the log. The almanac
says of each thing whether it was so; every line of it is known."""
import os
import machine

machine.says_so(os.path.join(machine.ROOT, 'build', 'almanac'), [
    'alarm: fired, and not before its time', 'alarm: cancelled, twice',
    'alarm: three beats, one after the other',
    'alarm: fired, and not before its time', 'alarm: cancelled, twice',
    'alarm: three beats, one after the other', 'clock: time has gone by', 'random: all below ten',
    'random: and each of the ten', 'random: a buffer comes back filled',
    'log: the buffer comes back', 'log: the line is in the book',
    'log: and nothing is behind it'])
machine.done()
