"""Pieces of a template with printed values → finished blocks of a document."""

from __future__ import annotations

from lianzhi.documents import doc_model as model
from lianzhi.documents import templates as source
from lianzhi.documents.amounts import chinese_count
from lianzhi.documents.field_values import NOT_GIVEN, Scope
from lianzhi.documents.templates import Template


def _paragraphs(piece: source.ParagraphSource, scope: Scope) -> list[model.AnyBlock]:
    """A text with line breaks becomes as many paragraphs."""
    return [
        model.Paragraph(text=line.strip(), indent=piece.indent, align=piece.align, strong=piece.strong)
        for line in scope.fill(piece.text).split("\n")
        if line.strip()
    ]


def _grid(piece: source.GridSource, scope: Scope) -> model.Grid:
    rows = []
    for number, row in enumerate(piece.rows):
        cells: list[model.GridCell] = []
        used = 0
        for index, cell in enumerate(row):
            last = index == len(row) - 1
            if isinstance(cell, source.CellSource):
                text, label, span, lines = cell.text, cell.label, cell.span, cell.lines
            else:
                text, label = cell, index % 2 == 0
                span, lines = 1, piece.lines.get(number, 1)
            if last:
                span = len(piece.widths) - used
            used += span
            cells.append(
                model.GridCell(
                    text=scope.fill(text) or ("" if label else NOT_GIVEN), label=label, span=span, lines=lines
                )
            )
        rows.append(tuple(cells))
    return model.Grid(widths=piece.widths, rows=tuple(rows))


def _marker(markers: source.Markers, number: int) -> str:
    if markers is source.Markers.ARABIC:
        return f"{number}."
    written = chinese_count(number)
    return f"{written}、" if markers is source.Markers.CHINESE else f"（{written}）"


def _items(piece: source.ItemsSource, scope: Scope) -> model.Items:
    texts = (
        scope.lines.get(piece.field, ()) if piece.field else tuple(scope.fill(text) for text in piece.texts)
    )
    return model.Items(
        items=tuple(
            model.Item(marker=_marker(piece.markers, number), text=text)
            for number, text in enumerate(texts, start=1)
        )
    )


def _table(piece: source.TableSource, template: Template, scope: Scope) -> model.Table:
    labels = {column.name: column.label_zh for column in template.fields[piece.field].columns}
    number = ("序号",) if piece.numbered else ()
    rows = tuple(
        (*((str(index),) if piece.numbered else ()), *(row[column.name] for column in piece.columns))
        for index, row in enumerate(scope.rows.get(piece.field, ()), start=1)
    )
    return model.Table(
        head=(*number, *(labels[column.name] for column in piece.columns)),
        rows=rows,
        widths=(*((1.5,) if piece.numbered else ()), *(column.width for column in piece.columns)),
        centred=(*((True,) if piece.numbered else ()), *(column.centred for column in piece.columns)),
    )


def _signatures(piece: source.SignaturesSource, scope: Scope) -> model.Signatures:
    return model.Signatures(
        lines=tuple(
            model.SignatureLine(
                label=scope.fill(line.label),
                name=scope.fill(line.name),
                date=scope.fill(line.date),
                dated=line.dated,
            )
            for line in piece.lines
        )
    )


def _approval(piece: source.ApprovalsSource, scope: Scope) -> model.Approval:
    return model.Approval(
        rows=tuple(
            model.ApprovalRow(
                label=scope.fill(row.label),
                opinion=scope.fill(row.opinion),
                signer=scope.fill(row.signer),
                date=scope.fill(row.date),
            )
            for row in piece.rows
            if not row.when or scope.has(row.when)
        )
    )


def _dialogue(piece: source.DialogueSource, scope: Scope) -> model.Dialogue:
    return model.Dialogue(
        exchanges=tuple(
            model.Exchange(question=row["question"], answer=row["answer"])
            for row in scope.rows.get(piece.field, ())
        )
    )


def _checkboxes(piece: source.CheckboxesSource, template: Template, scope: Scope) -> model.Checkboxes:
    chosen = scope.lines.get(piece.field) or (scope.texts.get(piece.field, ""),)
    options = tuple(
        model.Option(text=text, ticked=text in chosen) for text in template.fields[piece.field].choices
    )
    return model.Checkboxes(label=piece.label, options=options)


def _blocks(piece: source.AnyPiece, template: Template, scope: Scope) -> list[model.AnyBlock]:  # noqa: C901, PLR0911 - one case a kind
    match piece:
        case source.ParagraphSource():
            return _paragraphs(piece, scope)
        case source.HeadingSource():
            return [model.Heading(text=scope.fill(piece.text))]
        case source.GridSource():
            return [_grid(piece, scope)]
        case source.ItemsSource():
            return [_items(piece, scope)]
        case source.TableSource():
            return [_table(piece, template, scope)]
        case source.DialogueSource():
            return [_dialogue(piece, scope)]
        case source.SignaturesSource():
            return [_signatures(piece, scope)]
        case source.SealSource():
            return [
                model.Seal(agency=scope.fill(piece.agency), date=scope.fill(piece.date), mark=scope.seal_mark)
            ]
        case source.ApprovalsSource():
            return [_approval(piece, scope)]
        case source.CheckboxesSource():
            return [_checkboxes(piece, template, scope)]
        case source.BlankSource():
            return [model.BlankStroke(text=piece.text)]
        case source.NoteSource():
            return [model.Note(text=scope.fill(piece.text))]


def _is_wanted(piece: source.AnyPiece, scope: Scope) -> bool:
    if piece.when is not None and not scope.has(piece.when):
        return False
    return piece.unless is None or not scope.has(piece.unless)


def blocks_of(template: Template, scope: Scope) -> tuple[model.AnyBlock, ...]:
    """The blocks of a template that are wanted, in order."""
    return tuple(
        block
        for piece in template.body
        if _is_wanted(piece, scope)
        for block in _blocks(piece, template, scope)
    )
