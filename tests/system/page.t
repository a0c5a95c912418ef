#!/usr/bin/perl
# page.t - what docs/systems.md shows is so: its contracts, components and systems are accepted, but
# for those ```system NAME refused RULE, which are refused by that rule and no other.
use strict;
use warnings;
use File::Path qw(make_path remove_tree);
use Test::More;

my $work = 'build/tests/system/page';
my $page = 'docs/systems.md';

sub write_file {
    my ($file, $text) = @_;
    open my $out, '>:raw', $file or die "$file: $!";
    print $out $text;
}

open my $in, '<:raw', $page or die "$page: $!";
my $all = do { local $/; <$in> };
my @blocks;
push @blocks, [$1, $2, $3, $4] while $all =~ /^```(\w+) (\w+)(?: refused ([a-z-]+))?\n(.*?)^```$/msg;
is(scalar @blocks, scalar(() = $all =~ /^```\w/mg), 'each block says what it is');

remove_tree($work);
make_path($work);
for (@blocks) {
    my ($language, $name, $rule, $text) = @$_;
    my $folder = $language eq 'component' ? "$work/apps/$name" : $work;
    make_path($folder);
    write_file("$folder/$name.$language", $text);
}
for (@blocks) {
    my ($language, $name, $rule) = @$_;
    my $file = $language eq 'component' ? "$work/apps/$name/$name.component" : "$work/$name.$language";
    next if $name eq 'sums';    # by itself it is connected to nothing
    my $root = $language eq 'system' ? "--root $work" : '';
    my $said = qx(timeout 60 build/deed $language --check $file $root -I $work -I contracts 2>&1 >/dev/null);
    my %rules = map { $_ => 1 } $said =~ /error: .* \[([a-z-]+)\]$/mg;
    is(join(' ', sort keys %rules), $rule // '', "$language $name is " . ($rule ? 'refused' : 'accepted'))
        or diag($said);
}
done_testing;
