#!/usr/bin/perl
# fuzz.t [COUNT [TOOL]] - whatever is in a file, the tool answers with 0 or 1: it never crashes, hangs
# or says nothing about what it refuses. Mutations of the shipped files, the same ones every time.
use strict;
use warnings;
use File::Path qw(make_path);
use Test::More;

my $count = shift // 400;
my $tool = shift // 'build/deed';
my $work = 'build/tests/fuzz';
my $batch = 50;
make_path("$work/parts");

my $seed = 12345;
sub pick {    # a number below $_[0], from a generator that is the same everywhere
    $seed = ($seed * 1103515245 + 12345) & 0x7fffffff;
    return int($seed / 65536) % $_[0];
}

my @words = (qw(in out message state enum struct contract opt many or end serves uses connect allow
    inject heap endpoints priority irq ioport client server parcel frozen requires base length null true
    && || == % [][] P1: Start Ready.2
    uint8_t[] -> ? ! | ( ) { } ; : . .. @ * [ ] 0 4294967296 99999999999999999999999 0xffffffffffff
    64K 64G if int NULL _x deed_x closed prove forbid version override monitor budget requires), ',', '/*', '//', '///', "\0", "\xff", "\n", '"', ' ' x 300,
    '(' x 200, 'A' x 2000);

sub read_file { local (@ARGV, $/) = @_; my $text = <>; return $text }
sub write_file { open my $out, '>:raw', $_[0] or die "$_[0]: $!"; print $out $_[1]; close $out }

# Tokens and blanks in turn: mutations keep more meaning when they respect them.
sub mutate {
    my @part = $_[0] =~ /(\w+|\s+|->|.)/gs;
    for (0 .. pick(4)) {
        my $at = pick(scalar @part);
        my $kind = pick(7);
        if    ($kind == 0) { splice @part, $at, 1 + pick(5) }
        elsif ($kind == 1) { splice @part, $at, 0, $words[pick(scalar @words)] }
        elsif ($kind == 2) { $part[$at] = $words[pick(scalar @words)] }
        elsif ($kind == 3) { splice @part, $at, 0, @part[$at .. $at + pick(@part - $at)] }
        elsif ($kind == 4) { my $to = pick(scalar @part); @part[$at, $to] = @part[$to, $at] }
        elsif ($kind == 5) { substr($part[$at], 0, 1) = chr pick(256) }
        else               { $part[$at] = $part[pick(scalar @part)] }
        push @part, ' ' unless @part;
    }
    return join '', @part;
}

# Run the tool; a description of what is wrong with how it ended, or undef.
sub run {
    my $said = qx(timeout 60 $tool @_ 2>&1 >/dev/null);
    return "signal or time-out" if $? & 127 || $? >> 8 > 1;
    return 'refused without a word' if $? && $said !~ /error: .* \[[a-z-]+\]/;
    return "talks when all is well: $said" if !$? && $said ne '';
    return undef;
}

sub try_all {
    my ($command, @files) = @_;
    while (my @some = splice @files, 0, $batch) {
        my $problem = run("$command --check @some");
        is($problem, undef, "$command: " . @some . ' mutations') or diag("@some");
    }
}

my @contracts = map { read_file($_) } sort(<contracts/*.contract>), sort(<tests/contracts/golden/*.contract>),
    sort(<tests/contracts/ok/*.contract>);
my @components = map { read_file($_) } sort <apps/*/*.component>;
my @systems = map { read_file($_) } sort <apps/*.system>;
my (@contract_files, @component_files, @system_files);

for my $i (1 .. $count) {
    my $text = $contracts[pick(scalar @contracts)];
    my ($old) = $text =~ /^contract (\w+)/m;
    $text =~ s/\b$old\b/F$i/g;
    push @contract_files, "$work/F$i.contract";
    write_file($contract_files[-1], mutate($text));
}
for my $i (1 .. $count / 2) {
    my $text = $components[pick(scalar @components)];
    $text =~ s/^component \w+/component f$i/m;
    push @component_files, "$work/f$i.component";
    write_file($component_files[-1], mutate($text));
}
for my $i (1 .. $count / 4) {
    push @system_files, "$work/f$i.system";
    write_file($system_files[-1], mutate($systems[pick(scalar @systems)]));
}

try_all("contract -I contracts -I tests/contracts/ok", @contract_files);
try_all("component -I contracts", @component_files);
$batch = 1;
try_all("system -I contracts --root .", @system_files);

# A model of what is not sound, a picture of why, and a comparison of what was changed at random.
my @problems;
for my $file (@contract_files[0 .. $count / 4 - 1]) {
    my $problem = run("contract promela -I contracts -I tests/contracts/ok $file")
        // run("contract --svg -I contracts -I tests/contracts/ok $file");
    push @problems, "$file: $problem" if $problem;
}
my @pairs = map { "$work/old/$_" } map { s{.*/}{}r } sort <contracts/*.contract>;
make_path("$work/old");
for my $pair (@pairs) {
    my ($name) = $pair =~ m{([^/]+)$};
    write_file($pair, mutate(read_file("contracts/$name")));
    my $problem = run("contract diff -I contracts $pair contracts/$name");
    push @problems, "$pair: $problem" if $problem;
}
is(join("\n", @problems), '', 'models, pictures and comparisons');
done_testing;
