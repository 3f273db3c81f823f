"""A violation written on a clue by mistake can be taken back."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_case_on_a_clue")]

    operations = [
        migrations.AddField(
            model_name="clueviolation",
            name="withdrawn_on",
            field=models.DateField(null=True, verbose_name="更正日期"),
        ),
        migrations.AddField(
            model_name="clueviolation",
            name="withdrawn_why",
            field=models.CharField(blank=True, max_length=200, verbose_name="更正原因"),
        ),
    ]
