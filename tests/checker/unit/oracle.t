#!/bin/sh
exec sh tests/checker/unit/build.sh oracle tests/checker/unit/build_ir.c tests/checker/unit/machine.c \
    tests/checker/unit/random_*.c
