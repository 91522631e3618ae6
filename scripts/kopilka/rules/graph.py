"""Circles in a graph: which nodes lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Edges = Mapping[str, Sequence[str]]
#: A bigger tangle is shown by its first step only: a way round from each of its nodes would take too long.
SHOWN = 50


def circles(edges: Edges) -> Iterator[tuple[str, ...]]:
    """Yield the shortest way round for every node that leads back to itself: it, its next, …, the one before it."""
    for group in _tangles(edges):
        for start in group:
            if len(group) <= SHOWN:
                yield _way_round(edges, start, group)
            else:
                yield start, next(target for target in edges[start] if target in group), "…"


def _way_round(edges: Edges, start: str, group: frozenset[str]) -> tuple[str, ...]:
    came: dict[str, str] = {}
    front = [start]
    while front:
        following = []
        for node in front:
            for target in edges.get(node, ()):
                if target == start:
                    return _path(came, start, node)
                if target in group and target not in came:
                    came[target] = node
                    following.append(target)
        front = following
    return (start,)


def _path(came: Mapping[str, str], start: str, end: str) -> tuple[str, ...]:
    way = [end]
    while way[-1] != start:
        way.append(came[way[-1]])
    return tuple(reversed(way))


def _tangles(edges: Edges) -> Iterator[frozenset[str]]:
    """Strongly connected groups of more than one node (Tarjan's algorithm, without recursion)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    held: set[str] = set()
    for root in edges:
        if root in order:
            continue
        work = [(root, iter(edges.get(root, ())))]
        order[root] = low[root] = len(order)
        stack.append(root)
        held.add(root)
        while work:
            node, targets = work[-1]
            for target in targets:
                if target not in order:
                    order[target] = low[target] = len(order)
                    stack.append(target)
                    held.add(target)
                    work.append((target, iter(edges.get(target, ()))))
                    break
                if target in held:
                    low[node] = min(low[node], order[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    group = frozenset(_popped(stack, held, node))
                    if len(group) > 1:
                        yield group


def _popped(stack: list[str], held: set[str], until: str) -> Iterator[str]:
    while True:
        node = stack.pop()
        held.discard(node)
        yield node
        if node == until:
            return
