#!/bin/sh
exec sh tests/fuzz/fuzz.sh component runs 10000
