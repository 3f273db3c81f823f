"""Words of the ledger; the sectors are the ten of the sample township's plan, with mines."""

from __future__ import annotations

from django.db import models


class Sector(models.TextChoices):
    HAZARDOUS_CHEMICALS = "hazardous_chemicals", "危险化学品"
    FIREWORKS = "fireworks", "烟花爆竹"
    GAS = "gas", "镇村燃气"
    FIRE = "fire", "消防"
    TRANSPORT = "transport", "交通运输"
    CROWDED_PLACES = "crowded_places", "人员密集场所"
    CONSTRUCTION = "construction", "建筑施工"
    METALLURGY_TRADE = "metallurgy_trade", "冶金工贸"
    SPECIAL_EQUIPMENT = "special_equipment", "特种设备"
    RURAL_HOUSES = "rural_houses", "农村自建房"
    MINES = "mines", "非煤矿山"


class SupervisionLevel(models.TextChoices):
    KEY = "key", "重点检查企业"
    ORDINARY = "ordinary", "一般检查企业"


class RiskGrade(models.TextChoices):
    A = "A", "A级（低风险）"
    B = "B", "B级（一般风险）"
    C = "C", "C级（较大风险）"
    D = "D", "D级（重大风险）"


class PartyKind(models.TextChoices):
    """Decides thresholds and the form of the decision: a unit or a person (个体工商户 may be ranged as either)."""

    UNIT = "unit", "单位"
    PERSON = "person", "个人"
