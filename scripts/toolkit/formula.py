"""The formulas of the templates' spreadsheets: one text that a spreadsheet works out, and Python too.

So a page can print the figures that its spreadsheet will show. A reference stands in braces:

    {cost}              the cell of that column in this row        {cost:all}     the column, all rows
    {cost:above}        the same column, one row up                {rates.index}  a setting of the sheet “rates”
    {costs.year:all}     a column of another sheet             {cost:total}   what stands under the column

The rest is a spreadsheet’s arithmetic: + - * / ^, < > <= >= = <>, texts in double quotation marks, and FUNCTIONS.
"""

from __future__ import annotations

import ast
import datetime
import functools
import re
from collections.abc import Callable

REFERENCE = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)(?::(all|above|total))?\}")
_TEXT = re.compile(r'("[^"]*")')
Value = float | int | str | datetime.date | list | None


class FormulaError(ValueError):
    """A formula that cannot be worked out, in a sentence."""


def _numbers(*parts: Value) -> list[float]:
    """As a spreadsheet does, texts and empty cells in a range are passed over."""
    flat = [each for part in parts for each in (part if isinstance(part, list) else [part])]
    return [each for each in flat if isinstance(each, (int, float)) and not isinstance(each, bool)]


def rounded(number: float, places: float = 0) -> float:
    """Half away from zero, as spreadsheets round; Python rounds half to even."""
    scale = 10 ** int(places)
    return (1 if number >= 0 else -1) * int(abs(number) * scale + 0.5 + 1e-9) / scale


def _sum_if(tested: list, wanted: Value, summed: list | None = None) -> float:
    pairs = zip(tested, summed or tested, strict=True)
    return sum(_numbers([value for test, value in pairs if test == wanted]))


def _sum_product(*columns: list) -> float:
    total = 0.0
    for row in zip(*columns, strict=True):
        product = 1.0
        for each in row:
            product *= each if isinstance(each, (int, float)) else 0
        total += product
    return total


def _work_day(start: datetime.date, days: float, holidays: list | None = None) -> datetime.date:
    """So many working days after a day; Saturdays, Sundays and the holidays are passed over."""
    day, left = start, int(days)
    step = 1 if left >= 0 else -1
    while left:
        day += datetime.timedelta(days=step)
        if day.weekday() < 5 and day not in (holidays or []):
            left -= step
    return day


FUNCTIONS: dict[str, Callable] = {
    "ABS": abs,
    "AND": lambda *parts: all(parts),
    "AVERAGE": lambda *parts: sum(_numbers(*parts)) / len(_numbers(*parts)),
    "COUNT": lambda *parts: len(_numbers(*parts)),
    "COUNTA": lambda *parts: len(
        [e for p in parts for e in (p if isinstance(p, list) else [p]) if e not in (None, "")]
    ),
    "COUNTIF": lambda tested, wanted: sum(each == wanted for each in tested),
    "MAX": lambda *parts: max(_numbers(*parts), default=0),
    "MIN": lambda *parts: min(_numbers(*parts), default=0),
    "OR": lambda *parts: any(parts),
    "RANK": lambda number, among: 1 + sum(each > number for each in _numbers(among)),
    "ROUND": rounded,
    "SUM": lambda *parts: sum(_numbers(*parts)),
    "SUMIF": _sum_if,
    "SUMPRODUCT": _sum_product,
    "WORKDAY": _work_day,
}
_OPERATORS = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.Pow: lambda a, b: a**b,
    ast.Lt: lambda a, b: a < b,
    ast.Gt: lambda a, b: a > b,
    ast.LtE: lambda a, b: a <= b,
    ast.GtE: lambda a, b: a >= b,
    ast.Eq: lambda a, b: _bare(a) == _bare(b),
    ast.NotEq: lambda a, b: _bare(a) != _bare(b),
}


def _bare(value: Value) -> Value:
    """An empty cell equals an empty text."""
    return "" if value is None else value


def references(formula: str) -> list[tuple[str, str]]:
    """Every reference of a formula: (name, then "", "all", "above" or "total")."""
    return [(name, which or "") for name, which in REFERENCE.findall(formula)]


def in_cells(formula: str, cell: Callable[[str, str], str]) -> str:
    """The formula as a spreadsheet takes it; ``cell`` gives the address of a reference."""
    return REFERENCE.sub(lambda match: cell(match[1], match[2] or ""), formula)


@functools.cache  # a column has one formula for all its rows
def _as_python(formula: str) -> tuple[ast.expr, list[tuple[str, str]]]:
    names: list[tuple[str, str]] = []

    def name(match: re.Match) -> str:
        names.append((match[1], match[2] or ""))
        return f"_{len(names) - 1}"

    parts = _TEXT.split(formula)
    for place in range(0, len(parts), 2):  # the odd parts are texts
        bare = REFERENCE.sub(name, parts[place])
        bare = bare.replace("<>", "!=").replace("^", "**")
        parts[place] = re.sub(r"(?<![<>!=])=(?!=)", "==", bare)
    try:
        return ast.parse("".join(parts), mode="eval").body, names
    except SyntaxError:
        raise FormulaError(f"the formula “{formula}” cannot be read.") from None


def work_out(formula: str, value: Callable[[str, str], Value]) -> Value:
    """What a formula comes to; ``value`` gives what a reference holds. Raises FormulaError."""
    tree, names = _as_python(formula)

    def number(given: Value) -> Value:
        if given is None:
            return 0
        if isinstance(given, (list, str)):
            raise FormulaError(f"the formula “{formula}” reckons with “{given}”, which is no number.")
        return given

    def go(node: ast.AST) -> Value:
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name) and node.id[:1] == "_":
            return value(*names[int(node.id[1:])])
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return -number(go(node.operand))
        if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            a, b = number(go(node.left)), number(go(node.right))
            if isinstance(a, datetime.date) and not isinstance(b, datetime.date):
                b = datetime.timedelta(days=b)
            done = _OPERATORS[type(node.op)](a, b)
            return done.days if isinstance(done, datetime.timedelta) else done
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            a, b = go(node.left), go(node.comparators[0])
            if not isinstance(node.ops[0], (ast.Eq, ast.NotEq)):
                a, b = number(a), number(b)
            return _OPERATORS[type(node.ops[0])](a, b)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "IF":  # only the answer that holds is worked out
                test, then, otherwise = node.args
                return go(then if go(test) else otherwise)
            if node.func.id in FUNCTIONS:
                return FUNCTIONS[node.func.id](*(go(each) for each in node.args))
        raise FormulaError(f"the formula “{formula}” has something that is not provided for. See formula.py.")

    try:
        return go(tree)
    except ZeroDivisionError:
        raise FormulaError(f"the formula “{formula}” divides by nothing.") from None
