#!/bin/sh
# Every image that bench.sh boots is one that `make bench` builds, on a tree where nothing is built.
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
git ls-files -z | xargs -0 cp --parents -t "$empty"
wanted=$(sed -n 's|.*boot \$work/\([a-z/]*\.elf\).*|bench/\1|p; s|.*boot build/\([a-z/]*\.elf\).*|\1|p' \
    tests/bench/bench.sh | grep -v '/raw')
echo "1..$(echo "$wanted" | wc -l)"
plan=$(make -n -C "$empty" bench 2>&1)
number=0
for image in $wanted; do
    number=$((number + 1))
    case $plan in
    *"build/$image"*) echo "ok $number - $image is built" ;;
    *) echo "not ok $number - $image is not built" ;;
    esac
done
