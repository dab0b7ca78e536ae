from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("services", "0003_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name=name,
            name="name_en",
            field=models.CharField(blank=True, max_length=120, verbose_name="tên bằng tiếng Anh"),
        )
        for name in ("field", "lifeevent")
    ]
