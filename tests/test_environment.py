"""The templates' environment: what is ours in it does what Jinja does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import pass_context
from markupsafe import Markup, escape

from kopilka.views.environment import environment, escaped


class Told:
    """Says of itself what it is in HTML."""

    def __html__(self) -> str:
        return "<i>сам</i>"


VALUES = st.one_of(
    st.text(),
    st.text("<>&\"'я", max_size=20),
    st.text().map(Markup),
    st.integers(),
    st.none(),
    st.builds(Told),
    st.lists(st.text()),
)


@given(VALUES)
def test_a_value_becomes_the_text_that_markupsafe_makes(value):
    assert escaped(value) == escape(value)
    assert isinstance(escaped(value), str)


def rendered(template: str, **values: object) -> str:
    return environment().from_string(template).render(**values)


def test_values_of_a_template_are_escaped_and_markup_is_not():
    assert rendered("{{ a }}|{{ b }}|{{ 3 }}|{{ a|safe }}", a="<b>'", b=Markup("<b>")) == "&lt;b&gt;&#39;|<b>|3|<b>'"


def test_what_a_macro_and_a_block_of_set_give_is_not_escaped_again():
    assert rendered("{% macro m(x) %}<p>{{ x }}</p>{% endmacro %}{{ m('<') }}") == "<p>&lt;</p>"
    assert rendered("{% set s %}<p>{{ x }}</p>{% endset %}{{ s }}", x="<") == "<p>&lt;</p>"


class View:
    """Has a method that a template calls."""

    def told(self, *given: object, **named: object) -> str:
        return f"{given}{named}"


def test_a_method_gets_what_the_template_gives_it_and_nothing_else():
    template = "{% for x in [1, 2] %}{{ v.told(x, k=loop.index)|safe }}{% endfor %}{% block b %}{{ v.told()|safe }}{% endblock %}"
    assert rendered(template, v=View()) == "(1,){'k': 1}(2,){'k': 2}(){}"


def test_a_function_that_asks_for_the_context_gets_it():
    assert rendered("{{ f('x') }}", f=pass_context(lambda context, name: context[name]), x="икс") == "икс"
