from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.qualifications.tree import (
    LEVELS,
    AllOf,
    AnyOf,
    Certification,
    Education,
    Equivalent,
    Experience,
    License,
    Node,
    all_of,
    any_of,
    from_data,
    from_json,
    leaves,
    to_data,
    to_json,
    without,
)

WORDS = st.text(min_size=1, max_size=12)
OFFSETS = st.none() | st.integers(0, 10_000)
LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(
        Education, st.sampled_from(LEVELS), st.lists(WORDS, max_size=2).map(tuple), st.none() | st.just(2.0), OFFSETS
    ),
    st.builds(
        Experience,
        st.none() | st.floats(0.1, 30),
        WORDS,
        st.lists(WORDS, max_size=2).map(tuple),
        st.booleans(),
        st.none() | st.just(True),
    ),
    st.builds(License, WORDS, OFFSETS),
    st.builds(Certification, WORDS),
    st.builds(Equivalent, WORDS),
)
TREES = st.recursive(
    LEAVES,
    lambda children: st.one_of(
        st.lists(children, min_size=2, max_size=4).map(all_of), st.lists(children, min_size=2, max_size=4).map(any_of)
    ),
    max_leaves=8,
)


def operators(node: Node | None) -> list[AllOf | AnyOf]:
    if not isinstance(node, AllOf | AnyOf):
        return []
    return [node, *(inner for child in node.of for inner in operators(child))]


@settings(max_examples=40, deadline=None)
@given(TREES)
def test_json_brings_the_tree_back(tree: Node) -> None:
    assert from_json(to_json(tree)) == tree


@settings(max_examples=40, deadline=None)
@given(TREES)
def test_no_operator_has_one_child_or_a_child_of_its_kind(tree: Node) -> None:
    for node in operators(tree):
        assert len(node.of) >= 2
        assert not any(isinstance(child, type(node)) for child in node.of)


@settings(max_examples=40, deadline=None)
@given(TREES)
def test_leaves_taken_out_leave_no_empty_operator(tree: Node) -> None:
    rest = without(tree, lambda leaf: isinstance(leaf, Experience))
    assert not any(isinstance(leaf, Experience) for leaf in leaves(rest))
    assert all(len(node.of) >= 2 for node in operators(rest))


def test_joining_drops_what_is_said_twice() -> None:
    first, again = License("boat licence", 0, 12), License("boat licence", 40, 52)
    assert all_of([first, again, None]) == first
    assert any_of([]) is None


def test_the_public_form_names_operator_and_leaves() -> None:
    tree = any_of([Education("bachelor", ("botany",)), Experience(1.5, "raising orchids")])
    assert tree is not None
    data = to_data(tree)
    assert data["op"] == "any"
    assert [leaf["type"] for leaf in data["of"]] == ["education", "experience"]
    assert data["of"][0]["fields"] == ["botany"]
    assert data["of"][1]["years"] == 1.5


def test_what_is_no_node_is_refused() -> None:
    with pytest.raises(ValueError, match="neither an operator nor a leaf"):
        from_data({"type": "horoscope"})
