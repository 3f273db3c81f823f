"""A county's own wording of a template: published as a dated version, or the national one taken back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, NotVisible, WrongState, require
from lianzhi.documents.models import TemplateVersion
from lianzhi.documents.selectors import template_in_force, template_versions
from lianzhi.documents.template_lint import lint
from lianzhi.documents.templates import Template, load_templates

KEEPERS = (Role.JOINT_OFFICE, Role.ADMINISTRATOR)
STREAM = "templates"


def national_template(key: str) -> Template:
    """The national wording; raises NotVisible for a key there is none of."""
    found = load_templates().get(key)
    if found is None:
        raise NotVisible("没有这种文书模板。")
    return found


@dataclass(frozen=True, kw_only=True)
class PublishTemplate(Act[TemplateVersion]):
    """Put a county's wording in force for documents made from now on; issued ones keep theirs."""

    key: str
    source: str
    note: str

    def perform(self) -> TemplateVersion:
        """Raises NoRight, NotVisible, Malformed with every complaint at its line."""
        require(self.actor, *KEEPERS)
        national = national_template(self.key)
        if not self.note.strip():
            raise Malformed({"note": "请写明修改了什么、为什么修改。"})
        text = self.source.replace("\r\n", "\n").strip() + "\n"
        complaints = lint(national, text)
        if complaints:
            raise Malformed({"source": "；".join(str(each).rstrip("。") for each in complaints) + "。"})
        newest = template_versions(self.key).first()
        if newest is not None and newest.source == text:
            raise Malformed({"source": "与现行的本县版本完全相同，无需发布。"})
        return _kept(self, national, text, "发布本县版本")


@dataclass(frozen=True, kw_only=True)
class ResetTemplate(Act[TemplateVersion]):
    """Take the national wording back."""

    key: str
    note: str = "恢复全国通用模板"

    def perform(self) -> TemplateVersion:
        """Raises NoRight, NotVisible, WrongState where the national wording is in force already."""
        require(self.actor, *KEEPERS)
        national = national_template(self.key)
        if template_in_force(self.key) is national:
            raise WrongState("现行的就是全国通用模板，无需恢复。")
        return _kept(self, national, "", "恢复全国通用模板")


def _kept(act: PublishTemplate | ResetTemplate, national: Template, text: str, said: str) -> TemplateVersion:
    """The dated version and its event."""
    today = clock.today()
    count = template_versions(national.key).filter(version__contains=f"{today:%Y%m%d}").count()
    version = TemplateVersion.objects.create(
        key=national.key,
        version=f"{national.version}+{today:%Y%m%d}.{count + 1}",
        source=text,
        sm3=hashlib.new("sm3", text.encode()).hexdigest(),
        note=act.note.strip(),
        made_by=act.actor.name,
    )
    act.record(
        "template.published" if text else "template.reset",
        f"对《{national.name_zh}》模板{said}（{version.version}）：{version.note}",
        subject=version,
        stream=STREAM,
        payload={"key": national.key, "version": version.version, "sm3": version.sm3},
    )
    return version
