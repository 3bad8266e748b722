"""What is made of one thing that never changes is made once."""

from pages.components.exhibits.exhibit import Table
from pages.components.exhibits.remembered import of_each
from pages.components.html.table import table


def counting(most):
    asked = []

    @of_each(most)
    def length(of):
        asked.append(of)
        return len(of)

    return length, asked


def test_the_same_thing_is_asked_once():
    length, asked = counting(2)
    rows = [1, 2]
    assert (length(rows), length(rows)) == (2, 2)
    assert len(asked) == 1


def test_an_equal_thing_is_another():
    length, asked = counting(2)
    first, second = [1], [1]
    assert (length(first), length(second)) == (1, 1)
    assert asked[0] is first
    assert asked[1] is second


def test_beyond_the_most_the_longest_unasked_goes():
    length, asked = counting(2)
    one, two, three = [1], [1, 2], [1, 2, 3]
    for each in (one, two, one, three, one, two):
        assert length(each) == len(each)
    assert [len(each) for each in asked] == [1, 2, 3, 2]


def test_what_has_gone_never_answers_for_what_takes_its_place_in_memory():
    length, _ = counting(3)
    assert [length([0] * many) for many in range(200)] == [*range(200)]


def test_a_table_is_written_once():
    of = Table("Crime", ["Ward", "Figure"], [["Belsize", "12"]])
    assert table(of) is table(of)
