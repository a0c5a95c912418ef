#!/usr/bin/perl
# rules.t - the rules that the sources report, those that `deed explain` knows, and those that the
# corpus provokes are the same.
use strict;
use warnings;
use Test::More;

my $tool = 'build/deed';

sub all_matches {
    my ($pattern, @files) = @_;
    my %found;
    for my $file (@files) {
        open my $in, '<:raw', $file or die "$file: $!";
        local $/;
        my $text = <$in>;
        $found{$_} = 1 for map { split ' ' } $text =~ /$pattern/g;
    }
    return sort keys %found;
}

my @sources = grep { !/contract_rules/ } <contracts/*/*.c>;
my @reported = all_matches(qr/_error\(\s*[^;"]*?,\s*"([a-z-]+)",/, @sources);
my @explained = all_matches(qr/^    \{"([a-z-]+)",/m, 'contracts/compiler/contract_rules.c');
my @provoked = all_matches(qr{//~0? ([a-z -]+)}, <tests/contracts/bad/*>, <tests/contracts/traces/*>,
    <tests/contracts/diff/*/new/*>);
push @provoked, all_matches(qr/^([a-z-]+): /m, 'tests/contracts/golden/diagnostics.txt');

is("@{[sort @reported]}", "@explained", 'what is reported is explained');
my %provoked = map { $_ => 1 } @provoked;
is(join(' ', grep { !$provoked{$_} } @explained), '', 'what is explained is in the corpus');
for my $rule (@explained) {
    my $said = qx($tool explain $rule 2>&1);
    is($?, 0, "deed explain $rule");
    like($said, qr/^\Q$rule\E: .+\n\n(.+\n)+\n    .+/, "deed explain $rule says something");
}
my $list = qx($tool explain);
is(scalar(() = $list =~ /^\Q$_\E /mg), 1, "$_ is listed once") for @explained;
done_testing;
