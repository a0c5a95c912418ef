#!/usr/bin/env -S python3 -B
"""What is wrong with a command is said in one line that names the word."""
import machine

RANGE = r' is out of range \(-2147483648 to 2147483647\)'
WAYS = 'null page stack monitor ownership division index vector requires'

machine.check_session([
    ('', []),
    ('   ', []),
    ('nonsense', ['`nonsense` is no command; try help']),
    ('help me', ['help: `me` is one word too many']),
    ('calc', ['calc: a number is missing after `calc`']),
    ('calc 6', ['calc: a sign is missing after `6`']),
    ('calc 6 *', [r'calc: a number is missing after `\*`']),
    ('calc six * 7', ['calc: `six` is not a number']),
    ('calc 6*7', [r'calc: `6\*7` needs spaces, as in calc 6 \* 7']),
    ('calc -6', ['calc: a sign is missing after `-6`']),
    ('calc ' + '6' * 60 + 'x * 1', ['calc: `' + '6' * 40 + r'\.\.\.` is not a number']),
    ('calc 6 ^ 7', [r'calc: `\^` is none of \+ - \* /']),
    ('calc 6 ** 7', [r'calc: `\*\*` is none of \+ - \* /']),
    ('calc 6 * -', ['calc: `-` is not a number']),
    ('calc 6 * 7 8', ['calc: `8` is one word too many']),
    ('calc 2147483648 * 1', ['calc: `2147483648`' + RANGE]),
    ('calc 1 * -99999999999999999999', ['calc: `-99999999999999999999`' + RANGE]),
    ('put', ['put: a key is missing after `put`']),
    ('put greeting', ['put: a value is missing after `greeting`']),
    ('get', ['get: a key is missing after `get`']),
    ('get nothing', ['get: `nothing` is not in the store']),
    ('get a b', ['get: `b` is one word too many']),
    ('delete nothing', ['delete: `nothing` is not in the store']),
    ('list all', ['list: `all` is one word too many']),
    ('list', ['nothing is stored']),
    ('ps aux', ['ps: `aux` is one word too many']),
    ('graph it', ['graph: `it` is one word too many']),
    ('crash', ['crash: a way is missing after `crash`']),
    ('crash well', ['crash: `well` is none of ' + WAYS]),
    ('crash null now', ['crash: `now` is one word too many']),
    ('kill', ['kill: a component is missing after `kill`']),
    ('kill nobody', ['kill: there is no component `nobody`']),
    ('kill calc store', ['kill: `store` is one word too many']),
    ('log nobody', ['log: `nobody` is no number, no level and no component']),
    ('log 1 warning store 2', ['log: `2` is one word too many']),
    ('log 99999999999', ['log: `99999999999`' + RANGE]),
    ('log error', ['log: there is no such line']),
    ('memory now', ['memory: `now` is one word too many']),
    ('record now', ['record: `now` is one word too many']),
    ('exit now', ['exit: `now` is one word too many']),
    ('calc 6 * 7', ['42']),
    ('exit', []),
])
machine.done()
