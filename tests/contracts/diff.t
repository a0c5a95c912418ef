#!/usr/bin/perl
# diff.t [write] - two versions of a contract in each folder of diff/: what `deed contract diff` says of
# them is what `expected` there says, byte for byte; `write` accepts what it says now. JSON says the
# same, the status is 1 where an error was reported, and the corpus has every verdict.
use strict;
use warnings;
use File::Copy qw(copy);
use File::Path qw(make_path);
use JSON::PP;
use Test::More;

my $write = @ARGV && $ARGV[0] eq 'write';
my $tool = 'build/deed';
my $here = 'tests/contracts/diff';
my $work = 'build/tests/diff';
make_path("$work/other");

sub text_of { open my $in, '<:raw', $_[0] or return ''; local $/; return <$in> }

my (%seen, %rules);
for my $folder (sort grep { -d } <$here/*>) {
    my @files = ("$folder/old/Disk.contract", "$folder/new/Disk.contract");
    my $said = qx(timeout 20 $tool contract diff @files 2>$work/errors);
    my $status = $? >> 8;
    my $errors = text_of("$work/errors");
    if ($write) { open my $out, '>:raw', "$folder/expected" or die "$folder: $!"; print $out $said, $errors }
    is("$said$errors", text_of("$folder/expected"), $folder);
    my $wrong = text_of($files[1]) =~ m{//~ version} ? 1 : 0;
    is($status, $wrong, "$folder: status $wrong");
    is($errors =~ /\[version\]$/m ? 1 : 0, $wrong, "$folder: the error is about the version");

    my $json = decode_json(scalar qx($tool contract diff --format=json @files 2>$work/errors));
    my %verdict = map { ("$_->{client} client $_->{server} server" => $_->{verdict}) } @{ $json->{combinations} };
    my ($one, $two) = $said =~ /^  old client  fits +(\S+)\n  new client  (\S+) +fits$/m;
    is("$verdict{'old client new server'} $verdict{'new client old server'}", "$one $two", "$folder: JSON");
    my @changes = $said =~ /^  [-+~] /mg;
    is(scalar @{ $json->{changes} }, scalar @changes, "$folder: changes in JSON");
    is(decode_json(text_of("$work/errors"))->{errors}[0]{rule}, 'version', "$folder: the error in JSON") if $wrong;
    $seen{"$one $two"}++;
    for my $reason (map { @{ $_->{reasons} } } @{ $json->{combinations} }) {
        $rules{ $reason->{rule} }++ if $reason->{rule};
    }
}
ok($seen{$_}, "old with new and new with old: $_") for 'fits fits', 'fits no', 'no fits', 'no no', 'rebuilt rebuilt';
ok($rules{$_}, "a combination is $_") for qw(unexpected stuck left-over);

# Contracts that cannot be compared.
copy("tests/contracts/golden/Adder.contract", "$work/other/Adder.contract") or die;
my $said = qx($tool contract diff $here/same/old/Disk.contract $work/other/Adder.contract 2>&1);
is($? >> 8, 1, 'another contract is no version');
like($said, qr/Adder\.contract:\d+:\d+: error: `Adder` is no version of `Disk`.* \[name\]$/m, 'which is said');
$said = qx($tool contract diff tests/contracts/bad/Stuck.contract tests/contracts/bad/Stuck.contract 2>&1);
like($said, qr/\[stuck\]$/m, 'what is wrong by itself is not compared');
qx($tool contract diff $here/same/old/Disk.contract 2>&1);
is($? >> 8, 2, 'one file is too few');
done_testing;
