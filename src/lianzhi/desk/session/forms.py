"""Forms around the sign-in."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

# The clock's table allows ten years; the page says so before the database does.
MOST_AHEAD = 3660


class SignInForm(AuthenticationForm):
    """Account and password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["username"].label = "账号"
        self.fields["password"].label = "密码"
        self.error_messages = {
            "invalid_login": "账号或者密码不正确。请核对大小写；连续输错将暂时锁定。",
            "inactive": "该账号已停用，请联系本单位系统管理员。",
        }


class OwnPasswordForm(PasswordChangeForm):
    """The old password once, the new one twice."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["old_password"].label = "原密码"
        self.fields["new_password1"].label = "新密码"
        self.fields["new_password2"].label = "再次填写新密码"


class DemoClockForm(forms.Form):
    """How many days the demo runs ahead of the real day."""

    days_ahead = forms.IntegerField(
        label="拨快天数",
        min_value=0,
        max_value=MOST_AHEAD,
        help_text="0 为真实日期；最多拨快十年。例如要查看整改期限届满后的情形，填写期限的天数加一。",
    )
