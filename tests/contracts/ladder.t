#!/usr/bin/perl
# ladder.t - a ladder of contracts, from one message to everything at once. Each in ok/ is accepted,
# and what it says of itself is so: `//= level N` its rung, `//= capacity C S` the most messages under
# way to the client and to the server, `//= states N`, unnamed ones included, `//= base NAME`. Each in
# bad/ is refused with exactly the errors that its lines ask for, as in corpus.t.
use strict;
use warnings;
use Test::More;

my $tool = 'build/deed';
my $here = 'tests/contracts/ladder';
my $paths = "-I $here/ok -I $here/bad";
my $work = 'build/tests/ladder';

sub text_of { open my $in, '<:raw', $_[0] or return ''; local $/; return <$in> }

# The marks of a file: ERRORS{"line rule"}, SAID{word} = its values.
sub marks {
    my ($file) = @_;
    my (%errors, %said);
    my $line = 0;
    for (split /\n/, text_of($file)) {
        $line++;
        $said{$1} = $2 if m{//= (\w+) (.*\S)};
        next unless m{//~(0?) ([a-z -]+)};
        $errors{($1 eq '0' ? 0 : $line) . " $_"} = 1 for split ' ', $2;
    }
    return (\%errors, \%said);
}

# What the generated header says of itself in its head.
sub facts {
    my ($header) = @_;
    my %fact;
    $fact{capacity} = "$1 $2" if $header =~ /At most (\d+) queued to the client, (\d+) to the server/;
    my ($states) = $header =~ m{/\* States, seen from the server.*?\n(.*?) \* At most}s;
    $fact{states} = () = ($states // '') =~ /^ \*   \S+:/mg;
    return \%fact;
}

sub accepted {
    my ($file) = @_;
    my ($name) = $file =~ m{(\w+)\.contract$};
    my (undef, $said) = marks($file);
    my $printed = qx(timeout 20 $tool contract $file $paths -o $work 2>&1);
    is($? >> 8, 0, "$file is accepted") or diag($printed);
    is($printed, '', "$file: without a word");
    my $fact = facts(text_of("$work/$name.contract.h"));
    is($fact->{$_}, $said->{$_}, "$file: $_") for grep { exists $said->{$_} } qw(capacity states);
    my ($base) = text_of($file) =~ /^contract \w+ : (\w+)/m;
    is($base, $said->{base}, "$file: its base");
    ok($said->{level} && $said->{capacity} && $said->{states}, "$file says what it is");
    return $said->{level};
}

sub refused {
    my ($file) = @_;
    my ($expected) = marks($file);
    my $printed = qx(timeout 20 $tool contract --check $file $paths 2>&1);
    is($? >> 8, 1, "$file is refused") or diag($printed);
    my %errors;
    for (split /\n/, $printed) {
        $errors{($1 // 0) . " $2"} = 1 if /^\Q$file\E(?::(\d+))?(?::\d+)?: error: .* \[([a-z-]+)\]$/;
    }
    is(join("\n", sort keys %errors), join("\n", sort keys %$expected), "$file: the rules, at their lines")
        or diag($printed);
}

my %rungs;
my $count = 0;
for my $file (sort <$here/ok/*.contract>) {
    $rungs{accepted($file)}++;
    $count++;
}
for my $file (sort <$here/bad/*.contract>) {
    refused($file);
    $count++;
}
is(join(' ', sort keys %rungs), '1 2 3 4 5 6 7 8 9', 'no rung is missing');
cmp_ok($count, '>=', 60, "$count contracts");
done_testing;
