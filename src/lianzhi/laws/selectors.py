"""Reading the law library: which text of a law was in force on a day, and the words at a citation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import models

from lianzhi.core.refusals import NotVisible
from lianzhi.kernel.law import (
    ArticleText,
    normalise,
    place_in_chinese,
    resolve_title,
    split_article,
    strip_title,
    version_on,
)
from lianzhi.kernel.law.numerals import to_chinese
from lianzhi.kernel.types import Citation
from lianzhi.laws.constants import REPEALED
from lianzhi.laws.library import library_pin
from lianzhi.laws.models import Article, Law


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What the library knows of a citation on a day.

    `found`: the library holds that place in some text of the law. `in_force`: that text was in force on the day.
    `reason` says in Chinese why not (empty when both hold). `citation` has its paragraph spelled out as far as the
    article's structure allows. `provisional`: the text's dates are 待核定.
    """

    citation: Citation
    found: bool
    in_force: bool
    reason: str = ""
    article: Article | None = None
    text: str = ""
    provisional: bool = False


def short_name(name: str) -> str:
    """The short title the library files a law under, from any name it goes by."""
    return resolve_title(name) or strip_title(name)


def versions_of(name: str) -> models.QuerySet[Law]:
    """Every text of a law in the library, newest first."""
    # A text without a day of effect sorts last on either engine.
    newest = models.F("in_force_from").desc(nulls_last=True)
    return Law.objects.filter(short_title=short_name(name)).order_by(newest, "-dates_verified", "-pk")


def law_named(name: str, on: date) -> Law | None:
    """The text of the law called `name` (short, full or other name) in force on a day, or None."""
    return next((law for law in versions_of(name) if law.covers(on)), None)


def get_law(pk: int) -> Law:
    """The law of that key; NotVisible where there is none. Statutes are public: no actor is asked."""
    found = Law.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible("法规库没有这部法律。")
    return found


def article_of(law: Law, citation: Citation) -> Article | None:
    """The article of one text at a citation: the first of its number (see `Article`)."""
    found = law.articles.filter(number=citation.article, sub=citation.sub or 0).order_by("position").first()
    if found is not None:
        found.law = law
    return found


def article_for(citation: Citation, on: date) -> Article | None:
    """The article in the text in force on that day, or None."""
    law = law_named(citation.law, on)
    return article_of(law, citation) if law else None


def text_of(citation: Citation, on: date) -> str | None:
    """The words at the citation (paragraph and item where named) as in force on a day, or None."""
    answer = resolve(citation, on)
    return answer.text if answer.found and answer.in_force else None


def resolve(citation: Citation, on: date) -> Resolution:
    """Look the citation up in the text in force on a day; where there is none, in the newest text, and say so."""
    laws = list(versions_of(citation.law))
    citation = replace(citation, law=short_name(citation.law))
    if not laws:
        return Resolution(
            citation=citation, found=False, in_force=False, reason=f"法规库没有收录《{citation.law}》的文本"
        )
    law = next((each for each in laws if each.covers(on)), None)
    held = law or laws[0]
    article = article_of(held, citation)
    if article is None:
        reason = f"《{citation.law}》没有{place_in_chinese(Citation('', citation.article, sub=citation.sub))}"
        return Resolution(citation=citation, found=False, in_force=law is not None, reason=reason)
    parts = split_article(article.text)
    spelled = normalise(citation, parts.paragraph_count, item_count=parts.item_count)
    text = parts.at(spelled)
    if text is None:
        return Resolution(
            citation=spelled,
            found=False,
            in_force=law is not None,
            reason=_no_place(spelled, parts),
            article=article,
        )
    return Resolution(
        citation=spelled,
        found=True,
        in_force=law is not None,
        reason="" if law is not None else _not_in_force(held, on),
        article=article,
        text=text,
        provisional=not held.dates_verified,
    )


def _no_place(citation: Citation, parts: ArticleText) -> str:
    article = f"《{citation.law}》{place_in_chinese(Citation('', citation.article, sub=citation.sub))}"
    count = to_chinese(parts.paragraph_count)
    if citation.paragraph is not None and citation.paragraph > parts.paragraph_count:
        return f"{article}只有{count}款"
    if citation.paragraph is None and parts.paragraph_count > 1:
        return f"{article}有{count}款，引用项时应当写明是哪一款"
    items = len(parts.paragraphs[(citation.paragraph or 1) - 1].items)
    if parts.paragraph_count > 1:
        article += f"第{to_chinese(citation.paragraph or 1)}款"
    return f"{article}只有{to_chinese(items)}项" if items else f"{article}不分项"


def _not_in_force(held: Law, on: date) -> str:
    if held.in_force_from is not None and on < held.in_force_from:
        other = version_on(held.short_title, on)
        start = f"{held.in_force_from:%Y-%m-%d}"
        if other is not None:
            return f"本库所载文本自{start}施行；{on}施行的是{other.from_}起的另一文本，本库没有收录"
        return f"本法自{start}起施行，{on}尚未施行"
    if held.in_force_to is not None:
        return f"本文本已于{held.in_force_to}后失效"
    return f"来源标注为“{held.status}”，{on}不能作为依据"


def versions_list() -> models.QuerySet[Law]:
    """Every text in the library with its number of articles (`article_count`)."""
    return Law.objects.annotate(article_count=models.Count("articles"))


def laws_list(
    *, name: str = "", kind: str = "", status: str = "", in_force_on: date | None = None
) -> models.QuerySet[Law]:
    """Texts by part of their title, kind of instrument, standing, and the day they must be in force on."""
    found = versions_list()
    if name:
        bare = strip_title(name)
        found = found.filter(models.Q(title__icontains=bare) | models.Q(short_title=short_name(name)))
    if kind:
        found = found.filter(kind=kind)
    if status:
        found = found.filter(status=status)
    if in_force_on is not None:
        found = found.filter(in_force_on_day(in_force_on))
    # The statutes officers work with stand first, in the corpus's order; the rest by title.
    first = library_pin().search_first
    rank = models.Case(
        *(models.When(short_title=title, then=place) for place, title in enumerate(first)), default=len(first)
    )
    return found.annotate(rank=rank).order_by("rank", "short_title", "-in_force_from", "pk")


def in_force_on_day(on: date, *, prefix: str = "") -> models.Q:
    """The condition of `Law.covers` as a query; `prefix` leads to the law (`law__`)."""

    def at(condition: str, value: object) -> models.Q:
        return models.Q(**{f"{prefix}{condition}": value})

    started = at("in_force_from__lte", on)
    open_ended = at("in_force_to__isnull", True) & ~at("status", REPEALED)  # noqa: FBT003
    return started & (open_ended | at("in_force_to__gte", on))


def kinds() -> list[str]:
    """The kinds of instrument the library holds."""
    return list(Law.objects.exclude(kind="").order_by("kind").values_list("kind", flat=True).distinct())


def articles_of(law: Law) -> models.QuerySet[Article]:
    """A text's articles in print order."""
    return law.articles.order_by("position")


def neighbours(article: Article) -> tuple[Article | None, Article | None]:
    """The article before and the one after, in the same text."""
    beside = article.law.articles.filter(position__in=(article.position - 1, article.position + 1))
    found = {each.position: each for each in beside}
    return found.get(article.position - 1), found.get(article.position + 1)
