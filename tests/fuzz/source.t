#!/bin/sh
exec sh tests/fuzz/fuzz.sh source runs 900
