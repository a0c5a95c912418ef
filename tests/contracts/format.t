#!/usr/bin/perl
# format.t [COUNT] - `deed contract fmt` changes blanks only, what it wrote it writes again, and the
# header that follows is the same: over all contracts of the tree, and with blanks, line breaks and
# comments put between their tokens at random.
use strict;
use warnings;
use File::Path qw(make_path);
use Test::More;

my $count = shift // 150;
my $tool = 'build/deed';
my $work = 'build/tests/format';
make_path("$work/$_") for qw(a b), 'mutant';

my $seed = 4711;
sub pick {
    $seed = ($seed * 1103515245 + 12345) & 0x7fffffff;
    return int($seed / 65536) % $_[0];
}

sub read_file { open my $in, '<:raw', $_[0] or die "$_[0]: $!"; local $/; my $text = <$in>; return $text }
sub write_file { open my $out, '>:raw', $_[0] or die "$_[0]: $!"; print $out $_[1]; close $out }

# Tokens and comments, in order; of a line comment without the blanks that end it.
sub tokens {
    my @tokens;
    for ($_[0] =~ m{(//[^\n]*|/\*.*?\*/|\w+|->|\.\.|[^\s\w])}gs) {
        my $token = $_;
        $token =~ s/\s+$//;
        push @tokens, $token;
    }
    return join "\n", @tokens;
}

sub run {
    my $said = qx($_[0] 2>&1);
    return ($? >> 8, $said);
}

# What is wrong with the formatting of this file, which parses; undef if nothing is.
sub fault {
    my ($file) = @_;
    my ($name) = $file =~ m{([^/]+)$};
    my $once = qx($tool contract fmt --print $file);
    return 'it is refused' if $?;
    write_file("$work/a/$name", $once);
    my $twice = qx($tool contract fmt --print $work/a/$name);
    return 'a second time it is another' if $once ne $twice;
    return 'tokens or comments are others' if tokens(read_file($file)) ne tokens($once);
    return 'a blank at the end of a line' if $once =~ /[ \t]\n/ && read_file($file) !~ m{/\*};
    return 'two empty lines' if $once =~ /\n\n\n/ && read_file($file) !~ m{/\*};
    return undef;
}

my @paths = map { "-I $_" } qw(contracts tests/contracts/golden tests/contracts/ok tests/contracts/bad);
sub header {
    my ($file, $folder) = @_;
    my ($name) = $file =~ m{([^/]+)\.contract$};
    unlink "$work/$folder/$name.contract.h";
    my ($status, $said) = run("$tool contract $file @paths -o $work/$folder");
    return undef if $status;
    # What is required is told as it is written, on one line: blanks at brackets are the author's.
    return read_file("$work/$folder/$name.contract.h") =~ s/(Requires [^\n]*)/$1 =~ s{ }{}gr/ger;
}

my @all = sort(<contracts/*.contract>, <tests/contracts/*/*.contract>);
my ($parsed, $same) = (0, 0);
for my $file (@all) {
    my ($status) = run("$tool contract fmt --print $file");
    next if $status;
    $parsed++;
    my $fault = fault($file);
    fail("$file: $fault") if $fault;
    next if $file =~ m{/bad/};
    my ($name) = $file =~ m{([^/]+)$};
    my ($before, $after) = (header($file, 'b'), header("$work/a/$name", 'a'));
    next unless defined $before;
    $same++;
    is($after, $before, "$file: the header stays the same");
}
cmp_ok($parsed, '>=', 40, "$parsed contracts are formatted");
cmp_ok($same, '>=', 13, "$same of them have headers");

# Shipped contracts are as the command writes them.
my ($status, $said) = run("$tool contract fmt --check contracts/*.contract");
is($status, 0, 'the shipped contracts are in the usual layout') or diag($said);
is($said, '', '... and nothing is said about them');

# Blanks and comments at random between the tokens of a contract.
my @sources = grep { !m{/bad/} } @all;
my @between = ("\n", "\n\n\n", ' ', '    ', " // note\n", "\n// alone\n", "\n\n// alone\n\n", ' /* in */ ',
    "\n/* own */\n", "\n/* own */ ", "/* two\n   lines */", "\n/// doc  \n", '/**/', "\r\n", "\n//// no doc\n");
my $faults = 0;
for my $i (1 .. $count) {
    my $file = $sources[pick(scalar @sources)];
    my ($name) = $file =~ m{([^/]+)$};
    my @parts = read_file($file) =~ m{(//[^\n]*\n|/\*.*?\*/|\w+|->|\.\.|&&|\|\||[=!<>]=|\s+|[^\s\w])}gs;
    for (0 .. pick(12)) {
        my $at = pick(@parts + 1);
        splice @parts, $at, 0, $between[pick(scalar @between)];
    }
    write_file("$work/mutant/$name", join '', @parts);
    my $fault = fault("$work/mutant/$name");
    if (!$fault && $i % 5 == 0) {
        my ($before, $after) = (header("$work/mutant/$name", 'b'), header("$work/a/$name", 'a'));
        $fault = 'the header is another' if defined $before && $before ne ($after // '');
    }
    next unless $fault;
    $faults++;
    write_file("$work/fault-$i.contract", read_file("$work/mutant/$name"));
    diag("$work/fault-$i.contract: $fault");
}
is($faults, 0, "$count contracts with blanks and comments anywhere");

# What is written where.
my $ugly = "contract  Ugly{\n\tin message A ( ) ; // one\n\n\n\tout message Bee();// two\n\tstate S:A?->Bee!->S;}";
my $good = "contract Ugly {\n    in  message A(); // one\n\n    out message Bee(); // two\n    state S: A? -> Bee! -> S;\n}\n";
write_file("$work/Ugly.contract", $ugly);
($status, $said) = run("$tool contract fmt --check $work/Ugly.contract contracts/Ping.contract");
is($status, 1, '--check: the status');
is($said, "$work/Ugly.contract:1: not as `deed contract fmt` writes it\n", '--check: file and line');
is(read_file("$work/Ugly.contract"), $ugly, '--check: the file stays');
is(qx($tool contract fmt --print $work/Ugly.contract), $good, '--print: the text');
is(read_file("$work/Ugly.contract"), $ugly, '--print: the file stays');
is((run("$tool contract fmt $work/Ugly.contract"))[0], 0, 'in place: the status');
is(read_file("$work/Ugly.contract"), $good, 'in place: the file');
($status, $said) = run("$tool contract fmt --check $work/Ugly.contract");
is("$status$said", '0', '... which is as it should be now');

# Comments at the ends of lines stand in one column; long lists go on under their first element.
my $long = 'uint32_t argument_of_some_length, ' x 3 . 'uint32_t last';
write_file("$work/Long.contract", "contract Long {\n struct P { uint8_t a; // a\n uint32_t longer; // b\n}\n"
    . " in message A($long); in message B(uint8_t c); state S: A? -> S | B? -> S; }\n");
is(qx($tool contract fmt --print $work/Long.contract), <<'END', 'columns');
contract Long {
    struct P {
        uint8_t a;       // a
        uint32_t longer; // b
    }
    in  message A(uint32_t argument_of_some_length, uint32_t argument_of_some_length,
                  uint32_t argument_of_some_length, uint32_t last);
    in  message B(uint8_t c);
    state S: A? -> S
           | B? -> S;
}
END

# What does not parse is left alone.
write_file("$work/Broken.contract", "contract Broken { in message }");
my @wrong = (["$work/Broken.contract", 1, qr/\[syntax\]/], ["$work/None.contract", 1, qr/cannot read it: .* \[file\]/],
    [$work, 1, qr/no \.contract file/], ['apps/demo.system', 1, qr/no \.contract file/],
    ['--fast contracts/Ping.contract', 2, qr/unknown option/], ['', 2, qr/no file is given/],
    ['--help', 0, qr/^usage: deed contract fmt/]);
for (@wrong) {
    my ($words, $expected, $says) = @$_;
    ($status, $said) = run("$tool contract fmt $words");
    is($status, $expected, "fmt $words: status $expected");
    like($said, $says, "fmt $words: what it says");
}
is(read_file("$work/Broken.contract"), 'contract Broken { in message }', 'a broken file stays as it is');
write_file("$work/Nul.contract", "contract Nul { in message A(); state S: A? -> S; } // \0\n");
like((run("$tool contract fmt $work/Nul.contract"))[1], qr/NUL byte .* \[character\]/, 'no NUL is lost');
done_testing;
