#!/usr/bin/env python3
"""curve.py <build/bench/figures.txt >docs/growth.svg - what an empty call and its answer take among 10, 1,000,
100,000 and a million components, as the bench printed it."""
import math
import re
import sys

points = sorted((int(n), int(cost)) for n, cost in
                re.findall(r"^BENCH ipc\.call\.empty\.at_(\d+) (\d+) insn", sys.stdin.read(), re.M))
if len(points) < 2:
    sys.exit("curve.py: no figures ipc.call.empty.at_N")
LEFT, RIGHT, TOP, BOTTOM, MOST = 70, 580, 30, 230, max(cost for _, cost in points) * 3 // 2


def x(n):
    return LEFT + (RIGHT - LEFT) * math.log10(n) / 6


def y(cost):
    return BOTTOM - (BOTTOM - TOP) * cost / MOST


print('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 290" font-family="sans-serif" font-size="13">')
print('<title>Instructions of a call and its answer, by the number of components</title>')
print(f'<path d="M{LEFT} {TOP}V{BOTTOM}H{RIGHT}" fill="none" stroke="gray"/>')
for power in range(7):
    print(f'<text x="{x(10 ** power):.0f}" y="{BOTTOM + 20}" text-anchor="middle">{10 ** power:,}</text>')
for cost in (0, MOST // 2, MOST):
    print(f'<text x="{LEFT - 8}" y="{y(cost) + 4:.0f}" text-anchor="end">{cost}</text>')
print('<polyline fill="none" stroke="steelblue" stroke-width="2" points="'
      + " ".join(f"{x(n):.0f},{y(cost):.0f}" for n, cost in points) + '"/>')
for n, cost in points:
    print(f'<circle cx="{x(n):.0f}" cy="{y(cost):.0f}" r="4" fill="steelblue"/>')
    print(f'<text x="{x(n):.0f}" y="{y(cost) - 10:.0f}" text-anchor="middle">{cost}</text>')
print(f'<text x="{(LEFT + RIGHT) // 2}" y="{BOTTOM + 45}" text-anchor="middle">components that are alive</text>')
print(f'<text x="{LEFT}" y="{TOP - 12}">instructions of a call and its answer, the monitor on</text>')
print('</svg>')
