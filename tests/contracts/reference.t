#!/usr/bin/perl
# reference.t - what docs/contracts.md shows is so. A block ```contract NAME is accepted, one
# ```contract NAME refused RULE is refused by that rule and no other; a component and its code pass the
# whole of `deed check`. Contracts of one page may name each other.
use strict;
use warnings;
use File::Path qw(make_path remove_tree);
use Test::More;

my $tool = 'build/deed';
my $work = 'build/tests/reference';
my $page = 'docs/contracts.md';

sub write_file {
    my ($file, $text) = @_;
    open my $out, '>:raw', $file or die "$file: $!";
    print $out $text;
}

# The blocks of the page: [LANGUAGE, NAME, RULE or undef, TEXT].
sub blocks {
    open my $in, '<:raw', $page or die "$page: $!";
    local $/;
    my $text = <$in>;
    my @found;
    push @found, [$1, $2, $3, $4] while $text =~ /^```(\w+) (\w+)(?: refused ([a-z-]+))?\n(.*?)^```$/msg;
    is(scalar @found, scalar(() = $text =~ /^```\w/mg), "$page: each block says what it is");
    return @found;
}

remove_tree($work);
make_path("$work/$_") for qw(ok bad gen);
my @blocks = blocks();
my %count;
for (@blocks) {
    my ($language, $name, $rule, $text) = @$_;
    write_file(($rule ? "$work/bad" : "$work/ok") . "/$name.$language", $text);
    $count{$rule ? 'refused' : $language}++;
}
for (@blocks) {
    my ($language, $name, $rule) = @$_;
    next unless $language eq 'contract';
    my $file = ($rule ? "$work/bad" : "$work/ok") . "/$name.contract";
    my $said = qx(timeout 20 $tool contract $file -I $work/ok -o $work/gen 2>&1);
    my %rules = map { $_ => 1 } $said =~ /: error: .* \[([a-z-]+)\]$/mg;
    is(join(' ', sort keys %rules), $rule // '', "$name: " . ($rule ? "refused, $rule" : 'accepted'))
        or diag($said);
}
for (grep { $_->[0] eq 'component' } @blocks) {
    my $file = "$work/ok/$_->[1].component";
    is(system("$tool component $file -I $work/ok -o $work/gen"), 0, "$file: the ports");
    my $said = qx($tool check $file -I $work/ok --sdk sdk/include --gen $work/gen -o $work/gen 2>&1);
    is($?, 0, "$file: the code is accepted") or diag($said);
}
cmp_ok($count{contract}, '>=', 15, "$count{contract} contracts accepted");
cmp_ok($count{refused}, '>=', 5, "$count{refused} refused");
done_testing;
