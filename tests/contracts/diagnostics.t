#!/usr/bin/perl
# diagnostics.t [write] - every error of the corpus with its line, column and words, as golden/diagnostics.txt
# has them (`write` accepts what they are now), and every error that the sources can report is in there.
use strict;
use warnings;
use File::Path qw(make_path);
use Test::More;

my $write = @ARGV && $ARGV[0] eq 'write';
my $tool = 'build/deed';
my $here = 'tests/contracts';
my $golden = "$here/golden/diagnostics.txt";
my $work = 'build/tests/diagnostics';
my $paths = "-I contracts -I $here/golden -I $here/ok -I $here/bad";
make_path($work);

# ---- what is reported ----

# "FILE:LINE:COLUMN: RULE: MESSAGE" for each error of a command line.
sub errors_of {
    my ($command) = @_;
    $command = "timeout 60 $tool $command" unless $command =~ /^env /;
    my @errors;
    for (split /\n/, qx($command 2>&1 >/dev/null </dev/null)) {
        push @errors, "$1$3: $2" if /^((?:[^ :]+(?::\d+){0,2}: )?)error: (.*) \[([a-z-]+)\]$/;
    }
    return @errors;
}

my %command = (contract => 'contract', component => 'component', system => "system --root $here");
my @commands;
for my $file (sort <$here/bad/*.*>) {
    my ($kind) = $file =~ /\.(\w+)$/;
    push @commands, "$command{$kind} --check $file $paths" if $command{$kind};
}

# What no file of the corpus can be wrong about: files that are none, folders, pipes, too much of it.
sub make_file { open my $out, '>:raw', "$work/$_[0]" or die "$_[0]: $!"; print $out $_[1]; close $out }
make_path("$work/Folder.contract", "$work/away");
system("rm -f $work/Pipe.contract; mkfifo $work/Pipe.contract");
make_file('Heavy.contract', 'contract Heavy {' . ' ' x (4 << 20) . '}');
make_file('plain', 'no folder');
make_file('Lines.contract', "contract Lines {\r\n    in message Ask()\r\n    state S: Ask? -> end;\r\n}\r\n");
make_file('Zero.contract', "contract Zero {\n    in mess\0age Ask();\n    state S: Ask? -> end;\n}\n");
make_file('Many.contract', "contract Many {\n" . join('', map { "    in message M$_();\n" } 1 .. 300)
    . "    state S: M1? -> S;\n}\n");
make_file('Long.contract', "contract Long {\n    in message A();\n    out message B();\n    state S: "
    . join(' -> ', map { 'A? -> B!' } 1 .. 150) . " -> S;\n}\n");
make_file('States.contract', "contract States {\n    in message A();\n"
    . join('', map { "    state S$_: A? -> S" . ($_ + 1) . ";\n" } 1 .. 10000) . "    state S10001: A? -> S1;\n}\n");
make_file('crowd.system', "system crowd {\n" . join('', map { "    component c$_ in parts/single;\n" } 1 .. 400)
    . "}\n");
make_file('wires.system', "system wires {\n    component client in parts/client;\n    component server in "
    . "parts/server;\n" . "    connect client.calc -> server.service;\n" x 4200 . "}\n");
make_file('many.component', "component many {\n" . join('', map { "    uses p$_: Adder;\n" } 1 .. 260) . "}\n");
make_file('pairs.system', "system pairs {\n    component c[300] in parts/server;\n    forbid flow c -> c;\n}\n");
make_file('wide.system', "system wide {\n" . join('', map { "    system s$_ in parts/adding.system;\n" } 1 .. 300)
    . "}\n");
make_path("$work/parts/eye");
make_file('parts/eye/eye.component', "component eye {\n    watch deaths;\n}\n");
make_file('eyes.system', "system eyes {\n    memory 1G;\n    component eye[1000] in parts/eye;\n}\n");
make_file('OneWay.contract', "contract OneWay {\n    out message A();\n    state S: A! -> end;\n}\n");
make_file("calculator_$_.component", "component calculator_$_ {\n}\n") for qw(server client);
make_file('Nested.contract', "contract Nested {\n    in message A();\n    state S: " . '(' x 200 . 'A? -> end'
    . ')' x 200 . ";\n}\n");
make_file('Labels.contract', "contract Labels {\n    in message A();\n    state S: "
    . join(' -> ', 'A?', map { "P$_: A?" } 1 .. 300) . " -> S;\n}\n");
make_file("Step$_.contract", "contract Step$_ : Step" . ($_ - 1) . " {\n    override state S: base;\n}\n") for 1 .. 40;
make_file('Step0.contract', "contract Step0 {\n    in message A();\n    state S: A? -> end;\n}\n");
make_file('Most.contract', "contract Most {\n"
    . join('', map { "    in message M$_();\n" } 1 .. 200)
    . '    state S: ' . join(' | ', map { "M$_? -> end" } 1 .. 200) . ";\n}\n");
make_file('MoreMost.contract', "contract MoreMost : Most {\n"
    . join('', map { "    in message N$_();\n" } 1 .. 100)
    . '    override state S: base | ' . join(' | ', map { "N$_? -> end" } 1 .. 100) . ";\n}\n");
make_file('Links.contract', "contract Links {\n"
    . join('', map { my $s = $_; "    struct S$s { " . join(' ', map { "S$s *l$_;" } 1 .. 250) . " }\n" } 1 .. 5)
    . "    in message A();\n    state S: A? -> end;\n}\n");
push @commands, "contract $here/ok/Kinds.contract $paths -o $work/away";
push @commands, map { "contract --check $work/$_.contract $paths -I $work" } qw(Step40 MoreMost);
push @commands, map { "contract --check $work/$_.contract $paths" }
    qw(Labels Links Nobody Folder Pipe Heavy Lines Zero Many Long States Nested);
push @commands, map { "system --check --root $here $work/$_.system $paths" } qw(crowd wires nobody wide pairs);
push @commands, map { "component --check $work/$_.component $paths" } qw(nobody many);
push @commands, "contract contracts/Ping.contract -o $work/plain/in";
make_path("$work/taken/Ping.contract.h/in");
push @commands, "contract contracts/Ping.contract -o $work/taken";
make_file('away/Ping.contract', "contract Ping {\n}\n");
push @commands, "contract --check contracts/Ping.contract $work/away/Ping.contract";
push @commands, "contract fmt --check $work/plain $work/Zero.contract $work/Nobody.contract";
push @commands, "system --check --root $work $work/eyes.system $paths";
push @commands, map { "contract skeleton $_ -o $work $paths" } 'contracts/Calculator.contract',
    '--server contracts/Interrupt.contract', "--server $work/OneWay.contract",
    '--server contracts/Calculator.contract', '--client contracts/Calculator.contract';
push @commands, "env PATH=/nowhere $tool graph $here/golden/whole.system --root $here $paths";
push @commands, "graph apps/demo.system -I contracts -o $work/plain/in";
push @commands, "contract fmt $here/bad/Syntax.contract";

make_file('long.trace', '1 client Add ' . '00' x 4097 . "\n" . '1' x 10000 . "\n");
push @commands, "contract trace $here/ok/Demands.contract $here/traces/requires.trace",
    map { "contract trace contracts/$_" } "Calculator.contract $here/traces/broken.trace",
    "Calculator.contract $here/traces/both.trace --both", "Store.contract $here/traces/null.trace",
    "Calculator.contract $work/long.trace", 'Calculator.contract - --from=Nowhere';
push @commands, map { "contract diff $here/diff/$_/old/Disk.contract $here/diff/$_/new/Disk.contract" }
    qw(in-added renumbered goes-back);
push @commands, "contract promela --base contracts/Ping.contract";
make_file('Points.contract', "contract Points {\n    in message A();\n    out message B();\n    state S: "
    . join(' | ', ('A? -> B! -> S') x 5000) . ";\n}\n");
push @commands, "contract promela $work/Points.contract";
push @commands, "contract diff $here/diff/same/old/Disk.contract contracts/Ping.contract";

# A file and what it names are reported with each file that names them: once is enough.
# In those made above the same is wrong many times: the first is enough, too.
my (%seen, %said, @reported, @twice);
for my $command (@commands) {
    my %here;
    my @errors = errors_of($command);
    push @twice, grep { $here{$_}++ } @errors;
    push @reported, grep { !$seen{$_}++ } @errors;
}
is("@twice", '', 'no error is reported twice');
@reported = grep { my $kind = s/[0-9]+|`[^`]*`/_/gr; !m{^$work/} || !$said{$kind}++ } @reported;
my $text = join '', map { "$_\n" } @reported;

if ($write) {
    open my $out, '>:raw', $golden or die "$golden: $!";
    print $out $text;
    close $out;
}
my $expected = do { open my $in, '<:raw', $golden or die "$golden: $!"; local $/; <$in> };
make_file('found', $text);
ok($text eq $expected, 'each error is where it was and says what it said')
    or diag(qx(diff $golden $work/found | head -40), "`perl $0 write' accepts it\n");

# ---- what can be reported ----

# The argument texts of each call of a function that reports something.
my $reporters = qr/(?:\w+_error(?:_at)?|notation_(?:unexpected|expect_mark|expect_word|name|number)|refuse\w*)/;

sub calls_in {
    my ($file) = @_;
    my $source = do { open my $in, '<:raw', $file or die "$file: $!"; local $/; <$in> };
    $source =~ s{/\*.*?\*/}{}gs;
    $source =~ s/^#define.*(?:\\\n.*)*//gm;
    my @calls;
    while ($source =~ /\b$reporters(\((?:[^()"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)+'|(?1))*\))/g) {
        push @calls, $1;
    }
    return @calls;
}

# What a string with conversions may become. Words of one letter or none say nothing.
sub pattern_of {
    my ($format) = @_;
    $format =~ s/\\"/"/g;
    $format =~ s/\\n.*//s;
    return join '', map {
        /^%%$/ ? '%' : /^%.*[duxzl]$/ ? '[0-9a-f]+' : /^%.*c$/ ? '.' : /^%/ ? '.*' : quotemeta
    } $format =~ /(%%|%[-+0 #]*[*\d]*(?:\.[*\d]+)?(?:ll|l|z|h)*[a-zA-Z]|[^%]+)/g;
}

# Not in the golden file: what needs a file system that breaks, or hosts that this test does not make.
my %excepted = map { $_ => 1 } (
    # between a contract and its base only
    '`%s` meets the %s in state %s, which does not know that message',
    # components and connections reach their own limits first
    'all components together have %zu ports; the kernel has tables for %u',
    # takes seconds
    'there are too many connections over which endpoints travel to follow all of them',
    # of several records: tests/trace/trace.t
    '%zu records; a chart or a list of messages is of one',
    'any folder (-I)',    # the folder of the file itself is always one
);

my (%checked, @never);
for my $file (sort <contracts/*/*.c>) {
    for my $call (calls_in($file)) {
        $call =~ s/"\s+"//g;
        for my $string ($call =~ /"((?:[^"\\]|\\.)*)"/g) {
            next if $string =~ /^[a-z-]*$/ || $string !~ /[a-z]{2}/ || $checked{$string}++;
            my $pattern = pattern_of($string);
            push @never, "$file: $string" unless $excepted{$string} || $text =~ /$pattern/;
        }
    }
}
cmp_ok(scalar keys %checked, '>=', 100, scalar(keys %checked) . ' texts of errors in the sources');
is(join('', map { "$_\n" } @never), '', 'each is in the golden file: write a bad file that provokes it');
done_testing;
