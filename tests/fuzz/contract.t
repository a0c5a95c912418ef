#!/bin/sh
exec sh tests/fuzz/fuzz.sh contract runs 10000
