#!/bin/sh
exec sh tests/heap/build.sh invariants
