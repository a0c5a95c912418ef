#!/bin/sh
# The crash session on a kernel that looks after its heap and its tables all the time: nothing else comes out of it.
cd "$(dirname "$0")/../.."
DEED_IMAGE=build/demo/debug/deed.elf exec tests/boot/crash.t
