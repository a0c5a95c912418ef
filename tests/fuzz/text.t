#!/bin/sh
exec sh tests/fuzz/fuzz.sh text runs 5000
