# embed.awk - turn the texts of the rules into a C table, for `deed explain`:
#     awk -f checker/rules/embed.awk checker/rules/*.md > build/host/explain_texts.c
BEGIN {
    print "#include \"../../checker/explain.h\"\n\nconst struct explain_text explain_texts[] = {"
}
FNR == 1 {
    if (NR > 1)
        print "},"
    name = FILENAME
    sub(/.*\//, "", name)
    sub(/\.md$/, "", name)
    printf "{\"%s\",\n", name
}
{
    gsub(/\\/, "&&")
    gsub(/"/, "\\\"")
    printf "\"%s\\n\"\n", $0
}
END {
    if (NR > 0)
        print "},"
    print "};\nconst size_t explain_text_count = sizeof explain_texts / sizeof explain_texts[0];"
}
