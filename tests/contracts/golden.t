#!/usr/bin/perl
# golden.t [write] - what the tool writes and prints, byte for byte; `write` accepts what it does now.
# The generated C compiles without a warning under the components' flags and under the kernel's.
use strict;
use warnings;
use File::Path qw(make_path);
use Test::More;

my $write = @ARGV && $ARGV[0] eq 'write';
my $tool = 'build/deed';
my $work = 'build/tests/golden';
my $here = 'tests/contracts';
my $paths = "-I contracts -I $here/golden";
make_path($work);

sub read_file { open my $in, '<:raw', $_[0] or return "no file $_[0]"; local $/; return <$in> }

sub same_as_golden {
    my ($text, $golden) = @_;
    if ($write) { open my $out, '>:raw', $golden or die "$golden: $!"; print $out $text }
    my $expected = read_file($golden);
    return pass($golden) if $text eq $expected;
    open my $out, '>:raw', "$work/differs" or die;
    print $out $text;
    close $out;
    fail($golden);
    diag(qx(diff $golden $work/differs | head -20));
}

# Each contract, the component with every kind of port, a system.
my @contracts = sort <$here/golden/*.contract>;
is(system("$tool contract @contracts $paths -o $work"), 0, 'the contracts are accepted');
same_as_golden(read_file("$work/$_.contract.h"), "$here/golden/$_.contract.h.expected") for qw(Everything Many Talker);
is(system("$tool contract contracts/*.contract -I contracts -o $work"), 0, 'so are the shipped ones');
is(system("$tool contract $here/ok/*.contract -I $here/ok -o $work"), 0, 'so is every one of ok/');
is(system("$tool component $here/parts/all/all.component $paths -o $work"), 0, 'the component is accepted');
same_as_golden(read_file("$work/all.component.h"), "$here/golden/all.component.h.expected");
my $printed = qx($tool system $here/golden/whole.system --root $here $paths -o $work 2>&1);
is($?, 0, 'the system is accepted');
same_as_golden($printed, "$here/golden/whole.txt");
same_as_golden(read_file("$work/system.c"), "$here/golden/whole.system.c.expected");
same_as_golden(read_file("$work/graph.dot"), "$here/golden/whole.dot");

# What people and programs are told.
for my $name (qw(Ambiguous Crossing Stuck UnboundedPair Leftover SelfQueue TooMany Syntax)) {
    my $said = qx($tool contract --check $here/bad/$name.contract $paths -I $here/ok -I $here/bad 2>&1);
    same_as_golden($said, "$here/golden/$name.txt");
}
for my $format (qw(json sarif)) {
    my $said = qx($tool contract --check --format=$format $here/bad/Stuck.contract 2>&1);
    same_as_golden($said, "$here/golden/Stuck.$format");
}

# The C of it.
my $component_flags = '--target=x86_64-unknown-none-elf -std=c11 -ffreestanding -O2 -Wall -Wextra '
    . '-Wconversion -Wsign-conversion -pedantic-errors -Werror';
for my $header (sort(<$work/*.contract.h>), "$work/all.component.h") {
    my ($name) = $header =~ m{([^/]+)$};
    open my $out, '>', "$work/includes.c" or die;
    print $out "#include \"$name\"\n";
    close $out;
    is(system("clang-19 $component_flags -Isdk/include -I$work -c $work/includes.c -o $work/includes.o"),
        0, "$name compiles under the components' flags");
}
is(system("clang-19 -std=c11 -Wall -Wextra -Wconversion -Werror -Isdk/include -I. -c $work/system.c "
        . "-o $work/system.o"), 0, 'the boot tables compile');
is(system("clang-19 -std=c11 -Wall -Wextra -Wconversion -Werror -Isdk/include -I$work "
        . "$here/roundtrip.c -o $work/roundtrip"), 0, 'the round trip compiles');
my $trip = qx($work/roundtrip);
is($?, 0, 'what is sent is what is read') or diag($trip);
done_testing;
