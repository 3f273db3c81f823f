"""What a member of the public may type or choose."""

from __future__ import annotations

import re

from django import forms

from lianzhi.documents.check_codes import LENGTH, read_code

MOST_BYTES = 20 * 1024 * 1024
DIGEST = re.compile(r"[0-9a-f]{64}")


class CodeForm(forms.Form):
    """The code from the corner of a paper."""

    code = forms.CharField(
        label="查验码", max_length=60, help_text=f"文书左上角二维码旁的{LENGTH}位字符，大小写、横线不限。"
    )

    def clean_code(self) -> str:
        """The code as it is looked up."""
        code = read_code(self.cleaned_data["code"])
        if len(code) != LENGTH:
            raise forms.ValidationError(f"查验码是{LENGTH}位字符，请对照文书重新填写。")
        return code


class CompareForm(forms.Form):
    """A PDF, or its digest, to hold against the document's."""

    pdf = forms.FileField(
        label="PDF 文件",
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
        help_text="只在本次比对中使用，不保存。",
    )
    digest = forms.CharField(
        label="或者粘贴摘要", required=False, max_length=80, help_text="SM3 或者 SHA-256，64位十六进制字符。"
    )

    def clean_digest(self) -> str:
        """Lower case, without spaces."""
        digest = re.sub(r"\s", "", self.cleaned_data["digest"]).lower()
        if digest and not DIGEST.fullmatch(digest):
            raise forms.ValidationError("摘要应当是64位十六进制字符（0–9、a–f）。")
        return digest

    def clean(self) -> dict[str, object]:
        """One of the two."""
        cleaned = super().clean() or {}
        pdf = cleaned.get("pdf")
        if pdf is not None and pdf.size > MOST_BYTES:
            self.add_error("pdf", "文件超过20MB，不是本平台制作的文书。")
        if not self.errors and pdf is None and not cleaned.get("digest"):
            self.add_error("pdf", "请选择 PDF 文件，或者粘贴摘要。")
        return cleaned
