from __future__ import annotations

import threading
from dataclasses import dataclass

import pytest
from django.db import connection, connections, transaction

from lianzhi.audit.acts import Act, ForgottenEvent, UnauditedWrite, guard_writes, setup_writes
from lianzhi.audit.chain import digest
from lianzhi.audit.models import AuditEvent, StreamHead
from lianzhi.audit.services import verify
from lianzhi.console import audit as console
from lianzhi.core.actors import Actor
from lianzhi.organisation.models import Division

ACTOR = Actor.system("tests")


@dataclass(frozen=True, kw_only=True)
class Rename(Act[Division]):
    """A small act for the tests."""

    code: str
    name: str
    forget: bool = False
    stumble: bool = False

    def perform(self) -> Division:
        division, _ = Division.objects.update_or_create(
            code=self.code, defaults={"name": self.name, "level": "county"}
        )
        if not self.forget:
            self.record(
                "division.renamed",
                f"区划改名为“{self.name}”",
                subject=division,
                stream="divisions",
                payload={"name": self.name, "at": division.code, "much": 1.5, "list": [1, None, "一"]},
            )
        if self.stumble:
            raise ValueError("after writing")
        return division


def rename_times(times: int) -> None:
    for number in range(times):
        Rename(actor=ACTOR, code="999999", name=f"第{number}次").execute()


def run_sql(sql: str) -> None:
    with setup_writes("tests: tampering"), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
def test_a_chain_nobody_touched_holds(capsys: pytest.CaptureFixture[str]) -> None:
    rename_times(4)
    found = verify()
    assert (found.checked, found.holds) == (4, True)
    assert console.run(["verify"]) == 0
    assert capsys.readouterr().out == "4\n"
    assert console.run(["mend"]) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tampering", "record", "word"),
    [
        ("UPDATE audit_auditevent SET sentence = '另一句' WHERE sequence = 2", 2, "已被改动"),
        ("UPDATE audit_auditevent SET actor_name = '他人' WHERE sequence = 3", 3, "已被改动"),
        ("UPDATE audit_auditevent SET payload = '{}' WHERE sequence = 1", 1, "已被改动"),
        ("DELETE FROM audit_auditevent WHERE sequence = 2", 2, "被删除"),
        ("DELETE FROM audit_auditevent WHERE sequence = 4", 4, "被删除"),
        ("DELETE FROM audit_auditevent", 1, "被删除"),
        ("DELETE FROM audit_streamhead", 5, "不符"),
        (
            "UPDATE audit_auditevent SET sequence = CASE sequence WHEN 2 THEN 103 WHEN 3 THEN 102 ELSE sequence END",
            2,
            "被删除或者插入",
        ),
        ("UPDATE audit_auditevent SET sequence = sequence + 1 WHERE sequence = 4", 4, "被删除或者插入"),
    ],
)
def test_tampering_is_named_at_the_first_record_it_touched(
    tampering: str, record: int, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rename_times(4)
    run_sql(tampering)
    found = verify()
    assert not found.holds
    assert f"divisions 第{record}条" in found.broken
    assert word in found.broken
    assert console.run(["verify"]) == 1
    assert found.broken in capsys.readouterr().err


@pytest.mark.django_db
def test_two_records_that_changed_places_are_named() -> None:
    rename_times(3)
    run_sql("UPDATE audit_auditevent SET sequence = 99 WHERE sequence = 2")
    run_sql("UPDATE audit_auditevent SET sequence = 2 WHERE sequence = 3")
    run_sql("UPDATE audit_auditevent SET sequence = 3 WHERE sequence = 99")
    assert "divisions 第2条：与前一条的摘要不衔接" in verify().broken


@pytest.mark.django_db
def test_a_record_slipped_in_with_a_digest_of_its_own_is_named() -> None:
    rename_times(2)
    last = AuditEvent.objects.get(sequence=2)
    forged = {
        "stream": "divisions",
        "sequence": 3,
        "at": last.at,
        "event": "division.renamed",
        "actor_name": "他人",
        "actor_account": None,
        "actor_authority": "x",
        "subject_type": "t",
        "subject_id": "1",
        "sentence": "插入",
        "payload": {},
        "previous": last.digest,
    }
    with setup_writes("tests: tampering"):
        AuditEvent.objects.bulk_create([AuditEvent(**forged, digest=digest(forged))])
    assert "链尾与登记的末端摘要不符" in verify().broken


@pytest.mark.django_db
def test_a_record_is_never_written_again() -> None:
    rename_times(1)
    event = AuditEvent.objects.get()
    event.sentence = "改写"
    with pytest.raises(TypeError, match="never changed"):
        event.save()
    with pytest.raises(TypeError, match="never deleted"):
        event.delete()
    assert verify().holds


@pytest.mark.django_db
def test_an_act_that_forgets_its_event_or_stumbles_writes_nothing() -> None:
    with pytest.raises(ForgottenEvent, match="Rename"):
        Rename(actor=ACTOR, code="999999", name="无记录", forget=True).execute()
    with pytest.raises(ValueError, match="after writing"):
        Rename(actor=ACTOR, code="999999", name="跌倒", stumble=True).execute()
    assert Division.objects.count() == AuditEvent.objects.count() == StreamHead.objects.count() == 0


@pytest.mark.django_db
def test_a_write_outside_an_act_raises_and_reading_does_not() -> None:
    rename_times(1)
    for write in (
        lambda: Division.objects.create(code="1", name="x", level="county"),
        lambda: Division.objects.filter(code="999999").delete(),
        lambda: Division.objects.bulk_create([Division(code="2", name="y", level="county")]),
        lambda: StreamHead.objects.create(stream="z"),
    ):
        with pytest.raises(UnauditedWrite), transaction.atomic():
            write()
    assert Division.objects.get().name == "第0次"


@pytest.mark.django_db(transaction=True)
def test_concurrent_writers_queue_and_the_chain_does_not_fork() -> None:
    failures: list[BaseException] = []

    def write() -> None:
        try:
            with connection.execute_wrapper(guard_writes):
                rename_times(5)
        except BaseException as error:  # carried to the main thread
            failures.append(error)
        finally:
            connections.close_all()

    if connection.vendor == "postgresql":
        threads = [threading.Thread(target=write) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    else:
        # SQLite's test database lives in one connection's memory: its writers queue by nature.
        rename_times(30)
    assert failures == []
    found = verify()
    assert (found.checked, found.broken) == (30, "")


@pytest.mark.django_db
def test_what_setup_writes_is_no_link_of_the_chain() -> None:
    rename_times(2)
    with setup_writes("tests"):
        Division.objects.create(code="888888", name="另一", level="county")
    rename_times(2)
    assert list(AuditEvent.objects.order_by("id").values_list("sequence", flat=True)) == [1, 2, 3, 4]
    assert verify().checked == 4
