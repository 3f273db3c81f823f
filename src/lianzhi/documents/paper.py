"""DocModel → HTML for the A4 preview on screen: semantic, escaped, styled by paper.css alone."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from lianzhi.documents import doc_model as model
from lianzhi.documents.doc_model import DocModel, option_text
from lianzhi.documents.overlay import NOTHING, PAGE, Hand, Overlay

FREE_DATE = "　　年　　月　　日"


def _join(parts: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 - every part is a SafeString already


def _lines(text: str) -> SafeString:
    """Escaped text with its line breaks."""
    return mark_safe("<br>".join(escape(line) for line in text.split("\n")))  # noqa: S308 - each line is escaped


def _paragraph(block: model.Paragraph) -> SafeString:
    classes = ["paper-text", f"paper-{block.align}"]
    classes += ["paper-indent"] if block.indent else []
    classes += ["paper-strong"] if block.strong else []
    return format_html('<p class="{}">{}</p>', " ".join(classes), _lines(block.text))


def _grid(block: model.Grid) -> SafeString:
    def cell(part: model.GridCell) -> SafeString:
        tall = f" paper-lines-{min(part.lines, 10)}" if part.lines > 1 else ""
        if part.label:
            return format_html(
                '<th scope="row" colspan="{}" class="paper-label">{}</th>', part.span, _lines(part.text)
            )
        return format_html(
            '<td colspan="{}" class="paper-value{}">{}</td>', part.span, tall, _lines(part.text)
        )

    rows = _join(format_html("<tr>{}</tr>", _join(cell(part) for part in row)) for row in block.rows)
    return format_html('<table class="paper-grid"><tbody>{}</tbody></table>', rows)


def _items(block: model.Items) -> SafeString:
    entries = format_html_join(
        "",
        '<li><span class="paper-marker">{}</span>{}</li>',
        ((item.marker, _lines(item.text)) for item in block.items),
    )
    return format_html('<ol class="paper-items">{}</ol>', entries)


def _table(block: model.Table) -> SafeString:
    head = format_html_join("", '<th scope="col">{}</th>', ((text,) for text in block.head))
    rows = _join(
        format_html(
            "<tr>{}</tr>",
            format_html_join(
                "",
                '<td class="{}">{}</td>',
                (
                    ("paper-center" if centred else "paper-left", _lines(text))
                    for text, centred in zip(row, block.centred, strict=True)
                ),
            ),
        )
        for row in block.rows
    )
    return format_html(
        '<table class="paper-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>', head, rows
    )


def _dialogue(block: model.Dialogue) -> SafeString:
    entries = format_html_join(
        "",
        '<p class="paper-text paper-indent">问：{}</p><p class="paper-text paper-indent">答：{}</p>',
        ((_lines(exchange.question), _lines(exchange.answer)) for exchange in block.exchanges),
    )
    return format_html('<div class="paper-dialogue">{}</div>', entries)


def _picture(svg: str, words: str, style: str) -> SafeString:
    """A drawing as an image of its own: nothing in it can reach the page."""
    address = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    return format_html('<img class="{}" alt="{}" src="{}">', style, words, address)


def _hand(hand: Hand | None) -> SafeString:
    """What stands on the rule: nothing, a signature, or that it was refused."""
    if hand is None:
        return SafeString("")
    if hand.svg:
        return _picture(hand.svg, "手写签名", "paper-hand")
    return format_html('<span class="paper-refused">{}</span>', hand.note)


def _signatures(block: model.Signatures, index: int, overlay: Overlay) -> SafeString:
    entries = format_html_join(
        "",
        '<p class="paper-signature"><span>{}：{}</span><span class="paper-rule">{}</span><span>{}</span></p>',
        (
            (
                line.label,
                line.name,
                _hand(overlay.hand(f"{index}.{number}")),
                line.date or (FREE_DATE if line.dated else ""),
            )
            for number, line in enumerate(block.lines)
        ),
    )
    return format_html('<div class="paper-signatures">{}</div>', entries)


def _seal(block: model.Seal, overlay: Overlay) -> SafeString:
    words = overlay.seal or block.mark
    mark = format_html('<span class="paper-mark">{}</span>', words) if block.mark else SafeString("")
    return format_html('<div class="paper-seal"><p>{}</p><p>{}</p>{}</div>', block.agency, block.date, mark)


def _approval(block: model.Approval, index: int, overlay: Overlay) -> SafeString:
    rows = format_html_join(
        "",
        '<tr><th scope="row" class="paper-label">{}</th><td class="paper-opinion"><p>{}</p>'
        '<p class="paper-right">签名：{}{}　　{}</p></td></tr>',
        (
            (
                row.label,
                _lines(row.opinion),
                row.signer,
                _hand(overlay.hand(f"{index}.{number}")),
                row.date or FREE_DATE,
            )
            for number, row in enumerate(block.rows)
        ),
    )
    return format_html('<table class="paper-grid paper-approval"><tbody>{}</tbody></table>', rows)


def _checkboxes(block: model.Checkboxes) -> SafeString:
    options = "　".join(option_text(option) for option in block.options)
    return format_html('<p class="paper-text paper-checkboxes">{}：{}</p>', block.label, options)


def _block(block: model.AnyBlock, index: int, overlay: Overlay) -> SafeString:  # noqa: C901, PLR0911 - one case a kind
    match block:
        case model.Paragraph():
            return _paragraph(block)
        case model.Heading():
            return format_html('<h3 class="paper-heading">{}</h3>', block.text)
        case model.Grid():
            return _grid(block)
        case model.Items():
            return _items(block)
        case model.Table():
            return _table(block)
        case model.Dialogue():
            return _dialogue(block)
        case model.Signatures():
            return _signatures(block, index, overlay)
        case model.Seal():
            return _seal(block, overlay)
        case model.Approval():
            return _approval(block, index, overlay)
        case model.Checkboxes():
            return _checkboxes(block)
        case model.BlankStroke():
            return format_html('<p class="paper-blank"><span>{}</span></p>', block.text)
        case model.Note():
            return format_html('<p class="paper-note">{}</p>', _lines(block.text))


def _head(source: DocModel) -> SafeString:
    number = format_html('<p class="paper-number">{}</p>', source.number) if source.number else SafeString("")
    title = format_html('<h2 class="paper-title">{}</h2>', source.title)
    if source.red_head:
        return format_html(
            '<header class="paper-head paper-red-head"><p class="paper-letterhead">{}</p>{}</header>{}',
            source.agency,
            number,
            title,
        )
    return format_html(
        '<header class="paper-head"><p class="paper-band">{}</p>{}{}</header>',
        source.band or source.agency,
        title,
        number,
    )


def _check_mark(overlay: Overlay) -> SafeString:
    if not overlay.qr:
        return SafeString("")
    picture = _picture(overlay.qr, "文书查验二维码", "paper-qr")
    return format_html(
        '<a class="paper-check" href="{}">{}<span>扫码查验<br>{}</span></a>',
        overlay.url,
        picture,
        overlay.code,
    )


def _page_signature(source: DocModel, overlay: Overlay) -> SafeString:
    """The line at the foot of each printed page; the sheet on screen has no pages, so it shows only a hand there."""
    if overlay.hand(PAGE) is None:
        return SafeString("")
    return format_html(
        '<p class="paper-signature"><span>{}：</span><span class="paper-rule">{}</span></p>',
        source.page_signature,
        _hand(overlay.hand(PAGE)),
    )


def render_html(source: DocModel, overlay: Overlay = NOTHING) -> SafeString:
    """The document as one `article.paper-sheet`; needs paper.css and nothing else."""
    addressee = (
        format_html('<p class="paper-text paper-addressee">{}</p>', source.addressee)
        if source.addressee
        else SafeString("")
    )
    copies = (
        format_html('<footer class="paper-copies">{}</footer>', source.copies)
        if source.copies
        else SafeString("")
    )
    return format_html(
        '<article class="paper-sheet paper-layout-{}" lang="zh-CN">{}{}{}{}{}{}{}</article>',
        source.layout,
        _check_mark(overlay),
        format_html('<p class="paper-void">{}</p>', overlay.void) if overlay.void else SafeString(""),
        _head(source),
        addressee,
        _join(_block(block, index, overlay) for index, block in enumerate(source.blocks)),
        _page_signature(source, overlay),
        copies,
    )
