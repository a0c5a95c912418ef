#!/bin/sh
exec sh tests/fuzz/fuzz.sh system runs 10000
