#!/usr/bin/perl
# override.t [COUNT [TOOL]] - random contracts that extend random ones, judged a second time, here, in the
# plainest way: what a client of the base may meet, message by message; then all configurations of that
# client, and of one of the new contract, with the new server. Both must say the same.
use strict;
use warnings;
use File::Path qw(make_path);
use Test::More;

my $count = shift // 80;
my $tool = shift // 'build/deed';
my $work = 'build/tests/override';
make_path($work);

my $seed = 7;
sub pick {
    $seed = ($seed * 1103515245 + 12345) & 0x7fffffff;
    return int($seed / 65536) % $_[0];
}

# An automaton: {state}{message} = next state. Messages in lower case go to the server; a state that
# nothing leaves is the end.
sub random_base {
    my $states = 2 + pick(4);
    my @messages = ('a' .. 'c', 'X' .. 'Z');
    my %next;
    for my $state (0 .. $states - 1) {
        my @speaker = grep { pick(8) == 0 || (/[a-z]/ xor $state % 2) } @messages;
        for (@speaker) { $next{$state}{$_} = pick($states + 1) if pick(3) == 0 }
    }
    return reachable(\%next);
}

sub reachable {
    my ($next) = @_;
    my %seen = (0 => 1);
    my @work = (0);
    while (defined(my $state = shift @work)) {
        push @work, grep { !$seen{$_}++ } values %{ $next->{$state} // {} };
    }
    return { map { ($_ => { %{ $next->{$_} } }) } grep { $seen{$_} && %{ $next->{$_} } } keys %$next };
}

# Overrides: alternatives left out, led elsewhere, and new ones, most of them as they may be.
sub random_override {
    my ($base) = @_;
    my %override;
    for my $state (grep { pick(2) == 0 } sort keys %$base) {
        my %here = %{ $base->{$state} };
        delete $here{ (sort keys %here)[pick(scalar keys %here)] } if keys %here > 1 && pick(4) == 0;
        $here{ (sort keys %here)[pick(scalar keys %here)] } = pick(4) if pick(5) == 0;
        $here{n} = (0, $state, 'new')[pick(3)] if pick(2) == 0;
        $here{W} = 0 if pick(8) == 0;
        %here = (n => 0) if pick(4) == 0 && !grep { $_ eq lc } keys %here;    # nobody else is told
        $override{$state} = \%here;
    }
    my %whole = (%$base, %override);
    $whole{new} = { (pick(2) ? 'V' : 'X') => 0 } if grep { ($_->{n} // '') eq 'new' } values %whole;
    return (\%override, \%whole);
}

sub end_of { my ($next, $state) = @_; return %{ $next->{$state} // {} } ? "S$state" : 'end' }

sub states_text {
    my ($next, $whole, $word, @states) = @_;
    return join '', map {
        my $here = $next->{$_};
        "    ${word}state S$_: " . join("\n        | ",
            map { "M$_" . (/[a-z]/ ? '?' : '!') . ' -> ' . end_of($whole, $here->{$_}) } sort keys %$here) . ";\n"
    } @states;
}

sub messages_text {
    my %used = map { $_ => 1 } map { keys %$_ } @_;
    return join '', map { '    ' . (/[a-z]/ ? 'in' : 'out') . " message M$_();\n" } sort keys %used;
}

# Where a client of the base may get, is all that it may say taken, and all that it hears expected?
sub fits_statically {
    my ($base, $whole) = @_;
    my %as = (0 => 0);
    my @work = (0);
    while (defined(my $state = shift @work)) {
        my ($here, $there) = ($whole->{$state} // {}, $base->{ $as{$state} } // {});
        $_ eq lc || exists $there->{$_} or return 0 for keys %$here;
        $_ ne lc || exists $here->{$_} or return 0 for keys %$there;
        for (grep { exists $here->{$_} } keys %$there) {
            my ($to, $base_to) = ($here->{$_}, $there->{$_});
            $to = 'end' unless %{ $whole->{$to} // {} };
            $base_to = 'end' unless %{ $base->{$base_to} // {} };
            push @work, $to unless exists $as{$to};
            ($as{$to} //= $base_to) eq $base_to or return 0;
        }
    }
    return 1;
}

# All configurations of two peers, breadth first: "sound", "trouble", "full" or "large".
sub explore {
    my @peer = @_;
    my @level = (['0', '0', '', '']);    # state of client and server, queue to each
    my %seen = ("@{$level[0]}" => 1);
    while (@level) {
        my @found;
        for my $one (@level) {
            my $moved = 0;
            for my $side (0, 1) {
                my $here = $peer[$side]{ $one->[$side] } // {};
                my $head = substr $one->[2 + $side], 0, 1;
                my @receives = grep { ($side == 1) == /[a-z]/ } keys %$here;
                return 'trouble' if $head ne '' && !exists $here->{$head} && (@receives || !%$here);
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
                    push @found, \@new unless $seen{"@new[0, 1] <$new[2]> <$new[3]>"}++;
                }
            }
            my $waits = grep { %{ $peer[$_]{ $one->[$_] } // {} } } 0, 1;
            return 'trouble' if !$moved && $waits;
            return 'large' if keys %seen > 3000;
        }
        @level = @found;
    }
    return 'sound';
}

sub rules_of {
    my ($name, $text) = @_;
    open my $out, '>', "$work/$name.contract" or die;
    print $out $text;
    close $out;
    my $said = qx(timeout 20 $tool contract --check $work/$name.contract -I $work 2>&1);
    my %rules = map { $_ => 1 } $said =~ /error: .* \[([a-z-]+)\]$/mg;
    return (join(' ', sort keys %rules) || ($said eq '' ? 'accepted' : $said), $said);
}

my %verdicts;
my $done = 0;
for (my $i = 1; $done < $count; $i++) {
    my $base = random_base();
    next unless %{ $base->{0} // {} } && explore($base, $base) eq 'sound';
    my ($override, $all) = random_override($base);
    next unless %$override;
    my $whole = reachable($all);
    next unless %{ $whole->{0} // {} };
    next if ($all->{new} && !$whole->{new}) || grep { %{ $all->{$_} // {} } && !$all->{$_} } 0 .. 3;
    my ($verdict, $said) = rules_of("B$i", "contract B$i {\n" . messages_text(values %$base)
        . states_text($base, $base, '', sort keys %$base) . "}\n");
    next if $verdict ne 'accepted';    # beyond what fits into 32 or 3000
    my %old = map { $_ => 1 } map { keys %$_ } values %$base;
    my @new = map { my $here = $_; +{ map { $_ => 1 } grep { !$old{$_} } keys %$here } } values %$whole;
    my $text = "contract D$i : B$i {\n" . messages_text(@new)
        . states_text($override, $all, 'override ', sort keys %$override)
        . ($whole->{new} ? states_text($whole, $whole, '', 'new') : '') . "}\n";
    ($verdict, $said) = rules_of("D$i", $text);
    next if $verdict =~ /unknown|unreachable/;    # a message that is new only where nobody gets
    $done++;
    my $fits = fits_statically($base, $whole);
    my $expected = $fits ? join(' ', explore($whole, $whole), explore($base, $whole)) : 'override';
    $expected = 'accepted' if $expected eq 'sound sound';
    my $shown = $verdict =~ /^(override|accepted)$/ ? $verdict : 'unsound';
    $shown = 'unsound, but only with the base' if $shown eq 'unsound' && $expected =~ /^sound/;
    $verdicts{$shown}++;
    my $agree = $shown eq $expected || ($shown =~ /^unsound/ && $expected !~ /^(override|accepted)$/);
    is("$verdict, $said", $expected, "D$i") unless $agree;
}
ok($verdicts{$_}, ($verdicts{$_} // 0) . " of $count: $_")
    for 'accepted', 'override', 'unsound', 'unsound, but only with the base';
done_testing;
