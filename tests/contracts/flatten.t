#!/usr/bin/perl
# flatten.t [COUNT [TOOL]] - flattening against a second reading of the same states, written here in the
# plainest way: what may happen next is found by walking the text with a stack of what is left to do.
# Random contracts with groups, labels, sub-protocols, bases and overrides, in which client and server take
# turns, so that nothing else is wrong with them; both must see the same messages after every sequence.
use strict;
use warnings;
use File::Path qw(make_path);
use Test::More;

my $count = shift // 100;
my $tool = shift // 'build/deed';
my $work = 'build/tests/flatten';
make_path($work);

my $seed = 4711;
sub pick {
    $seed = ($seed * 1103515245 + 12345) & 0x7fffffff;
    return int($seed / 65536) % $_[0];
}

# ---- random states ----

# A sequence is a list of steps: ['message', NAME], ['jump', NAME], ['group', [SEQUENCE...]], or all of
# these with a label as a third part. STATE{NAME} = list of sequences; those called Sub... come back.
my ($labels, @targets, $deepest_sub, $in_sub);

sub exchange {    # a question, and an answer or a choice of answers, some of which go elsewhere
    my ($question, $returns) = @_;
    my @answers = (qw(X Y Z))[0 .. pick(3)];
    return (['message', "$question?"], ['message', 'X!']) if pick(3);
    my @choices = map { [['message', "$_!"], pick(3) ? () : some_turns(0)] } @answers;
    push @{ $choices[-1] }, target() if @choices > 1 && pick(2);
    return (['message', "$question?"], ['group', \@choices]);
}

sub target { return ['jump', $targets[pick(scalar @targets)]] }

sub labelled {
    my @steps = @_;
    $steps[0][2] = 'P' . ++$labels if pick($in_sub ? 40 : 6) == 0;
    return @steps;
}

# Zero or more turns; each begins and ends where the client is to speak.
sub some_turns {
    my ($depth) = @_;
    my @steps;
    for (1 .. pick(3)) {
        my $kind = pick(6);
        if ($kind == 0 && $deepest_sub) { push @steps, labelled(['jump', 'Sub' . (1 + pick($deepest_sub))]) }
        elsif ($kind == 1 && $depth) { push @steps, labelled(['group', choices($depth - 1)]) }
        else { push @steps, labelled(exchange(chr(65 + pick(4)))) }
    }
    return @steps;
}

sub choices {
    my ($depth, @extra) = @_;
    my @questions = ('A' .. 'D', @extra);
    my @all;
    for (0 .. pick(3)) {
        my @first = exchange(splice @questions, pick(scalar @questions), 1);
        @first = (['jump', 'Sub' . (1 + pick($deepest_sub))], exchange('A')) if $deepest_sub && pick(6) == 0;
        push @all, [@first, some_turns($depth)];
    }
    return \@all;
}

# Sub N uses those below it, and loops in itself or ends in one below.
sub random_states {
    my (%states, $subs);
    $labels = 0;
    ($subs, $deepest_sub, $in_sub) = (pick(4), 0, 1);
    @targets = ('Start', map { "S$_" } 1 .. pick(4));
    for my $i (1 .. $subs) {
        my @plain = @targets;
        push @targets, map { "Sub$_" } 1 .. $i;
        $states{"Sub$i"} = choices(1);
        push @{ $states{"Sub$i"} }, [['message', 'E?'], ['message', 'X!']];
        @targets = @plain;
        $deepest_sub = $i;
    }
    $in_sub = 0;
    for my $name (@targets) {
        $states{$name} = choices(2);
        push @$_, target() for @{ $states{$name} };
    }
    # Everything is used.
    push @{ $states{Start} }, map { [['message', "G$_?"], ['message', 'X!'], ['jump', "S$_"]] } 1 .. @targets - 1;
    push @{ $states{Start} },
        map { [['message', "H$_?"], ['message', 'X!'], ['jump', "Sub$_"], ['message', 'F?'],
        ['message', 'Z!'], ['jump', 'end']] } 1 .. $subs;
    return \%states;
}

sub text_of_sequence {
    my ($sequence) = @_;
    return join ' -> ', map {
        my ($kind, $what, $label) = @$_;
        ($label ? "$label: " : '')
            . ($kind eq 'group' ? '(' . join(' or ', map { text_of_sequence($_) } @$what) . ')' : $what)
    } @$sequence;
}

sub text_of_states {
    my ($states, $word) = @_;
    return join '', map {
        "    ${word}state $_: " . join("\n        | ", map { text_of_sequence($_) } @{ $states->{$_} }) . ";\n"
    } sort { ($b eq 'Start') <=> ($a eq 'Start') || $a cmp $b } keys %$states;
}

sub messages { return join '', map { "    $_[0] message $_();\n" } @_[1 .. $#_] }

# ---- what the text says ----

# All that may happen when this is left to do: a list of sequences, the next one first. Returns
# {message} = what is left then, or undef when a message leads two ways.
sub next_of {
    my ($states, $left) = @_;
    my ($sequence, @outer) = @$left;
    my %next;
    my @ways = [$sequence, @outer];
    while (my $way = shift @ways) {
        my ($now, @rest) = @$way;
        if (!@$now) { push @ways, [@rest] if @rest; next }
        my ($step, @behind) = @$now;
        my ($kind, $what) = @$step;
        my @after = (@behind ? [@behind] : (), @rest);
        if ($kind eq 'message') {
            return undef if exists $next{$what};
            $next{$what} = [@after];
        } elsif ($kind eq 'group') {
            push @ways, map { [$_, @after] } @$what;
        } elsif ($kind eq 'jump' && $what ne 'end') {
            my @then = $what =~ /^Sub/ ? @after : ();
            push @ways, map { [$_, @then] } @{ $states->{$what} };
        }
    }
    return \%next;
}

sub key_of { return join ' / ', map { text_of_sequence($_) } @{ $_[0] } }

# ---- what the tool says ----

# {STATE}{MESSAGE with its mark} = STATE
sub automaton_of {
    my ($header) = @_;
    open my $in, '<', $header or die "$header: $!";
    local $/;
    my ($states) = <$in> =~ m{/\* States, seen from the server.*?\n(.*?) \* At most}s or die $header;
    my (%next, $start);
    for (split /\n/, $states) {
        my ($name, $rest) = /^ \*   (\S+):(.*)/ or die $_;
        $start //= $name;
        $next{$name} = { $rest =~ /(\w+[?!]) -> (\S+)/g };
    }
    return (\%next, $start);
}

# Undef when both see the same, else how they differ.
sub compare {
    my ($states, $next, $start) = @_;
    my $first = [[['jump', 'Start']]];
    my @work = [$first, $start, 'start'];
    my %seen;
    while (my $one = shift @work) {
        my ($left, $state, $way) = @$one;
        next if $seen{ key_of($left) . " $state" }++;
        return undef if keys %seen > 3000;
        my $here = next_of($states, $left) or return "$way: ambiguous here only";
        my ($a, $b) = ("@{[sort keys %$here]}", "@{[sort keys %{ $next->{$state} }]}");
        return "$way: <$a> here, <$b> there in $state" if $a ne $b;
        push @work, map { [$here->{$_}, $next->{$state}{$_}, "$way $_"] } sort keys %$here;
    }
    return undef;
}

# Does the text lead two ways anywhere?
sub is_ambiguous {
    my ($states) = @_;
    my @work = ([[['jump', 'Start']]]);
    my %seen;
    while (my $left = shift @work) {
        next if $seen{ key_of($left) }++;
        my $next = next_of($states, $left) or return 1;
        push @work, values %$next;
    }
    return 0;
}

sub write_contract { open my $out, '>', "$work/$_[0].contract" or die; print $out $_[1]; close $out }

my @in = ('A' .. 'F', map { ("G$_", "H$_") } 1 .. 4);
my %seen;

# The contract of this name against these states; what the tool says of it otherwise.
sub check {
    my ($name, $states) = @_;
    my $said = qx(timeout 20 $tool contract -I $work $work/$name.contract -o $work 2>&1);
    my %rules = map { $_ => 1 } $said =~ /error: .* \[([a-z-]+)\]$/mg;
    delete $rules{unreachable};    # messages that chance did not use
    my $rules = join ' ', sort keys %rules;
    $seen{$rules || 'compared'}++;
    return is_ambiguous($states) ? undef : "ambiguous there only: $said" if $rules{ambiguous};
    return undef if $rules eq 'limit' || $rules eq 'sub-protocol';    # a label in what is used twice
    return $said if $said ne '';
    return compare($states, automaton_of("$work/$name.contract.h"));
}

for my $i (1 .. $count) {
    my $states = random_states();
    my $text = text_of_states($states, '');
    my %used = map { $_ => 1 } $text =~ /\b(\w+)[?!]/g;
    write_contract("R$i", "contract R$i {\n" . messages('in', grep { $used{$_} } @in)
        . messages('out', grep { $used{$_} } 'X' .. 'Z') . "$text}\n");
    my $differs = check("R$i", $states);
    is($differs, undef, "R$i") if defined $differs;

    # One that extends it, by what only a client of its own would say.
    my @names = sort grep { pick(2) } keys %$states;
    my %override = map { $_ => [[['base', 'base']], [['message', 'N?'], ['message', 'X!'], ['jump', 'Start']]] } @names;
    my %whole = (%$states, map { $_ => [@{ $states->{$_} }, $override{$_}[1]] } @names);
    next if !@names || defined $differs || !-e "$work/R$i.contract.h";
    write_contract("D$i", "contract D$i : R$i {\n" . messages('in', 'N') . text_of_states(\%override, 'override ') . "}\n");
    $differs = check("D$i", \%whole);
    is($differs, undef, "D$i") if defined $differs;
}
note("$_: $seen{$_}") for sort keys %seen;
cmp_ok($seen{compared} // 0, '>', $count / 3, 'many were compared');
cmp_ok($seen{ambiguous} // 0, '>', 0, 'some are ambiguous');
done_testing;
