#!/bin/sh
exec sh tests/fuzz/fuzz.sh object runs 15000
