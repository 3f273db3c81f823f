"""The bell: counted anew as soon as anything happened, and not before."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianzhi.core import clock
from lianzhi.desk.worklist.bell import bell_for
from lianzhi.desk.worklist.selectors import count_for
from tests.cases.file import File


def test_the_bell_is_counted_once_until_something_happens(file: File) -> None:
    case = file.opened()
    officer, leader = file.officer, file.leader
    assert bell_for(leader, clock.today()) == 0
    waiting = bell_for(officer, clock.today())
    with CaptureQueriesContext(connection) as captured:
        assert bell_for(officer, clock.today()) == waiting
    assert len(captured) == 1
    file.submit_filing(case)
    assert bell_for(leader, clock.today()) == 1
    assert bell_for(officer, clock.today()) == count_for(officer, clock.today()) == waiting - 1
