"""Changing one's own password 修改密码."""

from __future__ import annotations

from dataclasses import dataclass, field

from lianzhi.audit.acts import Act
from lianzhi.core.refusals import NotVisible
from lianzhi.organisation.models import Account


@dataclass(frozen=True, kw_only=True)
class ChangePassword(Act[Account]):
    """Give the actor's own account another password, already checked against the validators by the form."""

    new_password: str = field(repr=False)

    def perform(self) -> Account:
        own = self.actor.account_id
        account = None if own is None else Account.objects.filter(pk=own, is_active=True).first()
        if account is None:
            raise NotVisible("没有这个账号。")
        account.set_password(self.new_password)
        account.save(update_fields=["password"])
        # The password itself, in whatever form, is never part of the record.
        self.record(
            "account.password_changed", "修改了本人的登录密码", subject=account, stream="organisation"
        )
        return account
