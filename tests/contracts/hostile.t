#!/usr/bin/perl
# hostile.t - files that nobody means well with: deep, endless, cyclic, no text, no files at all. Each gets
# an answer in words, whatever command is asked; the time limit is a safety net that no answer comes near.
use strict;
use warnings;
use File::Path qw(make_path remove_tree);
use Test::More;

my $tool = 'build/deed';
my $work = 'build/tests/hostile';
my $paths = "-I contracts -I $work --root $work";
remove_tree($work);
make_path("$work/parts/one", "$work/parts/two", "$work/parts/dir/dir.component", "$work/Dir.contract", "$work/dir.system");

sub make_file { open my $out, '>:raw', "$work/$_[0]" or die "$_[0]: $!"; print $out $_[1]; close $out }
sub many { my ($count, $each) = @_; return join '', map { $each->($_) } 1 .. $count }

sub run {
    my ($command) = @_;
    my $said = qx(timeout 60 $tool $command 2>&1 </dev/null);
    return ($? & 127 ? "signal " . ($? & 127) : $? >> 8, $said);
}

# Refused, with this said somewhere, and nothing said twice.
sub refused {
    my ($command, $pattern, $name) = @_;
    my ($status, $said) = run($command);
    is($status, 1, "$name: refused") or diag(substr $said, 0, 2000);
    like($said, $pattern, "$name: in words");
    my %seen;
    my @twice = grep { /error: / && $seen{$_}++ } split /\n/, $said;
    is_deeply(\@twice, [], "$name: nothing twice");
}

sub accepted {
    my ($command, $name) = @_;
    my ($status, $said) = run($command);
    is($status, 0, "$name: accepted") or diag(substr $said, 0, 2000);
}

sub contract { return "contract --check $work/$_[0].contract -I contracts -I $work" }
sub component { return "component --check $work/$_[0].component -I contracts -I $work" }
sub system_of { return "system --check $work/$_[0].system $paths" }

# ---- deep ----

make_file('Nest.contract', "contract Nest {\n in message A();\n state S: " . '(' x 200 . 'A? -> end' . ')' x 200 . ";\n}\n");
refused(contract('Nest'), qr/\[limit\]/, '200 parentheses in a state');
make_file('Unclosed.contract', "contract Unclosed {\n in message A();\n state S: " . '(' x 100000);
refused(contract('Unclosed'), qr/\[(limit|syntax)\]/, '100,000 parentheses that nobody closes');
for my $inside ('(' x 200 . 'a' . ')' x 200 . ' == 1', '!' x 200 . '(a == 1)', '(' x 100000 . 'a', '!' x 100000,
    join(' + ', ('a') x 5000) . ' == 1', 'a ' . '+ 1 ' x 20000, join(' && ', ('a == 1') x 20000)) {
    make_file('Demand.contract', "contract Demand {\n in message A(uint32_t a) requires $inside;\n state S: A? -> end;\n}\n");
    my ($status, $said) = run(contract('Demand'));
    ok($status eq '0' || ($status eq '1' && $said =~ /\[(limit|syntax|requires)\]/),
        'requires with ' . length($inside) . ' bytes: an answer') or diag("$status\n", substr $said, 0, 2000);
}
make_file('Dims.contract', "contract Dims {\n in message A(uint8_t" . '[]' x 200 . " a, uint8_t b" . '[2]' x 200
    . ");\n state S: A? -> end;\n}\n");
refused(contract('Dims'), qr/error/, '200 pairs of brackets');

# ---- many ----

make_file('States.contract', "contract States {\n in message A();\n" . many(10000, sub { " state S$_[0]: A? -> S"
    . ($_[0] + 1) . ";\n" }) . " state S10001: A? -> S1;\n}\n");
refused(contract('States'), qr/at most 254.*\[limit\]/, '10,000 states');
make_file('Long.contract', "contract Long {\n in message A();\n out message B();\n state S: " . 'A? -> B! -> ' x 10000 . "S;\n}\n");
refused(contract('Long'), qr/at most 254.*\[limit\]/, 'a sequence of 20,000 messages');
make_file('Ways.contract', "contract Ways {\n in message A();\n state S: A? -> S\n" . " | A? -> S\n" x 10000 . ";\n}\n");
refused(contract('Ways'), qr/\[ambiguous\]/, '10,000 alternatives');
make_file('Messages.contract', "contract Messages {\n" . many(10000, sub { " in message M$_[0]();\n" })
    . " state S: M1? -> S;\n}\n");
refused(contract('Messages'), qr/at most 254.*\[limit\]/, '10,000 messages');
make_file('Arguments.contract', "contract Arguments {\n in message A(" . join(', ', map { "uint8_t a$_" } 1 .. 10000)
    . ");\n state S: A? -> S;\n}\n");
refused(contract('Arguments'), qr/at most 255.*\[limit\]/, '10,000 arguments');
make_file('Same.contract', "contract Same {\n" . " in message A();\n" x 10000 . " state S: A? -> S;\n" x 10000 . "}\n");
refused(contract('Same'), qr/\[name\]|\[limit\]/, '10,000 messages and states of one name');
make_file('Wrong.contract', "contract Wrong {\n" . " in mess age A(;\n" x 10000 . "}\n");
refused(contract('Wrong'), qr/\[syntax\]/, '10,000 errors');
make_file('Name.contract', 'contract ' . 'N' x 1000000 . " {\n}\n");
refused(contract('Name'), qr/\[name\]/, 'a name of a million letters');
make_file('ports.component', "component ports {\n" . many(10000, sub { " uses p$_[0]: Ping;\n" }) . "}\n");
refused(component('ports'), qr/at most 255.*\[limit\]/, '10,000 ports');

make_file('parts/one/one.component', "component one {\n serves service: Ping many;\n}\n");
make_file('parts/two/two.component', "component two {\n uses ping: Ping;\n}\n");
make_file('crowd.system', "system crowd {\n" . many(10000, sub { " component c$_[0] in parts/one;\n" }) . "}\n");
refused(system_of('crowd'), qr/\[file\]|\[limit\]/, '10,000 components');
make_file('array.system', "system array {\n component one[10000] in parts/one;\n component two[10000] in parts/two;\n"
    . " connect two[*].ping -> one[0].service;\n}\n");
refused(system_of('array'), qr/\[limit\]/, 'an array of 10,000 components');
make_file('wires.system', "system wires {\n component one in parts/one;\n component two in parts/two;\n"
    . " connect two.ping -> one.service;\n" x 10000 . "}\n");
refused(system_of('wires'), qr/\[(limit|wiring)\]/, '10,000 connections');
make_file('most.system', "system most {\n memory 1G;\n component one[500] in parts/one;\n component two[500] in parts/two;\n"
    . " connect two[*].ping -> one[*].service;\n}\n");
accepted(system_of('most'), 'a thousand components');

# ---- no text ----

my $fine = "contract Fine {\n    /// Asks.\n    in message Ask(uint32_t a);\n    state Start: Ask? -> end;\n}\n";
make_file('Fine.contract', $fine =~ s/\n/\r\n/gr);
accepted(contract('Fine'), 'lines that end in CR LF');
make_file('Mac.contract', ($fine =~ s/Fine/Mac/r) =~ s/\n/\r/gr);
{
    my ($status, $said) = run(contract('Mac'));
    ok($status eq '0' || $said =~ /\[(character|syntax)\]/, 'lines that end in CR: an answer');
}
make_file('Nul.contract', $fine =~ s/Ask\(/A\0sk(/r);
refused(contract('Nul'), qr/:3:\d+: error: a NUL byte.*\[character\]/, 'a NUL byte');
make_file('Umlaut.contract', $fine =~ s/Ask/\xc3\x84sk/gr);
refused(contract('Umlaut'), qr/:3:16: error: .*0xc3.*\[character\]/, 'a letter beyond ASCII');
make_file('Mark.contract', "\xef\xbb\xbf$fine");
refused(contract('Mark'), qr/:1:1: error: .*0xef.*\[character\]/, 'a byte order mark');
make_file('Wide.contract', join '', map { "$_\0" } split //, $fine);
refused(contract('Wide'), qr/:1:1: error: /, 'UTF-16');
make_file('Noise.contract', join '', map { chr(($_ * 7919 + $_ * $_ * 31) % 256) } 1 .. 100000);
refused(contract('Noise'), qr/error/, 'noise');
for my $kind (qw(contract component system)) {
    make_file("empty.$kind", '');
    my $options = $kind eq 'system' ? $paths : "-I contracts";
    refused("$kind --check $work/empty.$kind $options", qr/expected `$kind`.*\[syntax\]/, "an empty $kind");
}
make_file('text.component', "component text {\n heap 4K;\r\n \xe2\x80\xae uses\0 a: Ping;\n}\n");
refused(component('text'), qr/\[character\]/, 'a component in no text');
make_file('text.system', "system text {\n component one in parts/\xff\0one;\n}\n");
refused(system_of('text'), qr/error/, 'a system in no text');

# ---- no files ----

refused(contract('Nobody'), qr/Nobody.contract: error: cannot read .*\[file\]/, 'no contract');
refused(component('nobody'), qr/\[file\]/, 'no component');
refused(system_of('nobody'), qr/\[file\]/, 'no system');
refused(contract('Dir'), qr/it is not a file \[file\]/, 'a folder for a contract');
refused(system_of('dir'), qr/it is not a file \[file\]/, 'a folder for a system');
refused("component --check $work/parts/dir/dir.component -I contracts", qr/it is not a file \[file\]/, 'a folder for a component');
make_file('holder.system', "system holder {\n component dir in parts/dir;\n component gone in parts/gone;\n"
    . " component one in parts/one;\n system dir2 in dir.system;\n system gone2 in gone.system;\n}\n");
refused(system_of('holder'), qr/(?:\[file\].*){4}/s, 'folders and nothing for what a system names');
make_file('Asks.contract', "contract Asks {\n in message A(Dir.client\@S a, Gone.client\@S b);\n state S: A? -> end;\n}\n");
refused(contract('Asks'), qr/Dir.contract.*\[file\].*Gone.*\[unknown\]/s, 'a folder and nothing for what a contract names');
system("mkfifo $work/Pipe.contract $work/pipe.system $work/pipe.component");
refused(contract('Pipe'), qr/it is not a file \[file\]/, 'a pipe for a contract');
refused(system_of('pipe'), qr/it is not a file \[file\]/, 'a pipe for a system');
refused(component('pipe'), qr/it is not a file \[file\]/, 'a pipe for a component');
symlink 'Loop.contract', "$work/Loop.contract";
refused(contract('Loop'), qr/symbolic links.*\[file\]/, 'a link to itself');
refused("contract --check /dev/zero", qr/it is not a file \[file\]/, 'a device');
refused("contract --check /proc/self/mem", qr/\[file\]/, 'a file that cannot be read');

# ---- round ----

make_file('Self.contract', "contract Self : Self {\n in message A();\n state S: A? -> end;\n}\n");
refused(contract('Self'), qr/Self.contract:1:\d+: error/, 'a contract that is its own base');
make_file("$_->[0].contract", "contract $_->[0] : $_->[1] {\n}\n") for ['Ring1', 'Ring2'], ['Ring2', 'Ring3'], ['Ring3', 'Ring1'];
refused(contract('Ring1'), qr/Ring\d.contract:1:\d+: error/, 'three contracts that are based on each other');
make_file("Chain$_.contract", "contract Chain$_ : Chain" . ($_ + 1) . " {\n}\n") for 1 .. 1000;
make_file('Chain1001.contract', "contract Chain1001 {\n in message A();\n state S: A? -> end;\n}\n");
{
    my ($status, $said) = run(contract('Chain1'));
    ok($status eq '0' || ($status eq '1' && $said =~ /error: .*\[/), 'a base of a base, a thousand deep: an answer')
        or diag("$status\n", substr $said, 0, 2000);
}
make_file('Friend.contract', "contract Friend {\n in message A(Other.client\@S a);\n state S: A? -> end;\n}\n");
make_file('Other.contract', "contract Other {\n in message A(Friend.client\@S a);\n state S: A? -> end;\n}\n");
accepted(contract('Friend'), 'two contracts whose messages carry each other');
make_file('Points.contract', "contract Points {\n in message A();\n in message B();\n state S: A? -> T;\n state T: B? -> S -> T;\n}\n");
refused(contract('Points'), qr/error/, 'a sub-protocol that uses itself');
make_file('round1.system', "system round1 {\n system next in round2.system;\n}\n");
make_file('round2.system', "system round2 {\n system next in round1.system;\n}\n");
refused(system_of('round1'), qr/cannot contain itself.*\[include-cycle\]/, 'systems that contain each other');
make_file('self.system', "system self {\n system next in self.system;\n}\n");
refused(system_of('self'), qr/cannot contain itself.*\[include-cycle\]/, 'a system that contains itself');
make_file("power$_.system", "system power$_ {\n system a in power" . ($_ + 1) . ".system;\n system b in power" . ($_ + 1)
    . ".system;\n}\n") for 1 .. 30;
make_file('power31.system', "system power31 {\n component one in parts/one;\n export one.service;\n}\n");
refused(system_of('power1'), qr/\[(limit|name)\]/, 'systems that double thirty times');

# ---- whatever is asked for ----

# All commands read files in the same way: a sample of them is enough.
sub sample { my $at = 0; return grep { -f && $at++ % 4 == 0 } @_ }
my @contracts = sample(grep { !/Chain\d/ } <$work/*.contract>, <tests/contracts/bad/*.contract>);
my @systems = sample(grep { !/power\d/ } <$work/*.system>, <tests/contracts/bad/*.system>);
push @contracts, "tests/contracts/bad/EndpointContract.contract"; # it had no skeleton, and crashed
my $out = "$work/out";
for my $verb ('contract fmt --print', 'contract json', "contract suite -o $out", "contract skeleton --server -o $out",
    "contract skeleton --client -o $out", 'contract --svg', 'contract --mscgen') {
    my @bad = grep { my ($status) = run("$verb $_ -I contracts -I $work"); $status !~ /^[01]$/ } @contracts;
    is("@bad", '', "deed $verb: an answer for each of " . @contracts . ' files');
}
for my $verb ('graph --dot', 'system report') {
    my @bad = grep { my ($status) = run("$verb -o $out/view $_ -I contracts -I tests/contracts/golden $paths"); $status !~ /^[01]$/ } @systems;
    is("@bad", '', "deed $verb: an answer for each of " . @systems . ' files');
}
done_testing;
