#!/usr/bin/perl
# run.pl [FILE.t...] - run TAP tests as `prove` does (all of tests/ if none is named), and close with
# the line that counts them. A test file that dies or breaks its plan counts as one failure more.
use strict;
use warnings;
use File::Find;
use TAP::Harness;

my @tests = @ARGV;
find({ no_chdir => 1, wanted => sub { push @tests, $_ if /\.t$/ } }, 'tests') unless @tests;

my $harness = TAP::Harness->new({ exec => [], jobs => 2, timer => 1, color => 0 });

# What takes longest begins first: else the other processor has nothing left to do at the end.
my %long = ('tests/sound/broken.t' => 2, 'tests/checker/bad.t' => 1, 'tests/fuzz/source.t' => 1);
@tests = sort { ($long{$b} // 0) <=> ($long{$a} // 0) || $a cmp $b } @tests;

# What a failed test point says comes once more at the end, where one looks for it.
my @failed;
$harness->callback(made_parser => sub {
    my ($parser, $test) = @_;
    my $tell;
    $parser->callback(test => sub {
        $tell = !$_[0]->is_ok;
        push @failed, "$test->[1]: " . $_[0]->as_string if $tell;
    });
    $parser->callback(comment => sub { push @failed, $_[0]->as_string if $tell });
});
my $result = $harness->runtests(@tests);

my $broken = grep { $_->has_problems && !$_->failed } $result->parsers($result->descriptions);
print map { "$_\n" } @failed;
printf "%d passed, %d failed\n", scalar $result->passed, scalar($result->failed) + $broken;
exit($result->all_passed ? 0 : 1);
