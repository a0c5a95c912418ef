#!/bin/sh
# The same under the address and the undefined-behaviour sanitizer.
exec sh tests/hosted/suite.sh sanitized
