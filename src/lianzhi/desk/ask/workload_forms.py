"""年度监督检查计划 as a form: officers, the days of other work by line, the split and size of visits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField

from lianzhi.desk.ask.forms import Group, QuestionForm, group_of
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.workload import plan_pack

GROUPS = {"other": "其他执法工作日", "non_enforcement": "非执法工作日"}
KINDS = {"key": "重点检查", "general": "一般检查"}


def _days(label: str, help_text: str = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, min_value=0, max_digits=8, decimal_places=2, help_text=help_text
    )


def _count(label: str, *, least: int = 0) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=least, max_value=1_000_000)


class WorkloadForm(QuestionForm):
    """The plan of one year; every line of other work has its own box, named after the plan's own lines."""

    main = ("year", "officers")
    places: ClassVar[Mapping[str, str]] = {
        "key.percent": "percent",
        **{f"{kind}.units": f"{kind}_units" for kind in KINDS},
        **{
            f"{kind}.visit.{part}": f"{kind}_{part}"
            for kind in KINDS
            for part in ("officers", "days", "extra")
        },
    }

    year = forms.IntegerField(label="年份", min_value=2000, max_value=2100)
    officers = forms.IntegerField(label="执法人员数", min_value=1, max_value=10_000)
    percent = _days("重点检查占监督检查工作日的百分比", "例如60。不填就不划分重点检查和一般检查。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pack = plan_pack()
        for group, lines in (("other", pack.other), ("non_enforcement", pack.non_enforcement)):
            self.fields.update({f"{group}-{line.key}": _days(line.title_zh) for line in lines})
        for kind, words in KINDS.items():
            self.fields[f"{kind}_units"] = _count(f"{words}的单位数（家）")
            self.fields[f"{kind}_officers"] = _count(f"每次{words}的执法人员（人）", least=1)
            self.fields[f"{kind}_days"] = _days(f"每次{words}的天数")
            self.fields[f"{kind}_extra"] = _days("其中复查、路途另需的天数")
        for figure in pack.figures:
            self.fields[f"stated-{figure.key}"] = _days(figure.title_zh)

    def groups(self) -> list[Group]:
        """The lines of other work, the visits, and the figures of a plan that is to be checked."""
        visits = [self[name] for name in ("percent",) if name in self.fields]
        for kind in KINDS:
            visits += self._under(f"{kind}_")
        found = [(words, self._under(f"{group}-")) for group, words in GROUPS.items()]
        found += [
            ("检查的划分和每次用时", visits),
            ("核对已经编好的计划（填计划里写的数）", self._under("stated-")),
        ]
        return [group_of(words, fields) for words, fields in found if fields]

    def _under(self, prefix: str) -> list[BoundField]:
        return [self[name] for name in self.fields if name.startswith(prefix)]

    def document(self) -> dict[str, Any]:
        """The plan as the kernel reads it: days as decimal strings."""
        data = self.cleaned_data
        found: dict[str, Any] = {"year": data["year"], "officers": data["officers"]}
        for group in GROUPS:
            found[group] = self._lines(f"{group}-")
        found["stated"] = self._lines("stated-")
        for kind in KINDS:
            found[kind] = self._visit(kind)
        if data["percent"] is not None:
            found["key"]["percent"] = str(data["percent"])
        return found

    def refuse(self, error: MalformedQuestion) -> None:
        """Lines are named `group.line` in the plan and `group-line` here."""
        group, _, line = error.field.partition(".")
        if f"{group}-{line}" in self.fields:
            self.add_error(f"{group}-{line}", f"{error.reason}。")
        else:
            super().refuse(error)

    def _lines(self, prefix: str) -> dict[str, str]:
        return {
            name.removeprefix(prefix): str(days)
            for name, days in self.cleaned_data.items()
            if name.startswith(prefix) and days is not None
        }

    def _visit(self, kind: str) -> dict[str, Any]:
        """Units and the size of a visit; a visit only where something of it was filled in."""
        data = self.cleaned_data
        share: dict[str, Any] = {}
        if data[f"{kind}_units"] is not None:
            share["units"] = data[f"{kind}_units"]
        visit = {
            name: str(value) if name != "officers" else value
            for name in ("officers", "days", "extra")
            if (value := data[f"{kind}_{name}"]) is not None
        }
        return share | ({"visit": visit} if visit else {})
