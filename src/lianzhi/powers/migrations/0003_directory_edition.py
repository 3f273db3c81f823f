from uuid import uuid4

from django.db import migrations, models


def first_edition(apps, schema_editor):
    """A site whose directory is loaded already has an edition from here on."""
    if apps.get_model("powers", "PowerItem").objects.exists():
        apps.get_model("powers", "DirectoryEdition").objects.create(token=uuid4().hex)


class Migration(migrations.Migration):
    dependencies = [
        ("powers", "0002_grant_limits"),
    ]

    operations = [
        migrations.CreateModel(
            name="DirectoryEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=32, verbose_name="版次")),
            ],
            options={
                "verbose_name": "事项目录版次",
            },
        ),
        migrations.RunPython(first_edition, migrations.RunPython.noop),
    ]
