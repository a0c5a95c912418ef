#!/bin/sh
# certificate.t - a certificate that was changed is refused, or says what is true all the same:
# certificate.c asks for every byte of those of the shipped contracts and of the larger ones of the tests.
set -eu
cd "$(dirname "$0")/../.."
out=build/tests/contracts
mkdir -p $out
clang-19 -std=gnu11 -O2 -D_GNU_SOURCE -Wall -Wextra -Werror -I. tests/contracts/certificate.c \
    build/host/contracts/compiler/*.o build/host/kernel/situation.o -ljansson -o $out/certificate
exec $out/certificate contracts/Store.contract contracts/Timer.contract contracts/Stream.contract \
    contracts/Ping.contract contracts/Audio.contract contracts/Transaction.contract contracts/Watch.contract
