#!/bin/sh
# prove.sh - prove the trusted core with Frama-C, and make sure that the proof would notice.
#
# The exit status of Frama-C says nothing about open goals, so the gate is its classifier: any status
# but proved is an error. Then: nothing may rest on an assumption that proof/assumptions.txt does not
# list, no contract may contradict itself (smoke tests), and every planted error of proof/mutants.txt
# must be refused. Call it from the root of the repository; all it writes is in build/prove.
set -eu

modules='holder owner frozen'
build=$PWD/build/prove

# Why3 looks for what a driver imports beside the driver.
configure() {
    mkdir -p "$build/drivers"
    ln -sf "$(why3 --print-datadir)"/drivers/* "$build/drivers/"
    cp proof/z3.drv "$build/drivers/z3_deed.drv"
    cp proof/cvc5.drv "$build/drivers/cvc5_deed.drv"
    sed -e "s|@BUILD@|$build|" -e "s|@DATADIR@|$(why3 --print-datadir)|" \
        -e "s|@LIBDIR@|$(why3 --print-libdir)|" \
        -e "s|@Z3@|$(z3 --version | cut -d' ' -f3)|" \
        -e "s|@CVC5@|$(cvc5 --version | sed -n '1s/.*version //p')|" \
        proof/why3.conf.in >"$build/why3.conf"
    export WHY3CONFIG="$build/why3.conf"
}

# wp NAME FOLDER [OPTION...]: what was proved goes to NAME.csv, what happened to NAME.log. Z3 proves
# nearly all; cvc5 sees what it left. Status 0 only if every goal is proved. Each stage forgets the
# options of the one before it.
wp() {
    name=$1 folder=$2
    shift 2
    files=$(for module in $modules; do echo "$folder/$module.c"; done)
    # shellcheck disable=SC2086
    frama-c -machdep gcc_x86_64 -c11 $files \
        -wp -wp-rte -wp-model Typed+nocast -wp-par 4 -wp-prover Z3 -wp-timeout 3 "$@" \
        -then -wp -wp-prover CVC5 -wp-timeout 3 "$@" \
        -then -report-csv "$build/$name.csv" \
        -then -report-classify -report-unclassified-unknown ERROR -report-exit \
        $smoke >"$build/$name.log" 2>&1
}

# One line a function: its goals and who proved them. A goal's name begins with its function's.
table() {
    awk -F '\t' '
        function owner_of(goal, f, best) {
            best = ""
            for (f in file)
                if (index(goal, f "_") == 1 && length(f) > length(best))
                    best = f
            return best
        }
        FNR == NR {
            if (FNR > 1 && $1 !~ /^FRAMAC_SHARE/ && $4 != "<global>")
                file[$4] = substr($2, 1, length($2) - 2)
            next
        }
        / Goal / {
            goal = $0
            sub(/.* Goal /, "", goal)
            sub(/ : .*/, "", goal)
            sub(/^typed_nocast_/, "", goal)
            f = owner_of(goal)
            if (!(goal in seen)) {
                seen[goal] = "open"
                goals[f]++
            }
            if (/ : Valid/ && seen[goal] == "open") {
                prover = /\[Z3/ ? "Z3" : /\[CVC5/ ? "cvc5" : "WP"
                seen[goal] = prover
                by[f, prover]++
                proved[f]++
            }
        }
        END {
            format = "%-10s %-18s %6s %6s %6s %6s  %s\n"
            printf format, "module", "function", "goals", "WP", "Z3", "cvc5", "status"
            fflush()
            for (f in goals)
                printf format, file[f], f, goals[f], by[f, "WP"] + 0, by[f, "Z3"] + 0, by[f, "cvc5"] + 0, \
                    proved[f] == goals[f] ? "proved" : "open: " goals[f] - proved[f] | "sort -k1,1 -k2,2"
            for (f in goals) {
                all += goals[f]
                good += proved[f]
            }
            print good + 0, all - good >totals
        }' totals="$build/totals" "$build/core.csv" "$build/core.log"
}

# What the proof rests on beside the code, minus what is listed and explained.
unlisted_assumptions() {
    awk -F '\t' '
        FNR == NR {
            if ($0 !~ /^#/ && split($0, word, " ") > 2)
                listed[word[1], word[2]] = 1
            next
        }
        $6 == "Considered valid" && !(($2, "*") in listed) && !(($2, $4) in listed) {
            print "assumed: " $2 ":" $3 ": " $4 ": " $7
        }' proof/assumptions.txt "$build/core.csv"
    grep -nE '\b(admit|axiom|axiomatic|union|__builtin_[a-z]+|__FRAMAC__)\b' \
        $(for module in $modules; do echo "sharedheap/$module.c sharedheap/$module.h"; done) |
        sed 's/^/not in proved text: /' || true
}

count() {
    if [ "$1" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# A contract that contradicts itself proves everything: try to prove false from each.
smoke() {
    grep 'Smoke-test' "$build/core.log" | sort -u >"$build/smoke.log" || true
    tests=$(grep -c . "$build/smoke.log" || true)
    doomed=$(grep -vc '\[Passed\]' "$build/smoke.log" || true)
    grep -v '\[Passed\]' "$build/smoke.log" || true
    if [ "$tests" = 0 ]; then doomed=1; fi
    echo "smoke tests: $tests, contradictions: $doomed"
    passed=$((passed + tests - doomed)) failed=$((failed + doomed))
}

# Plant one error in a copy; the function that has it must not be proved.
mutant() {
    file=$1 function=$2 script=$3 text=$4 copy=$build/mutant
    rm -rf "$copy"
    cp -r sharedheap "$copy"
    sed -i "$script" "$copy/$file"
    if cmp -s "sharedheap/$file" "$copy/$file"; then
        echo "not planted: $file: $text"
        count 1
    elif wp mutant "$copy" -wp-fct "$function" || ! grep -q 'Classified errors' "$build/mutant.log"
    then
        echo "NOT refused: $file: $function: $text"
        grep 'User Error' "$build/mutant.log" || true
        count 1
    else
        echo "refused: $file: $function: $text"
        count 0
    fi
}

mutants() {
    while IFS='~' read -r file function script text; do
        case $file in '#'* | '') continue ;; esac
        mutant "${file% }" "$(echo $function)" "$(echo "$script" | sed 's/^ //; s/ $//')" "${text# }"
    done <proof/mutants.txt
}

# The automata of the shipped contracts: a function each, whose specification is the contract,
# transition by transition. Z3 sees what WP's own rewriting leaves.
prove_monitors() {
    (cd "$build/monitor" && frama-c -machdep gcc_x86_64 -c11 "$@" \
        -wp -wp-rte -wp-model Typed+nocast -wp-par 4 -wp-prover Z3 -wp-timeout 5 \
        -then -report-classify -report-unclassified-unknown ERROR -report-exit) \
        >"$build/monitor.log" 2>&1
}

monitors() {
    rm -rf "$build/monitor"
    build/deed contract monitor contracts/*.contract -I contracts -o "$build/monitor"
    # shellcheck disable=SC2046
    if prove_monitors $(cd "$build/monitor" && ls ./*.monitor.c); then proved=0; else proved=1; fi
    goals=$(sed -n 's|.*Proved goals: *\([0-9]*\) / \([0-9]*\).*|\1 \2|p' "$build/monitor.log")
    goals=${goals:-0 1}
    echo "monitors of $(ls "$build/monitor" | grep -c 'monitor\.c$') contracts: ${goals% *} of ${goals#* } goals"
    passed=$((passed + ${goals% *})) failed=$((failed + ${goals#* } - ${goals% *}))
    if [ $proved != 0 ]; then
        grep -E '^\[ERROR|User Error|Timeout|Unknown' "$build/monitor.log" || true
        if [ "${goals% *}" = "${goals#* }" ]; then count 1; fi
    fi
    sed -i '/_next\[STATES\]/,/^};/s/{1,/{2,/' "$build/monitor/Store.monitor.c"
    if prove_monitors Store.monitor.c || ! grep -q 'Classified errors' "$build/monitor.log"; then
        echo 'NOT refused: Store.monitor.c: a transition leads to another state'
        count 1
    else
        echo 'refused: Store.monitor.c: a transition leads to another state'
        count 0
    fi
}

configure
passed=0 failed=0
smoke='-then -wp -wp-prover Z3 -wp-steps 100000 -wp-smoke-tests -wp-no-smoke-dead-code -wp-smoke-timeout 1'
if wp core sharedheap; then proved=0; else proved=1; fi
table
read -r passed failed <"$build/totals"
unlisted=$(unlisted_assumptions)
if [ -n "$unlisted" ]; then
    printf '%s\n' "$unlisted"
    count 1
fi
if [ $proved = 0 ]; then
    smoke
    smoke=''
    mutants
else
    grep -E '^\[ERROR|User Error' "$build/core.log" || tail -5 "$build/core.log"
    if [ "$failed" = 0 ]; then count 1; fi
fi
monitors
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
