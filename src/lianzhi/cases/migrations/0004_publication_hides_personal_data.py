from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_cases_in_full"),
    ]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="personal_data_hidden",
            field=models.BooleanField(null=True, verbose_name="已隐去个人信息"),
        ),
    ]
