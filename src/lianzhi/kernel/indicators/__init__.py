"""What the columns of the statistical form mean, and the arithmetic on them; the facts are counted elsewhere."""

from lianzhi.kernel.indicators.checks import facts_check, measure_check, ratio_check
from lianzhi.kernel.indicators.figures import figure_words, in_wan_yuan, percentage
from lianzhi.kernel.indicators.forms import (
    Column,
    ColumnKind,
    Form,
    Group,
    MeasureSign,
    annex3_form,
    load_form,
)
from lianzhi.kernel.indicators.months import Month

__all__ = [
    "Column",
    "ColumnKind",
    "Form",
    "Group",
    "MeasureSign",
    "Month",
    "annex3_form",
    "facts_check",
    "figure_words",
    "in_wan_yuan",
    "load_form",
    "measure_check",
    "percentage",
    "ratio_check",
]
