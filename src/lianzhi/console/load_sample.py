"""`lianzhi load-sample`: the sample county; on a demo site also its accounts."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from django.conf import settings

from lianzhi.console.sample.story import tell
from lianzhi.core import clock
from lianzhi.enterprises.loading import load as load_enterprises
from lianzhi.organisation.demo import keep_password
from lianzhi.organisation.loading import load as load_organisation
from lianzhi.organisation.loading import load_accounts
from lianzhi.powers.loading import load as load_powers


def run(argv: Sequence[str]) -> int:
    """Loads organisation, powers and enterprises, each only where it is not so already; 2 for any argument."""
    if argv:
        sys.stderr.write("load-sample 不带参数。\n")
        return 2
    organisation = load_organisation()
    sys.stdout.write(
        f"示例县：区划{organisation.divisions}个，机关{organisation.authorities}个，"
        f"片区{organisation.districts}个，人员{organisation.officers}名。\n"
    )
    load_powers()
    sys.stdout.write(f"执法事项已装入；企业新增{load_enterprises()}家（均为示例）。\n")
    if settings.DEMO:
        password = keep_password(settings.VAR, os.environ.get("LIANZHI_DEMO_PASSWORD", ""))
        sys.stdout.write(f"演示账号{load_accounts(password)}个；`lianzhi sample-accounts` 查看。\n")
        sys.stdout.write(f"演示检查和案件：{tell(clock.today())}次检查（均为示例）。\n")
    return 0
