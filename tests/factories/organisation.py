"""A small county with real codes and invented people: four townships in three districts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import setup_writes
from lianzhi.core.constants import Reach, Role
from lianzhi.organisation.constants import AuthorityKind, DivisionLevel, OfficerKind, Post
from lianzhi.organisation.models import (
    Account,
    Authority,
    Certificate,
    District,
    DistrictMembership,
    DistrictPost,
    Division,
    Officer,
    RoleGrant,
)

COUNTY = "350525"
BUREAU = "350525-yj"
WULIJIE, SHIGU, PENGHU, DONGPING = "350525101", "350525107", "350525104", "350525109"
TOWNSHIPS = {
    WULIJIE: ("五里街镇", "wulijie", "永五政"),
    SHIGU: ("石鼓镇", "wulijie", "永石政"),
    PENGHU: ("蓬壶镇", "penghu", "永蓬政"),
    DONGPING: ("东平镇", "taocheng", "永东平政"),
}
DISTRICTS = {"wulijie": "五里街", "penghu": "蓬壶", "taocheng": "桃城"}
DEPARTMENTS = {
    "350525-scjg": ("永春县市场监督管理局", AuthorityKind.DEPARTMENT, "永市监"),
    "350525-xf": ("永春县消防救援大队", AuthorityKind.DEPARTMENT, "永消"),
    "350525-zj": ("永春县住房和城乡建设局", AuthorityKind.DEPARTMENT, "永建"),
    "350525-jt": ("永春县交通运输局", AuthorityKind.DEPARTMENT, "永交"),
    "350525-ga": ("永春县公安局", AuthorityKind.POLICE, "永公"),
    "350525-gov": ("永春县人民政府", AuthorityKind.COUNTY_GOVERNMENT, "永政"),
}
SINCE = date(2023, 11, 30)


@dataclass(frozen=True, slots=True)
class County:
    """The small county; `governments` by township code, `lapsed` and `auxiliary` serve in 五里街镇."""

    division: Division
    bureau: Authority
    governments: dict[str, Authority]
    townships: dict[str, Division]
    districts: dict[str, District]
    lapsed: Officer
    auxiliary: Officer


def build_county() -> County:
    """Write the small county; call it once in a test's set-up."""
    with setup_writes("tests: county"):
        division = Division.objects.create(code=COUNTY, name="永春县", level=DivisionLevel.COUNTY)
        townships = {code: _township(code, division) for code in TOWNSHIPS}
        bureau = _authority(BUREAU, "永春县应急管理局", AuthorityKind.COUNTY_BUREAU, division, "永")
        for code, (name, kind, prefix) in DEPARTMENTS.items():
            _authority(code, name, kind, division, prefix)
        governments = {
            code: _authority(
                code, f"永春县{name}人民政府", AuthorityKind.TOWNSHIP_GOVERNMENT, townships[code], prefix
            )
            for code, (name, _, prefix) in TOWNSHIPS.items()
        }
        districts = {
            code: District.objects.create(code=code, name=f"{name}片区", squad_name=f"{name}中队")
            for code, name in DISTRICTS.items()
        }
        for code, (_, district, _) in TOWNSHIPS.items():
            DistrictMembership.objects.create(
                district=districts[district], division=townships[code], valid_from=SINCE
            )
        return County(
            division=division,
            bureau=bureau,
            governments=governments,
            townships=townships,
            districts=districts,
            lapsed=make_officer(
                "失效甲（示例）", governments[WULIJIE], certificate_to=date(2025, 6, 30), post="wulijie"
            ),
            auxiliary=make_officer(
                "辅助乙（示例）", governments[WULIJIE], kind=OfficerKind.AUXILIARY, post="wulijie"
            ),
        )


def make_officer(
    name: str,
    authority: Authority,
    *,
    kind: OfficerKind = OfficerKind.OFFICIAL,
    certificate_to: date = date(2028, 11, 29),
    legal_qualification: str = "",
    post: str = "",
    as_post: Post = Post.MEMBER,
) -> Officer:
    """An officer; officials get a certificate from 2023-11-30; `post` is the district to serve in."""
    with setup_writes("tests: officer"):
        made = Officer.objects.create(
            name=name, authority=authority, kind=kind, legal_qualification=legal_qualification
        )
        if kind == OfficerKind.OFFICIAL:
            Certificate.objects.create(
                officer=made, number=f"闽C0525{made.pk:04}（示例）", valid_from=SINCE, valid_to=certificate_to
            )
        if post:
            DistrictPost.objects.create(district_id=post, officer=made, post=as_post, valid_from=SINCE)
        return made


def make_account(
    username: str, officer: Officer | None, *roles: Role, reach: Reach = Reach.TOWNSHIP
) -> Account:
    """A sign-in without a password (tests use force_login), with its roles granted."""
    with setup_writes("tests: account"):
        account = Account(username=username, officer=officer, reach=reach)
        account.set_unusable_password()
        account.save()
        for role in roles:
            RoleGrant.objects.create(account=account, role=role, valid_from=SINCE)
        return account


def _township(code: str, county: Division) -> Division:
    return Division.objects.create(
        code=code, name=TOWNSHIPS[code][0], level=DivisionLevel.TOWNSHIP, parent=county
    )


def _authority(code: str, name: str, kind: AuthorityKind, division: Division, prefix: str) -> Authority:
    return Authority.objects.create(
        code=code,
        name=name,
        kind=kind,
        division=division,
        number_prefix=prefix,
        head_name="林负责（示例）",
        address=f"{name}驻地（示例）",
        phone="0595-00000000",
        postcode="362600",
        bank="示例银行永春支行（示例）",
        bank_address="永春县示例路1号（示例）",
        bank_account_name="永春县财政专户（示例）",
        bank_account="0000000000（示例）",
        reconsideration_body="永春县人民政府",
        court="永春县人民法院",
    )
