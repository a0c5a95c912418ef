# judge.awk - figures beside their goals: one line each, or a table with what others take. Reads
# goals.txt, others.txt and the lines of the bench; ends with 1 when a figure is missing.

FILENAME ~ /goals\.txt$/ {
    if (/^#/)
        next
    order[++count] = $1
    unit[$1] = $2
    relation[$1] = $3
    goal[$1] = $3 == "+" || $3 == "/" ? $5 : $4
    other[$1] = $4
    next
}

FILENAME ~ /others\.txt$/ {
    if (!/^#/)
        elsewhere[$1] = sprintf("%12s %10s %12s %8s", $2, $3, $4, $5)
    next
}

$1 == "BENCH" { value[$2] = $3 }

function limit(name) {
    if (relation[name] == "+")
        return value[other[name]] + goal[name]
    if (relation[name] == "/") # or 25 ns, whichever is more
        return value[other[name]] / goal[name] > 25 ? int(value[other[name]] / goal[name]) : 25
    return goal[name]
}

function verdict(name) {
    if (relation[name] == "-")
        return ""
    met = relation[name] == ">=" ? value[name] >= limit(name) + 0 : value[name] <= limit(name) + 0
    return sprintf("goal %s %s %s", relation[name] == ">=" ? ">=" : "<=", limit(name),
                   met ? "met" : "missed")
}

END {
    if (table != "")
        printf "%-26s %12s %-10s %-26s %12s %10s %12s %8s\n", "figure", "here", "", "", "Linux 6.1",
               "Fiasco.OC", "seL4", "by hand"
    for (i = 1; i <= count; i++) {
        name = order[i]
        if (!(name in value)) {
            print "bench.sh: no figure " name >"/dev/stderr"
            missing = 1
        } else if (table != "") {
            printf "%-26s %12s %-10s %-26s %s\n", name, value[name], unit[name], verdict(name),
                   elsewhere[name]
        } else {
            printf "BENCH %s %s %s %s\n", name, value[name], unit[name], verdict(name)
        }
    }
    exit missing
}
