#!/usr/bin/perl
# corpus.t - every contract of ok/ is accepted without a word; every file of bad/ is refused, with exactly the errors that its lines ask for:
# `//~ RULE...` on the line that is wrong, `//~0 RULE` where the file as a whole is. Nothing more, so
# one mistake is one error. Errors in other files that it names do not count, their own marks do.
use strict;
use warnings;
use Test::More;

my $tool = 'build/deed';
my $paths = '-I contracts -I tests/contracts/golden -I tests/contracts/ok -I tests/contracts/bad';

sub expected {
    my ($file) = @_;
    my %marks;
    open my $in, '<:raw', $file or die "$file: $!";
    while (my $line = <$in>) {
        next unless $line =~ m{//~(0?) ([a-z -]+)};
        my $at = $1 eq '0' ? 0 : $.;
        $marks{"$at $_"} = 1 for split ' ', $2;
    }
    return join "\n", sort keys %marks;
}

sub reported {
    my ($file, $command) = @_;
    my %errors;
    my $said = qx(timeout 20 $tool $command --check $file $paths 2>&1 >/dev/null);
    my $status = $?;
    for (split /\n/, $said) {
        next unless /^\Q$file\E(?::(\d+))?(?::\d+)?: error: .* \[([a-z-]+)\]$/;
        my $at = $1 // 0;
        $errors{"$at $2"} = 1;
    }
    return ($status, join("\n", sort keys %errors), $said);
}

my %command = (contract => 'contract', component => 'component',
               system => 'system --root tests/contracts');
my $count = 0;
for my $file (sort <tests/contracts/bad/*.*>) {
    my ($kind) = $file =~ /\.(\w+)$/;
    my ($status, $errors, $said) = reported($file, $command{$kind});
    is($status >> 8, 1, "$file is refused") or diag($said);
    is($errors, expected($file), "$file: the rules, at their lines") or diag($said);
    $count++;
}
cmp_ok($count, '>=', 40, "$count bad files");
for my $file (sort <tests/contracts/ok/*.contract>) {
    my ($status, undef, $said) = reported($file, 'contract');
    is($status, 0, "$file is accepted");
    is($said, '', "$file: without a word");
}
done_testing;
