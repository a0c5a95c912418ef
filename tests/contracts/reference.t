#!/usr/bin/perl
# reference.t - what docs/contracts.md shows is so. A block ```contract NAME is accepted, one
# ```contract NAME refused RULE is refused by that rule and no other; a component and its code pass the
# whole of `deed check`, and do not with the mistakes that the page speaks of. Contracts of the page may
# name each other; the steps behind a refused one are those that the compiler prints.
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

sub text_of { open my $in, '<:raw', $_[0] or die "$_[0]: $!"; local $/; return <$in> }

# The blocks of the page: [LANGUAGE, NAME, RULE or undef, TEXT, what stands behind it].
sub blocks {
    open my $in, '<:raw', $page or die "$page: $!";
    local $/;
    my $text = <$in>;
    my @found;
    my $fence = qr/^```(\w+) (\w+)(?: refused ([a-z-]+))?\n(.*?)^```$(?=(.*?)(?:^```|\z))/ms;
    push @found, [$1, $2, $3, $4, $5] while $text =~ /$fence/g;
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
    my ($language, $name, $rule, undef, $behind) = @$_;
    next unless $language eq 'contract';
    my $file = ($rule ? "$work/bad" : "$work/ok") . "/$name.contract";
    my $said = qx(timeout 20 $tool contract $file -I $work/ok -o $work/gen 2>&1);
    my %rules = map { $_ => 1 } $said =~ /: error: .* \[([a-z-]+)\]$/mg;
    is(join(' ', sort keys %rules), $rule // '', "$name: " . ($rule ? "refused, $rule" : 'accepted'))
        or diag($said);
    next unless $rule;
    my @steps = $behind =~ /^    ((?:client|server): .*)$/mg;
    my @printed = $said =~ /^ +=  +((?:client|server): .*)$/mg;
    is("@steps", "@printed", "$name: the steps are these") if @steps;
    $count{steps} += @steps;
}
for (grep { $_->[0] eq 'component' } @blocks) {
    my $file = "$work/ok/$_->[1].component";
    is(system("$tool component $file -I $work/ok -o $work/gen"), 0, "$file: the ports");
    my $said = qx($tool check $file -I $work/ok --sdk sdk/include --gen $work/gen -o $work/gen 2>&1);
    is($?, 0, "$file: the code is accepted") or diag($said);
}

# What the page says of mistakes in the copy shop.
my ($code) = map { $_->[3] } grep { $_->[0] eq 'c' && $_->[1] eq 'copyshop' } @blocks;
my %mistakes = (
    leak => sub { $_[0] =~ s/^.*Copyshop_send_Copied.*\n//m },
    unhandled => sub { $_[0] =~ s/^.*case Copyshop_closed.*\n//m },
    'use-after-move' => sub { $_[0] =~ s/(Copyshop_send_Copied.*)\n/$1\n text->at[0] = 0;\n/ },
);
make_path("$work/wrong");
for my $rule (sort keys %mistakes) {
    my $text = $code;
    ok($mistakes{$rule}->($text), "$rule: the mistake is made");
    write_file("$work/wrong/copyshop.c", $text);
    write_file("$work/wrong/copyshop.component", text_of("$work/ok/copyshop.component"));
    my $said = qx($tool check $work/wrong/copyshop.component -I $work/ok --sdk sdk/include --gen $work/gen -o $work/wrong 2>&1);
    like($said, qr/\[\Q$rule\E\]/, "$rule: is said");
}
is($count{steps}, 4, 'one way into trouble is shown');
my ($shipped) = text_of($page) =~ /^## What is shipped\n(.*)\z/ms;
my @listed = map { /^\| [a-zTU][^|]* \| ([^|]+) \|/ ? split(/, /, $1 =~ s/ +$//r) : () } split /\n/, $shipped;
my @there = map { m{(\w+)\.contract$} } <contracts/*.contract>;
is(join(' ', sort grep { $_ ne 'contracts' } @listed), join(' ', sort @there), 'all shipped contracts are listed');
cmp_ok($count{contract}, '>=', 15, "$count{contract} contracts accepted");
cmp_ok($count{refused}, '>=', 5, "$count{refused} refused");
done_testing;
