#!/usr/bin/perl
# explore.t - the exploration against a second one, written here in the plainest way: random automata,
# all configurations of both peers and both queues. Both must agree whether a contract is sound, on how
# many messages queue up each way, and on how few steps lead into trouble.
use strict;
use warnings;
use File::Path qw(make_path);
use Test::More;

my $count = shift // 300;
my $tool = shift // 'build/deed';
my $work = 'build/tests/explore';
make_path($work);

my $seed = 99;
sub pick {
    $seed = ($seed * 1103515245 + 12345) & 0x7fffffff;
    return int($seed / 65536) % $_[0];
}

# A random automaton: {state}{message} = next state. Messages in lower case go to the server.
sub automaton {
    my ($states, $density) = (2 + pick(6), 3 + pick(4));
    my @messages = (('a' .. 'c')[0 .. pick(3)], ('X' .. 'Z')[0 .. pick(3)]);
    my %next;
    for my $state (0 .. $states - 1) {
        for my $message (@messages) {
            $next{$state}{$message} = pick($states) if pick($density) == 0;
        }
    }
    my %seen = (0 => 1);
    my @work = (0);
    while (defined(my $state = shift @work)) {
        push @work, grep { !$seen{$_}++ } values %{ $next{$state} // {} };
    }
    delete @next{ grep { !$seen{$_} } keys %next };
    return \%next;
}

sub name_of { my ($next, $state) = @_; return %{ $next->{$state} // {} } ? "S$state" : 'end' }

sub text_of {
    my ($name, $next) = @_;
    my %used = map { $_ => 1 } map { keys %$_ } values %$next;
    my $text = "contract $name {\n";
    $text .= '    ' . (/[a-z]/ ? 'in' : 'out') . " message M$_();\n" for sort keys %used;
    for my $state (sort keys %$next) {
        my $here = $next->{$state};
        next unless %$here;
        $text .= "    state S$state: "
            . join("\n        | ", map { "M$_" . (/[a-z]/ ? '?' : '!') . ' -> ' . name_of($next, $here->{$_}) }
                sort keys %$here) . ";\n";
    }
    return "$text}\n";
}

# Breadth first. Returns "sound CLIENT SERVER", "trouble STEPS", "full" or "large".
sub explore {
    my ($next) = @_;
    my @level = (['0', '0', '', '']);    # state of client and server, queue to each
    my (%seen, @longest);
    @longest = (0, 0);
    $seen{"@{$level[0]}"} = 1;
    for (my $steps = 0; @level; $steps++) {
        my @found;
        for my $one (@level) {
            my $moved = 0;
            for my $side (0, 1) {
                my $state = $one->[$side];
                my $here = $next->{$state} // {};
                my $head = substr $one->[2 + $side], 0, 1;
                my @receives = grep { ($side == 1) == /[a-z]/ } keys %$here;
                return "trouble $steps" if $head ne '' && !exists $here->{$head} && (@receives || !%$here);
                for my $message (keys %$here) {
                    my @new = @$one;
                    $new[$side] = $here->{$message};
                    if (($side == 0) == ($message =~ /[a-z]/)) {
                        $new[3 - $side] .= $message;
                        return 'full' if length $new[3 - $side] > 32;
                    } elsif ($head eq $message) {
                        substr($new[2 + $side], 0, 1) = '';
                    } else {
                        next;
                    }
                    $moved = 1;
                    for (0, 1) { my $l = length $new[2 + $_]; $longest[$_] = $l if $l > $longest[$_] }
                    push @found, \@new unless $seen{"@new[0, 1] <$new[2]> <$new[3]>"}++;
                }
            }
            return "trouble $steps" if !$moved && (%{ $next->{ $one->[0] } // {} } || %{ $next->{ $one->[1] } // {} });
            return 'large' if keys %seen > 4000;
        }
        @level = @found;
    }
    return "sound @longest";
}

# What the tool says: "sound CLIENT SERVER", "trouble STEPS", "unbounded" or "other".
sub ask {
    my ($name) = @_;
    my $said = qx(timeout 20 $tool contract $work/$name.contract -o $work 2>&1);
    if ($? == 0) {
        open my $in, '<', "$work/$name.contract.h" or die;
        local $/;
        return <$in> =~ /At most (\d+) queued to the client, (\d+) to the server/ ? "sound $1 $2" : 'other';
    }
    my $rules = join ' ', $said =~ /error: .* \[([a-z-]+)\]$/mg;
    my $steps = () = $said =~ /--M[a-zA-Z][!?]-->/g;
    return $rules eq 'unbounded' ? 'unbounded' : $rules =~ /^(stuck|unexpected|left-over)$/ ? "trouble $steps" : "other: $said";
}

my %verdicts;
my $done = 0;
for (my $i = 1; $done < $count; $i++) {
    my $next = automaton();
    next unless %{ $next->{0} // {} };
    $done++;
    my $name = "R$i";
    open my $out, '>', "$work/$name.contract" or die;
    print $out text_of($name, $next);
    close $out;
    my ($here, $there) = (explore($next), ask($name));
    # The tool sees that a queue can grow for ever before it is full, and before trouble further on.
    my $agree = $here eq $there || ($there eq 'unbounded' && $here !~ /^sound/);
    $verdicts{ (split ' ', $there)[0] }++;
    fail("$name: $here here, $there there") unless $agree;
}
ok($verdicts{$_}, "$verdicts{$_} of $count: $_") for qw(sound trouble unbounded);
done_testing;
