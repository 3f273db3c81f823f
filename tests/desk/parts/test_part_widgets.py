"""The boxes written without a template are those of Django's templates, and what they hold stays text."""

from __future__ import annotations

from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.test.html import parse_html
from django.urls import reverse

from lianzhi.cases.constants import CaseState
from lianzhi.desk.parts.fields import DayInput, MomentInput, shown
from lianzhi.desk.parts.inline import state
from lianzhi.desk.parts.rows import record_address
from lianzhi.desk.parts.widgets import WRITERS, WidgetRenderer
from tests.desk.parts.test_part_rendering import HOSTILE, render

CHOICES = [("", "全部"), ("a", HOSTILE), (HOSTILE, "乙"), (3, "三"), ("组&", [("c", "丙"), (None, "丁")])]


class EveryBox(forms.Form):
    """One field for each kind of box."""

    words = forms.CharField(initial=HOSTILE, max_length=20, help_text=HOSTILE)
    figure = forms.IntegerField(initial=0, min_value=0, required=False)
    found_on = forms.DateField(widget=DayInput(), initial="2026-11-21", required=False)
    found_at = forms.DateTimeField(widget=MomentInput(), required=False)
    told = forms.BooleanField(initial=True, required=False)
    untold = forms.BooleanField(required=False)
    one = forms.ChoiceField(choices=CHOICES, initial=HOSTILE, required=False)
    number = forms.TypedChoiceField(choices=CHOICES, initial=3, coerce=int)
    key = forms.CharField(widget=forms.HiddenInput(), initial=HOSTILE)
    secret = forms.CharField(widget=forms.PasswordInput())
    mail = forms.EmailField(label=HOSTILE)
    # These two go to their templates.
    more = forms.CharField(widget=forms.Textarea(), initial=HOSTILE)
    some = forms.MultipleChoiceField(choices=CHOICES[:4], widget=forms.CheckboxSelectMultiple)


def test_every_box_is_what_the_template_writes() -> None:
    """Compared as HTML, bound and unbound, for every attribute a form gives."""
    assert isinstance(get_default_renderer(), WidgetRenderer)
    asked = {"words": "", "one": "a", "told": HOSTILE, "figure": HOSTILE, "number": "3"}
    for data in (None, asked):
        ours = EveryBox(data, renderer=WidgetRenderer())
        theirs = EveryBox(data, renderer=DjangoTemplates())
        for mine, other in zip(ours, theirs, strict=True):
            attrs = {"class": "form-control", "data-x": HOSTILE, "hidden": False, "readonly": True}
            assert parse_html(mine.as_widget(attrs=attrs)) == parse_html(other.as_widget(attrs=attrs)), (
                mine.name
            )
            assert "<script" not in str(mine), mine.name
    templates = {field.widget.template_name for field in EveryBox.base_fields.values()}
    assert templates > WRITERS.keys()


def test_a_whole_field_ties_everything_together_and_holds_no_markup_of_others() -> None:
    form = EveryBox({"words": HOSTILE * 3})
    page = render("{% fields f %}{% field f.words wide='1' label=l %}", f=form, l=HOSTILE)
    assert "<script" not in page
    assert page.count("lz-field-wide lz-field-bad") == 1
    assert '<label for="id_told"><input type="checkbox"' in page
    assert '<fieldset class="lz-field lz-field-group lz-field-bad" id="id_some-group" tabindex="-1">' in page
    assert "tabindex" not in render("{% field f.some %}", f=EveryBox())
    assert shown(EveryBox()["figure"]).notes == ""


def test_a_choice_shows_its_label_and_its_bare_code_does_not() -> None:
    """They are equal and hash alike, and what was shown once is kept."""
    for _ in range(2):
        assert CaseState.CLUE.label in state(CaseState.CLUE)
        assert f"</span>{CaseState.CLUE.value}</span>" in state(CaseState.CLUE.value)
        assert "lz-tone-bad" in state(CaseState.CLUE, tone="bad")


def test_the_address_of_a_record_is_the_one_its_path_gives() -> None:
    address = record_address("cases:detail")
    assert [address(number) for number in (7, 100)] == [reverse("cases:detail", args=[n]) for n in (7, 100)]
