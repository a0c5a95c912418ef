#!/usr/bin/perl
# tool.t - the front of the tool: commands, help, wrong usage, files that are none.
use strict;
use warnings;
use File::Path qw(make_path);
use JSON::PP;
use Test::More;

my $tool = 'build/deed';
my $work = 'build/tests/tool';
make_path($work);

sub run {
    my ($arguments) = @_;
    my $said = qx(timeout 20 $tool $arguments 2>&1);
    return ($? >> 8, $said);
}

sub says {
    my ($arguments, $status, $pattern) = @_;
    my ($got, $said) = run($arguments);
    is($got, $status, "deed $arguments: status $status") or diag($said);
    like($said, $pattern, "deed $arguments: what it says");
}

my @commands = qw(contract component system graph check link trace explain help);
says('help', 0, qr/^usage: deed COMMAND/);
says('help graph', 0, qr/^usage: deed graph/);
says('--help', 0, qr/\Q$_\E/) for @commands;
says('help me', 2, qr/^deed: no command `me'\n/);
says('', 2, qr/^usage: deed COMMAND/);
says('fly', 2, qr/^deed: no command `fly'\n/);
says("$_ --help", 0, qr/^usage: deed $_/) for qw(contract component system graph);

says('contract', 2, qr/no file is given\nusage: deed contract/);
says('contract --check --fast contracts/Ping.contract', 2, qr/unknown option `--fast'\nusage:/);
says('contract contracts/Ping.contract', 2, qr/say where to write/);
says('contract contracts/Ping.contract -o', 2, qr/a value is missing after `-o'/);
says('contract --check --format=xml contracts/Ping.contract', 2, qr/no format `xml'/);
says('system --check a.system b.system', 2, qr/one file at a time.*`b.system'/);
says('contract --check --root . contracts/Ping.contract', 2, qr/unknown option `--root'/);

# Files that are none.
says('contract --check contracts/Nobody.contract', 1, qr/Nobody.contract: error: cannot read .* \[file\]/);
says('contract --check contracts', 1, qr/it is not a file \[file\]/);
says('component --check apps/nobody.component', 1, qr/\[file\]/);
says('system --check apps/nobody.system', 1, qr/\[file\]/);
system("rm -rf $work/new");
says("contract contracts/Ping.contract -o $work/new/in/new", 0, qr/^$/);
ok(-e "$work/new/in/new/Ping.contract.h", 'folders are made');
says("contract contracts/Ping.contract -o $work/new/in/new/Ping.contract.h", 1,
    qr/cannot make the folder: it is not a folder \[file\]/);
says("contract contracts/Ping.contract -o $work/new/in/new/Ping.contract.h/a", 1,
    qr/cannot make the folder: .* \[file\]/);
says("contract --check contracts/Ping.contract tests/../contracts/Ping.contract", 0, qr/^$/);
system("mkdir -p $work/other; cp contracts/Ping.contract $work/other");
says("contract --check contracts/Ping.contract $work/other/Ping.contract", 1,
    qr/was read from contracts\/Ping.contract already \[name\]/);
{
    my %files = (Nul => "contract Nul {\0\n in message A\0(); state S: A? -> end; }", None => '',
        Binary => join('', map { chr } 0 .. 255) x 4, Blank => "\n\n   \n", Open => '/* never closed',
        Huge => 'contract Huge { ' . 'in message A(); ' x 300000, Big => 'x' x (5 << 20));
    for my $name (sort keys %files) {
        open my $out, '>:raw', "$work/$name.contract" or die;
        print $out $files{$name};
        close $out;
        says("contract --check $work/$name.contract", 1, qr/error: .* \[(character|syntax|file|limit)\]/);
    }
}

# More than the tables hold: refused in words.
{
    my $messages = join '', map { "    in message M$_();\n" } 1 .. 300;
    my $chain = join ' -> ', map { 'A? -> B!' } 1 .. 150;
    my %files = (Messages => "contract Messages {\n$messages    state S: M1? -> S;\n}\n",
        States => "contract States {\n in message A(); out message B();\n state S: $chain -> S;\n}\n");
    for my $name (sort keys %files) {
        open my $out, '>', "$work/$name.contract" or die;
        print $out $files{$name};
        close $out;
        says("contract --check $work/$name.contract", 1, qr/at most 254 .* \[limit\]/);
    }
}

# A system needs the kernel's own contracts.
says("system --check tests/contracts/bad/inject.system --root tests/contracts -I $work", 1, qr/\[inject\]|no contract `Interrupt'/);

# What is looked for in the wrong place.
says("contract --check -I $work/nowhere contracts/Ping.contract", 2, qr/there is no such folder: `.*nowhere'\nusage:/);
says("system --check apps/demo.system --root $work -I contracts", 1,
    qr/cannot read .*console.component.*\[file\]\n.*\n.*\n +=? help: folders are named from \S+ on; --root DIR/);
my $check = '--sdk sdk/include --gen x -o x';
says("check apps/calc/calc.component -I $work/nowhere $check", 2, qr/there is no such folder: '.*nowhere'\nusage:/);
says("check apps/calc/calc.component -I$work/nowhere $check", 2, qr/there is no such folder: '.*nowhere'\nusage:/);
says("check apps/k\x{c3}\x{b6}/calc.component $check", 2, qr/names are plain ASCII .*: 'apps\/k/);

# Reports for programs are what they say they are.
my ($status, $json) = run('contract --check --format=json tests/contracts/bad/Twice.contract');
my $report = decode_json($json);
is($status, 1, 'a report is a refusal as well');
is(scalar @{ $report->{errors} }, 4, 'JSON: every error');
is($report->{errors}[0]{rule}, 'name', 'JSON: its rule');
is($report->{errors}[0]{line}, 3, 'JSON: its line');
my $sarif = decode_json((run('contract --check --format=sarif tests/contracts/bad/Twice.contract'))[1]);
is($sarif->{version}, '2.1.0', 'SARIF: version');
is(scalar @{ $sarif->{runs}[0]{results} }, 4, 'SARIF: every error');
is($sarif->{runs}[0]{results}[0]{locations}[0]{physicalLocation}{region}{startLine}, 3, 'SARIF: its line');
is_deeply([map { $_->{id} } @{ $sarif->{runs}[0]{tool}{driver}{rules} }], ['name'], 'SARIF: each rule once');
($status, $json) = run('contract --check --format=json contracts/Ping.contract');
is_deeply(decode_json($json), { errors => [] }, 'JSON: nothing is wrong');
done_testing;
