#!/usr/bin/perl
# resolved.t [write] - what names, sub-protocols, labels, bases and overrides come to, as
# golden/resolved.txt has it (`write` accepts what it is now): of some contracts of ok/ the states in
# order, how they are called and documented, which of the base's they stand for, and where they lead; the
# messages with their tags; the kinds of arguments.
use strict;
use warnings;
use JSON::PP;
use Test::More;

my $write = @ARGV && $ARGV[0] eq 'write';
my $golden = 'tests/contracts/golden/resolved.txt';

sub flags { my ($one, @names) = @_; return join '', map { $one->{$_} ? " $_" : '' } @names }

sub state_line {
    my ($state) = @_;
    my $line = "  state $state->{name}" . flags($state, qw(named end inherited overrides));
    $line .= " as $state->{base_state}" if $state->{base_state};
    $line .= " (documented)" if $state->{documentation};
    return $line . ':' . join('', map { " $_->{message} -> $_->{next}" } @{ $state->{transitions} }) . "\n";
}

sub list_of { return join ', ', map { "$_->{kind} $_->{c_type}" . flags($_, qw(owned optional)) } @{ $_[0] } }

sub text_of {
    my ($name) = @_;
    my $json = qx(build/deed contract json tests/contracts/ok/$name.contract -I tests/contracts/ok);
    is($?, 0, "$name is accepted");
    my $contract = decode_json($json);
    my $text = "$name version $contract->{version}" . ($contract->{base} ? " of $contract->{base}" : '') . "\n";
    $text .= "  type $_->{name}" . flags($_, qw(inherited in_parcels)) . ': ' . list_of($_->{fields}) . "\n"
        for @{ $contract->{types} };
    $text .= "  message $_->{tag} $_->{name}" . flags($_, qw(inherited)) . ': ' . list_of($_->{arguments}) . "\n"
        for @{ $contract->{messages} };
    return $text . join '', map { state_line($_) } @{ $contract->{states} };
}

my $text = join '', map { text_of($_) } qw(Medium Floppy Sealed Door Named Inside InsideMore InsideMost Kinds);
if ($write) { open my $out, '>', $golden or die; print $out $text; close $out }
open my $in, '<', $golden or die "$golden: $!";
is($text, do { local $/; <$in> }, 'they come to what they came to');
done_testing;
